import datetime as dt
import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import sandbox
from lalanh.organisations import sheet

GOOD = {
    "name": "Sở Y tế", "system": "chính quyền", "level": "tỉnh", "valid_from": "01/01/2015",
}  # fmt: skip


def workbook(*rows: list[object]) -> bytes:
    """A workbook of one sheet."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("key", "value", "column", "sentence"),
    [
        ("name", "", "Tên cơ quan", "Chưa điền"),
        ("system", "nhà nước", "Hệ thống", "Một trong"),
        ("level", "cấp cao", "Cấp", "Một trong"),
        ("kind", "lạ", "Loại", "Không đọc được"),
        ("valid_from", "31/02/2020", "Từ ngày", "ngày/tháng/năm"),
        ("valid_from", "hôm qua", "Từ ngày", "ngày/tháng/năm"),
        ("valid_from", "", "Từ ngày", "Chưa điền"),
    ],
)
def test_a_row_says_what_is_wrong_and_where(
    key: str, value: str, column: str, sentence: str
) -> None:
    line = sheet.Line(7, {k: v for k, v in (GOOD | {key: value}).items() if v})

    (fault,) = sheet.faults_of(line, form="bodies")

    assert (fault.row, fault.column, fault.value) == (7, column, value)
    assert sentence in fault.sentence


def test_a_good_row_has_no_fault() -> None:
    assert sheet.faults_of(sheet.Line(2, GOOD), form="bodies") == []


@pytest.mark.parametrize("form", ["bodies", "officials"])
def test_the_blank_form_is_read_back_with_its_example(form: str) -> None:
    cells = sandbox.read_in_child(sheet.READER, sheet.blank_form(form))

    (example,) = sheet.lines_of(cells, form=form)  # type: ignore[arg-type]  # JSON of the child

    assert example.number == 2
    assert sheet.faults_of(example, form=form) == []


def test_headings_are_found_below_a_title_and_in_any_order() -> None:
    cells = sheet.read_workbook(
        workbook(
            ["DANH SÁCH CƠ QUAN"],
            [],
            ["Tu ngay *", "STT", "TÊN CƠ QUAN", "Cấp", "Hệ thống"],
            ["1/1/2015", 1, "Sở Y tế", "tỉnh", "chính quyền"],
            ["", 2, "", "", ""],
        )
    )

    (line,) = sheet.lines_of(cells, form="bodies")

    assert line.number == 4
    assert (line["name"], line["valid_from"], line["unit"]) == ("Sở Y tế", "1/1/2015", "")


def test_a_sheet_without_headings_names_the_missing_ones() -> None:
    cells = sheet.read_workbook(workbook(["Tên cơ quan", "Cấp"], ["Sở Y tế", "tỉnh"]))

    with pytest.raises(sheet.UnreadableSheet, match="thiếu cột: Hệ thống, Từ ngày"):
        sheet.lines_of(cells, form="bodies")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04hong", b"%PDF-1.7", b"a,b\n1,2"])
def test_what_is_no_workbook_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(sheet.UnreadableSheet, match="lưu lại thành"):
        sheet.read_workbook(content)


def test_a_workbook_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "ROWS_LIMIT", 2)

    with pytest.raises(sheet.UnreadableSheet, match="chia thành nhiều tệp"):
        sheet.read_workbook(workbook(["a"], ["b"], ["c"]))


@given(st.dates(min_value=dt.date(1901, 1, 1)))
def test_every_day_written_is_read(day: dt.date) -> None:
    assert sheet.day_of(f"{day:%d/%m/%Y}") == day


@given(st.text(max_size=20))
def test_no_words_stop_the_reading_of_a_day(words: str) -> None:
    sheet.day_of(words)
