"""Columns from headings, and rows from the places of text runs."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from lalanh.fund.statements.pdf import Page, Run
from lalanh.kernel.text import fold

_NUMBER = re.compile(r"\s*-?\d[\d.,]*\s*")
# An amount and the next column's text drawn in one go: groups of three tell where one ends.
_GLUED = re.compile(r"\s*(?P<amount>\d{1,3}(?:[.,]\d{3})+)\s*(?P<rest>\d[^.,]*\S)\s*")
_SAME_LINE_PT = 1.2
_WORD_GAP_PT = 2.0
_PHRASE_GAP_PT = 2.5
_PHRASE_GAP_AFTER_BLANK_PT = 5.0
_HEAD_HEIGHT_PT = 45.0
_LEFT_EDGE_PT = 1.5
_SAME_ROW_PT = 8.0


class Alignment(Enum):
    """Where the lines of a cell stand against the baseline of their row."""

    TOP = "top"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column by the words above it: a pattern over folded text, matched in full."""

    name: str
    pattern: str
    is_money: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column's reach in points. Money is placed by its right edge, text by its left one."""

    name: str
    left: float
    right: float
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text inside a cell."""

    x: float
    y: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """Everything that stands in one row of the table, by column, before it is understood."""

    page: int
    y: float
    cells: dict[str, tuple[Line, ...]]

    def text(self, column: str) -> str:
        """Return a cell as one text, lines joined with nothing between."""
        return "".join(line.text for line in self.cells.get(column, ()))


def is_number(text: str) -> bool:
    """Say whether a run is nothing but digits and their separators."""
    return _NUMBER.fullmatch(text) is not None


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """Join the runs of each baseline from left to right; a wide gap becomes a blank."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.y, r.x)):
        if lines and abs(lines[-1][0].y - run.y) <= _SAME_LINE_PT:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(sorted(parts, key=lambda r: r.x)) for parts in lines]


def phrases(page: Page) -> list[Line]:
    """Return what a reader sees as separate phrases: runs of a baseline without a wide gap."""
    found: list[Line] = []
    for run in sorted(page.runs, key=lambda r: (round(r.y), r.x)):
        last = found[-1] if found else None
        if last is not None and abs(last.y - run.y) <= _SAME_LINE_PT:
            blank = last.text.endswith(" ") or run.text.startswith(" ")
            if -1.0 <= run.x - last.right <= (
                _PHRASE_GAP_AFTER_BLANK_PT if blank else _PHRASE_GAP_PT
            ):
                found[-1] = Line(last.x, last.y, max(run.right, last.right), last.text + run.text)
                continue
        found.append(Line(run.x, run.y, run.right, run.text))
    return found


def columns_under(headings: Sequence[Heading], pages: Sequence[Page]) -> tuple[Column, ...] | None:
    """
    Return the columns of a table, or ``None`` when no page shows all its headings.

    The cut between two columns is the place between their headings that fewest runs cross.
    """
    needed = {heading.name for heading in headings if not heading.is_optional}
    for page in pages:
        reach = _heading_reach(headings, page)
        if needed <= reach.keys():
            return _cut(headings, reach, pages)
    return None


def bands(
    page: Page,
    columns: Sequence[Column],
    *,
    anchor: str,
    anchor_pattern: re.Pattern[str],
    alignment: Alignment,
    lefts: dict[str, float],
) -> tuple[Band, ...]:
    """Cut a page into the rows of its table; text left of or right of its column's edge is out."""
    placed = _placed(page, columns, lefts)
    ys = sorted(r.y for r in placed.get(anchor, ()) if anchor_pattern.match(r.text))
    ys = [y for i, y in enumerate(ys) if i == 0 or y - ys[i - 1] > _SAME_LINE_PT]
    if not ys:
        return ()
    cells: list[dict[str, tuple[Line, ...]]] = [{} for _ in ys]
    for column in columns:
        lines = lines_of(placed.get(column.name, ()))
        if column.is_money or column.name == "stt":
            shares = _nearest(ys, lines)
        elif alignment is Alignment.TOP:
            shares = _below(ys, lines)
        else:
            shares = centred(ys, lines)
        for cell, share in zip(cells, shares, strict=True):
            if share:
                cell[column.name] = tuple(share)
    return tuple(Band(page.number, y, cell) for y, cell in zip(ys, cells, strict=True))


def common_left(
    pages: Sequence[Page], column: Column, *, pattern: re.Pattern[str] | None = None
) -> float | None:
    """Return the left edge at which most of a column's runs begin."""
    counts: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            inside = column.left <= run.x < column.right
            if inside and (pattern is None or pattern.match(run.text)):
                counts[round(run.x * 2) / 2] += 1
    return counts.most_common(1)[0][0] if counts else None


def centred(ys: Sequence[float], lines: Sequence[Line]) -> list[list[Line]]:
    """
    Share lines out to rows so that each cell's middle stands at its row's baseline.

    Cells keep their order. A line that fits no row (a note between rows) is left out when that is
    cheaper than to bend a cell.
    """
    shares: list[list[Line]] = [[] for _ in ys]
    if not lines:
        return shares
    pitch = _pitch(lines)
    start = 0
    for row, y in enumerate(ys):
        end = _exact_end(lines, start, y, tolerance=0.2 * pitch)
        if end is None:
            return _cheapest(ys, lines, pitch)
        shares[row] = list(lines[start:end])
        start = end
    return shares if start == len(lines) else _cheapest(ys, lines, pitch)


def _line(parts: Sequence[Run]) -> Line:
    text = parts[0].text
    for before, run in pairwise(parts):
        apart = run.x - before.right > _WORD_GAP_PT
        if apart and not text.endswith(" ") and not run.text.startswith(" "):
            text += " "
        text += run.text[1:] if text.endswith(" ") and run.text.startswith(" ") else run.text
    return Line(parts[0].x, parts[0].y, parts[-1].right, text)


def _heading_reach(headings: Sequence[Heading], page: Page) -> dict[str, Line]:
    """Find the band of the page where most headings stand together; return the reach of each."""
    found: list[tuple[str, Line]] = []
    for phrase in phrases(page):
        words = fold(phrase.text)
        found += [(h.name, phrase) for h in headings if re.fullmatch(h.pattern, words)]
    best: dict[str, Line] = {}
    for _, top in found:
        reach: dict[str, Line] = {}
        for name, phrase in found:
            if 0 <= phrase.y - top.y <= _HEAD_HEIGHT_PT:
                known = reach.get(name, phrase)
                reach[name] = Line(
                    min(known.x, phrase.x), phrase.y, max(known.right, phrase.right), ""
                )
        if len(reach) > len(best):
            best = reach
    return best


def _cut(
    headings: Sequence[Heading], reach: dict[str, Line], pages: Sequence[Page]
) -> tuple[Column, ...]:
    order = sorted((h for h in headings if h.name in reach), key=lambda h: reach[h.name].x)
    spans = [(r.x, r.right) for page in pages for r in page.runs if r.text.strip()]
    cuts = [0.0]
    for before, after in pairwise(order):
        low, high = reach[before.name].right, reach[after.name].x
        cuts.append(_gutter(spans, low, high))
    cuts.append(float("inf"))
    return tuple(
        Column(heading.name, left, right, heading.is_money)
        for heading, (left, right) in zip(order, pairwise(cuts), strict=True)
    )


def _gutter(spans: Sequence[tuple[float, float]], low: float, high: float) -> float:
    """Return the middle of the widest stretch between two headings that fewest spans cross."""
    if high <= low:
        return (low + high) / 2
    steps = max(2, round((high - low) * 2))
    places = [low + (high - low) * i / steps for i in range(steps + 1)]
    crossings = [0] * len(places)
    for left, right in spans:
        first, last = bisect_right(places, left), bisect_right(places, right)
        for i in range(first, last):
            crossings[i] += 1
    fewest = min(crossings)
    best = (0, 0)
    start = None
    for i, count in enumerate([*crossings, fewest + 1]):
        if count == fewest and start is None:
            start = i
        elif count != fewest and start is not None:
            best = max(best, (i - start, start))
            start = None
    length, first = best
    return (places[first] + places[first + length - 1]) / 2


def _placed(
    page: Page, columns: Sequence[Column], lefts: dict[str, float]
) -> dict[str, list[Run]]:
    edges = [column.left for column in columns]
    placed: dict[str, list[Run]] = {}
    for run in page.runs:
        column = columns[max(0, bisect_right(edges, run.x) - 1)]
        if column.is_money and (glued := _GLUED.fullmatch(run.text)) is not None:
            after = columns[min(len(columns) - 1, columns.index(column) + 1)]
            placed.setdefault(column.name, []).append(replace(run, text=glued["amount"]))
            placed.setdefault(after.name, []).append(replace(run, text=glued["rest"]))
            continue
        if is_number(run.text):
            ends_in = columns[max(0, bisect_right(edges, run.right - 0.5) - 1)]
            column = ends_in if ends_in.is_money else column
        placed.setdefault(column.name, []).append(run)
    for name, left in lefts.items():
        if name in placed:
            placed[name] = _flush(placed[name], left)
    return placed


def _flush(runs: Sequence[Run], left: float) -> list[Run]:
    """Keep the runs of lines that begin at the column's edge: headings and notes do not."""
    starts = [run.y for run in runs if abs(run.x - left) <= _LEFT_EDGE_PT]
    ys = sorted(starts)
    return [run for run in runs if _near(ys, run.y)]


def _near(ys: Sequence[float], y: float) -> bool:
    place = bisect_right(ys, y)
    return any(abs(ys[i] - y) <= _SAME_LINE_PT for i in (place - 1, place) if 0 <= i < len(ys))


def _pitch(lines: Sequence[Line]) -> float:
    """Return the commonest distance between neighbouring lines (10 where there is none)."""
    gaps = Counter(round(b.y - a.y, 1) for a, b in pairwise(lines) if b.y - a.y > _SAME_LINE_PT)
    return min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 10.0


def _below(ys: Sequence[float], lines: Sequence[Line]) -> list[list[Line]]:
    """Share lines out from each row's baseline down; a wide gap ends a cell."""
    shares: list[list[Line]] = [[] for _ in ys]
    if not lines:
        return shares
    pitch = _pitch(lines)
    tops = [y - 2.0 for y in ys]
    for line in lines:
        row = bisect_right(tops, line.y) - 1
        if row < 0:
            continue
        before = shares[row][-1].y if shares[row] else ys[row]
        if line.y - before <= 1.4 * pitch:
            shares[row].append(line)
    return shares


def _nearest(ys: Sequence[float], lines: Sequence[Line]) -> list[list[Line]]:
    """Share one-line cells out to the row whose baseline is nearest."""
    shares: list[list[Line]] = [[] for _ in ys]
    for line in lines:
        place = bisect_right(ys, line.y)
        near = min((i for i in (place - 1, place) if 0 <= i < len(ys)), key=lambda i: abs(ys[i] - line.y))
        if abs(ys[near] - line.y) <= _SAME_ROW_PT:
            shares[near].append(line)
    return shares


def _exact_end(
    lines: Sequence[Line], start: int, y: float, *, tolerance: float
) -> int | None:
    """Return where the cell that begins at a line ends, if its middle is the baseline."""
    if start == len(lines) or lines[start].y > y + tolerance:
        return start
    wanted = 2 * y - lines[start].y
    for end in range(start, len(lines)):
        if abs(lines[end].y - wanted) <= 2 * tolerance:
            return end + 1
        if lines[end].y > wanted:
            break
    return None


def _cheapest(ys: Sequence[float], lines: Sequence[Line], pitch: float) -> list[list[Line]]:
    """Find the cheapest sharing by dynamic programming over (row, first line not yet shared)."""
    out, count = 3 * pitch, len(lines)
    costs = [out * i for i in range(count + 1)]
    choices: list[list[tuple[int, int]]] = []
    for y in ys:
        best = list(costs)
        choice = [(i, i) for i in range(count + 1)]
        for start in range(count):
            for end in range(start + 1, min(count, start + 14) + 1):
                if end - start > 1 and lines[end - 1].y - lines[end - 2].y > 1.6 * pitch:
                    break
                middle = (lines[start].y + lines[end - 1].y) / 2
                cost = costs[start] + abs(middle - y)
                if cost < best[end]:
                    best[end], choice[end] = cost, (start, end)
        for i in range(1, count + 1):
            if best[i - 1] + out < best[i]:
                best[i] = best[i - 1] + out
                choice[i] = choice[i - 1]
        costs = best
        choices.append(choice)
    return _traced(choices, lines)


def _traced(choices: Sequence[Sequence[tuple[int, int]]], lines: Sequence[Line]) -> list[list[Line]]:
    shares: list[list[Line]] = [[] for _ in choices]
    end = len(lines)
    for row in range(len(choices) - 1, -1, -1):
        start, stop = choices[row][end]
        shares[row] = list(lines[start:stop])
        end = start
    return shares
