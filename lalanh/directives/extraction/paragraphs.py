"""Lines into paragraphs: soft wraps and page breaks are joined, markers and titles stay apart."""

import re
from dataclasses import dataclass
from itertools import pairwise

from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.lexicon import DUTY, HEAD
from lalanh.directives.extraction.view import Line, View

MARKER = compiled(
    r"""(?:
      (?P<dieu>(?:Điều|Chương|Phần|CHƯƠNG|PHẦN)[ ]+
        (?:[IVX]+|\d{1,3}|(?:THỨ|thứ)[ ]+\w+))[ ]*[.:]?(?=[ ]|$)
    | (?P<roman>[IVX]{1,5})(?:[ ]*[.\-/)](?=[ ]|$)|\.(?=[~]{2}))
    | (?P<dec>\d{1,2}(?:\.\d{1,2}){0,3})(?:[ ]*[.)](?=[ ]|$|["~])|[-/_](?=[ ]))
    | (?P<deep>\d{1,2}(?:\.\d{1,2}){1,3})(?=[ ]+["~])
    | \((?P<paren>\d{1,2}|[ivx]{1,4})\)[ ]*\.?(?=[ ]|$|[~])
    | (?P<letter>[a-zđ]\d?)[ ]*[.)](?=[ ]|$|[~])
    | (?P<alpha>[A-H])[ ]*\.(?=[ ])
    | (?P<plus>\+)(?=[ ]|[~])
    | (?P<dash>[-•·▪●○■◦➢✓§]|o(?=[ ]{2}))(?=[ ]*\S)
    )[ ]*""",
    re.VERBOSE,
)
_ENDED = re.compile(r"[.;:!?…/][\")\]]*$|[\")]$")
_UNFINISHED = re.compile(
    r"(?:,|[ (](?:số|khoản|điểm|điều|mục|ngày|tháng|năm|quý|phụ +lục|và|từ|đến|của|các|theo|tại"
    r"|với|cho|là|về|để|trên|trong|do|giữa|thuộc|bằng|hoặc|như|khoản +\d{1,2}|điểm +[a-zđ]))$"
)
# These ask for a name: "… chỉ đạo của Thủ tướng / Chính phủ", "… nhân dân tỉnh / Điện Biên".
_NAME_FOLLOWS = re.compile(
    r"(?<![a-zđà-ỹ])(?:thủ +tướng|tỉnh|thành +phố|huyện|quận|xã|phường|luật|nghị +định|tập +đoàn"
    r"|công +ty|trường|đại +học|cục|vụ|viện|trung +tâm|hội|báo|đài|bộ|sở)$"
)
# A line that ends in the first word of a name is cut within it.
_NAME_CUT = re.compile(
    r"[a-zđà-ỹ,;(] +(?:Tổng|Thủ|Ủy|Uỷ|Bí|Hội|Ban|Bộ|Mặt|Chủ|Thường|Văn|Công|Đoàn|Liên|Trung"
    r"|Ngân|Kho"
    r"|Giám|Phó|Quốc|Chính|Kế|Quyết|Nghị|Chỉ|Thông|Hướng|Luật|Sở|Cục|Phòng|Thành|Tỉnh|Huyện)$"
)
# "… các tỉnh: Khánh Hòa, Gia / Lai và Lâm Đồng".
_PLACE_CUT = compiled(r", [~][a-zđà-ỹ]{0,6}$")
_PLACE_GOES_ON = compiled(r"[~][a-zđà-ỹ]{0,6}(?:,| và |;|\.)")
_LONE = re.compile(r"(?:Sở|Bộ|Cục|Ủy|Uỷ|Tổng|Thủ|Chủ|Hội)")
_OFFICE_CUT = re.compile(r"(?:nhân +dân|ubnd|hđnd|công +an|đảng +ủy|tổ +quốc|việt +nam)$")
_OF_PLACE = re.compile(r"(?:thành +phố|tỉnh|huyện|quận|xã|phường|thị +xã|trung +ương)(?![a-zđà-ỹ])")
_LONGER_THAN_A_NAME = 45
_PAGE_NUMBER = re.compile(r"[-– ]*\d{1,3}[-– ]*$")


@dataclass(slots=True)
class Paragraph:
    """A stretch of the view that reads as one paragraph."""

    start: int
    end: int


def paragraphs(view: View, lines: list[Line]) -> list[Paragraph]:
    """Join the lines of a body into paragraphs."""
    width = _wrap_width(view, lines)
    short = width > 1 and _first_lines_are_short(view, lines, width)
    made: list[Paragraph] = []
    was_empty = True
    last: Line | None = None
    for place, line in enumerate(lines):
        if line.is_empty or _PAGE_NUMBER.match(view.plain[line.start : line.end]):
            was_empty = True
            continue
        joins = last is not None and _joins(
            view, made[-1], last, line, apart=was_empty, width=width
        )
        after = lines[place + 1] if place + 1 < len(lines) else None
        if not joins and short and not was_empty and last is not None:
            joins = _goes_on_in_full(view, made[-1], last, line, width)
        if joins and not _is_first_line(view, made[-1], line, after, width):
            made[-1].end = line.end
        else:
            made.append(Paragraph(line.start, line.end))
        last, was_empty = line, False
    return made


def _wrap_width(view: View, lines: list[Line]) -> int:
    """
    Return the width at which the file wraps its lines, 0 if each line is a paragraph.

    Where empty lines part the paragraphs the width tells nothing more and is 1.
    """
    lengths = sorted(line.end - line.start for line in lines if not line.is_empty)
    followed = [
        line.end - line.start
        for line, after in pairwise(lines)
        if not line.is_empty and not after.is_empty
    ]
    if not lengths or len(followed) * 3 < len(lengths):
        return 0
    if lengths[int(len(lengths) * 0.97)] > 200:
        return 0
    if (len(lines) - len(lengths)) * 6 > len(lines) or _items_stand_apart(view, lines):
        return 1
    return sorted(followed)[int(len(followed) * 0.8)]


_ITEMS_TO_TELL = 5


def _first_lines_are_short(view: View, lines: list[Line], width: int) -> bool:
    """Tell whether the file wraps the first line of each item early, as copies of pages do."""
    first = sorted(
        line.end - line.start
        for line, after in pairwise(lines)
        if not line.is_empty
        and not after.is_empty
        and view.plain[after.start].islower()
        and MARKER.match(view.plain, line.start, line.end) is not None
    )
    return len(first) >= _ITEMS_TO_TELL and first[int(len(first) * 0.9)] < width * _FULL


_FULL = 0.85


def _goes_on_in_full(view: View, made: Paragraph, last: Line, line: Line, width: int) -> bool:
    """Tell whether a full line follows a short first one: no paragraph begins with such."""
    if last.start != made.start or line.end - line.start < width * _FULL:
        return False
    marked = MARKER.match(view.plain, line.start, line.end) is not None
    ended = _ENDED.search(view.plain, last.start, last.end) is not None
    return not (marked or ended or _is_shouted(view, last) or _is_shouted(view, line))


def _items_stand_apart(view: View, lines: list[Line]) -> bool:
    """Tell whether nearly every item begins below an empty line."""
    apart = together = 0
    for before, line in pairwise(lines):
        if line.is_empty or MARKER.match(view.plain, line.start, line.end) is None:
            continue
        apart, together = (apart + 1, together) if before.is_empty else (apart, together + 1)
    return apart >= max(_ITEMS_TO_TELL, 9 * together)


def _joins(view: View, made: Paragraph, last: Line, line: Line, *, apart: bool, width: int) -> bool:
    """Tell whether the line goes on with the paragraph before it."""
    if _is_bare_marker(view, made):
        return not apart
    first = view.plain[line.start]
    before = view.plain[max(made.start, made.end - 40) : made.end]
    ended = _ENDED.search(before) is not None
    marker = MARKER.match(view.plain, line.start, line.end)
    if width and not apart:
        if not _is_bullet(view, marker) and _is_cut(view, made, line):
            return True
        if marker is None:
            return _joins_wrapped(view, made, last, line, width)
    if marker is not None:
        rest = view.plain[marker.end() : marker.end() + 1]
        return bool(marker["dash"]) and not apart and not ended and rest.islower() and width > 0
    return not ended and (first.islower() or (apart and before.endswith(",")))


def _is_bullet(view: View, marker: re.Match[str] | None) -> bool:
    """Tell whether a dash opens an item and does not stand within a name or between figures."""
    if marker is None or marker["dash"] is None:
        return False
    return view.plain[marker.end() : marker.end() + 1].isupper()


def _is_cut(view: View, made: Paragraph, line: Line) -> bool:
    """Tell whether the line before breaks off within a phrase or the name of a body."""
    start, end = max(made.start, made.end - 40), made.end
    if _UNFINISHED.search(view.low, start, end) or _NAME_CUT.search(view.plain, start, end):
        return True
    if _LONE.fullmatch(view.plain, made.start, end):
        return True
    if _PLACE_CUT.search(view.plain, start, end) and _PLACE_GOES_ON.match(view.plain, line.start):
        return True
    office = _OFFICE_CUT.search(view.low, start, end)
    if office is not None and _OF_PLACE.match(view.low, line.start, line.end) is not None:
        return True
    if end - made.start < _LONGER_THAN_A_NAME or not view.plain[line.start].isupper():
        return False
    named = _NAME_FOLLOWS.search(view.low, start, end) is not None
    marked = MARKER.match(view.plain, line.start, line.end) is not None
    opens = any(p.match(view.low, line.start, line.end) for p in (DUTY, HEAD))
    return named and not marked and not opens


def _joins_wrapped(view: View, made: Paragraph, last: Line, line: Line, width: int) -> bool:
    """In a file that wraps its lines a line goes on unless the one before it ended early."""
    first = view.plain[line.start]
    if first.islower() or first.isdigit() or (_is_shouted(view, last) and _is_shouted(view, line)):
        return True
    return view.plain[made.end - 1] not in ";:" and last.end - last.start >= width * 0.75


_SHORT = 0.72


def _is_first_line(view: View, made: Paragraph, line: Line, after: Line | None, width: int) -> bool:
    """
    Tell whether a line opens a paragraph though it would fit behind the one before it.

    No line but the first of a paragraph is short and goes on below.
    """
    if after is None or after.is_empty or line.end - line.start >= width * _SHORT:
        return False
    opens = view.plain[line.start].isupper() and _ENDED.search(
        view.plain, max(made.start, made.end - 40), made.end
    )
    if not opens or _ENDED.search(view.plain, line.start, line.end) is not None:
        return False
    return (
        view.plain[after.start].islower()
        or _PLACE_CUT.search(view.plain, line.start, line.end) is not None
    )


def _is_shouted(view: View, line: Line) -> bool:
    return view.plain[line.start : line.end].isupper()


def _is_bare_marker(view: View, made: Paragraph) -> bool:
    if made.end - made.start > 20:
        return False
    found = MARKER.match(view.plain, made.start, made.end)
    return found is not None and found.end() >= made.end
