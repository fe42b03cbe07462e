"""People find the gift they look for, however it was typed, and every limit is said."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lalanh.transparency.snapshot.query import Reading
from lalanh.transparency.snapshot.ranks import Order
from lalanh.transparency.snapshot.reading import by_receipt, open_snapshot
from lalanh.transparency.snapshot.rows import Closing, Flow, Kind, Row
from lalanh.transparency.snapshot.search import BadCursor, Filters, search
from tests.transparency.baking import baked, correction, gift, spending

ROWS: list[Row | Closing] = [
    gift("Nguyễn Văn An", 500_000, "ung ho dong bao", date(2026, 11, 1)),
    gift("NGUYENVANAN", 200_000, "CT ung ho", date(2026, 11, 2)),
    gift("Nguyễn Vănan", 100_000, None, date(2026, 11, 2)),
    gift("Nguy ễn Văn An", 50_000, None, date(2026, 11, 3)),
    gift("An Văn Nguyễn", 50_000, None, date(2026, 11, 4)),
    gift("Ủy ban phường Hòa Bình", 5_000_000, "quyen gop 1.500.000", date(2026, 10, 1)),
    replace(gift("Đặng Thị Hòa", 70_000, "Hoà gửi", date(2026, 11, 5)), receipt_no="BN-0007"),
    spending(150_000, date(2026, 11, 6)),
    correction(0, -500_000),
    gift("To An", 60_000, None, date(2026, 11, 7)),
    gift("Lý Toan", 60_000, None, date(2026, 11, 7)),
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = baked(ROWS, tmp_path_factory.mktemp("snapshot") / "a.sqlite")
    with closing(open_snapshot(path)) as connection:
        yield connection


def numbers(db: sqlite3.Connection, query: str, **filters: object) -> list[int]:
    narrowed = Filters(**filters)  # type: ignore[arg-type]  # tables of mixed values
    return [hit.number for hit in search(db, query=query, filters=narrowed).hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Nguyễn Văn An", [3, 2, 1, 0]),
        ("nguyen van an", [3, 2, 1, 0]),
        ("NGUYỄN VĂN AN", [3, 2, 1, 0]),
        ("nguyenvanan", [3, 2, 1, 0]),
        ("nguyenvan an", [3, 2, 1, 0]),
        ("nguy en van an", [3, 2, 1, 0]),
        ("an văn nguyễn", [4]),
        ("văn nguyễn an", [4, 0]),
        ("uỷ ban", [5]),
        ("Ủy Ban", [5]),
        ("uyban", [5]),
        ("hoa binh", [5]),
        ("hoa", [6, 5]),
        ("hoà", [6, 5]),
        ("dang thi hoa", [6]),
        ("toan", [10]),
        ("to an", [10, 9]),
        ("phuo*", [5]),
        ("uy ban ph*", [5]),
        ("phuo", [5]),
        ("ung ho 500000", [0]),
        ("ung ho 500.000", [0]),
        ("ung ho 500k", [0]),
        ("van an 500k", [0]),
        ("5tr", [5]),
        ("1500000", [5]),
        ('"nguyen van" 500000', [0]),
        ('"van nguyen"', [4]),
        ("BN-0007", [6]),
        ("ghi nhầm", [8]),
        ("12/QĐ-MTTQ", [7]),
        ("nguyễn thị ánh", []),
        ("khongcotrongtep", []),
        ("!!!", []),
        ('"', []),
    ],
)
def test_words_find_rows(db: sqlite3.Connection, query: str, expected: list[int]) -> None:
    assert numbers(db, query) == expected


@pytest.mark.parametrize(
    ("query", "filters", "expected"),
    [
        ("", {}, [8, 10, 9, 7, 6, 4, 3, 2, 1, 0, 5]),
        ("", {"amount_vnd": 50_000}, [4, 3]),
        ("", {"amount_vnd": 51_000}, []),
        ("", {"amount_min_vnd": 200_000}, [1, 0, 5]),
        ("", {"amount_max_vnd": 50_000}, [8, 4, 3]),
        ("", {"amount_min_vnd": 60_000, "amount_max_vnd": 70_000}, [10, 9, 6]),
        ("", {"on_from": date(2026, 11, 6)}, [8, 10, 9, 7]),
        ("", {"on_to": date(2026, 11, 1)}, [0, 5]),
        ("", {"on_from": date(2026, 11, 2), "on_to": date(2026, 11, 2)}, [2, 1]),
        ("", {"on_from": date(2027, 1, 1)}, []),
        ("", {"on_from": date(2026, 11, 5), "on_to": date(2026, 11, 4)}, []),
        ("", {"kind": Kind.SPENDING}, [7]),
        ("", {"flow": Flow.OUT}, [7]),
        ("", {"purpose": "nha-o"}, [7]),
        ("", {"drive": "bao"}, [10, 9, 6, 4, 3, 2, 1, 0, 5]),
        ("", {"fund": "quy-khac"}, []),
        ("van an", {"amount_min_vnd": 100_000}, [2, 0]),
        ("van an", {"amount_vnd": 100_000}, [2]),
        ("van an", {"on_to": date(2026, 11, 2)}, [2, 0]),
        ("van an", {"kind": Kind.SPENDING}, []),
    ],
)
def test_filters_narrow_and_the_newest_comes_first(
    db: sqlite3.Connection, query: str, filters: dict[str, object], expected: list[int]
) -> None:
    assert numbers(db, query, **filters) == expected


@pytest.mark.parametrize(
    ("query", "filters", "expected"),
    [
        ("van an", Filters(), [0, 2, 3]),
        ("", Filters(on_from=date(2026, 11, 5)), [7, 6, 10, 9, 8]),
        ("", Filters(amount_max_vnd=60_000), [10, 9, 4, 3, 8]),
        ("van an", Filters(on_from=date(2026, 11, 2), on_to=date(2026, 11, 3)), [2, 3]),
    ],
)
def test_the_largest_amount_comes_first_if_asked(
    db: sqlite3.Connection, query: str, filters: Filters, expected: list[int]
) -> None:
    found = search(db, query=query, filters=filters, order=Order.AMOUNT)

    assert [hit.number for hit in found.hits] == expected


@pytest.mark.parametrize(
    ("query", "reading"),
    [
        ("nguyen van an", Reading.PHRASE),
        ("văn nguyễn an", Reading.WORDS),
        ("uy ban phuo", Reading.BEGINNING),
        ("an nguy*", Reading.WORDS),
        ("khongcotrongtep", Reading.BEGINNING),
    ],
)
def test_the_answer_says_how_the_words_were_taken(
    db: sqlite3.Connection, query: str, reading: Reading
) -> None:
    assert search(db, query=query).reading is reading


def test_a_reading_asked_for_is_the_only_one_tried(db: sqlite3.Connection) -> None:
    assert search(db, query="văn nguyễn an", reading=Reading.PHRASE).count == 0


def test_an_answer_counts_and_adds_up_what_it_found(db: sqlite3.Connection) -> None:
    found = search(db, limit=1)

    assert (found.count, found.is_capped, len(found.hits)) == (11, False, 1)
    assert (found.in_vnd, found.out_vnd) == (5_590_000, 150_000)


def test_a_hit_shows_the_rows_that_correct_it(db: sqlite3.Connection) -> None:
    (hit,) = search(db, query="ung ho dong bao").hits

    assert hit.corrected_by == (8,)


@pytest.mark.parametrize("after", ["", "p", "x3", "p-1", "p3;", "p" + "9" * 30, "p9999"])
def test_a_made_up_cursor_is_refused(db: sqlite3.Connection, after: str) -> None:
    with pytest.raises(BadCursor, match="tìm lại từ đầu"):
        search(db, query="van an", after=after)


@pytest.mark.parametrize("query", ["a" * 10_000, "a b " * 500, '"' * 999, "(*)^:{}-+ AND OR NOT"])
def test_a_hostile_query_is_only_a_query(db: sqlite3.Connection, query: str) -> None:
    assert search(db, query=query).count >= 0


def test_a_receipt_leads_to_its_row(db: sqlite3.Connection) -> None:
    assert [row.number for row in by_receipt(db, "BN-0007")] == [6]
    assert by_receipt(db, "BN-0008") == ()


def test_a_file_without_rows_answers_nothing(tmp_path: Path) -> None:
    with closing(open_snapshot(baked([], tmp_path / "a.sqlite"))) as empty:
        assert search(empty).count == 0
        assert search(empty, query="nguyen").count == 0
        assert search(empty, filters=Filters(amount_min_vnd=1)).count == 0
