"""Periods of the calendar and sums with months."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import period
from lalanh.kernel.period import Kind, Period

DAY = date(2021, 8, 9)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
KINDS = st.sampled_from(Kind)


@pytest.mark.parametrize(
    ("kind", "first", "last", "code", "label"),
    [
        (Kind.YEAR, (1, 1), (12, 31), "2021", "Năm 2021"),
        (Kind.HALF_YEAR, (7, 1), (12, 31), "2021-H2", "6 tháng cuối năm 2021"),
        (Kind.QUARTER, (7, 1), (9, 30), "2021-Q3", "Quý III/2021"),
        (Kind.MONTH, (8, 1), (8, 31), "2021-08", "Tháng 8/2021"),
        (Kind.WEEK, (8, 9), (8, 15), "2021-W32", "Tuần 32 (09/8/2021 - 15/8/2021)"),
        (Kind.DAY, (8, 9), (8, 9), "2021-08-09", "Ngày 09/8/2021"),
    ],
)
def test_a_day_lies_in_one_period_of_each_kind(
    kind: Kind, first: tuple[int, int], last: tuple[int, int], code: str, label: str
) -> None:
    around = period.containing(kind, DAY)

    assert (around.first, around.last) == (date(2021, *first), date(2021, *last))
    assert (around.code, around.label) == (code, label)


def test_the_first_iso_week_may_begin_in_the_year_before() -> None:
    assert period.containing(Kind.WEEK, date(2021, 1, 1)).code == "2020-W53"


@given(KINDS, DAYS)
def test_periods_follow_each_other_without_gap_or_overlap(kind: Kind, day: date) -> None:
    around = period.containing(kind, day)

    assert day in around
    assert list(around.days())[-1] == around.last
    assert (around.next.first - around.last).days == 1
    assert around.next.previous == around
    assert around < around.next


@given(KINDS, DAYS)
def test_a_code_leads_back_to_its_period(kind: Kind, day: date) -> None:
    around = period.containing(kind, day)

    assert period.from_code(around.code) == around


@given(DAYS, st.sampled_from([Kind.HALF_YEAR, Kind.QUARTER, Kind.MONTH, Kind.DAY]))
def test_children_make_up_their_parent(day: date, kind: Kind) -> None:
    year = period.containing(Kind.YEAR, day)
    children = year.children(kind)

    assert (children[0].first, children[-1].last) == (year.first, year.last)
    assert {child.parent(Kind.YEAR) for child in children} == {year}
    assert [child.next for child in children[:-1]] == children[1:]


@pytest.mark.parametrize("code", ["", "21", "2021-13", "2021-Q5", "2021-W54", "2021-02-30", "x"])
def test_a_code_of_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        period.from_code(code)


def test_a_period_begins_on_its_first_day_only() -> None:
    with pytest.raises(ValueError, match="No month begins on 2021-08-09"):
        Period(DAY, Kind.MONTH)


def test_a_week_over_the_end_of_a_month_has_no_one_month() -> None:
    with pytest.raises(ValueError, match="no single month"):
        period.containing(Kind.WEEK, date(2021, 8, 31)).parent(Kind.MONTH)


def test_a_month_is_not_made_of_weeks_nor_of_quarters() -> None:
    with pytest.raises(ValueError, match="not made of weeks"):
        period.month(2021, 8).children(Kind.WEEK)
    with pytest.raises(ValueError, match="not made of quarters"):
        period.month(2021, 8).children(Kind.QUARTER)


def test_periods_can_be_named_and_shifted() -> None:
    assert period.quarter(2021, 4).shifted(-4) == period.quarter(2020, 4)
    assert period.half_year(2021, 1).next == period.half_year(2021, 2)
    assert period.month(2021, 12).next == period.month(2022, 1)
    assert [p.code for p in period.between(Kind.MONTH, date(2021, 11, 30), date(2022, 1, 1))] == [
        "2021-11",
        "2021-12",
        "2022-01",
    ]


def test_of_two_that_begin_together_the_longer_comes_first() -> None:
    assert sorted([period.month(2021, 1), period.year(2021), period.quarter(2021, 1)]) == [
        period.year(2021),
        period.quarter(2021, 1),
        period.month(2021, 1),
    ]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 1, 10), 3, date(2020, 4, 10)),
        (date(2021, 12, 31), 2, date(2022, 2, 28)),
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
        (date(2021, 8, 9), 0, date(2021, 8, 9)),
    ],
)
def test_months_are_added_within_the_length_of_the_month(
    day: date, months: int, later: date
) -> None:
    assert period.add_months(day, months) == later


@given(DAYS, st.integers(-600, 600))
def test_adding_months_moves_the_month_by_just_as_many(day: date, months: int) -> None:
    later = period.add_months(day, months)

    assert (12 * later.year + later.month) - (12 * day.year + day.month) == months
    assert later.day == min(day.day, period.month_end(later).day)


@pytest.mark.parametrize(
    ("day", "count", "holidays", "later"),
    [
        (date(2021, 8, 9), 4, [], date(2021, 8, 13)),
        (date(2021, 8, 13), 1, [], date(2021, 8, 16)),
        (date(2021, 8, 14), 1, [], date(2021, 8, 16)),
        (date(2021, 9, 1), 1, [date(2021, 9, 2), date(2021, 9, 3)], date(2021, 9, 6)),
        (date(2021, 8, 16), -1, [], date(2021, 8, 13)),
        (date(2021, 8, 14), 0, [], date(2021, 8, 14)),
    ],
)
def test_working_days_leave_out_week_ends_and_holidays(
    day: date, count: int, holidays: list[date], later: date
) -> None:
    assert period.add_working_days(day, count, holidays=holidays) == later


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2021, 8, 9), "09/8/2021"),
        (date(2022, 1, 31), "31/01/2022"),
        (date(2021, 12, 1), "01/12/2021"),
    ],
)
def test_a_date_is_printed_as_offices_write_it(day: date, printed: str) -> None:
    assert period.format_date(day) == printed


def test_the_day_begins_in_vietnam_seven_hours_before_it_does_in_london() -> None:
    assert period.local_date(datetime(2021, 8, 9, 16, 59, tzinfo=UTC)) == date(2021, 8, 9)
    assert period.local_date(datetime(2021, 8, 9, 17, 0, tzinfo=UTC)) == date(2021, 8, 10)
