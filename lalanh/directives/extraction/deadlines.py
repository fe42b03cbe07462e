"""
By when: which of the limits in time that stand in a clause bind its duty.

The wordings are read by `lalanh.kernel.deadline_text`. Here it is decided which of them are a
deadline in running text: a day with a word of limit, a month or year only where it says that the
work is done by then or where it opens the clause.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from lalanh.directives.extraction.model import Deadline, Relative
from lalanh.directives.extraction.view import View
from lalanh.kernel import deadline as kernel
from lalanh.kernel.deadline_text import find_deadlines

# Without one of these no wording of a limit can match; most clauses have none.
_WORTH_READING = re.compile(r"\d|nay(?![a-zđà-ỹ])|hết|cuối|trong +(?:vòng|thời)")
_NAMES_A_DAY = re.compile(r"\d{1,2} *(?:[/.\-]|tháng) *\d{1,2}|ngày +\d{1,2}|ngày +cuối")
_DONE_BY = re.compile(r"(?:dự +kiến +)?(?:hoàn +thành|xong|chậm +nhất|muộn +nhất|trễ +nhất)")
_OPENS_WITH = re.compile(r"(?:trước|đến|hết|trong|chậm|muộn)(?: +\w+){0,3} +(?:tháng|quý|năm|0?6)")
# "… trong quý II/2026;" says when the work is to be done; years say as often what they are for.
_MONTH_OR_QUARTER = re.compile(
    r"(?:ngay +)?(?:trong|vào|cuối|đến +hết|hết|vào +cuối|đầu"
    r"|vào +đầu)(?: +\w+){0,3}? +(?:tháng|quý)|(?:vào +)?cuối +năm"
)
# "Xã trước 01/7/2025 là thị trấn": what it was.
_TOLD_BESIDE = re.compile(r"[*) ]*(?:là|đã|vẫn|còn) ")
# "Nhiệm vụ từ nay đến tháng 6/2027": the time the plan itself is for.
_OF_A_PLAN = re.compile(
    r"(?:nhiệm +vụ|phương +hướng|chỉ +tiêu|mục +tiêu|kế +hoạch|chương +trình|kết +quả) +$"
)
_ENDS_PHRASE = re.compile(r"[*) ]*(?:[.,;:]|$|(?:để|nhằm|và|hoặc) )")
# A date without year stands in for this when the date of issue is lost; nothing of it is shown.
_NO_REFERENCE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening of the plan, for deadlines that count from it."""

    words: tuple[str, ...]
    on: date
    tentative: bool


class _Issued(NamedTuple):
    """The day of issue; where it is left blank, a day of the month that is printed."""

    on: date | None
    near: date | None


def deadline(
    view: View, start: int, end: int, *,
    issued_on: date | None, near: date | None = None, events: tuple[Event, ...] = (),
    no_older: date | None = None,
) -> Deadline | None:  # fmt: skip
    """
    Return the deadline that the words between two places set, None if they set none.

    ``near`` is a day of the month of issue where the day itself is left blank; ``no_older`` is
    the date of the latest paper it names, for one that has lost its own.
    """
    if _WORTH_READING.search(view.low, start, end) is None:
        return None
    binding = [
        found
        for found in _limits(view, start, end, issued_on or near)
        if found.every is None
        and _binds(view, found, start)
        and not _is_long_over(found, issued_on or near or no_older)
    ]
    if not binding:
        return None
    best = min(binding, key=lambda found: _is_history(found, issued_on or near))
    return _shaped(view, best, start, _Issued(issued_on, near), events)


# A paper may be signed some days after a date it sets; one much earlier is told of, not set.
_LATE_SIGNING = timedelta(days=31)


def _is_long_over(found: kernel.Deadline, issued_on: date | None) -> bool:
    if issued_on is None or found.last_day is None:
        return False
    return found.last_day < issued_on - _LATE_SIGNING


def _is_history(found: kernel.Deadline, issued_on: date | None) -> bool:
    """Tell whether a stretch was over before the paper: the time of a flood, of a campaign."""
    over = issued_on is not None and found.last_day is not None and found.last_day < issued_on
    return over and found.first_day is not None


def _limits(
    view: View, start: int, end: int, issued_on: date | None, *, with_bare: bool = False
) -> list[kernel.Deadline]:
    reference = issued_on or _NO_REFERENCE
    try:
        return find_deadlines(view.plain[start:end], reference=reference, with_bare=with_bare)
    except (OverflowError, ValueError):  # a day beyond the calendar is no deadline
        return []


def _binds(view: View, found: kernel.Deadline, start: int) -> bool:
    """Tell whether the limit is one for the duty and not a time the sentence merely speaks of."""
    words = view.low[start + found.start : start + found.end]
    if _TOLD_BESIDE.match(view.low, start + found.end) or (
        found.first_day is not None and _OF_A_PLAN.search(view.low, start, start + found.start)
    ):
        return False
    if found.offset is not None:
        return bool(found.relative_to) and not words.startswith("sau")
    if _NAMES_A_DAY.search(words):
        return True
    if _DONE_BY.match(words):
        return True
    if _MONTH_OR_QUARTER.match(words) and _ENDS_PHRASE.match(view.low, start + found.end):
        return True
    opens = not view.low[start : start + found.start].strip()
    return opens and _OPENS_WITH.match(words) is not None


def _shaped(
    view: View, found: kernel.Deadline, start: int, issued: _Issued, events: tuple[Event, ...] = ()
) -> Deadline | None:
    is_tentative = found.is_tentative
    counts_from_event = False
    if found.offset is not None and found.last_day is None and found.relative_to:
        happened = event_named(found.relative_to.lower(), events)
        if happened is not None and found.offset.count:
            found = kernel.moved(found, event_on=happened.on)
            is_tentative = is_tentative or happened.tentative
            counts_from_event = True
    due_on = found.last_day
    if issued.on is None and found.is_derived and not counts_from_event:
        due_on = _in_year(found, issued.near)
    at, stop = view.trimmed(start + found.start, start + found.end)
    return Deadline(
        span=view.span(at, stop),
        due_on=due_on,
        bound=found.bound.value,
        time=found.time.strftime("%H:%M") if found.time is not None else None,
        starts_on=found.first_day,
        derived=found.is_derived or (found.offset is not None and due_on is not None),
        tentative=is_tentative,
        relative=_relative(found),
    )


def _relative(found: kernel.Deadline) -> Relative | None:
    if found.offset is None or not found.relative_to or not found.offset.count:
        return None
    event = found.relative_to.replace("*", " ").strip(" ,;:.")
    return Relative(found.offset.count, found.offset.unit.value, " ".join(event.split()))


_NEVER_ENDS = re.compile(r"và +(?:những|các) +năm +(?:tiếp|sau|kế)|trở +đi|và +lâu +dài")


def slot_deadline(
    view: View, start: int, end: int, *, issued_on: date | None, near: date | None = None
) -> Deadline | None:
    """Return what a slot "Thời gian hoàn thành: …" says; its words are a deadline as they stand."""
    limits = _limits(view, start, end, issued_on or near, with_bare=True)
    fixed = [f for f in limits if f.every is None]
    if fixed and _NEVER_ENDS.search(view.low, start + fixed[0].end, end):
        fixed = []
    if fixed:
        best = _last_of_range(view, start, min(fixed, key=lambda f: f.is_bare), fixed)
        return _shaped(view, best, start, _Issued(issued_on, near))
    begin, stop = view.trimmed(start, end)
    while stop > begin and view.plain[stop - 1] in ".;":
        stop -= 1
    if begin >= stop:
        return None
    years = _YEARS.fullmatch(view.low, begin, stop)
    due = date(int(years["last"] or years["first"]), 12, 31) if years is not None else None
    return Deadline(view.span(begin, stop), due, "within")


# "2026", "2025 - 2030", "Giai đoạn 2026-2030" in a slot: the work is done by the end of it.
_YEARS = re.compile(
    r"(?:(?:trong +)?(?:năm|giai +đoạn) +)?(?P<first>20\d\d)(?: *(?:[-–]|đến(?: +năm)?) *"
    r"(?P<last>20\d\d))?"
)
_TO = re.compile(r" *(?:[-–]|đến) *")


def _last_of_range(
    view: View, start: int, first: kernel.Deadline, fixed: list[kernel.Deadline]
) -> kernel.Deadline:
    """Return the second limit of "Quý IV/2025 - Quý II/2026", else the one given."""
    for other in fixed:
        if _TO.fullmatch(view.low, start + first.end, start + other.start):
            return other
    return first


def _in_year(found: kernel.Deadline, near: date | None) -> date | None:
    """A paper of "ngày … tháng 4 năm 2026" says the year of its days, not what they count from."""
    return found.last_day if near is not None and found.offset is None else None


_COMMON = frozenset(["lễ", "buổi", "hội", "nghị", "cuộc", "chương", "trình", "tổ", "chức", "các"])
_HELD_BEFORE = 260
_HAPPENS = re.compile(
    r"(?:vào|lúc|hồi)(?: +\w+){0,4} +ngày +\d|(?:diễn +ra|khai +mạc)[^.;]{0,20}ngày +\d"
)


def event_words(text: str) -> tuple[str, ...]:
    """Return the words that name an event, without what kind of meeting it is."""
    return tuple(w for w in re.findall(r"\w+", text) if w not in _COMMON)[:8]


def event_named(text: str, events: tuple[Event, ...]) -> Event | None:
    """Return the dated event that these words name: at least three leading words in common."""
    words = event_words(text)
    for event in events:
        shared = 0
        for mine, other in zip(words, event.words, strict=False):
            if mine != other:
                break
            shared += 1
        if shared >= min(3, len(words)) and shared > 1:
            return event
    return None


def events_between(view: View, start: int, end: int) -> tuple[Event, ...]:
    """Collect "tổ chức Lễ … vào ngày …": what relative deadlines and other clauses refer to."""
    found = []
    for hit in _HAPPENS.finditer(view.low, start, end):
        begin = max(start, hit.start() - _HELD_BEFORE)
        begin = max(begin, view.low.rfind(". ", begin, hit.start()))
        held = view.low.find("tổ chức ", begin, hit.start())
        if held < 0:
            continue
        dated = [
            limit for limit in _limits(view, held, min(end, hit.end() + 40), None)
            if limit.bound is kernel.Bound.AT and limit.last_day and not limit.is_derived
        ]  # fmt: skip
        if dated:
            words = event_words(view.low[held + 8 : held + dated[0].start])
            found.append(Event(words, dated[0].last_day or date.min, dated[0].is_tentative))
    return tuple(found)
