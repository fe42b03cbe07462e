"""Tables of duties: rows of cells between bars, with a header that names the columns."""

import re
from dataclasses import dataclass, field

from lalanh.directives.extraction.barless import grid_at
from lalanh.directives.extraction.context import Context, Draft
from lalanh.directives.extraction.slots import Slot, SlotKind, apply_slot
from lalanh.directives.extraction.view import Line, View

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("lead", re.compile(r"(?:cơ +quan|đơn +vị|bộ +phận)?[^|]{0,20}?(?:chủ +trì|đầu +mối)")),
    ("coordinate", re.compile(r"(?:cơ +quan|đơn +vị)?[^|]{0,20}?phối +hợp")),
    (
        "actor",
        re.compile(r"(?:cơ +quan|đơn +vị|bộ +phận|phân +công|người|cấp|trách +nhiệm)[^|]{0,30}"),
    ),
    ("time", re.compile(r"(?:thời +(?:gian|hạn|điểm)|tiến +độ|hoàn +thành|lộ +trình|hạn)")),
    (
        "text",
        re.compile(
            r"(?:tên +|danh +mục +)?(?:các +)?(?:nội +dung|nhiệm +vụ|công +việc|hoạt +động"
            r"|đầu +việc|chỉ +tiêu, +nhiệm)"
        ),
    ),
)
# The header of a table stands within so many lines of its first bar.
_HEADER_REACH = 60
_INDENT = 12
_GRID = 3
_SHORTEST_DUTY = 4
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?$")


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell is a place of the view. ``first`` and ``last`` are line indexes."""

    first: int
    last: int
    rows: list[list[tuple[int, int]]] = field(default_factory=list)


def tables(view: View, lines: list[Line]) -> list[Table]:
    """Find the tables among lines, in both ways of writing: bars in the line, or bars alone."""
    found: list[Table] = []
    place = 0
    while place < len(lines):
        table = (
            _inline(view, lines, place)
            or _stacked(view, lines, place)
            or _unbarred(view, lines, place)
        )
        if table is None:
            place += 1
            continue
        found.append(table)
        place = max(table.last, place + 1)
    return found


def data_rows(view: View, lines: list[Line]) -> set[int]:
    """Return the lines of grids that hold figures and names: three rows of three cells or more."""
    found: set[int] = set()
    run: list[int] = []
    for place, line in enumerate([*lines, Line(0, 0)]):
        if line.start < line.end and view.plain.count("|", line.start, line.end) >= _GRID - 1:
            run.append(place)
            continue
        if len(run) >= _GRID:
            found.update(run)
        run = []
    return found


def _inline(view: View, lines: list[Line], first: int) -> Table | None:
    """Read "| 1 | Việc | Sở A |", one row a line."""
    if lines[first].is_empty:
        return None
    table = Table(first, first)
    for place in range(first, len(lines)):
        line = lines[place]
        if line.is_empty and view.plain[line.start : line.start + 1] != "|":
            if table.rows and place + 1 < len(lines) and not lines[place + 1].is_empty:
                continue
            if not table.rows:
                return None
            break
        if line.is_empty:
            continue
        before = view.span(max(0, line.start - _INDENT), line.start).literal
        opened = table.rows and before.rpartition("\n")[2].rstrip(" ").endswith("|")
        if view.plain.count("|", line.start, line.end) < 2 and not opened:
            break
        cells = _cells(view, line)
        if not table.rows and _header(view, cells) is None:
            return None
        table.rows.append(cells)
        table.last = place + 1
    return table if len(table.rows) > 1 else None


def _cells(view: View, line: Line) -> list[tuple[int, int]]:
    cells = []
    begin = line.start
    while True:
        bar = view.plain.find("|", begin, line.end)
        stop = line.end if bar < 0 else bar
        cells.append(view.trimmed(begin, stop))
        if bar < 0:
            return cells
        begin = bar + 1


def _stacked(view: View, lines: list[Line], first: int) -> Table | None:
    """Read cells on lines of their own with bars between; two bars end a row."""
    if not _is_bar(view, lines[first]):
        return None
    table = Table(first, first)
    row: list[tuple[int, int]] = []
    cell: tuple[int, int] | None = None
    for place in range(first, len(lines)):
        line = lines[place]
        if not line.is_empty:
            cell = (line.start if cell is None else cell[0], line.end)
        elif _is_bar(view, line):
            if cell is not None:
                row.append(cell)
            elif row:
                if not table.rows and _header(view, row) is None:
                    return None
                table.rows.append(row)
                row = []
            cell = None
            table.last = place + 1
        if not table.rows and place - first > _HEADER_REACH:
            return None
    if row:
        table.rows.append(row)
    return table if len(table.rows) > 1 else None


def _unbarred(view: View, lines: list[Line], first: int) -> Table | None:
    """Read a table that lost its bars: labels on one line, then the cells one below the other."""
    grid = grid_at(view, lines, first)
    if grid is None:
        return None
    kinds = [kind for kind, _ in grid.labels]
    table = Table(grid.first, grid.last, [[cell for _, cell in grid.labels]])
    table.rows += [[row.get(kind, (0, 0)) for kind in kinds] for row in grid.rows]
    return table


def _is_bar(view: View, line: Line) -> bool:
    return line.is_empty and view.plain[line.start : line.start + 1] == "|"


def _header(view: View, row: list[tuple[int, int]]) -> dict[int, str] | None:
    """Return what each column holds, None if the row is no header of duties."""
    columns: dict[int, str] = {}
    for place, (start, end) in enumerate(row):
        words = " ".join(view.low[start:end].split())
        if len(words) > 60:
            return None
        kind = next((k for k, p in _COLUMNS if p.match(words)), None)
        if kind is not None and kind not in columns.values():
            columns[place] = kind
    kinds = set(columns.values())
    return columns if "text" in kinds and kinds & {"lead", "actor", "time"} else None


def table_drafts(view: View, table: Table, context: Context) -> list[Draft]:
    """Return one duty a row that has a text; heading rows give the section."""
    columns = _header(view, table.rows[0])
    if columns is None:
        return []
    width = len(table.rows[0])
    section: tuple[str, ...] = ()
    drafts: list[Draft] = []
    for row in table.rows[1:]:
        if len(row) < 3:
            if row and any(a < b for a, b in row):
                section = (view.words(*max(row, key=lambda c: c[1] - c[0]))[:40],)
            continue
        shift = 0 if len(row) >= width else _shift(view, row, columns)
        cells = {kind: row[p - shift] for p, kind in columns.items() if 0 <= p - shift < len(row)}
        made = _row_draft(view, cells, section, context)
        if made is not None:
            drafts.append(made)
    return drafts


def _shift(view: View, row: list[tuple[int, int]], columns: dict[int, str]) -> int:
    """A row may lack its ordinal cell."""
    starts_at = min(columns)
    numbered = _NUMBERED.match(view.plain[row[0][0] : row[0][1]].strip()) is not None
    return 0 if numbered or starts_at == 0 else starts_at


def _row_draft(
    view: View, cells: dict[str, tuple[int, int]], section: tuple[str, ...], context: Context
) -> Draft | None:
    start, end = view.trimmed(*cells.get("text", (0, 0)))
    who = [k for k in ("lead", "actor", "time") if k in cells and cells[k][0] < cells[k][1]]
    if end - start < _SHORTEST_DUTY or not who:
        return None
    draft = Draft(start, end, section, "task", context.modality, [])
    kinds: tuple[SlotKind, ...] = ("lead", "actor", "coordinate", "time")
    for kind in kinds:
        if kind in cells:
            apply_slot(view, Slot(kind, *view.trimmed(*cells[kind])), [draft], context)
    draft.is_named = bool(draft.bearers)
    return draft
