"""
Deadlines: the last day on which work is still in time, and why that day.

"Trước ngày 10/8" is over when 9 August is over; "chậm nhất trước ngày 12/8" is read the strict way,
11 August. The wording stays beside the day, because others may read it differently. Wordings are
read by :mod:`lalanh.kernel.deadline_text`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from enum import StrEnum

from lalanh.kernel import period
from lalanh.kernel.period import Kind, Period

_ONE_DAY = timedelta(days=1)


class Bound(StrEnum):
    """How the words set the limit: the named day excluded, included, the day itself, a stretch."""

    BEFORE = "before"
    BY = "by"
    AT = "at"
    WITHIN = "within"


class Unit(StrEnum):
    """What a relative deadline counts in."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Offset:
    """A stretch of time after an event, before it if negative: 03 tháng, 10 ngày làm việc."""

    count: int
    unit: Unit

    def from_day(self, day: date, *, holidays: Collection[date] = ()) -> date:
        """
        Return the last day of the stretch; the day of the event itself is not counted.

        Hours count as the days they begin. A last day that falls on a day off is not moved
        (Civil Code 2015, art. 148, leaves room to agree otherwise; offices count plain days).
        """
        match self.unit:
            case Unit.WORKING_DAY:
                return period.add_working_days(day, self.count, holidays=holidays)
            case Unit.MONTH:
                return period.add_months(day, self.count)
            case Unit.YEAR:
                return period.add_months(day, 12 * self.count)
            case Unit.WEEK:
                return day + timedelta(weeks=self.count)
            case Unit.HOUR:
                return day + timedelta(days=-(-self.count // 24))
            case Unit.DAY:
                return day + timedelta(days=self.count)


@dataclass(frozen=True, slots=True)
class Every:
    """
    The day a recurring deadline names in each period of ``kind``.

    ``days`` holds pairs (month within the period from 1, day of the month); in a week only the
    second counts (1 is Monday). A day the month lacks is its last day.
    """

    kind: Kind
    days: tuple[tuple[int, int], ...]

    def days_in(self, around: Period) -> list[date]:
        """Return the named days within one period of the kind, in order."""
        if around.kind is Kind.DAY:
            return [around.first]
        if around.kind is Kind.WEEK:
            return sorted(around.first + timedelta(days=day - 1) for _, day in self.days)
        months = [(period.add_months(around.first, month - 1), day) for month, day in self.days]
        return sorted(
            first.replace(day=min(day, period.month_end(first).day)) for first, day in months
        )


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    A limit in time as a document sets it.

    ``literal`` is the wording, ``start`` and ``end`` where it stands (code points). ``last_day`` is
    the last day still in time, None as long as it hangs on an event or returns ``every`` period.
    ``time`` is an exact hour on that day. ``first_day`` is where a stretch begins. A limit hangs on
    ``relative_to``, an event in the document's words, by ``offset``.

    ``is_tentative``: the document says "dự kiến". ``is_derived``: part of the day is not printed
    (the year, or a sum). ``is_bare``: a date or period without any word of limit, which is a
    deadline only where its place says so, in a column "Thời gian hoàn thành" for instance.
    """

    literal: str
    start: int
    end: int
    bound: Bound
    last_day: date | None = None
    time: time_of_day | None = None
    first_day: date | None = None
    relative_to: str = ""
    offset: Offset | None = None
    every: Every | None = None
    is_tentative: bool = False
    is_derived: bool = False
    is_bare: bool = False


def last_day_for(named: date, bound: Bound, at: time_of_day | None = None) -> date:
    """Return the last day in time: the day before when it is excluded as a whole."""
    return named - _ONE_DAY if bound is Bound.BEFORE and at is None else named


def overdue_from(deadline: Deadline) -> datetime | None:
    """
    Return the first moment that is too late, in Vietnam's time; None while there is no day.

    Midnight after the last day, or the exact hour where one is set.
    """
    if deadline.last_day is None:
        return None
    if deadline.time is not None:
        return datetime.combine(deadline.last_day, deadline.time, period.VIETNAM)
    return datetime.combine(deadline.last_day + _ONE_DAY, time_of_day(), period.VIETNAM)


def moved(deadline: Deadline, *, event_on: date, holidays: Collection[date] = ()) -> Deadline:
    """
    Return a relative deadline with its last day taken from the day of the event.

    Call it again whenever the event moves. A deadline that hangs on no event comes back unchanged.
    """
    if deadline.offset is None:
        return deadline
    named = deadline.offset.from_day(event_on, holidays=holidays)
    last_day = last_day_for(named, deadline.bound, deadline.time)
    return replace(deadline, last_day=last_day, is_derived=True)


def occurrences(deadline: Deadline, *, first: date, last: date) -> Iterator[Deadline]:
    """
    Go through the single deadlines of a recurring one whose last day lies in the given days.

    A deadline that does not recur yields nothing.
    """
    if deadline.every is None:
        return
    for around in period.between(deadline.every.kind, first, last + _ONE_DAY):
        for named in deadline.every.days_in(around):
            last_day = last_day_for(named, deadline.bound, deadline.time)
            if first <= last_day <= last:
                yield replace(deadline, last_day=last_day, every=None, is_derived=True)
