"""Rows of filled sheets: what is read out of them, and what is said of those nobody can read."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.organisations.sheet import UnreadableSheet
from lalanh.tasks import sheet as filled
from lalanh.tasks.sheet import Line, Progress, Wanted
from tests import make_sheets

TODAY = dt.date(2021, 8, 14)


def _line(**cells: str) -> Line:
    return Line("Tiến độ", 7, cells)


def _faults(found: object) -> list[str]:
    """The columns that are at fault."""
    assert isinstance(found, list)
    return [one.column for one in found]


def test_a_row_of_progress_is_read() -> None:
    line = _line(part="12", words="Xong 14 thôn.", figure="1.250", unit="hộ", done="x")

    assert filled.progress_of(line) == Progress(12, "Xong 14 thôn.", "", 1250, "hộ", True)


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"words": "Xong"}, ["Mã phần việc"]),
        ({"part": "12", "figure": "nhiều", "unit": "hộ"}, ["Số liệu"]),
        ({"part": "12", "figure": "5"}, ["Đơn vị tính"]),
        ({"part": "12", "done": "có lẽ"}, ["Đã hoàn thành"]),
        ({"part": "12", "words": "Xong", "done": "x"}, ["Đã hoàn thành"]),
        ({"part": "12", "letter": "a" * 61}, ["Số văn bản"]),
    ],
)
def test_what_cannot_be_read_names_its_column(cells: dict[str, str], columns: list[str]) -> None:
    assert _faults(filled.progress_of(_line(**cells))) == columns


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1200", 1200), ("1.200", 1200), ("1 200 300", 1200300), ("1.5", None), ("-3", None),
        ("", None),
    ],
)  # fmt: skip
def test_whole_numbers_are_read_as_people_write_them(written: str, number: int | None) -> None:
    assert filled.whole_of(written) == number


@pytest.mark.parametrize(
    ("written", "last_day", "hour"),
    [
        ("20/08/2021", dt.date(2021, 8, 20), None),
        ("trước ngày 20/8/2021", dt.date(2021, 8, 19), None),
        ("chậm nhất ngày 20/8", dt.date(2021, 8, 20), None),
        ("trước 9h30 ngày 20/8/2021", dt.date(2021, 8, 20), dt.time(9, 30)),
        ("đến cuối tháng 9/2021", dt.date(2021, 9, 30), None),
        ("thường xuyên", None, None),
        ("", None, None),
    ],
)
def test_a_deadline_is_read_in_any_usual_form(
    written: str, last_day: dt.date | None, hour: dt.time | None
) -> None:
    found = filled.wanted_of(
        _line(text="Rà soát hộ nghèo", lead="Sở Y tế", deadline=written), reference=TODAY
    )

    assert isinstance(found, Wanted)
    assert (found.last_day, found.due_time, found.deadline_literal) == (last_day, hour, written)


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"lead": "Sở Y tế"}, ["Nội dung nhiệm vụ"]),
        ({"text": "Rà soát hộ nghèo"}, ["Cơ quan chủ trì"]),
        ({"text": "Rà soát hộ nghèo", "lead": "A; B"}, ["Cơ quan chủ trì"]),
        ({"text": "Rà soát hộ nghèo", "lead": "A", "deadline": "sớm thôi"}, ["Thời hạn"]),
        ({"text": "Rà soát hộ nghèo", "lead": "A", "modality": "nhờ"}, ["Cách giao"]),
    ],
)
def test_a_row_of_a_plan_names_what_is_missing(cells: dict[str, str], columns: list[str]) -> None:
    assert _faults(filled.wanted_of(_line(**cells), reference=TODAY)) == columns


@given(cells=st.dictionaries(st.sampled_from(["text", "lead", "others", "deadline"]), st.text()))
def test_whatever_is_typed_is_read_or_named(cells: dict[str, str]) -> None:
    found = filled.wanted_of(_line(**cells), reference=TODAY)

    assert isinstance(found, Wanted) or found


@given(cells=st.dictionaries(st.sampled_from(["part", "figure", "unit", "done"]), st.text()))
def test_whatever_progress_is_typed_is_read_or_named(cells: dict[str, str]) -> None:
    found = filled.progress_of(_line(**cells))

    assert isinstance(found, Progress) or found


def test_rows_keep_the_number_and_the_sheet_a_person_sees() -> None:
    content = make_sheets.workbook({"part": 3}, {"part": 4, "words": "Đang làm"}, name="Tháng 8")

    (line,) = filled.lines_of(filled.read_workbook(content), form="progress")

    assert (line.sheet, line.number, line["part"]) == ("Tháng 8", 6, "4")


def test_dates_of_the_spreadsheet_are_dates() -> None:
    row: dict[str, make_sheets.Cell] = {"text": "Rà soát hộ", "lead": "A", "deadline": TODAY}
    content = make_sheets.workbook(row, form="plan")

    (line,) = filled.lines_of(filled.read_workbook(content), form="plan")

    assert line["deadline"] == "14/08/2021"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"khong phai bang tinh", "không phải là bảng tính"),
        (make_sheets.workbook(form="plan"), "“Mã phần việc”"),
        (make_sheets.workbook({"part": 3}), "chưa điền dòng nào"),
    ],
    ids=["garbage", "another form", "nothing filled"],
)
def test_a_file_without_rows_says_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableSheet, match=said):
        filled.lines_of(filled.read_workbook(content), form="progress")
