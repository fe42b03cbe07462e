"""
Which row is which: equal gifts stay apart, overlapping editions are not counted twice.

A document number repeats within a day, and rows equal in date, amount and text are mostly distinct
gifts. Two editions of one statement share no text, because the later one masks accounts. So a row
is known by the bank's reference, else by its running balance, else by its moment and amount, and
always by its position among the rows that share these.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

from lalanh.fund.statements.model import Row

type Basis = Literal["reference", "balance", "moment"]

_BASES: tuple[Basis, ...] = ("reference", "balance", "moment")


def keys_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return one key per row, unique within the statement and the same on every reading."""
    return _keyed(rows, basis_of(rows))


def basis_of(rows: Sequence[Row]) -> Basis:
    """Return the strongest basis that every row of a statement has."""
    return next(basis for basis in _BASES if _offers(rows, basis))


def already_known(known: Sequence[Row], incoming: Sequence[Row]) -> dict[int, int]:
    """
    Return which incoming rows stand in an earlier edition of the same account.

    :return: number of the incoming row → number of the known row. Keys are made on the strongest
        basis both editions offer; the n-th of equal rows is the n-th of equal rows.
    """
    basis = next(b for b in _BASES if _offers(known, b) and _offers(incoming, b))
    numbers = {key: row.no for key, row in zip(_keyed(known, basis), known, strict=True)}
    found = zip(_keyed(incoming, basis), incoming, strict=True)
    return {row.no: numbers[key] for key, row in found if key in numbers}


def _offers(rows: Sequence[Row], basis: Basis) -> bool:
    if basis == "reference":
        return all(row.reference for row in rows)
    return basis == "moment" or all(row.balance is not None for row in rows)


def _keyed(rows: Sequence[Row], basis: Basis) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for row in rows:
        fact = f"{basis}|{row.date}|{_FACTS[basis](row)}|{row.direction}|{row.amount}"
        seen[fact] += 1
        keys.append(f"{fact}|{seen[fact]}")
    return tuple(keys)


_FACTS: dict[Basis, Callable[[Row], object]] = {
    "reference": lambda row: row.reference,
    "balance": lambda row: row.balance,
    "moment": lambda row: row.time,
}
