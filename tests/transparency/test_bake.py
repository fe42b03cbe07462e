"""A snapshot is whole, repeatable, and refuses what does not add up."""

import hashlib
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lalanh.transparency.snapshot import intake, reading
from lalanh.transparency.snapshot.bake import Step, bake, checksum_path
from lalanh.transparency.snapshot.facts import BookTotal
from lalanh.transparency.snapshot.leaves import BadRow
from lalanh.transparency.snapshot.rows import Closing, Flow, Opening, Row
from lalanh.transparency.snapshot.rules import NotPublishable
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
from tests.transparency.conftest import Opened

ROWS: list[Row | Closing] = [gift(), gift("Lê Văn Cam", 70_000), spending()]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    first = baking.baked(ROWS, tmp_path / "first.sqlite")
    second = baking.baked(ROWS, tmp_path / "second.sqlite")

    assert first.read_bytes() == second.read_bytes()


def test_the_size_of_the_batches_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = baking.baked(ROWS, tmp_path / "first.sqlite")
    monkeypatch.setattr(intake, "_BATCH", 1)

    second = baking.baked(ROWS, tmp_path / "second.sqlite")

    assert first.read_bytes() == second.read_bytes()


def test_the_checksum_stands_beside_as_sha256sum_writes_it(tmp_path: Path) -> None:
    done = baking.bake_closed(closed(ROWS), tmp_path / "a.sqlite")

    digest = hashlib.sha256(done.path.read_bytes()).hexdigest()
    assert done.sha256 == digest
    assert checksum_path(done.path).read_text() == f"{digest}  a.sqlite\n"


def test_a_snapshot_tells_its_facts_and_log(tmp_path: Path, opened: Opened) -> None:
    rows = closed(ROWS)
    done = baking.bake_closed(rows, tmp_path / "a.sqlite")

    said = reading.about(opened(done.path))

    assert said.facts == baking.facts_for(rows)
    assert said.log == done.log == baking.log_of(rows)
    assert said.previous.size == 0


def test_a_snapshot_gives_back_every_row(tmp_path: Path, opened: Opened) -> None:
    rows = closed(ROWS)
    path = baking.bake_closed(rows, tmp_path / "a.sqlite").path

    read = list(reading.every_row(opened(path)))

    assert [each.facts() for each in read] == [each.facts() for each in rows]
    assert isinstance(read[0], Row)
    assert read[0].opening == gift().opening


def test_a_later_publication_follows_the_earlier_one(tmp_path: Path, opened: Opened) -> None:
    before = closed(ROWS)
    rows = closed([*before, gift("Vũ Thị Quýt", 30_000)], at=NOON + timedelta(days=1))

    path = baking.bake_closed(rows, tmp_path / "a.sqlite", at=NOON + timedelta(days=1)).path

    db = opened(path)
    assert [each.number for each in reading.publications(db)] == [3, 5]
    assert reading.about(db).previous == baking.log_of(before)


def test_totals_are_the_sums_of_the_rows(tmp_path: Path, opened: Opened) -> None:
    path = baking.baked([*ROWS, correction(1, -70_000)], tmp_path / "a.sqlite")
    db = opened(path)

    by_kind = {each.key: each.amount_vnd for each in reading.totals(db, by=["flow", "kind"])}

    assert by_kind == {
        ("in", "correction"): -70_000,
        ("in", "gift"): 570_000,
        ("out", "spending"): 200_000,
    }
    assert reading.totals(db, by=["month"])[0].key == ("2026-11",)
    assert reading.totals(db, by=[])[0].rows == 4


def test_totals_are_not_grouped_by_what_they_do_not_know(tmp_path: Path, opened: Opened) -> None:
    db = opened(baking.baked(ROWS, tmp_path / "a.sqlite"))

    with pytest.raises(ValueError, match="donor"):
        reading.totals(db, by=["donor_shown"])


def test_a_corrected_row_shows_its_correction(tmp_path: Path, opened: Opened) -> None:
    path = baking.baked([*ROWS, correction(1, -70_000)], tmp_path / "a.sqlite")

    (shown,) = reading.published(opened(path), [1])

    assert shown.corrected_by == (3,)
    assert shown.row.amount_vnd == 70_000


def test_a_withheld_name_is_nowhere_in_the_file(tmp_path: Path, opened: Opened) -> None:
    before = closed(ROWS)
    rows = closed([withheld(gift()), *before[1:], withholding(0)])

    path = baking.bake_closed(rows, tmp_path / "a.sqlite").path

    (shown,) = reading.published(opened(path), [0])
    assert shown.is_withheld
    assert "Bưởi".encode() not in path.read_bytes()
    assert b"buoi" not in path.read_bytes()
    assert b"Cam" in path.read_bytes()


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([gift(), withholding(0)], "vẫn còn"),
        ([spending(), withholding(0)], "không có gì để ẩn"),
        ([withheld(gift())], "không có dòng đính chính"),
        ([withheld(gift()), correction(0, -1)], "không có dòng đính chính"),
    ],
)
def test_names_are_withheld_with_a_reason_or_not_at_all(
    rows: list[Row | Closing], why: str, tmp_path: Path
) -> None:
    with pytest.raises(NotPublishable, match=why):
        baking.baked(rows, tmp_path / "a.sqlite")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (gift(drive="tim"), "không nêu tên"),
        (gift(drive="khong-co"), "chưa khai báo"),
        (replace(gift(), opening=Opening("a" * 32, None, "nguyen"), drive="tim"), "không nêu tên"),
        (correction(0, 5), "trước đó"),
    ],
)
def test_a_row_against_the_rules_is_refused(row: Row, why: str, tmp_path: Path) -> None:
    with pytest.raises(BadRow, match=why):
        baking.baked([row], tmp_path / "a.sqlite")


@pytest.mark.parametrize(
    "book",
    [
        (),
        (BookTotal("cuu-tro", Flow.IN, "", 499_999),),
        (BookTotal("cuu-tro", Flow.IN, "", 500_000), BookTotal("cuu-tro", Flow.OUT, "", 1)),
        (BookTotal("cuu-tro", Flow.IN, "", 500_000), BookTotal("cuu-tro", Flow.IN, "gạo", 1)),
    ],
)
def test_rows_that_do_not_add_up_to_the_book_are_refused(
    book: tuple[BookTotal, ...], tmp_path: Path
) -> None:
    facts = replace(baking.facts_for([gift()]), book=book)
    rows: list[Row | Closing] = [gift(), facts.closing(previous=baking.log_of([]))]

    with pytest.raises(NotPublishable, match="Hãy tìm chỗ lệch"):
        bake(rows, facts=facts, path=tmp_path / "a.sqlite")


def test_goods_add_up_in_their_own_measure(tmp_path: Path, opened: Opened) -> None:
    rice = replace(gift(), amount_vnd=None, commodity="gạo", quantity=40_000)
    facts = replace(baking.facts_for([]), book=(BookTotal("cuu-tro", Flow.IN, "gạo", 40_000),))
    rows: list[Row | Closing] = [rice, facts.closing(previous=baking.log_of([]))]

    path = bake(rows, facts=facts, path=tmp_path / "a.sqlite").path

    (total,) = reading.totals(opened(path), by=["commodity"])
    assert (total.key, total.quantity, total.amount_vnd) == (("gạo",), 40_000, 0)


def test_a_publication_without_its_closing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotPublishable, match="khóa sổ"):
        bake(ROWS, facts=baking.facts_for(ROWS), path=tmp_path / "a.sqlite")


def test_a_changed_fact_no_longer_fits_the_closing(tmp_path: Path) -> None:
    rows = closed(ROWS)
    facts = replace(baking.facts_for(rows), province="Tỉnh Khác")

    with pytest.raises(NotPublishable, match="khóa sổ"):
        bake(rows, facts=facts, path=tmp_path / "a.sqlite")


def test_a_changed_past_is_refused(tmp_path: Path) -> None:
    rows = closed([*closed(ROWS), gift("Vũ Thị Quýt", 30_000)])
    rows[0] = gift("Người Khác")

    with pytest.raises(NotPublishable, match="không nối tiếp"):
        baking.bake_closed(rows, tmp_path / "a.sqlite")


def test_a_bake_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = baking.baked(ROWS, tmp_path / "a.sqlite")
    before = path.read_bytes()

    with pytest.raises(NotPublishable):
        bake(ROWS, facts=baking.facts_for(ROWS), path=path)

    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.sqlite", "a.sqlite.sha256"]


def test_what_a_killed_bake_left_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / ".a.sqlite.baking"
    left.mkdir()
    (left / "work").write_bytes(b"half a file")

    baking.baked(ROWS, tmp_path / "a.sqlite")

    assert not left.exists()


def test_every_step_is_told(tmp_path: Path) -> None:
    told: list[tuple[Step, int]] = []
    rows = closed(ROWS)

    bake(
        iter(rows),
        facts=baking.facts_for(rows),
        path=tmp_path / "a.sqlite",
        progress=lambda step, done: told.append((step, done)),
    )

    assert {step for step, _ in told} == set(Step)
    assert told[0] == (Step.ROWS, 4)


def test_nobody_writes_into_an_open_snapshot(tmp_path: Path, opened: Opened) -> None:
    db = opened(baking.baked(ROWS, tmp_path / "a.sqlite"))

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM row")


@pytest.fixture
def odd_files(tmp_path: Path) -> list[Path]:
    (tmp_path / "text").write_text("không phải tệp công bố")
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE a (b)").connection.close()
    return [tmp_path / "missing", tmp_path / "text", tmp_path / "other", tmp_path]


@pytest.mark.parametrize("which", range(4))
def test_another_file_is_no_snapshot(which: int, odd_files: list[Path]) -> None:
    with pytest.raises(reading.NotASnapshot, match="Hãy"):
        reading.open_snapshot(odd_files[which])
