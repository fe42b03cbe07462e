"""A saved proof leads from one row to the printed root."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.transparency import log
from lalanh.transparency.log import LogState
from lalanh.transparency.snapshot import intake, proof
from lalanh.transparency.snapshot.reading import about, open_snapshot, publications
from lalanh.transparency.snapshot.rows import Closing, Row
from tests.transparency.baking import baked, closed, gift, log_of, spending, withheld, withholding

SIZE = 12


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Two publications, with every subtree of two leaves and more stored."""
    before = closed([gift(amount_vnd=number * 1_000) for number in range(6)])
    rows = [*before, withholding(2), spending(), gift("Vũ Thị Quýt"), gift("Lê Văn Cam")]
    rows[2] = withheld(gift(amount_vnd=2_000))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "LOWEST_STORED_LEVEL", 1)
        patch.setattr(proof, "LOWEST_STORED_LEVEL", 1)
        path = baked(rows, tmp_path_factory.mktemp("snapshot") / "a.sqlite")
        with closing(open_snapshot(path)) as connection:
            yield connection


@pytest.mark.parametrize("number", range(SIZE))
def test_every_row_proves_itself(db: sqlite3.Connection, number: int) -> None:
    saved = json.dumps(proof.proof(db, number))

    shown = proof.check(saved)

    assert (shown.number, shown.log, shown.province) == (number, about(db).log, "Tỉnh Mẫu")


def test_a_proof_shows_the_name_only_while_it_is_published(db: sqlite3.Connection) -> None:
    named = proof.check(json.dumps(proof.proof(db, 0))).row
    nameless = proof.check(json.dumps(proof.proof(db, 2))).row

    assert isinstance(named, Row)
    assert isinstance(nameless, Row)
    assert named.opening == gift(amount_vnd=0).opening
    assert nameless.opening is None


@pytest.mark.parametrize("number", [-1, SIZE, 10**12])
def test_a_row_that_is_not_there_has_no_proof(db: sqlite3.Connection, number: int) -> None:
    with pytest.raises(proof.NoSuchRow, match="không có dòng"):
        proof.proof(db, number)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"amount_vnd": 5000', '"amount_vnd": 5001'),
        ("Trần Thị Bưởi", "Trần Thị Cam"),
        ('"number": 5', '"number": 4'),
        (f'"size": {SIZE}', '"size": 5'),
        ('"path": ["', '"path": ["00'),
        ('"path": [', '"path": ["' + "0" * 64 + '", '),
        ('"root": "', '"root": "00'),
        ("lalanh-proof-1", "lalanh-proof-2"),
        ('"opening": {', '"closing": {'),
        ('"kind": "gift"', '"kind": "fee"'),
        (
            "{",
            "",
        ),
    ],
)
def test_a_changed_proof_proves_nothing(db: sqlite3.Connection, old: str, new: str) -> None:
    saved = json.dumps(proof.proof(db, 5), ensure_ascii=False)
    assert old in saved

    with pytest.raises(proof.BadProof):
        proof.check(saved.replace(old, new, 1))


@given(st.integers(0, 10_000), st.characters())
def test_one_changed_letter_never_changes_what_is_proved(
    db: sqlite3.Connection, place: int, letter: str
) -> None:
    saved = json.dumps(proof.proof(db, 5), ensure_ascii=False)
    at = place % len(saved)

    shown = outcome(saved[:at] + letter + saved[at + 1 :])

    assert shown is None or shown.row == proof.check(saved).row


def outcome(text: str) -> proof.Proved | None:
    try:
        return proof.check(text)
    except proof.BadProof:
        return None


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "[" * 99_999, '{"row": 1.5}'])
def test_what_is_no_proof_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(proof.BadProof, match="Không đọc được"):
        proof.check(text)


@given(st.integers(0, SIZE))
def test_every_earlier_log_is_consistent_with_the_file(db: sqlite3.Connection, old: int) -> None:
    path = [bytes.fromhex(each) for each in proof.consistency(db, old)]
    before = LogState(old, proof.root_of(db, 0, old) if old else log.EMPTY_ROOT)

    assert log.check_consistency(before, about(db).log, path)


def test_each_publication_holds_the_root_of_the_one_before(db: sqlite3.Connection) -> None:
    first, second = publications(db)
    rows: list[Row | Closing] = list(closed([gift(amount_vnd=n * 1_000) for n in range(6)]))

    assert first.closing.previous == LogState(0, log.EMPTY_ROOT)
    assert second.closing.previous == log_of(rows)
