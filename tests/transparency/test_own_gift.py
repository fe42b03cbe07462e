"""A donor finds the own gift where no names are shown, and nobody lists the others."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from lalanh.transparency.snapshot import own_gift
from lalanh.transparency.snapshot.rows import Closing, Opening, Row
from lalanh.transparency.snapshot.search import NothingToAskBy, own_gifts
from tests.transparency.baking import baked, closed, gift, withheld, withholding
from tests.transparency.conftest import Opened

SECRET = b"s" * 32


@pytest.fixture
def db(tmp_path: Path, opened: Opened) -> sqlite3.Connection:
    return opened(baked(ROWS, tmp_path / "a.sqlite"))


def hidden(name: str, amount_vnd: int, reference: str) -> Row:
    keys = own_gift.keys(
        secret=SECRET, name=name, amount_vnd=amount_vnd, references=[reference, ""]
    )
    opening = Opening(nonce=reference.encode().hex().ljust(32, "0"), own_gift_keys=keys)
    return replace(gift(amount_vnd=amount_vnd), drive="tim", opening=opening)


ROWS: list[Row | Closing] = [
    hidden("Trần Thị Bưởi", 500_000, "FT26001"),
    hidden("Trần Thị Bưởi", 500_000, "FT26002"),
    hidden("Lê Văn Cam", 500_000, "FT26003"),
]


@pytest.mark.parametrize(
    ("name", "amount_vnd", "reference", "expected"),
    [
        ("Trần Thị Bưởi", 500_000, None, [1, 0]),
        ("tran thibuoi", 500_000, None, [1, 0]),
        ("Trần Thị Bưởi", None, "ft 26002", [1]),
        ("Trần Thị Bưởi", 500_000, "FT26001", [0]),
        ("Lê Văn Cam", 500_000, None, [2]),
        ("Lê Văn Cam", 500_000, "FT26001", []),
        ("Lê Văn Cam", 500_001, None, []),
        ("Lê Văn", 500_000, None, []),
        ("Lê Văn Cam", None, "500000", []),
    ],
)
def test_the_exact_name_with_amount_or_reference_finds_the_gift(
    db: sqlite3.Connection,
    name: str,
    amount_vnd: int | None,
    reference: str | None,
    expected: list[int],
) -> None:
    found = own_gifts(db, secret=SECRET, name=name, amount_vnd=amount_vnd, reference=reference)

    assert [row.number for row in found] == expected


@pytest.mark.parametrize(("name", "amount_vnd"), [("Trần Thị Bưởi", None), ("", 5), ("?!", 5)])
def test_a_name_alone_or_none_is_refused(
    db: sqlite3.Connection, name: str, amount_vnd: int | None
) -> None:
    with pytest.raises(NothingToAskBy, match="số biên nhận"):
        own_gifts(db, secret=SECRET, name=name, amount_vnd=amount_vnd)


def test_another_secret_finds_nothing(db: sqlite3.Connection) -> None:
    assert own_gifts(db, secret=b"t" * 32, name="Lê Văn Cam", amount_vnd=500_000) == ()


def test_a_hidden_name_is_nowhere_in_the_file(tmp_path: Path) -> None:
    content = baked(ROWS, tmp_path / "a.sqlite").read_bytes()

    assert b"buoi" not in content.lower()
    assert "Bưởi".encode() not in content


def test_withholding_takes_the_keys_out_as_well(tmp_path: Path, opened: Opened) -> None:
    before = closed(ROWS)
    first = before[0]
    assert isinstance(first, Row)

    db = opened(baked([withheld(first), *before[1:], withholding(0)], tmp_path / "a.sqlite"))

    found = own_gifts(db, secret=SECRET, name="Trần Thị Bưởi", amount_vnd=500_000)
    assert [row.number for row in found] == [1]


@pytest.mark.parametrize(("secret", "name"), [(b"short", "Lê Văn Cam"), (SECRET, " ")])
def test_keys_need_a_long_secret_and_a_name(secret: bytes, name: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        own_gift.keys(secret=secret, name=name, amount_vnd=1)
