"""Rows of a table, from the places of text runs and the order in which they were drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from lalanh.fund.statements import sharing
from lalanh.fund.statements.columns import Column, placed
from lalanh.fund.statements.lines import SAME_LINE_PT, Line, lines_of
from lalanh.fund.statements.pdf import Page, Run


class Alignment(Enum):
    """Where the lines of a cell stand against the baseline of their row."""

    TOP = "top"
    CENTRE = "centre"
    # Cells were drawn row by row, each begun by its anchor; their places are not to be relied on.
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class Band:
    """Everything that stands in one row of the table, by column, before it is understood."""

    page: int
    y: float
    cells: dict[str, tuple[Line, ...]]

    def text(self, column: str) -> str:
        """Return a cell as one text, lines joined with nothing between."""
        return "".join(line.text for line in self.cells.get(column, ()))


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A table's geometry, learnt once per document.

    ``anchor`` is the column whose runs (of ``pattern``) begin the rows; ``lefts`` are columns
    whose lines begin at a known edge; ``pitch`` is the distance of two lines of one cell.
    """

    columns: tuple[Column, ...]
    anchor: str
    pattern: re.Pattern[str]
    alignment: Alignment
    lefts: dict[str, float]
    pitch: float

    def bands(self, page: Page) -> tuple[Band, ...]:
        """Cut a page into the rows of its table."""
        runs = placed(page, self.columns, self.lefts)
        anchors = [r for r in runs.get(self.anchor, ()) if self.pattern.match(r.text)]
        ys = _baselines(anchors)
        if not ys:
            return ()
        owners = _owners(page, anchors) if self.alignment is Alignment.DRAWN else {}
        cells: list[dict[str, tuple[Line, ...]]] = [{} for _ in ys]
        for column in self.columns:
            lines = lines_of(runs.get(column.name, ()))
            for cell, share in zip(cells, self._share(column, ys, lines, owners), strict=True):
                if share:
                    cell[column.name] = tuple(share)
        # A number alone in the margin is no row: a row has a day or an amount.
        wanted = {"date", *(column.name for column in self.columns if column.is_money)}
        return tuple(
            Band(page.number, y, cell)
            for y, cell in zip(ys, cells, strict=True)
            if wanted & cell.keys()
        )

    def _share(
        self, column: Column, ys: Sequence[float], lines: Sequence[Line], owners: dict[float, float]
    ) -> sharing.Shares:
        if column.is_money or column.name == "stt":
            return sharing.nearest(ys, lines)
        if self.alignment is Alignment.TOP:
            return sharing.below(ys, lines, pitch=self.pitch)
        if owners:
            return sharing.drawn(ys, lines, owners=owners, pitch=self.pitch)
        return sharing.centred(ys, lines, pitch=self.pitch)


def _baselines(anchors: Sequence[Run]) -> list[float]:
    ys = sorted(run.y for run in anchors)
    return [y for i, y in enumerate(ys) if i == 0 or y - ys[i - 1] > SAME_LINE_PT]


def _owners(page: Page, anchors: Sequence[Run]) -> dict[float, float]:
    """
    Return for each drawn baseline the anchor drawn last before it.

    Empty when the anchors were not drawn from top to bottom: then order tells nothing.
    """
    ys = [run.y for run in anchors]
    if ys != sorted(ys):
        return {}
    own = set(map(id, anchors))
    owners: dict[float, float] = {}
    current: float | None = None
    for run in page.runs:
        if id(run) in own:
            current = run.y
        elif current is not None:
            owners.setdefault(run.y, current)
    return owners
