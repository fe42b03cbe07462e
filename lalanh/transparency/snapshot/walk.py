"""Answers one question row by row: how many, how much, and the next page."""

import json
import sqlite3
from dataclasses import dataclass

from lalanh.transparency.snapshot import ranks
from lalanh.transparency.snapshot.ranks import Bound, Order

MOST_COUNTED = 1_000
MOST_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Question:
    """
    What the index is asked (nothing: all rows), in which order, and between which values.

    ``own`` bounds the values of the order walked, ``cross`` those of the other one.
    """

    match: str | None
    order: Order
    own: tuple[Bound, Bound]
    cross: tuple[Bound, Bound]

    @property
    def is_crossed(self) -> bool:
        """Whether rows must be looked at one by one, because the order does not sort them out."""
        return self.cross != (None, None)


@dataclass(frozen=True, slots=True)
class Counted:
    """
    The first rows of an answer in their order, whether they are all of them, and the rows that
    were looked at one by one to find them.
    """

    numbers: list[int]
    is_all: bool
    looked_at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows, the row to go on from, and whether looking stopped before it was full."""

    numbers: list[int]
    last: int | None
    is_partial: bool = False


def counted(db: sqlite3.Connection, question: Question) -> Counted:
    """Return the rows of an answer as far as they are counted."""
    if not question.is_crossed:
        found = ranks.numbers(db, _span(db, question), question.match, limit=MOST_COUNTED + 1)
        return Counted(found, is_all=len(found) <= MOST_COUNTED)
    around = _from_the_other_side(db, question)
    if around is not None:
        return Counted(around, is_all=True)
    return _looked_at(db, question, _span(db, question))


def page(
    db: sqlite3.Connection, question: Question, first: Counted, *, after: int | None, limit: int
) -> Page:
    """Return the page that follows a row, or the first page."""
    counted_on = after is None and not question.is_crossed and len(first.numbers) > limit
    if first.is_all or counted_on:
        start = 0 if after is None else first.numbers.index(after) + 1
        return _cut(first.numbers[start : start + limit + 1], limit)
    within = _span(db, question)
    if after is not None:
        within = ranks.before(db, within, after)
    if not question.is_crossed:
        return _cut(ranks.numbers(db, within, question.match, limit=limit + 1), limit)
    next_rows = first if after is None else _looked_at(db, question, within)
    if next_rows.is_all or len(next_rows.numbers) > limit:
        return _cut(next_rows.numbers, limit)
    return Page(next_rows.numbers, last=next_rows.looked_at[-1], is_partial=True)


def sums(db: sqlite3.Connection, numbers: list[int]) -> tuple[int, int]:
    """Return what came in and what went out by these rows, in đồng, corrections included."""
    found = db.execute(
        "SELECT flow, sum(amount_vnd) FROM row WHERE amount_vnd IS NOT NULL "
        "AND leaf IN (SELECT value FROM json_each(?)) GROUP BY flow",
        (json.dumps(numbers),),
    )
    by_flow = dict(found.fetchall())
    return by_flow.get("in", 0), by_flow.get("out", 0)


def _span(db: sqlite3.Connection, question: Question) -> ranks.Span:
    return ranks.span(db, question.order, *question.own)


def _from_the_other_side(db: sqlite3.Connection, question: Question) -> list[int] | None:
    """Return the whole answer if the other order's bounds leave few rows to sort."""
    across = ranks.span(db, question.order.other, *question.cross)
    found = ranks.numbers(db, across, question.match, limit=MOST_LOOKED_AT + 1)
    if len(found) > MOST_LOOKED_AT:
        return None
    least, most = question.own
    return ranks.in_order(db, question.order, found, least=least, most=most)


def _looked_at(db: sqlite3.Connection, question: Question, within: ranks.Span) -> Counted:
    """Return those of the next rows in order that fit the other bounds."""
    found = ranks.numbers(db, within, question.match, limit=MOST_LOOKED_AT)
    least, most = question.cross
    fitting = ranks.kept(db, question.order.other, found, least=least, most=most)
    return Counted(fitting, is_all=len(found) < MOST_LOOKED_AT, looked_at=tuple(found))


def _cut(found: list[int], limit: int) -> Page:
    return Page(found[:limit], last=found[limit - 1] if len(found) > limit else None)
