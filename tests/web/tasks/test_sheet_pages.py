"""Sheets out and in, as an office has them: download, fill, send back, look, press."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from lalanh.base.permissions import Role
from lalanh.tasks.models import Report, Task
from lalanh.web.workbook import Column, Sheet, workbook
from tests import make, make_sheets, make_tasks
from tests.web.reading import Answer, parsed, text_of

pytestmark = pytest.mark.django_db


def _words(answer: Answer) -> str:
    return text_of(parsed(answer))


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def test_a_list_goes_out_is_filled_in_and_comes_back() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body)
    site = _site(giang)
    content = site.get("/nhiem-vu/bang-tinh/tai/phan-viec/").content
    filled = make_sheets.filled_in(
        content, {"Kết quả": "Đã xong.", "Số văn bản": "12/BC", "Đã hoàn thành": "x"}
    )

    file = SimpleUploadedFile("phieu.xlsx", filled)
    looked = site.post("/nhiem-vu/bang-tinh/tien-do/", {"file": file}, follow=True)
    (form,) = parsed(looked).xpath("//form[contains(@action, '/ghi/')]")
    site.post(form.get("action") or "")

    assert "hoàn thành" in _words(looked)
    with make.eyes_of(lan):
        assert Report.objects.get().text == "Đã xong."


def test_a_wrong_cell_is_told_with_sheet_row_and_column() -> None:
    giang = make_tasks.giang()
    file = SimpleUploadedFile("x.xlsx", make_sheets.workbook({"part": 4, "figure": "nhiều"}))

    answer = _site(giang).post("/nhiem-vu/bang-tinh/tien-do/", {"file": file}, follow=True)

    row = [cell.text for cell in parsed(answer).xpath("//tbody/tr[1]/td")]
    assert row[:3] == ["Tiến độ", "5", "Số liệu"]
    assert "/ghi/" not in answer.content.decode()


def test_a_file_that_is_no_workbook_is_told_beside_the_form() -> None:
    file = SimpleUploadedFile("anh.png", b"\x89PNG khong phai")

    answer = _site(make_tasks.giang()).post("/nhiem-vu/bang-tinh/tien-do/", {"file": file})

    assert "không phải là bảng tính" in _words(answer)


def test_a_typed_plan_is_looked_at_and_given() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    row: dict[str, make_sheets.Cell] = {
        "text": "Rà soát hộ nghèo.", "lead": giang.body.name, "deadline": dt.date(2031, 8, 20),
    }  # fmt: skip
    file = SimpleUploadedFile("ke-hoach.xlsx", make_sheets.workbook(row, form="plan"))
    site = _site(lan)

    looked = site.post("/nhiem-vu/bang-tinh/ke-hoach/", {"file": file}, follow=True)
    (form,) = parsed(looked).xpath("//form[contains(@action, '/ghi/')]")
    site.post(form.get("action") or "")

    assert "Giao 1 nhiệm vụ" in _words(looked)
    with make.eyes_of(giang):
        assert Task.objects.get().last_day == dt.date(2031, 8, 20)


@pytest.mark.parametrize(
    ("what", "sheet", "head", "row"),
    [
        ("da-giao", "Nhiệm vụ", "Hạn", dt.date(2021, 8, 20)),
        ("da-giao", "Từng cơ quan", "Cơ quan", make_tasks.outsider),
        ("qua-han", "Được giao", "Hạn", dt.date(2021, 8, 20)),
    ],
)
def test_lists_hold_dates_that_are_dates(what: str, sheet: str, head: str, row: object) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body)

    rows = make_sheets.read(_site(lan).get(f"/nhiem-vu/bang-tinh/tai/{what}/").content)[sheet]

    heads = next(one for one in rows if head in one)
    expected = giang.body.name if callable(row) else row
    assert rows[-1][heads.index(head)] == expected


def test_requests_stand_on_a_sheet_of_their_own() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body, modality="request")

    found = make_sheets.read(_site(lan).get("/nhiem-vu/bang-tinh/tai/qua-han/").content)

    assert any("Rà soát hộ thiếu đói" in row for row in found["Được đề nghị"])
    assert not any("Rà soát hộ thiếu đói" in row for row in found["Được giao"])


@pytest.mark.parametrize("what", ["phan-viec", "da-giao", "qua-han"])
def test_what_is_sensitive_leaves_by_its_number_alone(what: str) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    with make.eyes_of(lan):
        Task.objects.filter(pk=task.pk).update(is_sensitive=True)
    person = giang if what == "phan-viec" else lan

    found = str(make_sheets.read(_site(person).get(f"/nhiem-vu/bang-tinh/tai/{what}/").content))

    assert (f"Nhiệm vụ số {task.pk}" in found, "Rà soát" in found) == (True, False)


@pytest.mark.parametrize("what", ["phan-viec", "da-giao", "qua-han"])
def test_another_district_downloads_nothing(what: str) -> None:
    make_tasks.given(make.lan(), make_tasks.giang().body)

    content = _site(make.cuong()).get(f"/nhiem-vu/bang-tinh/tai/{what}/").content

    assert "Rà soát" not in str(make_sheets.read(content))


def test_who_only_looks_sends_nothing_in() -> None:
    site = _site(make.binh())

    assert site.get("/nhiem-vu/bang-tinh/").status_code == 200
    assert site.post("/nhiem-vu/bang-tinh/tien-do/").status_code == 403
    assert site.post("/nhiem-vu/bang-tinh/ke-hoach/").status_code == 403


def test_an_officer_reports_and_gives_nothing() -> None:
    giang = make.person("tu", "Mai Văn Tú", body=make.district(), role=Role.OFFICER)

    assert _site(giang).post("/nhiem-vu/bang-tinh/ke-hoach/").status_code == 403


def test_a_list_that_is_none_is_not_found() -> None:
    assert _site(make.lan()).get("/nhiem-vu/bang-tinh/tai/khong-co/").status_code == 404


@pytest.mark.parametrize("typed", ['=HYPERLINK("x")', "+1", "@SUM(1)", "-2+3"])
def test_nothing_typed_runs_as_a_formula(typed: str) -> None:
    content = workbook([Sheet("Trang", "Tên", [Column("Cột")], [[typed]])])

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))

    assert book.get_sheet_by_index(0).to_python()[-1] == [typed]
    assert _formulas(content) == 0


def _formulas(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read("xl/worksheets/sheet1.xml").count(b"<f>")
