"""Open data that a spreadsheet opens without harm."""

import csv
import io
import json
from pathlib import Path

import pytest

from lalanh.transparency.snapshot import export
from lalanh.transparency.snapshot.rows import Closing, Row
from tests.transparency.baking import baked, closed, correction, gift, withheld, withholding
from tests.transparency.conftest import Opened

BEFORE = closed([gift("Lê Văn Cam"), gift("=HYPERLINK(1)", text="@cmd\nhai dòng")])
ROWS: list[Row | Closing] = [
    withheld(gift("Lê Văn Cam")),
    *BEFORE[1:],
    withholding(0),
    correction(1, -500_000),
]


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_csv_holds_every_row_with_its_number(tmp_path: Path, opened: Opened) -> None:
    text = "".join(export.csv_text(opened(baked(ROWS, tmp_path / "a.sqlite"))))

    rows = read_back(text)

    assert text.startswith("\ufeffSố dòng,Loại,Ngày,")
    assert [row["Số dòng"] for row in rows] == ["0", "1", "3", "4"]
    assert [row["Người ủng hộ"] for row in rows] == ["", "'=HYPERLINK(1)", "", ""]
    assert rows[1]["Nội dung"] == "'@cmd\nhai dòng"
    assert rows[3]["Số tiền (đồng)"] == "-500000"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start: str, tmp_path: Path, opened: Opened) -> None:
    path = baked([gift(f"{start}1+1")], tmp_path / "a.sqlite")

    (row,) = read_back("".join(export.csv_text(opened(path))))

    assert row["Người ủng hộ"] == f"'{start}1+1"


def test_the_csv_comes_in_pieces(
    tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = opened(baked(ROWS, tmp_path / "a.sqlite"))
    whole = "".join(export.csv_text(db))
    monkeypatch.setattr(export, "_BATCH", 1)

    pieces = list(export.csv_text(db))

    assert len(pieces) == 5
    assert "".join(pieces) == whole


def test_json_lines_hold_the_same_rows(tmp_path: Path, opened: Opened) -> None:
    db = opened(baked(ROWS, tmp_path / "a.sqlite"))

    rows = [json.loads(line) for line in export.json_lines(db)]

    assert [row["number"] for row in rows] == [0, 1, 3, 4]
    assert rows[1]["donor_shown"] == "=HYPERLINK(1)"
    assert "donor_shown" not in rows[0]
    assert not any("nonce" in row for row in rows)
