"""Which periods of a plan are reported, and by when, as its rhythm was set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lalanh.kernel import period as periods
from lalanh.kernel.period import VIETNAM, Kind, Period
from lalanh.programmes.models import Programme, ReportRhythm

_K = ReportRhythm.Kind
KINDS: dict[str, Kind] = {
    _K.DAILY: Kind.DAY,
    _K.WEEKLY: Kind.WEEK,
    _K.MONTHLY: Kind.MONTH,
    _K.QUARTERLY: Kind.QUARTER,
    _K.HALF_YEARLY: Kind.HALF_YEAR,
    _K.YEARLY: Kind.YEAR,
}


@dataclass(frozen=True, slots=True)
class Due:
    """One period to be reported: its last day within the plan, and the moment it is due."""

    period: Period
    ends_on: date
    at: datetime


def due_periods(*, programme: Programme, until: date) -> list[Due]:
    """
    Return the periods to be reported that begin by `until`, the latest first.

    A period is reported by the rhythm in force on its last day; the last one ends with the plan,
    on the day it was to end or was closed.
    """
    rhythms = sorted(programme.rhythms.all(), key=lambda rhythm: rhythm.valid_from)
    found = list(_due(programme, rhythms, until))
    return sorted(found, key=lambda due: (due.at, due.period), reverse=True)


def _due(programme: Programme, rhythms: Sequence[ReportRhythm], until: date) -> Iterator[Due]:
    for number, rhythm in enumerate(rhythms):
        if rhythm.kind not in KINDS:
            continue
        after = rhythms[number + 1].valid_from if number + 1 < len(rhythms) else date.max
        first = max(rhythm.valid_from, programme.starts_on)
        last = min(until, programme.last_day or date.max)
        for one in periods.between(KINDS[rhythm.kind], first, last):
            ends_on = min(one.last, programme.last_day or date.max)
            if first <= ends_on < after:
                yield Due(one, ends_on, _moment(rhythm, ends_on))


def _moment(rhythm: ReportRhythm, ends_on: date) -> datetime:
    """The hour that was set, on the day that was set, in Việt Nam."""
    day = ends_on + timedelta(days=rhythm.days_after)
    return datetime.combine(day, rhythm.hour, tzinfo=VIETNAM)


def due_of(*, programme: Programme, code: str, until: date) -> Due | None:
    """Return the period of that code if it is one to be reported by then."""
    found = due_periods(programme=programme, until=until)
    return next((due for due in found if due.period.code == code), None)
