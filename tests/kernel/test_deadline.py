"""The last day in time, the first moment too late, and deadlines that move."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import deadline as dl
from lalanh.kernel.deadline import Bound, Deadline, Every, Offset, Unit
from lalanh.kernel.period import Kind

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def _deadline(
    last_day: date | None = None,
    *,
    bound: Bound = Bound.BY,
    at: time | None = None,
    offset: Offset | None = None,
    every: Every | None = None,
) -> Deadline:
    return Deadline("thời hạn", 0, 8, bound, last_day=last_day, time=at, offset=offset, every=every)


@pytest.mark.parametrize(
    ("bound", "at", "last_day"),
    [
        (Bound.BEFORE, None, date(2021, 8, 9)),
        (Bound.BEFORE, time(17), date(2021, 8, 10)),
        (Bound.BY, None, date(2021, 8, 10)),
        (Bound.AT, time(9, 30), date(2021, 8, 10)),
        (Bound.WITHIN, None, date(2021, 8, 10)),
    ],
)
def test_only_before_a_whole_day_excludes_the_day(
    bound: Bound, at: time | None, last_day: date
) -> None:
    assert dl.last_day_for(date(2021, 8, 10), bound, at) == last_day


def test_it_is_too_late_from_midnight_in_vietnam() -> None:
    assert dl.overdue_from(_deadline(date(2021, 8, 9))) == datetime(2021, 8, 9, 17, tzinfo=UTC)


def test_it_is_too_late_from_the_hour_where_one_is_set() -> None:
    assert dl.overdue_from(_deadline(date(2021, 8, 9), at=time(9, 30))) == datetime(
        2021, 8, 9, 2, 30, tzinfo=UTC
    )


def test_without_a_day_it_is_never_too_late() -> None:
    assert dl.overdue_from(_deadline()) is None


@given(DAYS, DAYS, st.sampled_from(Bound))
def test_a_later_day_is_never_over_earlier(one: date, other: date, bound: Bound) -> None:
    first, second = sorted([one, other])
    limits = [
        dl.overdue_from(_deadline(dl.last_day_for(day, bound), bound=bound))
        for day in (first, second)
    ]

    assert limits[0] is not None
    assert limits[1] is not None
    assert limits[0] <= limits[1]


@pytest.mark.parametrize(
    ("offset", "last_day"),
    [
        (Offset(3, Unit.MONTH), date(2020, 4, 10)),
        (Offset(1, Unit.YEAR), date(2021, 1, 10)),
        (Offset(2, Unit.WEEK), date(2020, 1, 24)),
        (Offset(10, Unit.DAY), date(2020, 1, 20)),
        (Offset(-5, Unit.DAY), date(2020, 1, 5)),
        (Offset(5, Unit.WORKING_DAY), date(2020, 1, 17)),
        (Offset(24, Unit.HOUR), date(2020, 1, 11)),
        (Offset(25, Unit.HOUR), date(2020, 1, 12)),
        (Offset(0, Unit.DAY), date(2020, 1, 10)),
    ],
)
def test_a_relative_deadline_takes_its_day_from_the_event(offset: Offset, last_day: date) -> None:
    relative = _deadline(bound=Bound.WITHIN, offset=offset)

    fixed = dl.moved(relative, event_on=date(2020, 1, 10))

    assert (fixed.last_day, fixed.is_derived, fixed.literal) == (last_day, True, "thời hạn")


def test_it_moves_again_when_the_event_moves() -> None:
    fixed = dl.moved(_deadline(offset=Offset(3, Unit.MONTH)), event_on=date(2020, 1, 10))

    assert dl.moved(fixed, event_on=date(2020, 1, 31)).last_day == date(2020, 4, 30)


def test_a_deadline_that_hangs_on_no_event_stays() -> None:
    fixed = _deadline(date(2021, 8, 9))

    assert dl.moved(fixed, event_on=date(2022, 1, 1)) is fixed


@pytest.mark.parametrize(
    ("every", "bound", "first", "last", "days"),
    [
        (
            Every(Kind.MONTH, ((1, 20),)),
            Bound.BEFORE,
            date(2021, 8, 1),
            date(2021, 10, 18),
            [date(2021, 8, 19), date(2021, 9, 19)],
        ),
        (
            Every(Kind.MONTH, ((1, 1),)),
            Bound.BEFORE,
            date(2021, 8, 31),
            date(2021, 9, 30),
            [date(2021, 8, 31), date(2021, 9, 30)],
        ),
        (
            Every(Kind.MONTH, ((1, 31),)),
            Bound.BY,
            date(2021, 1, 1),
            date(2021, 3, 30),
            [date(2021, 1, 31), date(2021, 2, 28)],
        ),
        (
            Every(Kind.YEAR, ((6, 1), (11, 15))),
            Bound.BEFORE,
            date(2021, 1, 1),
            date(2021, 12, 31),
            [date(2021, 5, 31), date(2021, 11, 14)],
        ),
        (
            Every(Kind.QUARTER, ((3, 15),)),
            Bound.BY,
            date(2021, 7, 1),
            date(2021, 12, 31),
            [date(2021, 9, 15), date(2021, 12, 15)],
        ),
        (
            Every(Kind.WEEK, ((1, 5),)),
            Bound.AT,
            date(2021, 8, 9),
            date(2021, 8, 20),
            [date(2021, 8, 13), date(2021, 8, 20)],
        ),
        (
            Every(Kind.DAY, ((1, 1),)),
            Bound.BY,
            date(2021, 8, 9),
            date(2021, 8, 10),
            [date(2021, 8, 9), date(2021, 8, 10)],
        ),
    ],
)
def test_a_recurring_deadline_falls_due_in_each_period(
    every: Every, bound: Bound, first: date, last: date, days: list[date]
) -> None:
    recurring = _deadline(bound=bound, every=every)

    found = list(dl.occurrences(recurring, first=first, last=last))

    assert [one.last_day for one in found] == days
    assert {(one.every, one.is_derived) for one in found} == {(None, True)}


def test_a_deadline_that_does_not_recur_has_no_occurrences() -> None:
    single = _deadline(date(2021, 8, 9))

    assert list(dl.occurrences(single, first=date(2021, 1, 1), last=date(2021, 12, 31))) == []
