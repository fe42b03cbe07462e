"""
Search in a snapshot: newest or largest first, stopping as soon as a page is full.

Three limits keep any question short, and the answer says when one was met. The count stops at 1,000
("hơn 1.000"). The sums are given only when everything was counted. When a range of amounts is asked
in order of date (or the other way round) and neither way around is short, only the next 2,000 rows
in that order are looked at; the cursor goes on from there, so nothing is out of reach.
"""

import re
import sqlite3
from dataclasses import dataclass
from datetime import date

from lalanh.kernel.errors import Refused
from lalanh.transparency.snapshot import own_gift, walk
from lalanh.transparency.snapshot import query as queries
from lalanh.transparency.snapshot.query import Query, Reading
from lalanh.transparency.snapshot.ranks import Bound, Order
from lalanh.transparency.snapshot.reading import Published, published
from lalanh.transparency.snapshot.rows import Flow, Kind
from lalanh.transparency.snapshot.walk import Question
from lalanh.transparency.snapshot.words import MARKED_FIELDS, amount_mark, code_mark

MOST_HITS = 200

_CURSOR = re.compile(r"([pwb])(\d{1,18})")


class BadCursor(Refused):
    """The cursor does not come from an earlier answer to the same question."""

    message = "Đường dẫn sang trang sau không đúng. Hãy tìm lại từ đầu."


class NothingToAskBy(Refused):
    """A donor must give more than a name."""

    message = "Hãy nhập họ tên kèm số tiền, hoặc họ tên kèm số biên nhận hay mã giao dịch."


@dataclass(frozen=True, slots=True)
class Filters:
    """What to narrow by, beside words. Bounds count; rows without an amount meet no amount."""

    amount_vnd: int | None = None
    amount_min_vnd: int | None = None
    amount_max_vnd: int | None = None
    on_from: date | None = None
    on_to: date | None = None
    kind: Kind | None = None
    flow: Flow | None = None
    fund: str | None = None
    drive: str | None = None
    programme: str | None = None
    purpose: str | None = None
    source: str | None = None

    def bounds(self, order: Order) -> tuple[Bound, Bound]:
        """Return the least and the most value of an order; an exact amount is a term."""
        if order is Order.AMOUNT:
            return self.amount_min_vnd, self.amount_max_vnd
        return (
            self.on_from.isoformat() if self.on_from else None,
            self.on_to.isoformat() if self.on_to else None,
        )

    def marks(self) -> list[str]:
        """Return the terms that the index must hold for a row."""
        exact = [] if self.amount_vnd is None else [amount_mark(self.amount_vnd)]
        codes = ((name, getattr(self, name)) for name in MARKED_FIELDS)
        return exact + [code_mark(name, code) for name, code in codes if code is not None]


@dataclass(frozen=True, slots=True)
class Found:
    """
    One page of hits, and what is known of all of them.

    ``count`` is exact, or with ``is_capped`` the least it is, and then the sums are not known.
    ``after`` leads to the next page. ``is_partial`` says that looking stopped before the page was
    full, and goes on with ``after``.
    """

    hits: tuple[Published, ...] = ()
    count: int = 0
    is_capped: bool = False
    in_vnd: int | None = 0
    out_vnd: int | None = 0
    reading: Reading = Reading.PHRASE
    after: str | None = None
    is_partial: bool = False


def search(
    db: sqlite3.Connection,
    *,
    query: str = "",
    filters: Filters | None = None,
    order: Order = Order.DATE,
    reading: Reading | None = None,
    after: str | None = None,
    limit: int = 20,
) -> Found:
    """
    Find rows by words, and narrow them.

    Words in quotation marks stand beside each other. The others are first taken as one phrase;
    when nothing is found, as words in any order; then the last one as a beginning. The answer says
    which reading it was. Whoever asks for one ``reading`` gets no other.

    :raises BadCursor: if ``after`` is no cursor of this question.
    """
    asked, narrowed = queries.understood(query), filters or Filters()
    if query.strip() and asked.is_empty:
        return Found()
    at = None
    if after is not None:
        reading, at = _cursor(after)
    limit = max(1, min(limit, MOST_HITS))
    found = Found()
    for taken in [reading] if reading else _readings(asked):
        found = _answer(db, asked, narrowed, order=order, reading=taken, at=at, limit=limit)
        if found.count:
            break
    return found


def own_gifts(
    db: sqlite3.Connection,
    *,
    secret: bytes,
    name: str,
    amount_vnd: int | None = None,
    reference: str | None = None,
) -> tuple[Published, ...]:
    """
    Find a donor's own gifts in drives that show no names, by exact name with amount or reference.

    :raises NothingToAskBy: if there is only a name, or no name.
    """
    if not own_gift.is_name(name) or (amount_vnd is None and not reference):
        raise NothingToAskBy
    keys = own_gift.keys(
        secret=secret, name=name, amount_vnd=amount_vnd, references=[reference or ""]
    )
    # Who gives both an amount and a reference wants the row that has both.
    found = db.execute(
        f"SELECT leaf FROM own_gift WHERE key IN ({', '.join('?' * len(keys))}) "
        "GROUP BY leaf HAVING count(*) = ? ORDER BY leaf DESC LIMIT ?",
        (*keys, len(keys), MOST_HITS),
    )
    return published(db, [number for (number,) in found])


def _answer(
    db: sqlite3.Connection,
    asked: Query,
    filters: Filters,
    *,
    order: Order,
    reading: Reading,
    at: int | None,
    limit: int,
) -> Found:
    match = _match(db, asked, reading, filters)
    if match is None:
        return Found(reading=reading)
    question = Question(
        match=match or None,
        order=order,
        own=filters.bounds(order),
        cross=filters.bounds(order.other),
    )
    first = walk.counted(db, question)
    try:
        page = walk.page(db, question, first, after=at, limit=limit)
    except ValueError:
        raise BadCursor from None
    in_vnd, out_vnd = walk.sums(db, first.numbers) if first.is_all else (None, None)
    return Found(
        hits=published(db, page.numbers),
        count=len(first.numbers) if first.is_all else min(len(first.numbers), walk.MOST_COUNTED),
        is_capped=not first.is_all,
        in_vnd=in_vnd,
        out_vnd=out_vnd,
        reading=reading,
        after=None if page.last is None else f"{reading[0]}{page.last}",
        is_partial=page.is_partial,
    )


def _readings(asked: Query) -> list[Reading]:
    if not asked.line:
        return [Reading.PHRASE]
    if asked.is_cut_off:
        return [Reading.PHRASE, Reading.WORDS]
    if len(asked.line) == 1:
        return [Reading.PHRASE, Reading.BEGINNING]
    return [Reading.PHRASE, Reading.WORDS, Reading.BEGINNING]


def _match(db: sqlite3.Connection, asked: Query, reading: Reading, filters: Filters) -> str | None:
    """Return the question to the index, empty if all rows match, or nothing if none can."""
    parts = [f'"{mark}"' for mark in filters.marks()]
    if not asked.is_empty:
        words = queries.expression(db, asked, reading=reading)
        if words is None:
            return None
        parts.append(words)
    return " AND ".join(parts)


def _cursor(text: str) -> tuple[Reading, int]:
    found = _CURSOR.fullmatch(text)
    if found is None:
        raise BadCursor
    (reading,) = (each for each in Reading if each.startswith(found[1]))
    return reading, int(found[2])
