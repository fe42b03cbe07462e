"""Columns of a table: from the headings above them and the gutters between their texts."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from lalanh.fund.statements.lines import SAME_LINE_PT, Line, lines_of, phrases
from lalanh.fund.statements.pdf import SAMPLE_PAGES, Page, Run
from lalanh.kernel.text import fold

_NUMBER = re.compile(r"\s*-?\d[\d.,]*\s*")
# An amount and the next column's text drawn in one go: groups of three tell where one ends.
_GLUED = re.compile(r"\s*(?P<amount>\d{1,3}(?:[.,]\d{3})+)\s*(?P<rest>\d[^.,]*\S)\s*")
_CURRENCY = re.compile(r" ?\(?(?:vnd|dong|dvt: ?(?:vnd|dong))\)?$")
_HEAD_HEIGHT_PT = 45.0
_LEFT_EDGE_PT = 1.5
# A cell may begin with a blank, which leaves no run of its own.
_LEADING_BLANK_PT = 4.5


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


def line_pitch(pages: Sequence[Page], column: Column, left: float) -> float:
    """Return the distance of the lines of one cell: the smallest that is no rarity."""
    gaps: Counter[float] = Counter()
    for page in pages:
        runs = [r for r in page.runs if abs(r.x - left) <= _LEFT_EDGE_PT and r.x < column.right]
        gaps.update(round(b.y - a.y, 1) for a, b in pairwise(lines_of(runs)))
    often = [gap for gap, count in gaps.items() if 50 * count >= gaps.total() and gap > 2.0]
    return min(often, default=10.0)


def is_number(text: str) -> bool:
    """Say whether a run is nothing but digits and their separators."""
    return _NUMBER.fullmatch(text) is not None


def placed(page: Page, columns: Sequence[Column], lefts: dict[str, float]) -> dict[str, list[Run]]:
    """
    Return the runs of each column: text by its left edge, money by its right one.

    :param lefts: columns whose lines begin at a known edge; text that begins elsewhere is out.
    """
    edges = [column.left for column in columns]
    found: dict[str, list[Run]] = {}
    for run in page.runs:
        column = columns[max(0, bisect_right(edges, run.x) - 1)]
        if column.is_money and (glued := _GLUED.fullmatch(run.text)) is not None:
            after = columns[min(len(columns) - 1, columns.index(column) + 1)]
            found.setdefault(column.name, []).append(replace(run, text=glued["amount"]))
            found.setdefault(after.name, []).append(replace(run, text=glued["rest"]))
            continue
        if is_number(run.text):
            ends_in = columns[max(0, bisect_right(edges, run.right - 0.5) - 1)]
            column = ends_in if ends_in.is_money else column
        found.setdefault(column.name, []).append(run)
    for name, left in lefts.items():
        if name in found:
            found[name] = _flush(found[name], left)
    return found


@lru_cache(maxsize=2 * SAMPLE_PAGES)
def _words_of(page: Page) -> tuple[tuple[str, Line], ...]:
    """Fold a page's phrases once, however many layouts look at them; the currency is no word."""
    return tuple((_CURRENCY.sub("", fold(phrase.text)), phrase) for phrase in phrases(page))


def _heading_reach(headings: Sequence[Heading], page: Page) -> dict[str, Line]:
    """Find the band of the page where most headings stand together; return the reach of each."""
    found = [
        (heading.name, phrase)
        for words, phrase in _words_of(page)
        for heading in headings
        if re.fullmatch(heading.pattern, words)
    ]
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


def _flush(runs: Sequence[Run], left: float) -> list[Run]:
    """Keep the runs of lines that begin at the column's edge: headings and notes do not."""
    starts = [run.y for run in runs if -_LEFT_EDGE_PT <= run.x - left <= _LEADING_BLANK_PT]
    ys = sorted(starts)
    return [run for run in runs if _near(ys, run.y)]


def _near(ys: Sequence[float], y: float) -> bool:
    place = bisect_right(ys, y)
    return any(abs(ys[i] - y) <= SAME_LINE_PT for i in (place - 1, place) if 0 <= i < len(ys))
