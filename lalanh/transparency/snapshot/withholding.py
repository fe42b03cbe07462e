"""Small numbers of persons are not published, nor what would give them away (D15, R210)."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Sum[K: Hashable]:
    """``total`` is published too, and is the sum of ``parts``."""

    total: K
    parts: tuple[K, ...]


def withhold[K: Hashable](
    cells: Mapping[K, int], *, sums: Sequence[Sum[K]] = (), under: int = 5
) -> dict[K, int | None]:
    """
    Return the cells that may be published; a withheld one is ``None``.

    Withheld are cells of 1 to ``under`` - 1 persons, and as many more as it takes that none of them
    can be computed from the ``sums``: neither one exactly, nor the rest of one sum when that rest
    is itself under ``under``. A zero says nothing of anybody; it is sacrificed only when no other
    cell will do, and a total only after the parts. Every total and part is a key of ``cells``.

    >>> cells = {"xã A": 3, "xã B": 7, "xã C": 40, "huyện": 50}
    >>> withhold(cells, sums=[Sum("huyện", ("xã A", "xã B", "xã C"))])
    {'xã A': None, 'xã B': None, 'xã C': 40, 'huyện': 50}

    :raises ValueError: if a sum does not add up, or a count is negative.
    :raises KeyError: if a sum names no cell.
    """
    if any(count < 0 for count in cells.values()):
        raise ValueError("a number of persons below zero")
    for each in sums:
        if sum(cells[part] for part in each.parts) != cells[each.total]:
            raise ValueError(f"the parts of {each.total} do not add up")
    hidden = {key for key, count in cells.items() if 0 < count < under}
    while (exposed := _exposed(cells, sums, hidden, under)) is not None:
        more = _next_to_hide(cells, exposed, hidden)
        if more is None:
            break
        hidden.add(more)
    return {key: None if key in hidden else count for key, count in cells.items()}


def _exposed[K: Hashable](
    cells: Mapping[K, int], sums: Sequence[Sum[K]], hidden: set[K], under: int
) -> Sum[K] | None:
    """Return a sum that gives something away."""
    for each in sums:
        rest = [part for part in each.parts if part in hidden]
        if rest and each.total not in hidden and sum(cells[part] for part in rest) < under:
            return each
    computable = _computable(sums, hidden)
    touched = [each for each in sums if computable & {each.total, *each.parts}]
    # A sum with nothing left to hide cannot help; then one that it hangs together with must.
    around = [each for each in sums if computable and hidden & {each.total, *each.parts}]
    open_sums = (each for each in (*touched, *around) if {each.total, *each.parts} - hidden)
    return next(open_sums, None)


def _next_to_hide[K: Hashable](cells: Mapping[K, int], exposed: Sum[K], hidden: set[K]) -> K | None:
    """Choose the smallest part that counts somebody, else the total, else a zero."""
    shown = [part for part in exposed.parts if part not in hidden]
    somebody = [part for part in shown if cells[part] > 0]
    if somebody:
        return min(somebody, key=lambda part: cells[part])
    if exposed.total not in hidden:
        return exposed.total
    return shown[0] if shown else None


def _computable[K: Hashable](sums: Sequence[Sum[K]], hidden: set[K]) -> set[K]:
    """
    Return the hidden cells whose value follows from the sums, whatever the shown cells are.

    Each sum is an equation over the hidden cells. Reduced to echelon form, an equation with a
    single unknown gives that unknown away.
    """
    equations = [_equation(each, hidden) for each in sums]
    reduced: list[tuple[K, dict[K, Fraction]]] = []
    for equation in equations:
        for pivot, known in reduced:
            _subtract(equation, known, pivot)
        if not equation:
            continue
        pivot = next(iter(equation))
        scale = equation[pivot]
        solved = {key: value / scale for key, value in equation.items()}
        for _, known in reduced:
            _subtract(known, solved, pivot)
        reduced.append((pivot, solved))
    return {pivot for pivot, equation in reduced if len(equation) == 1}


def _equation[K: Hashable](each: Sum[K], hidden: set[K]) -> dict[K, Fraction]:
    equation = {part: Fraction(1) for part in each.parts if part in hidden}
    if each.total in hidden:
        equation[each.total] = Fraction(-1)
    return equation


def _subtract[K: Hashable](
    equation: dict[K, Fraction], known: Mapping[K, Fraction], pivot: K
) -> None:
    """Take out the pivot of a known equation."""
    times = equation.get(pivot, Fraction(0))
    if not times:
        return
    for key, value in known.items():
        left = equation.get(key, Fraction(0)) - times * value
        if left:
            equation[key] = left
        else:
            equation.pop(key, None)
