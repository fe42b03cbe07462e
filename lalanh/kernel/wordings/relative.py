"""Deadlines that hang on an event: 03 tháng kể từ sau Lễ mít tinh, 05 ngày trước khi khai mạc."""

import re
from datetime import date

from lalanh.kernel import deadline
from lalanh.kernel.deadline import Bound, Deadline, Offset, Unit
from lalanh.kernel.wordings import dates, limits
from lalanh.kernel.wordings.limits import BY, EVENT, OPENING, Reading

_LEAD = (
    r"(?:(?P<within>(?:ngay )?trong(?: thoi gian| thoi han| vong| khoang)*|thoi han)"
    rf"|(?P<by>{BY}|truoc)) "
)
FROM_EVENT = dates.pattern(
    rf"{OPENING}(?:{_LEAD})?(?P<stretch>{dates.STRETCH}) ?,? ?"
    r"(?:(?P<since>(?:ke|tinh) tu(?: sau| khi| luc| thoi diem)*)"
    rf"|(?P<after>sau(?: khi)?|tu(?: khi)?)|(?P<ahead>truoc(?: khi)?|so voi)) {EVENT}"
)
NO_EVENT = dates.pattern(
    rf"{OPENING}trong (?:thoi gian|thoi han|vong) (?:khoang )?(?P<stretch>{dates.STRETCH})"
    r"(?! (?:qua|vua qua|gan day|lien tiep|toi))"
)
OPEN_STRETCH = dates.pattern(
    rf"(?<![a-z0-9/])tu (?P<first>{dates.POINT}) (?:cho )?den (?:khi|luc) {EVENT}"
)
_DATED = dates.pattern(rf"({dates.DAY})")
_THIS_PAPER = re.compile(r"(?:ngay |khi )?(?:ky|ban hanh|ky ban hanh)(?:(?: \S+){1,4} nay)?")


def from_event(found: re.Match[str], reading: Reading) -> Deadline | None:
    """Read a stretch counted from an event, or back from it."""
    has_lead = found["within"] or found["by"]
    offset = dates.read_stretch(found["stretch"])
    if offset is None or not (has_lead or found["since"]):
        return None
    relative = limits.unplaced(
        Bound.BY if found["by"] else Bound.WITHIN,
        relative_to=limits.as_written(found, "event", reading),
        offset=Offset(-offset.count, offset.unit) if found["ahead"] else offset,
    )
    event_on = _event_day(found["event"], reading)
    return deadline.moved(relative, event_on=event_on) if event_on else relative


def _event_day(event: str, reading: Reading) -> date | None:
    """Return the day of an event that is itself a date, or the signing of this very paper."""
    dated = _DATED.match(event)
    if dated is not None:
        named = dates.read_point(dated[1], reference=reading.reference)
        return named.last if named else None
    return reading.reference if _THIS_PAPER.fullmatch(dates.flat(event)) else None


def no_event(found: re.Match[str], _: Reading) -> Deadline | None:
    """Read trong vòng 15 ngày, which does not say from when."""
    offset = dates.read_stretch(found["stretch"])
    return limits.unplaced(Bound.WITHIN, offset=offset) if offset else None


def open_stretch(found: re.Match[str], reading: Reading) -> Deadline | None:
    """Read từ tháng 11/2025 đến khi kết thúc, whose end only the event will tell."""
    first = dates.read_point(found["first"], reference=reading.reference)
    if first is None:
        return None
    return limits.unplaced(
        Bound.WITHIN,
        first_day=first.first,
        relative_to=limits.as_written(found, "event", reading),
        offset=Offset(0, Unit.DAY),
        is_derived=not first.has_year,
    )
