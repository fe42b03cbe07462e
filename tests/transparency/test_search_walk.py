"""Every page and every figure against a plain look through all rows."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.transparency.snapshot import walk
from lalanh.transparency.snapshot.query import Reading
from lalanh.transparency.snapshot.ranks import Order
from lalanh.transparency.snapshot.reading import open_snapshot
from lalanh.transparency.snapshot.rows import Closing, Row
from lalanh.transparency.snapshot.search import Filters, Found, search
from tests.transparency.baking import baked, gift

FIRST_DAY = date(2026, 11, 1)
NAMES = ("Lê", "Vũ", "Thị", "Cam", "Quýt")
CHANCE = random.Random(20261121)
ROWS: list[Row | Closing] = [
    gift(
        " ".join(CHANCE.choices(NAMES, k=3)),
        CHANCE.choice([10_000, 20_000, 20_000, 50_000, 90_000]),
        f"ung ho {number}",
        FIRST_DAY + timedelta(days=CHANCE.randrange(12)),
    )
    for number in range(120)
]
GIFTS = [row for row in ROWS if isinstance(row, Row)]

days = st.none() | st.integers(-1, 13).map(lambda day: FIRST_DAY + timedelta(days=day))
amounts = st.none() | st.integers(0, 10).map(lambda tens: tens * 10_000)
filters = st.builds(
    Filters, amount_min_vnd=amounts, amount_max_vnd=amounts, on_from=days, on_to=days
)
queries = st.sampled_from(["", "ung ho", "le", "le vu", "cam quyt le", "thi", "khong"])


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = baked(ROWS, tmp_path_factory.mktemp("snapshot") / "a.sqlite")
    with closing(open_snapshot(path)) as connection:
        yield connection


@pytest.fixture(scope="module", autouse=True)
def small_limits() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk, "MOST_COUNTED", 20)
        patch.setattr(walk, "MOST_LOOKED_AT", 9)
        yield


def expected(query: str, asked: Filters, order: Order) -> list[int]:
    """Look through all rows: the words in any order, then the bounds, then the order."""
    folded = {"Lê": "le", "Vũ": "vu", "Thị": "thi", "Cam": "cam", "Quýt": "quyt"}
    found = []
    for number, row in enumerate(GIFTS):
        assert row.opening is not None
        assert row.opening.donor_shown is not None
        line = [folded[word] for word in row.opening.donor_shown.split()] + ["ung", "ho"]
        amount_vnd = row.amount_vnd or 0
        if (
            set(query.split()) <= set(line)
            and (asked.amount_min_vnd is None or amount_vnd >= asked.amount_min_vnd)
            and (asked.amount_max_vnd is None or amount_vnd <= asked.amount_max_vnd)
            and (asked.on_from is None or row.on >= asked.on_from)
            and (asked.on_to is None or row.on <= asked.on_to)
        ):
            found.append((row.on if order is Order.DATE else amount_vnd, number))
    return [number for _, number in sorted(found, reverse=True)]


def pages(
    db: sqlite3.Connection, query: str, asked: Filters, order: Order, limit: int
) -> Iterator[Found]:
    """All pages, each from the cursor of the one before, words in any order."""
    after: str | None = None
    while True:
        found = search(
            db,
            query=query,
            filters=asked,
            order=order,
            reading=Reading.WORDS,
            after=after,
            limit=limit,
        )
        yield found
        after = found.after
        if after is None:
            return


@given(queries, filters, st.sampled_from(Order), st.integers(1, 30))
def test_the_pages_together_are_every_row_once_and_in_order(
    db: sqlite3.Connection, query: str, asked: Filters, order: Order, limit: int
) -> None:
    found = [hit.number for page in pages(db, query, asked, order, limit) for hit in page.hits]

    assert found == expected(query, asked, order)


@given(queries, filters, st.sampled_from(Order))
def test_the_count_is_exact_or_said_to_be_capped(
    db: sqlite3.Connection, query: str, asked: Filters, order: Order
) -> None:
    (found, *_) = pages(db, query, asked, order, 5)
    numbers = expected(query, asked, order)

    everything = sum(GIFTS[number].amount_vnd or 0 for number in numbers)
    assert found.count <= len(numbers)
    assert found.is_capped or found.count == len(numbers)
    assert found.in_vnd == (None if found.is_capped else everything)


@given(queries, filters, st.sampled_from(Order), st.integers(1, 8))
def test_a_page_that_is_not_full_is_the_last_or_said_to_be_partial(
    db: sqlite3.Connection, query: str, asked: Filters, order: Order, limit: int
) -> None:
    (found, *_) = pages(db, query, asked, order, limit)

    assert len(found.hits) == limit or found.is_partial or found.after is None


def test_a_long_answer_is_capped(db: sqlite3.Connection) -> None:
    found = search(db, query="ung ho")

    assert (found.count, found.is_capped, found.in_vnd, found.out_vnd) == (20, True, None, None)
