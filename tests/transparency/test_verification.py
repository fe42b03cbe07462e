"""One changed byte anywhere is found, and said in a sentence."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lalanh.transparency.snapshot import pages
from lalanh.transparency.snapshot.bake import bake, checksum_path
from lalanh.transparency.snapshot.comparison import first_different_byte
from lalanh.transparency.snapshot.facts import Statement
from lalanh.transparency.snapshot.rows import Closing, Row
from lalanh.transparency.snapshot.verification import Verdict, verify
from tests.transparency import baking
from tests.transparency.baking import (
    NOON,
    closed,
    correction,
    gift,
    spending,
    withheld,
    withholding,
)

BEFORE = closed([gift(), gift("Lê Văn Cam", 70_000, "ung ho"), spending()])
LATER = NOON + timedelta(days=1)
ROWS: list[Row | Closing] = [*BEFORE, gift("Vũ Thị Quýt", 30_000), correction(1, -70_000)]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("snapshot") / "a.sqlite"
    return baking.bake_closed(closed(ROWS, at=LATER), path, at=LATER).path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return baking.bake_closed(BEFORE, tmp_path / "old.sqlite").path


@pytest.fixture(scope="module")
def alone(snapshot: Path) -> Path:
    """Where a copy without its checksum file may stand."""
    return snapshot.parent / "alone.sqlite"


def sentences(verdict: Verdict) -> str:
    return " ".join(each.sentence for each in verdict.findings if not each.holds)


def test_an_untouched_file_holds(snapshot: Path) -> None:
    verdict = verify(snapshot)

    assert verdict.holds
    assert [each.check for each in verdict.findings] == ["checksum", "root", "totals", "bytes"]
    assert "530.000 đồng, tổng chi 200.000 đồng" in verdict.findings[2].sentence


def test_a_file_with_long_facts_and_withheld_rows_holds(tmp_path: Path) -> None:
    rows: list[Row | Closing] = [withheld(gift()), withholding(0)]
    rows += [replace(spending(0), decision="Q" * (number * 700)) for number in range(1, 20)]
    statement = Statement("vcb", "Ngân hàng Mẫu", "saoke.pdf", "0" * 64, 1, 2, 3)
    facts = replace(baking.facts_for(rows), statements=(statement,) * 200)

    path = bake(
        [*rows, facts.closing(previous=baking.log_of([]))], facts=facts, path=tmp_path / "a.sqlite"
    ).path

    assert verify(path).holds


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(st.data())
def test_one_changed_byte_is_found_wherever_it_is(
    snapshot: Path, alone: Path, data: st.DataObject
) -> None:
    content = bytearray(snapshot.read_bytes())
    anywhere = st.integers(0, len(content) - 1)
    at = data.draw(st.integers(0, 99) | anywhere | st.sampled_from(used_places(content)))
    content[at] ^= data.draw(st.integers(1, 255))
    alone.write_bytes(content)

    verdict = verify(alone)

    assert not verdict.holds
    assert sentences(verdict).endswith((".", ")"))


def used_places(content: bytes | bytearray) -> list[int]:
    """Most of a small file is empty; these places are not."""
    return [at for at, byte in enumerate(content) if byte]


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b"\0",
        lambda content: content[:-1],
        lambda content: content[:4096],
        lambda content: content[:50],
        lambda content: b"",
        lambda content: content + content,
        lambda content: random.Random(1).randbytes(len(content)),
    ],
)
def test_a_cut_or_lengthened_file_is_found(
    snapshot: Path, alone: Path, change: Callable[[bytes], bytes]
) -> None:
    alone.write_bytes(change(snapshot.read_bytes()))

    verdict = verify(alone)

    assert not verdict.holds
    assert "tệp" in sentences(verdict).lower()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE row SET amount_vnd = 1 WHERE leaf = 0", "các cột của dòng"),
        ("UPDATE row SET donor_shown = 'Người Khác' WHERE leaf = 0", "dấu niêm"),
        ("UPDATE row SET json = '{}' WHERE leaf = 0", "Dòng 0"),
        ("UPDATE row SET json = 5 WHERE leaf = 0", "Dòng 0"),
        (
            "UPDATE row SET json = replace(json, '500000', '500001') WHERE leaf = 0",
            "không nối tiếp",
        ),
        ("DELETE FROM row WHERE leaf = 1", "Thiếu dòng 1"),
        ("UPDATE total SET amount_vnd = amount_vnd + 1", "các con số tổng"),
        ("UPDATE meta SET value = '9' WHERE key = 'size'", "KHÁC gốc"),
        ("UPDATE meta SET value = 'x' WHERE key = 'root'", "hỏng"),
        ("UPDATE meta SET value = replace(value, 'Mẫu', 'Khác') WHERE key = 'facts'", "khóa sổ"),
        ("DELETE FROM meta", "hỏng"),
        ("DELETE FROM word", "bảng từ"),
        ("DELETE FROM own_gift; UPDATE by_date SET leaf = 0 WHERE rank = 2", "thứ tự theo ngày"),
        ("INSERT INTO search_date (rowid, terms) VALUES (1, 'buoi')", "chỉ mục tìm kiếm"),
        ("CREATE TABLE more (a)", "KHÔNG giống"),
        ("DROP TABLE total", "hỏng"),
        ("PRAGMA user_version = 2", "không phải tệp công bố dạng"),
        ("PRAGMA application_id = 2", "không phải tệp công bố dạng"),
    ],
)
def test_what_was_changed_is_said(snapshot: Path, alone: Path, change: str, said: str) -> None:
    alone.write_bytes(snapshot.read_bytes())
    with closing(sqlite3.connect(alone)) as db:
        db.executescript(change)

    verdict = verify(alone)

    assert not verdict.holds
    assert said in sentences(verdict)


def test_a_file_rewritten_with_care_is_another_log(snapshot: Path, tmp_path: Path) -> None:
    rows = closed([gift("Người Khác"), *BEFORE[1:3]])
    forged = baking.bake_closed(rows, tmp_path / "forged.sqlite").path
    root = verify(snapshot).log

    assert root is not None
    assert verify(forged).holds
    assert "KHÁC gốc đã cho" in sentences(verify(forged, root=root.root.hex()))


def test_a_wrong_checksum_file_is_found(tmp_path: Path) -> None:
    path = baking.baked([gift()], tmp_path / "a.sqlite")
    checksum_path(path).write_text("0" * 64)

    assert "KHÔNG khớp với tệp .sha256" in sentences(verify(path))


def test_an_unreadable_checksum_file_is_said(tmp_path: Path) -> None:
    path = baking.baked([gift()], tmp_path / "a.sqlite")
    checksum_path(path).write_bytes(b"\xff")

    assert "Không đọc được tệp .sha256" in sentences(verify(path))


def test_the_root_may_be_this_one_or_an_earlier_one(snapshot: Path) -> None:
    now = baking.log_of(closed(ROWS, at=LATER)).root.hex()
    earlier = baking.log_of(BEFORE).root.hex()

    assert verify(snapshot, root=f" {now.upper()}\n").holds
    assert "4 dòng đầu" in verify(snapshot, root=earlier).findings[-1].sentence
    assert verify(snapshot, root=earlier).holds


@pytest.mark.parametrize("root", ["", "0" * 64, "không phải gốc"])
def test_another_root_is_refused(snapshot: Path, root: str) -> None:
    assert "KHÁC gốc đã cho" in sentences(verify(snapshot, root=root))


def test_a_later_file_continues_an_older_one(snapshot: Path, old: Path) -> None:
    verdict = verify(snapshot, previous=old)

    assert verdict.holds
    assert "4 dòng của tệp cũ còn nguyên" in verdict.findings[-1].sentence


def test_a_file_that_rewrites_the_past_is_found(tmp_path: Path, old: Path) -> None:
    rows = closed([BEFORE[0], gift("Lê Văn Cam", 70_001), spending(), gift("Vũ Thị Quýt", 1_000)])
    other = baking.bake_closed(rows, tmp_path / "other.sqlite").path

    assert "dòng 1 đã bị sửa" in sentences(verify(other, previous=old))


def test_an_older_file_does_not_continue_a_later_one(snapshot: Path, old: Path) -> None:
    assert "KHÔNG nối tiếp tệp cũ: dòng 4" in sentences(verify(old, previous=snapshot))


def test_an_older_file_that_cannot_be_read_is_said(snapshot: Path, tmp_path: Path) -> None:
    assert "tệp cũ" in sentences(verify(snapshot, previous=tmp_path / "missing"))


def test_the_places_of_differences_are_found(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"abc")
    two.write_bytes(b"abd")

    assert first_different_byte(one, two) == 2
    assert first_different_byte(one, one) == 3


def test_bytes_that_sqlite_left_behind_are_cleared(tmp_path: Path) -> None:
    path = baking.baked([gift()], tmp_path / "a.sqlite")
    before = path.read_bytes()
    dirty = bytearray(before)
    # The cells of page 1, whose header stands behind the file's own 100 bytes.
    cells_from = int.from_bytes(before[105:107])
    dirty[cells_from - 20 : cells_from] = b"x" * 20
    path.chmod(0o600)
    path.write_bytes(dirty)

    pages.settle(path, roots=[])

    assert path.read_bytes() == before
