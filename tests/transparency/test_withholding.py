"""No count of one to four persons can be read or computed from what is published."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lalanh.transparency.snapshot.withholding import Sum, withhold

type Cell = tuple[int, int]
TOTAL = 9
small_counts = st.integers(0, 7)


def table(counts: list[list[int]]) -> tuple[dict[Cell, int], list[Sum[Cell]]]:
    """A table of places by groups, with totals of both and of everything."""
    cells = {(r, c): count for r, row in enumerate(counts) for c, count in enumerate(row)}
    rows, columns = range(len(counts)), range(len(counts[0]))
    sums = [Sum((r, TOTAL), tuple((r, c) for c in columns)) for r in rows]
    sums += [Sum((TOTAL, c), tuple((r, c) for r in rows)) for c in columns]
    sums.append(Sum((TOTAL, TOTAL), tuple((r, TOTAL) for r in rows)))
    for each in sums:
        cells[each.total] = sum(cells[part] for part in each.parts)
    sums.append(Sum((TOTAL, TOTAL), tuple((TOTAL, c) for c in columns)))
    return cells, sums


shapes = st.sampled_from([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1)])
tables = shapes.flatmap(
    lambda shape: st.lists(
        st.lists(small_counts, min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
).map(table)


def worlds(
    shown: Mapping[Cell, int | None], sums: list[Sum[Cell]], most: int
) -> Iterator[dict[Cell, int]]:
    """Every table of counts that a reader must still think possible."""
    inner = [cell for cell in shown if TOTAL not in cell]
    hidden = [cell for cell in inner if shown[cell] is None]
    known = {cell: count for cell in inner if (count := shown[cell]) is not None}
    for guess in product(range(most + 1), repeat=len(hidden)):
        world = known | dict(zip(hidden, guess, strict=True))
        for each in sums:
            world[each.total] = sum(world[part] for part in each.parts)
        if all(count in {None, world[cell]} for cell, count in shown.items()):
            yield world


@settings(deadline=None)
@given(tables)
def test_a_small_count_is_never_the_only_one_possible(
    asked: tuple[dict[Cell, int], list[Sum[Cell]]],
) -> None:
    cells, sums = asked
    shown = withhold(cells, sums=sums)

    small = {cell for cell, count in cells.items() if 0 < count < 5}
    possible = list(worlds(shown, sums, most=8))
    assert not {cell for cell in small if len({world[cell] for world in possible}) < 2}


@given(tables)
def test_what_is_shown_is_true_and_what_is_small_is_not_shown(
    asked: tuple[dict[Cell, int], list[Sum[Cell]]],
) -> None:
    cells, sums = asked

    shown = withhold(cells, sums=sums)

    assert shown.keys() == cells.keys()
    assert all(count in {None, cells[cell]} for cell, count in shown.items())
    assert not any(0 < (count or 0) < 5 for count in shown.values())


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"a": 7, "b": 9, "all": 16}, {"a": 7, "b": 9, "all": 16}),
        ({"a": 0, "b": 9, "all": 9}, {"a": 0, "b": 9, "all": 9}),
        ({"a": 3, "b": 9, "c": 8, "all": 20}, {"a": None, "b": 9, "c": None, "all": 20}),
        ({"a": 3, "b": 4, "c": 8, "all": 15}, {"a": None, "b": None, "c": 8, "all": 15}),
        ({"a": 1, "b": 1, "c": 8, "all": 10}, {"a": None, "b": None, "c": None, "all": 10}),
        ({"a": 3, "b": 0, "c": 0, "all": 3}, {"a": None, "b": 0, "c": 0, "all": None}),
        ({"a": 2, "b": 9, "all": 11}, {"a": None, "b": None, "all": 11}),
    ],
)
def test_the_second_cell_goes_with_the_first(
    cells: dict[str, int], expected: dict[str, int | None]
) -> None:
    parts = tuple(cell for cell in cells if cell != "all")

    assert withhold(cells, sums=[Sum("all", parts)]) == expected


def test_cells_without_totals_hide_only_themselves() -> None:
    assert withhold({"a": 4, "b": 5}) == {"a": None, "b": 5}


def test_the_threshold_is_a_setting() -> None:
    assert withhold({"a": 5, "b": 10}, under=10) == {"a": None, "b": 10}


def test_a_chain_of_tables_is_not_broken_at_its_bridge() -> None:
    cells = {"a": 3, "b": 6, "ab": 9, "c": 20, "all": 29}
    sums = [Sum("ab", ("a", "b")), Sum("all", ("ab", "c"))]

    assert withhold(cells, sums=sums) == {"a": None, "b": None, "ab": 9, "c": 20, "all": 29}


@pytest.mark.parametrize(
    ("cells", "parts", "error"),
    [
        ({"a": 3, "all": 4}, ("a",), ValueError),
        ({"a": -1, "all": -1}, ("a",), ValueError),
        ({"all": 4}, ("a",), KeyError),
    ],
)
def test_tables_that_do_not_add_up_are_refused(
    cells: dict[str, int], parts: tuple[str, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        withhold(cells, sums=[Sum("all", parts)])
