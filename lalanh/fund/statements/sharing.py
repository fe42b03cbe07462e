"""Lines shared out to the rows of a table, by where they stand or when they were drawn."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from lalanh.fund.statements.lines import SAME_LINE_PT, Line

_SAME_ROW_PT = 8.0

type Shares = list[list[Line]]


def nearest(ys: Sequence[float], lines: Sequence[Line]) -> Shares:
    """Share one-line cells out to the row whose baseline is nearest."""
    shares: Shares = [[] for _ in ys]
    for line in lines:
        place = bisect_right(ys, line.y)
        near = min(
            (i for i in (place - 1, place) if 0 <= i < len(ys)), key=lambda i: abs(ys[i] - line.y)
        )
        if abs(ys[near] - line.y) <= _SAME_ROW_PT:
            shares[near].append(line)
    return shares


def below(ys: Sequence[float], lines: Sequence[Line], *, pitch: float) -> Shares:
    """Share lines out from each row's baseline down; a wide gap ends a cell."""
    shares: Shares = [[] for _ in ys]
    tops = [y - 2.0 for y in ys]
    for line in lines:
        row = bisect_right(tops, line.y) - 1
        if row < 0:
            continue
        before = shares[row][-1].y if shares[row] else ys[row]
        if line.y - before <= 1.4 * pitch:
            shares[row].append(line)
    return shares


def centred(ys: Sequence[float], lines: Sequence[Line], *, pitch: float) -> Shares:
    """
    Share lines out to rows so that each cell's middle stands at its row's baseline.

    Cells keep their order and stay between the baselines of their neighbours. A line that fits no
    row (a heading, a note between rows) is left out when that is cheaper than to bend a cell.
    """
    shares: Shares = [[] for _ in ys]
    start = 0
    for row, y in enumerate(ys):
        end = _exact_end(lines, start, y, tolerance=0.2 * pitch)
        if end is None or not _is_between(ys, row, lines[start:end]):
            return _cheapest(ys, lines, pitch)
        shares[row] = list(lines[start:end])
        start = end
    return shares if start == len(lines) else _cheapest(ys, lines, pitch)


def _is_between(ys: Sequence[float], row: int, lines: Sequence[Line]) -> bool:
    if not lines:
        return True
    low = ys[row - 1] if row else float("-inf")
    high = ys[row + 1] if row + 1 < len(ys) else float("inf")
    return low + SAME_LINE_PT < lines[0].y and lines[-1].y < high - SAME_LINE_PT


def _exact_end(lines: Sequence[Line], start: int, y: float, *, tolerance: float) -> int | None:
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


def _cheapest(ys: Sequence[float], lines: Sequence[Line], pitch: float) -> Shares:
    """Find the cheapest sharing by dynamic programming over (row, first line not yet shared)."""
    left_out, empty = 3 * pitch, 1.5 * pitch
    count = len(lines)
    costs = [left_out * i for i in range(count + 1)]
    choices: list[list[tuple[int, int]]] = []
    for row, y in enumerate(ys):
        best = [cost + empty for cost in costs]
        choice = [(i, i) for i in range(count + 1)]
        for start, end in _blocks(ys, row, lines, pitch):
            cost = costs[start] + abs((lines[start].y + lines[end - 1].y) / 2 - y)
            if cost < best[end]:
                best[end], choice[end] = cost, (start, end)
        for i in range(1, count + 1):
            if best[i - 1] + left_out < best[i]:
                best[i], choice[i] = best[i - 1] + left_out, choice[i - 1]
        costs = best
        choices.append(choice)
    return _traced(choices, lines)


def _blocks(
    ys: Sequence[float], row: int, lines: Sequence[Line], pitch: float
) -> Iterator[tuple[int, int]]:
    """Yield every run of neighbouring lines that may be one cell of a row."""
    low = ys[row - 1] + SAME_LINE_PT if row else float("-inf")
    high = ys[row + 1] - SAME_LINE_PT if row + 1 < len(ys) else float("inf")
    first = bisect_right(lines, low, key=lambda line: line.y)
    last = bisect_right(lines, high, key=lambda line: line.y)
    for start in range(first, last):
        for end in range(start + 1, last + 1):
            if end - start > 1 and lines[end - 1].y - lines[end - 2].y > 1.6 * pitch:
                break
            yield start, end


def _traced(choices: Sequence[Sequence[tuple[int, int]]], lines: Sequence[Line]) -> Shares:
    shares: Shares = [[] for _ in choices]
    end = len(lines)
    for row in range(len(choices) - 1, -1, -1):
        start, stop = choices[row][end]
        shares[row] = list(lines[start:stop])
        end = start
    return shares


def drawn(
    ys: Sequence[float], lines: Sequence[Line], *, owners: Mapping[float, float], pitch: float
) -> Shares:
    """
    Share lines out to the row whose anchor was drawn last before them.

    :param owners: baseline of a line → baseline of that anchor.
    """
    rows = {y: row for row, y in enumerate(ys)}
    shares: Shares = [[] for _ in ys]
    for line in lines:
        row = rows.get(owners.get(line.y, -1.0))
        if row is None:
            continue
        before = shares[row][-1].y if shares[row] else ys[row]
        if abs(line.y - before) <= (4.0 if shares[row] else 8.0) * pitch:
            shares[row].append(line)
    return shares
