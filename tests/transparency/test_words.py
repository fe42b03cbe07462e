"""The terms of a row, as format 1 fixes them."""

import pytest

from lalanh.transparency.snapshot.words import index_terms, runs, words
from tests.transparency.baking import correction, gift


# This table is part of the format: whoever must change it raises schema.FORMAT.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Trần Thị Bưởi", ["tran", "thi", "buoi"]),
        ("ĐẶNG VĂN ĐÀO", ["dang", "van", "dao"]),
        ("hòa hoà Hoa\u0300", ["hoa", "hoa", "hoa"]),
        ("uỷ-ban/PHƯỜNG,xã", ["uy", "ban", "phuong", "xa"]),
        ("1.500.000 đ", ["1500000", "d"]),
        ("150.000,00", ["150000", "00"]),
        ("1,500,000.00", ["1500000", "00"]),
        ("21.11.2026", ["21", "11", "2026"]),
        ("12.345.67", ["12345", "67"]),
        ("0912.345.678", ["0912", "345", "678"]),
        ("a\u00a0b\u200bc", ["a", "bc"]),
        ("a_b=c", ["a", "b", "c"]),
        ("x" * 50, ["x" * 40]),
    ],
)
def test_a_text_has_these_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_long_references_break_the_chain_of_pairs() -> None:
    line = ["ft26325123456", "tran", "thi", "buoi", "0912345678", "to", "5"]

    assert runs(line) == [
        ["ft26325123456"],
        ["tran", "thi", "buoi"],
        ["0912345678"],
        ["to", "5"],
    ]


def test_a_row_is_indexed_by_words_pairs_amount_and_codes() -> None:
    row = gift("Lê Văn Cam", 70_000, "Văn gửi")

    terms = index_terms(row).split()

    assert terms == [
        *("le", "van", "cam", "le_van", "van_cam", "gui", "van_gui", "=70000"),
        *(f"kind={b'gift'.hex()}", f"flow={b'in'.hex()}", f"fund={b'cuu-tro'.hex()}"),
        f"drive={b'bao'.hex()}",
    ]


def test_a_correction_is_found_by_its_reason() -> None:
    assert "nham_so" in index_terms(correction(0, -1)).split()
