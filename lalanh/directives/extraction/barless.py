"""Tables that lost their bars on the way out of a page: a header line, then cells line by line."""

import re
from dataclasses import dataclass

from lalanh.directives.extraction.bodies import body_run
from lalanh.directives.extraction.lexicon import HEAD
from lalanh.directives.extraction.signature import RECIPIENTS
from lalanh.directives.extraction.view import Line, View

type Cell = tuple[int, int]

_UNIT = r"(?:cơ +quan|đơn +vị|bộ +phận)"
_WORK = r"(?:nội +dung|nhiệm +vụ|công +việc)"
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("lead", re.compile(rf"{_UNIT}?[ ,]*(?:chủ +trì|đầu +mối)(?: +thực +hiện)?")),
    ("coordinate", re.compile(rf"{_UNIT}?[ ,]*phối +hợp(?: +thực +hiện)?")),
    ("actor", re.compile(rf"(?:{_UNIT}|người) +(?:thực +hiện|được +giao|phụ +trách)")),
    ("time", re.compile(r"(?:thời +(?:gian|hạn)|tiến +độ)(?: +(?:thực +hiện|hoàn +thành))?")),
    ("text", re.compile(rf"(?:tên +)?{_WORK}(?: +(?:{_WORK}|thực +hiện))?")),
    ("other", re.compile(r"sản +phẩm(?: +đầu +ra)?|kết +quả|ghi +chú|kinh +phí|cấp +trình")),
)
_ORDINAL = re.compile(r"(?:stt|tt|số +tt)(?![a-zđà-ỹ])")
_HEADER_WORDS = 150
_ROW = re.compile(r"(\d{1,3})(?:\.\d{1,2})*[.)]?(?: +|$)")
_GOES_ON = re.compile(
    r"(?:[,;/(\-]|(?<![a-zđà-ỹ])(?:và|của|với|cùng|thuộc|các|theo|cho|về|tại|do|từ|đến|là))$"
)
_TIME_WORDS = re.compile(
    r"(?:\d{1,2}[/.]\d{1,2}|\d{1,2}/20\d\d|tháng +\d|quý +[ivx\d]|năm +20\d\d|thường +xuyên"
    r"|hằng +|hàng +"
    r"|định +kỳ|trước +ngày|trong +|giai +đoạn|theo +|sau +|\d+ +(?:ngày|tháng)|xong +"
    r"|hoàn +thành)"
)
_PART = re.compile(r"(?:[IVX]{1,5} *[.\-/]|Điều +\d|PHỤ LỤC|Phụ lục) *")
_LONGEST_ROW = 40
_SHORTEST_TEXT = 5


@dataclass(slots=True)
class Grid:
    """A table without bars: its lines, the labels of its columns and its rows, cell by cell."""

    first: int
    last: int
    labels: list[tuple[str, Cell]]
    rows: list[dict[str, Cell]]


def grid_at(view: View, lines: list[Line], first: int) -> Grid | None:
    """Read the table whose header stands on this line, None if it is no header of duties."""
    labels = _header(view, lines[first])
    if labels is None:
        return None
    kinds = [kind for kind, _ in labels]
    grid = Grid(first, first, labels, [])
    place = first + 1
    while place < len(lines):
        line = lines[place]
        if line.is_empty or _header(view, line) is not None:
            place += 1
            continue
        if RECIPIENTS.match(view.low, line.start, line.end):
            break
        stop = _row_end(view, lines, place)
        row = _row(view, lines[place:stop], kinds)
        if row is not None:
            grid.rows.append(row)
            grid.last = stop
        place = stop
    return grid if len(grid.rows) > 1 else None


def _header(view: View, line: Line) -> list[tuple[str, Cell]] | None:
    """Return the columns that a line of labels names from left to right."""
    if line.is_empty or line.end - line.start > _HEADER_WORDS:
        return None
    labels: list[tuple[str, Cell]] = []
    at = line.start
    skipped = _ORDINAL.match(view.low, at, line.end)
    at = skipped.end() if skipped is not None else at
    while at < line.end:
        if view.plain[at] == " ":
            at += 1
            continue
        found = next(((k, m) for k, p in _LABELS if (m := p.match(view.low, at, line.end))), None)
        if found is None:
            return None
        labels.append((found[0], (at, found[1].end())))
        at = found[1].end()
    kinds = [kind for kind, _ in labels]
    whole = "text" in kinds and ("lead" in kinds or "actor" in kinds) and len(kinds) > 2
    return labels if whole and len(set(kinds)) == len(kinds) else None


def _row_end(view: View, lines: list[Line], first: int) -> int:
    """Return where the next row begins: at a line with the next ordinal."""
    for place in range(first + 1, min(len(lines), first + _LONGEST_ROW)):
        line = lines[place]
        if line.is_empty:
            continue
        if _ROW.match(view.plain, line.start, line.end) or _header(view, line) is not None:
            return place
        if _PART.match(view.plain, line.start, line.end):
            return place
        if RECIPIENTS.match(view.low, line.start, line.end):
            return place
    return min(len(lines), first + _LONGEST_ROW)


def _row(view: View, lines: list[Line], kinds: list[str]) -> dict[str, Cell] | None:
    """Return the cells of a row; a row that names nobody is a heading or none at all."""
    shown = [line for line in lines if not line.is_empty]
    ordinal = _ROW.match(view.plain, shown[0].start, shown[0].end) if shown else None
    if ordinal is None:
        return None
    start = ordinal.end()
    end = shown[-1].end
    named = _bodies_begin(view, shown, start)
    if named is None or named - start < _SHORTEST_TEXT:
        return None
    cells: dict[str, Cell] = {"text": view.trimmed(start, named)}
    wanted = [kind for kind in kinds if kind in ("lead", "actor", "coordinate")]
    at = named
    for kind in wanted:
        stop = _body_cell(view, shown, at, end)
        if stop is None:
            break
        cells[kind] = view.trimmed(at, stop)
        at = view.trimmed(stop, end)[0]
    if "time" in kinds:
        time = _time_cell(view, at, end)
        if time is not None:
            cells["time"] = time
    return cells


def _bodies_begin(view: View, lines: list[Line], start: int) -> int | None:
    """Return where the column of bodies begins: on a line of its own, or behind the text."""
    for place, line in enumerate(lines):
        begin = max(line.start, start)
        if place and _names(view, begin, line.end) and not _is_open(view, lines[place - 1]):
            return begin
        for gap in re.finditer(r" (?=\S)", view.plain[begin + 8 : line.end]):
            at = begin + 8 + gap.end()
            if _is_open(view, Line(begin, at - 1)) or not _names(view, at, line.end):
                continue
            run = body_run(view, at, line.end, strict=True)
            timed = run is not None and _TIME_WORDS.match(view.low[run.end : line.end].lstrip())
            if run is not None and (run.end >= line.end - 1 or timed):
                return at
    return None


# What opens a body's own name; "Chỉ huy", "Thành phố" only go on with one.
_OPENS_NAME = re.compile(
    r"(?:các|sở|ubnd|ủy +ban|hđnd|hội|phòng|văn +phòng|công +an|ban|bộ|trung +tâm|đoàn|mặt +trận"
    r"|trường|trạm|chi +cục|cục|đảng|thành +ủy|tỉnh|huyện +ủy|công +ty|chủ +tịch|báo|đài|quỹ|bệnh"
    r"|thanh +tra|tòa|viện|liên|tổ|ngân +hàng|kho +bạc|đơn +vị|cơ +quan)(?![a-zđà-ỹ])"
)
_HEADS_NAME = re.compile(
    r"(?:văn +phòng|thường +trực|thường +vụ|chấp +hành|thanh +tra|đảng +ủy|lãnh +đạo|chủ +tịch"
    r"|giám +đốc|trưởng|bí +thư|chủ +nhiệm|ban|hội|trung +tâm|đoàn|tổ|báo|đài)$"
)


def _names(view: View, start: int, end: int) -> bool:
    if start >= end:
        return False
    named = view.plain[start].isupper() and HEAD.match(view.low, start, end) is not None
    return named and _OPENS_NAME.match(view.low, start, end) is not None


def _is_open(view: View, line: Line) -> bool:
    words = view.low[max(line.start, line.end - 20) : line.end].rstrip()
    return _GOES_ON.search(words) is not None or _HEADS_NAME.search(words) is not None


def _body_cell(view: View, lines: list[Line], start: int, end: int) -> int | None:
    """Return where a cell of bodies ends: before the next cell's name, or where time is said."""
    if not _names(view, start, end):
        return None
    last = start
    for line in lines:
        if line.end <= start:
            continue
        begin = max(line.start, start)
        if begin > start:
            timed = _TIME_WORDS.match(view.low, begin, line.end)
            fresh = view.plain[begin].isupper() and not _is_open(view, Line(start, last))
            if timed or fresh:
                return last
        beside = _beside(view, begin, line.end, first=begin == start)
        if beside is not None:
            return beside
        last = line.end
    return last


def _beside(view: View, start: int, end: int, *, first: bool) -> int | None:
    """Return where on a line another cell begins without any mark: "Phòng A Các thôn 5/2026"."""
    for gap in re.finditer(r" (?=\S)", view.plain[start:end]):
        at = start + gap.end()
        if not first and gap.start() == 0:
            continue
        if _TIME_WORDS.match(view.low, at, end):
            return at - 1
        if _names(view, at, end) and not _is_open(view, Line(start, at - 1)):
            return at - 1
    return None


_WHEN = re.compile(
    r"(?<![\d.,])(?:\d{1,2}[/.]\d{1,2}[/.]20\d\d|\d{1,2}/20\d\d|(?:trong +|trước +)?(?:tháng +\d"
    r"|quý +[ivx\d]|năm +20\d\d|ngày +\d)|thường +xuyên|(?:hằng|hàng) +(?:ngày|tuần|tháng|quý"
    r"|năm)"
    r"|định +kỳ|\d+ +(?:ngày|tháng)(?: +làm +việc)? +(?:kể|sau))"
)


def _time_cell(view: View, start: int, end: int) -> Cell | None:
    found = list(_WHEN.finditer(view.low, start, end))
    return view.trimmed(found[-1].start(), end) if found else None
