"""Tables of papers: rows of one length, and columns as wide as what stands in them."""

from lalanh.directives.papers.model import Grid

# A column is never narrower than this many letters nor wider than that many.
_LEAST, _MOST = 5, 40


def filled(grid: Grid) -> list[tuple[str, ...]]:
    """Return the rows, each filled up to the width of the table."""
    return [(*row, *[""] * (grid.width - len(row))) for row in grid.rows]


def shares(grid: Grid) -> tuple[int, ...]:
    """
    Return the share of the width for each column: by its longest cell, within bounds.

    >>> shares(Grid((("TT", "Nội dung"), ("1", "Rà soát danh sách"))))
    (5, 17)
    """
    columns = zip(*filled(grid), strict=True)
    return tuple(min(max(_LEAST, *map(len, column)), _MOST) for column in columns)
