"""Walks through a snapshot in one of its two orders, without ever sorting more than a page."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """Newest first, or largest amount first."""

    DATE = "date"
    AMOUNT = "amount"

    @property
    def other(self) -> "Order":
        """Return the other order."""
        return Order.AMOUNT if self is Order.DATE else Order.DATE

    @property
    def column(self) -> str:
        """Return the column of `row` that is ordered."""
        return "on_date" if self is Order.DATE else "amount_vnd"


type Bound = str | int | None


@dataclass(frozen=True, slots=True)
class Span:
    """Ranks of one order from ``first`` to ``last``, both included; none if last < first."""

    order: Order
    first: int
    last: int


def span(db: sqlite3.Connection, order: Order, least: Bound, most: Bound) -> Span:
    """Return the ranks of the values from ``least`` to ``most``, both included."""
    table = f"first_by_{order}"
    (end,) = db.execute(f"SELECT coalesce(max(rank), 0) FROM by_{order}").fetchone()
    first, last = 1, end
    if least is not None:
        found = db.execute(
            f"SELECT rank FROM {table} WHERE value >= ? ORDER BY value LIMIT 1", (least,)
        ).fetchone()
        first = found[0] if found else end + 1
    if most is not None:
        found = db.execute(
            f"SELECT rank FROM {table} WHERE value > ? ORDER BY value LIMIT 1", (most,)
        ).fetchone()
        last = found[0] - 1 if found else end
    return Span(order, first, last)


def numbers(db: sqlite3.Connection, within: Span, match: str | None, *, limit: int) -> list[int]:
    """Return the first rows of a span, from its end backwards, that the index matches."""
    place = f"by_{within.order}"
    if match is None:
        found = db.execute(
            f"SELECT leaf FROM {place} WHERE rank BETWEEN ? AND ? ORDER BY rank DESC LIMIT ?",
            (within.first, within.last, limit),
        )
    else:
        table = f"search_{within.order}"
        found = db.execute(
            f"SELECT {place}.leaf FROM {table} CROSS JOIN {place} ON {place}.rank = {table}.rowid "
            f"WHERE {table} MATCH ? AND {table}.rowid BETWEEN ? AND ? "
            f"ORDER BY {table}.rowid DESC LIMIT ?",
            (match, within.first, within.last, limit),
        )
    return [number for (number,) in found]


def before(db: sqlite3.Connection, within: Span, number: int) -> Span:
    """Return what is left of a span after a row of it has been shown."""
    return Span(within.order, within.first, min(within.last, _rank(db, within.order, number) - 1))


def in_order(
    db: sqlite3.Connection, order: Order, found: Sequence[int], *, least: Bound, most: Bound
) -> list[int]:
    """Return those rows whose value lies between two bounds, last value first."""
    column = order.column
    kept = db.execute(
        f"SELECT leaf FROM row WHERE leaf IN (SELECT value FROM json_each(?)) "
        f"AND {column} IS NOT NULL "
        f"AND ({column} >= ? OR ? IS NULL) AND ({column} <= ? OR ? IS NULL) "
        f"ORDER BY {column} DESC, leaf DESC",
        (json.dumps(found), least, least, most, most),
    )
    return [number for (number,) in kept]


def kept(
    db: sqlite3.Connection, order: Order, found: Sequence[int], *, least: Bound, most: Bound
) -> list[int]:
    """Return those rows whose value lies between two bounds, in the order given."""
    inside = set(in_order(db, order, found, least=least, most=most))
    return [number for number in found if number in inside]


def _rank(db: sqlite3.Connection, order: Order, number: int) -> int:
    """
    Return the rank of a row: among equal values the rows stand by number, so halving finds it.

    A row that has no value, or is none, ranks before all others.
    """
    found = db.execute(
        f"SELECT {order.column} FROM row WHERE leaf = ? AND kind <> 'publication'", (number,)
    ).fetchone()
    if found is None or found[0] is None:
        return 0
    equal = span(db, order, found[0], found[0])
    low, high = equal.first, equal.last
    while low < high:
        middle = (low + high) // 2
        (leaf,) = db.execute(f"SELECT leaf FROM by_{order} WHERE rank = ?", (middle,)).fetchone()
        low, high = (middle + 1, high) if leaf < number else (low, middle)
    return low
