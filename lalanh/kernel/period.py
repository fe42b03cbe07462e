"""
Days, weeks, months, quarters, half-years and years: the rhythm of plans and reports.

The calendar is the civil one; the budget year is the same (State Budget Law 83/2015, art. 14).
Weeks begin on Monday and carry their ISO number.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def local_date(moment: datetime) -> date:
    """Return the day in Việt Nam of an aware moment: 18:00 UTC is the next day."""
    return moment.astimezone(VIETNAM).date()


_ONE_DAY = timedelta(days=1)


class Kind(IntEnum):
    """The length of a period, the longest first."""

    YEAR = 1
    HALF_YEAR = 2
    QUARTER = 3
    MONTH = 4
    WEEK = 5
    DAY = 6


_MONTHS = {Kind.YEAR: 12, Kind.HALF_YEAR: 6, Kind.QUARTER: 3, Kind.MONTH: 1}
_ROMAN = ("I", "II", "III", "IV")
_HALVES = ("6 tháng đầu năm", "6 tháng cuối năm")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """
    One stretch of the calendar, ordered by its first day, the longer first.

    Make one with :func:`containing`, :func:`year`, :func:`month` and so on, or :func:`from_code`.

    :raises ValueError: if no period of that kind begins on ``first``.
    """

    first: date
    kind: Kind

    def __post_init__(self) -> None:
        if self.first != _first_day(self.kind, self.first):
            raise ValueError(f"No {self.kind.name.lower()} begins on {self.first}.")

    @property
    def last(self) -> date:
        """The last day."""
        return self.next.first - _ONE_DAY

    @property
    def next(self) -> "Period":
        """The period of the same kind that follows."""
        return self.shifted(1)

    @property
    def previous(self) -> "Period":
        """The period of the same kind before."""
        return self.shifted(-1)

    def shifted(self, count: int) -> "Period":
        """Return the period of the same kind ``count`` steps later, or earlier if negative."""
        if self.kind in _MONTHS:
            return Period(add_months(self.first, count * _MONTHS[self.kind]), self.kind)
        days = 7 if self.kind is Kind.WEEK else 1
        return Period(self.first + timedelta(days=count * days), self.kind)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        """Go through the days in order."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def parent(self, kind: Kind) -> "Period":
        """
        Return the longer period around this one.

        :raises ValueError: if the kind is not longer, or the period is a week and reaches over.
        """
        around = containing(kind, self.first)
        if kind >= self.kind or self.last not in around:
            raise ValueError(f"{self.code} lies in no single {kind.name.lower()}.")
        return around

    def children(self, kind: Kind) -> list["Period"]:
        """
        Return the shorter periods this one is made of.

        :raises ValueError: if the kind is not shorter, or its periods do not fit (weeks in months).
        """
        if kind <= self.kind or kind is Kind.WEEK:
            raise ValueError(f"{self.code} is not made of {kind.name.lower()}s.")
        return list(between(kind, self.first, self.last))

    @property
    def code(self) -> str:
        """A short name that sorts by time within its kind: 2021, 2021-H2, 2021-Q3, 2021-08."""
        if self.kind is Kind.WEEK:
            iso = self.first.isocalendar()
            return f"{iso.year}-W{iso.week:02d}"
        number = _number_in_year(self)
        return {
            Kind.YEAR: f"{self.first.year:04d}",
            Kind.HALF_YEAR: f"{self.first.year:04d}-H{number}",
            Kind.QUARTER: f"{self.first.year:04d}-Q{number}",
            Kind.MONTH: f"{self.first.year:04d}-{self.first.month:02d}",
        }.get(self.kind, self.first.isoformat())

    @property
    def label(self) -> str:
        """What a person calls it: ``Quý III/2021``, ``6 tháng đầu năm 2021``."""
        match self.kind:
            case Kind.YEAR:
                return f"Năm {self.first.year}"
            case Kind.HALF_YEAR:
                return f"{_HALVES[_number_in_year(self) - 1]} {self.first.year}"
            case Kind.QUARTER:
                return f"Quý {_ROMAN[_number_in_year(self) - 1]}/{self.first.year}"
            case Kind.MONTH:
                return f"Tháng {format_month(self.first)}"
            case Kind.WEEK:
                first, last = format_date(self.first), format_date(self.last)
                return f"Tuần {self.first.isocalendar().week} ({first} - {last})"
            case Kind.DAY:
                return f"Ngày {format_date(self.first)}"


def containing(kind: Kind, day: date) -> Period:
    """Return the period of that kind around a day."""
    return Period(_first_day(kind, day), kind)


def between(kind: Kind, first: date, last: date) -> Iterator[Period]:
    """Go through the periods of a kind that touch the days from ``first`` to ``last``."""
    period = containing(kind, first)
    while period.first <= last:
        yield period
        period = period.next


def year(year: int) -> Period:
    """Return a year."""
    return Period(date(year, 1, 1), Kind.YEAR)


def half_year(year: int, number: int) -> Period:
    """Return a half-year, number 1 or 2."""
    return Period(date(year, 6 * number - 5, 1), Kind.HALF_YEAR)


def quarter(year: int, number: int) -> Period:
    """Return a quarter, number 1 to 4."""
    return Period(date(year, 3 * number - 2, 1), Kind.QUARTER)


def month(year: int, number: int) -> Period:
    """Return a month."""
    return Period(date(year, number, 1), Kind.MONTH)


_CODE = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?")


def from_code(code: str) -> Period:
    """
    Return the period a code names. See :attr:`Period.code`.

    :raises ValueError: if the code names none.
    """
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError(f"{code!r} names no period.")
    of_year, half, number, week, of_month, day = (int(part or 0) for part in found.groups())
    if half:
        return half_year(of_year, half)
    if number:
        return quarter(of_year, number)
    if week:
        return Period(date.fromisocalendar(of_year, week, 1), Kind.WEEK)
    if day:
        return Period(date(of_year, of_month, day), Kind.DAY)
    return month(of_year, of_month) if of_month else year(of_year)


def add_months(day: date, count: int) -> date:
    """
    Return the same day ``count`` months later; a day that month lacks becomes its last day.

    >>> add_months(date(2021, 1, 31), 1)
    datetime.date(2021, 2, 28)
    """
    months = 12 * day.year + day.month - 1 + count
    of_year, of_month = months // 12, months % 12 + 1
    return date(of_year, of_month, min(day.day, monthrange(of_year, of_month)[1]))


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def add_working_days(day: date, count: int, *, holidays: Collection[date] = ()) -> date:
    """
    Return the ``count``-th working day after ``day``, before it if negative.

    Saturday, Sunday and the given holidays do not count; the day itself never does.
    """
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= day.weekday() < 5 and day not in holidays
    return day


def format_date(day: date) -> str:
    """Print a date as offices write it: days below 10 and months 1 and 2 get a leading zero."""
    return f"{day.day:02d}/{format_month(day)}"


def format_month(day: date) -> str:
    """Print the month of a date the same way (Decree 30/2020, annex I): 8/2021, 01/2022."""
    return f"{day.month:02d}/{day.year}" if day.month < 3 else f"{day.month}/{day.year}"


def _first_day(kind: Kind, day: date) -> date:
    if kind is Kind.DAY:
        return day
    if kind is Kind.WEEK:
        return day - timedelta(days=day.weekday())
    length = _MONTHS[kind]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _number_in_year(period: Period) -> int:
    return (period.first.month - 1) // _MONTHS.get(period.kind, 12) + 1
