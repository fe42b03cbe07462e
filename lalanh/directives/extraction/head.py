"""The head of a document: number, date, kind, subject, urgency, addressees, received stamp."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from lalanh.directives.extraction.addressees import is_complete
from lalanh.directives.extraction.dates import day, first_day
from lalanh.directives.extraction.doctypes import (
    NUMBER,
    TITLE,
    TYPE,
    number_of,
    type_of_symbol,
)
from lalanh.directives.extraction.letterhead import NATIONAL
from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.model import Span, Stamp, Urgency
from lalanh.directives.extraction.signature import is_capacity
from lalanh.directives.extraction.subjects import (
    ADDRESS,
    DATED,
    NUMBER_LINE,
    OPENS,
    URGENT,
    about,
    under_title,
)
from lalanh.directives.extraction.view import Line, View

_URGENT_TITLE = re.compile(r"(công +điện) +(hỏa tốc|thượng khẩn|khẩn) *:?$")
_ABOUT = re.compile(r"\"?(?:v/v|v\.v|về +việc|về +công +tác|về +tăng +cường|về) *:? ")
_STAMP = re.compile(r"(?:công +văn +|văn +bản +)?đến(?: *:? *số|$| *:)|(?:ngày|giờ) +đến")
_STAMP_LINE = re.compile(
    r"(?:số(?: +đến)?|ngày(?: +đến)?|giờ|chuyển|lưu +hồ +sơ(?: +số)?|kính +chuyển) *:|đến +số"
    r"|đến$"
)
_STAMP_BLANK = re.compile(r"[^:]{3,30}: *[.…\d/ ]*")
_SCAN = 90


@dataclass(slots=True)
class HeadDraft:
    """What is found line by line; ``body`` is the column line at which the text begins."""

    number: Span | None = None
    reading: str | None = None
    symbol_type: str | None = None
    dated: Span | None = None
    dated_on: date | None = None
    near: date | None = None
    place: str | None = None
    title: str | None = None
    subject: Line | None = None
    urgency: Urgency = "thuong"
    addressees: list[Line] = field(default_factory=list)
    letterhead: list[Line] = field(default_factory=list)
    stamp: Stamp | None = None
    is_letter: bool = False
    national: list[tuple[int, int]] = field(default_factory=list)
    dates: list[tuple[int, int]] = field(default_factory=list)
    body: int = 0


def read_head(view: View, first: int, last: int) -> HeadDraft:
    """Read the head from column line ``first``; the body begins at the returned ``body``."""
    draft = HeadDraft(body=first)
    place = first
    limit = min(last, first + _SCAN)
    draft.national = _national(view, first, limit)
    draft.dates = _dates(view, first, limit)
    while place < limit:
        line = view.columns[place]
        if line.is_empty:
            place += 1
            continue
        if line.start in view.cells:
            break
        taken = _take(view, draft, place, limit)
        if taken is None and not _is_noise(view, draft, place, limit):
            break
        taken = taken or place + 1
        place = taken
        draft.body = place
    _read_date(view, draft, first, draft.body)
    return draft


def _is_noise(view: View, draft: HeadDraft, place: int, limit: int) -> bool:
    """A short line that means nothing to us above a title that is still to come is passed over."""
    if draft.title or draft.is_letter or draft.subject is not None:
        return False
    here = view.columns[place]
    if not draft.letterhead and any(here.end < a for a, _ in draft.national):
        return True  # what a web page says above the paper
    if here.end - here.start > 60:
        return False
    ahead = [line for line in view.columns[place + 1 : min(limit, place + 20)] if not line.is_empty]
    return any(
        line.end - line.start < 40
        and view.plain[line.start : line.end].isupper()
        and TITLE.match(view.low[line.start : line.end]) is not None
        for line in ahead
    )


type _Step = Callable[[View, HeadDraft, int, int], int | None]


def _take(view: View, draft: HeadDraft, place: int, limit: int) -> int | None:
    """Take one element of the head; return the next line, None where the body begins."""
    for step in _STEPS:
        after = step(view, draft, place, limit)
        if after is not None:
            return after
    return None


def _words(view: View, place: int) -> tuple[Line, str, str]:
    line = view.columns[place]
    return line, view.plain[line.start : line.end], view.low[line.start : line.end]


def _take_stamp(view: View, draft: HeadDraft, place: int, limit: int) -> int | None:
    low = _words(view, place)[2]
    stamped = _STAMP_LINE.match(low) and (draft.stamp or _STAMP.search(low))
    return _stamp(view, draft, place, limit) if stamped else None


def _take_known(view: View, draft: HeadDraft, place: int, _limit: int) -> int | None:
    """Pass what was found beforehand: the name of the state or Party, place and date, a star."""
    line, words, low = _words(view, place)
    known = [*draft.national, *draft.dates]
    if words in ("*", "* *") or any(a < line.end and line.start < b for a, b in known):
        return place + 1
    dated = re.match(r"[^,]{2,40}, *ngày +", low) is not None and len(words) < 70
    return place + 1 if dated else None


def _take_number(view: View, draft: HeadDraft, place: int, _limit: int) -> int | None:
    line = view.columns[place]
    words = view.plain[line.start : line.end]
    number = NUMBER_LINE.match(words)
    if number is None or draft.reading is not None:
        return None
    if not (number[1] or number[2]):
        if number.end() < len(words):
            return None
        return _number_below(view, draft, place) or place + 1  # "Số:", still to be numbered
    return _number(view, draft, line, number, place)


def _number_below(view: View, draft: HeadDraft, place: int) -> int | None:
    """Read "Số:" over "06/CT-UBND", as pages cut it."""
    if place + 1 >= len(view.columns):
        return None
    line = view.columns[place + 1]
    found = NUMBER.fullmatch(view.plain, line.start, line.end)
    if found is None:
        return None
    draft.symbol_type = type_of_symbol(found[2])
    draft.number = view.span(line.start, line.end)
    draft.reading = number_of(found[1], found[2], draft.symbol_type)
    return place + 2


def _take_urgency(view: View, draft: HeadDraft, place: int, _limit: int) -> int | None:
    words, low = _words(view, place)[1:]
    urgency = URGENT.get(low.strip(' "[]().'))
    if urgency is None or words.upper() != words:
        return None
    draft.urgency = urgency
    return place + 1


def _take_addressees(view: View, draft: HeadDraft, place: int, limit: int) -> int | None:
    words, low = _words(view, place)[1:]
    if ADDRESS.match(low) or (low.endswith("điện:") and len(words) < 120):
        return _addressees(view, draft, place, limit)
    return None


def _take_title(view: View, draft: HeadDraft, place: int, limit: int) -> int | None:
    line, words, low = _words(view, place)
    urgent = _URGENT_TITLE.match(low)
    if draft.title is None and words == words.upper() and (urgent or TITLE.match(low)):
        draft.title = urgent[1] if urgent else low.strip(" :")
        draft.urgency = URGENT.get(urgent[2], draft.urgency) if urgent else draft.urgency
        draft.subject, after = under_title(view, place + 1, limit)
        return after
    if draft.title is None and words.isupper() and _is_below_number(draft, line):
        return _run_on_title(view, draft, place, limit)
    if draft.subject is None and draft.title is None and not draft.is_letter and _ABOUT.match(low):
        draft.subject, after = about(view, place, limit)
        return after
    return None


def _is_below_number(draft: HeadDraft, line: Line) -> bool:
    return draft.reading is not None or any(end <= line.start for _, end in draft.dates)


def _run_on_title(view: View, draft: HeadDraft, place: int, limit: int) -> int | None:
    """Read "THÔNG BÁO KẾT LUẬN CỦA …": the subject begins on the line of the title."""
    line = view.columns[place]
    titled = TYPE.match(view.low, line.start, line.end)
    begin = titled.end() if titled is not None else line.end
    while begin < line.end and not view.plain[begin].isalnum():
        begin += 1
    if titled is None or begin >= line.end:
        return None
    draft.title = " ".join(titled.group().split())
    goes_on = place + 1 < limit and not view.columns[place + 1].is_empty
    rest, after = under_title(view, place + 1, limit) if goes_on else (None, place + 1)
    draft.subject = Line(begin, rest.end if rest is not None else line.end)
    return after


def _take_capitals(view: View, draft: HeadDraft, place: int, _limit: int) -> int | None:
    """Above the title a line in capitals is letterhead, below it an authority to be passed."""
    line, words, low = _words(view, place)
    if draft.title and re.match(r"\(?(?:ban +hành +)?kèm +theo", low):
        return place + 1
    if words != words.upper() or not any(c.isalpha() for c in words):
        return None
    if draft.title and OPENS.match(words):
        return None  # a numbered heading in capitals is text
    if draft.title is None:
        draft.letterhead.append(line)
        return place + 1
    return place + 1 if is_capacity(words) or len(words) < 80 else None


_STEPS: tuple[_Step, ...] = (
    _take_stamp, _take_number, _take_known, _take_urgency, _take_addressees, _take_title,
    _take_capitals,
)  # fmt: skip


def _national(view: View, first: int, limit: int) -> list[tuple[int, int]]:
    """Return where the name of the state or the Party stands, however many lines it takes."""
    if first >= limit:
        return []
    found = NATIONAL.finditer(view.low, view.columns[first].start, view.columns[limit - 1].end)
    return [(f.start(), f.end()) for f in found if view.plain[f.start()] in "CĐ"]


def _dates(view: View, first: int, limit: int) -> list[tuple[int, int]]:
    """Return where "Hà Nội, ngày … tháng … năm …" stands, also over two lines."""
    if first >= limit:
        return []
    lines = view.columns[first:limit]
    found = DATED.finditer(view.plain, lines[0].start, lines[-1].end)
    return [(_line_start(lines, f), f.end()) for f in found]


_CUT_PLACE = compiled(r"(?:TP\. ?)?(?:[~][a-zà-ỹđ]+)(?: (?:[~]?[a-zà-ỹđ]+)){0,4}$")


def _line_start(lines: list[Line], dated: re.Match[str]) -> int:
    """Return where a date begins: at its place, on the place's own line or where that is cut."""
    words, comma = dated.string, dated.end("place")
    begins = [line for line in lines if dated.start() <= line.start < comma and not line.is_empty]
    if not begins:
        return dated.start()
    at = len(begins) - 1
    while at and (
        words[begins[at].start].islower()
        or _CUT_PLACE.match(words, begins[at - 1].start, begins[at - 1].end)
    ):
        at -= 1
    return max(dated.start(), begins[at].start)


def _number(view: View, draft: HeadDraft, line: Line, found: re.Match[str], place: int) -> int:
    count, symbol = found[1].replace(" ", ""), found[2] or ""
    draft.symbol_type = type_of_symbol(symbol)
    if count and symbol:
        end = line.start + found.end(2)
        draft.number = view.span(line.start, end)
        draft.reading = number_of(count, symbol, draft.symbol_type)
    rest = view.trimmed(line.start + (found.end(2) if symbol else found.end(1)), line.end)
    if rest[0] < rest[1] and _ABOUT.match(view.low, *rest):
        draft.subject, after = about(view, place, place + 8, rest[0])
        return after
    return place + 1


def _read_date(view: View, draft: HeadDraft, first: int, body: int) -> None:
    lines = [line for line in view.columns[first:body] if not line.is_empty]
    if not lines:
        return
    found = DATED.search(view.plain, lines[0].start, lines[-1].end)
    if found is None:
        return
    begin = _line_start(lines, found)
    draft.dated = view.span(begin, found.end())
    draft.place = view.words(begin, found.end("place"))
    if found["d"] and found["m"]:
        draft.dated_on = day(found["y"], found["m"], found["d"])
    draft.near = day(found["y"], found["m"] or 1, 1)


def _addressees(view: View, draft: HeadDraft, place: int, limit: int) -> int:
    """Read "Kính gửi": one body on the line, or a list with dashes."""
    draft.is_letter = True
    line = view.columns[place]
    found = ADDRESS.search(view.low[line.start : line.end])
    start, _ = view.trimmed(line.start + (found.end() if found else 0), line.end)
    gap = False
    if start < line.end:
        draft.addressees.append(Line(start, line.end))
    place += 1
    while place < limit:
        line = view.columns[place]
        if line.is_empty:
            gap = True
            place += 1
            continue
        words = view.plain[line.start : line.end]
        dashed = words[0] in "-+•"
        is_open = bool(draft.addressees) and view.plain[draft.addressees[-1].end - 1] in ":,"
        if OPENS.match(words) or (gap and not dashed and draft.addressees and not is_open):
            break
        if not dashed and draft.addressees and is_complete(view, draft.addressees[-1], words):
            break
        if dashed or not draft.addressees:
            draft.addressees.append(line)
        elif line.end - line.start > 220:
            break
        else:
            draft.addressees[-1] = Line(draft.addressees[-1].start, line.end)
        gap = False
        place += 1
    return place


def _stamp(view: View, draft: HeadDraft, place: int, limit: int) -> int:
    """Read the stamp of the receiving office; the line in capitals above it is that office."""
    begin = view.columns[place].start
    office = None
    if draft.letterhead and draft.reading is None and draft.title is None:
        line = draft.letterhead.pop()
        begin, office = line.start, view.words(line.start, line.end)
    end = view.columns[place].end
    while place < limit:
        line = view.columns[place]
        low = view.low[line.start : line.end]
        if not line.is_empty and not (
            _STAMP_LINE.match(low) or _STAMP.search(low) or _STAMP_BLANK.fullmatch(low)
        ):
            break
        end = max(end, line.end)
        place += 1
    words = view.low[begin:end]
    number = re.search(r"số(?: +đến)? *: *(\d+)", words)
    draft.stamp = Stamp(
        view.span(begin, end), office, number[1] if number else None, first_day(words)
    )
    return place
