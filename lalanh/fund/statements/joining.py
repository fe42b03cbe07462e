"""Lines of a cell joined to the sentence that was typed, before the page was too narrow."""

import re
from collections.abc import Sequence
from itertools import pairwise

from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.table import Band

_BLANKS = re.compile(r"[ \xa0]+")


class Joiner:
    """
    Joins the lines of cells of one page.

    A page either keeps the blank at which a line was broken (then lines join with nothing between)
    or drops it (then they join with a blank, except inside a word that was longer than the line
    and after a hyphen that closes a word). Which of both is seen from all cells of the page.
    """

    def __init__(self, bands: Sequence[Band], *, breaks_words: bool) -> None:
        self._breaks_words = breaks_words
        broken = [
            line
            for band in bands
            for lines in band.cells.values()
            for line in lines[:-1]
            if len(lines) > 1
        ]
        kept = sum(line.text.endswith(" ") for line in broken)
        self._keeps_blanks = 5 * kept > len(broken)
        self._widths = _widths(bands)

    def text(self, band: Band, column: str) -> str:
        """Return a cell's text on one line, blanks single, ends trimmed."""
        lines = band.cells.get(column, ())
        if self._keeps_blanks:
            joined = "".join(line.text for line in lines)
        else:
            joined = lines[0].text if lines else ""
            for before, after in pairwise(lines):
                joined += ("" if self._is_cut(before, after, column) else " ") + after.text
        return _BLANKS.sub(" ", joined).strip()

    def _is_cut(self, before: Line, after: Line, column: str) -> bool:
        """Say whether a line end cut a word: both pieces together are wider than a line."""
        if before.text.endswith(" ") or after.text.startswith(" "):
            return True
        if not self._breaks_words:
            return False
        head, tail = before.text.rsplit(" ", 1)[-1], after.text.split(" ", 1)[0]
        if head.endswith("-") and head != "-":
            return True
        return _width(before, head) + _width(after, tail) > self._widths[column] + 1.0


def _widths(bands: Sequence[Band]) -> dict[str, float]:
    widths: dict[str, float] = {}
    for band in bands:
        for column, lines in band.cells.items():
            for line in lines:
                widths[column] = max(widths.get(column, 0.0), line.right - line.x)
    return widths


def _width(line: Line, piece: str) -> float:
    """Estimate a piece's width by its share of the line's letters."""
    return (line.right - line.x) * len(piece) / max(1, len(line.text.rstrip()))
