"""What the calendar page shows: days with their entries, and the way to the days around."""

import calendar as days_of_months
from dataclasses import dataclass
from datetime import date, timedelta

from lalanh.kernel import period
from lalanh.tasks.queries import calendar
from lalanh.tasks.queries.calendar import Entry

MONTH, WEEK, LIST = "thang", "tuan", "danh-sach"
VIEWS = [(MONTH, "Tháng"), (WEEK, "Tuần"), (LIST, "Danh sách")]
LIST_DAYS = 60
ENTRIES_A_CELL = 8
WEEKDAYS = ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"]
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the page."""

    day: date
    entries: list[Entry]
    is_today: bool
    # Of the month before or after.
    is_other: bool

    @property
    def first(self) -> list[Entry]:
        """As many as a cell holds."""
        return self.entries[:ENTRIES_A_CELL]

    @property
    def more(self) -> int:
        """How many the cell leaves to the list."""
        return max(len(self.entries) - ENTRIES_A_CELL, 0)

    @property
    def weekday(self) -> str:
        """The name of the weekday."""
        return WEEKDAYS[self.day.weekday()]


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a page, in weeks, with its heading and the days to go on from."""

    heading: str
    weeks: list[list[date]]
    before: date
    after: date

    @property
    def first(self) -> date:
        """The first day shown."""
        return self.weeks[0][0]

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.weeks[-1][-1]


def day_of(written: str, *, otherwise: date) -> date:
    """Read a day of an address; today for what is none."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return otherwise
    return day if day.year in _YEARS else otherwise


def span(view: str, day: date) -> Span:
    """Return the days a view shows around a day."""
    if view == WEEK:
        week = calendar.week_of(day)
        heading = f"Tuần từ {week[0]:%d/%m} đến {week[-1]:%d/%m/%Y}"
        return Span(heading, [week], day - timedelta(days=7), day + timedelta(days=7))
    if view == LIST:
        listed = [day + timedelta(days=number) for number in range(LIST_DAYS)]
        heading = f"Từ {listed[0]:%d/%m/%Y} đến {listed[-1]:%d/%m/%Y}"
        step = timedelta(days=LIST_DAYS)
        return Span(heading, [listed], day - step, day + step)
    first = day.replace(day=1)
    return Span(
        f"Tháng {day.month}/{day.year}",
        calendar.weeks_of_month(day),
        period.add_months(first, -1),
        first + timedelta(days=days_of_months.monthrange(day.year, day.month)[1]),
    )


def filled(
    span: Span, entries: list[Entry], *, view: str, day: date, today: date
) -> list[list[Day]]:
    """Return the weeks of the page with their entries; a list leaves out empty days."""
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.day, []).append(entry)
    weeks = [
        [
            Day(one, by_day.get(one, []), one == today, view == MONTH and one.month != day.month)
            for one in week
        ]
        for week in span.weeks
    ]
    if view != LIST:
        return weeks
    return [[one for one in week if one.entries] for week in weeks]
