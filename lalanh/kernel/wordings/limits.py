"""
Words that set a limit in time, and what every reader of a deadline shares.

Patterns run over folded text. A reader gets a match and returns a deadline, or None when the words
only look like one; where it stands and how it is spelled is filled in by
:mod:`lalanh.kernel.deadline_text`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from lalanh.kernel.deadline import Bound, Deadline, Every, Offset
from lalanh.kernel.wordings import dates


@dataclass(frozen=True, slots=True)
class Reading:
    """One text being read: as written, folded to the same length, and the date of the paper."""

    written: str
    folded: str
    reference: date


type Reader = Callable[[re.Match[str], Reading], Deadline | None]

_LATEST = r"(?:cham|muon|tre) nhat(?: la| vao| den| trong| het)*"
BEFORE = rf"(?:(?:{_LATEST}|den|toi) )?truoc(?: thoi diem| moc| luc)?"
BY = rf"{_LATEST}|(?:cho )?(?:den|toi)(?: het)?|het|khong (?:qua|(?:muon|cham|tre) hon|sau)"
_AT = r"(?:vao )?(?:luc|hoi)|vao(?: (?:sang|trua|chieu))?|dung"
_WITHIN = r"(?:ngay )?trong"

BOUND = rf"(?:(?P<before>{BEFORE})|(?P<by>{BY})|(?P<at>{_AT})|(?P<within>{_WITHIN})) "
"""The word of limit, in a group named like its bound, and the blank behind it."""

CLOCK = rf"(?P<clock>{dates.CLOCK}) ?,?(?: ?\(?{dates.WEEKDAY}\)?,?)? ?(?:cua |trong |vao )?"
"""The hour and what may stand between it and the day: 17h00, thứ sáu,"""

OPENING = (
    r"(?<![a-z0-9/])(?P<tentative>du kien (?:[a-z]+ ){0,4}?)?(?P<done>hoan thanh (?:xong )?|xong )?"
)
"""What may stand before the word of limit: dự kiến diễn ra, hoàn thành."""

_NEXT_ITEM = r"\n\s*(?:\n|[-+•]|\d+[.)]|[a-z]\))"
EVENT = (
    rf"(?P<event>(?:(?!{_NEXT_ITEM})[^,.;:()\0]){{3,100}}?)"
    rf"(?=[,.;:()\0]|{_NEXT_ITEM}| (?:phai|se|co trach nhiem|thi)\b|\s*$)"
)
"""An event: to the end of its clause, over a wrapped line but not into the next item."""

# Words that look like words of limit once their marks are gone.
_LOOK_ALIKES = frozenset(
    ["tối", "tôi", "hội", "hỏi", "hơi", "lực", "lục", "dùng", "dừng", "dụng", "dựng", "đứng", "đền"]
)


def bound_said(found: re.Match[str]) -> Bound | None:
    """Return which kind of word of limit was matched, None if there was none."""
    groups = found.groupdict()
    return next((bound for bound in Bound if groups.get(bound.value)), None)


def clock_said(found: re.Match[str]) -> time | None:
    """Return the hour that was matched, None if there was none."""
    clock = found.groupdict().get("clock")
    return dates.read_clock(clock) if clock else None


def is_a_limit(found: re.Match[str], reading: Reading) -> bool:
    """Tell by their marks whether the words of limit are really those ("tối" is not "tới")."""
    spans = [found.span(bound.value) for bound in Bound if bound.value in found.re.groupindex]
    words = " ".join(reading.written[start:end] for start, end in spans if start >= 0)
    return _LOOK_ALIKES.isdisjoint(words.lower().split())


def as_written(found: re.Match[str], group: str, reading: Reading) -> str:
    """Return a group on one line with the marks it was written with."""
    start, end = found.span(group)
    return dates.flat(reading.written[start:end])


def unplaced(
    bound: Bound,
    *,
    last_day: date | None = None,
    at: time | None = None,
    first_day: date | None = None,
    relative_to: str = "",
    offset: Offset | None = None,
    every: Every | None = None,
    is_derived: bool = False,
    is_bare: bool = False,
) -> Deadline:
    """Return a deadline that does not know yet where its words stand."""
    return Deadline(
        literal="",
        start=0,
        end=0,
        bound=bound,
        last_day=last_day,
        time=at,
        first_day=first_day,
        relative_to=relative_to,
        offset=offset,
        every=every,
        is_derived=is_derived,
        is_bare=is_bare,
    )
