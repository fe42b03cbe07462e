"""The books of incoming and outgoing documents on their pages, and as workbooks."""

import datetime as dt
import io

import pytest
from django.test import Client
from lxml import html
from python_calamine import CalamineWorkbook

from lalanh.directives.models import Arrival, Copy, Document
from tests import make, make_directives, make_tasks
from tests.web.reading import parsed, text_of

pytestmark = pytest.mark.django_db
BOOK = "/van-ban/so-den/"


@pytest.fixture
def giang(client: Client) -> make.Person:
    """A leader of a district, signed in; her district was handed a plan."""
    make_directives.handed_out(make.lan())
    person = make_tasks.giang()
    client.force_login(person.user)
    return person


def _plan(giang: make.Person) -> Document:
    with make.eyes_of(giang):
        return Document.objects.get()


def _rows(tree: html.HtmlElement) -> list[str]:
    return [text_of(row) for row in tree.xpath("//table//tbody/tr")]


def test_a_document_gets_its_number_and_stands_in_the_book(
    client: Client, giang: make.Person
) -> None:
    page = f"/van-ban/{_plan(giang).pk}/so-den/"
    before = text_of(parsed(client.get(BOOK)))
    said = client.post(
        page, {"received_on": "2021-08-14", "number": "1933", "passed_to": "Ban Phong trào"},
        follow=True,
    )  # fmt: skip
    found = [_rows(parsed(client.get(f"{BOOK}?year=2021&words={words}"))) for words in (
        "", "vung lu", "1933", "khong co gi"
    )]  # fmt: skip

    assert "1 văn bản chưa có số đến" in before
    assert "Đã ghi số đến 1933 năm 2021" in text_of(parsed(said))
    assert [len(rows) for rows in found] == [1, 1, 1, 0]
    assert "14/08/2021 1933" in found[0][0]
    assert "Ban Phong trào" in found[0][0]
    assert "văn bản chưa có số đến" not in text_of(parsed(client.get(BOOK)))


def test_what_cannot_be_entered_is_said_and_stays_typed(client: Client, giang: make.Person) -> None:
    page = f"/van-ban/{_plan(giang).pk}/so-den/"

    empty = parsed(client.post(page, {"number": "0", "passed_to": "Văn phòng"}))
    future = parsed(client.post(page, {"received_on": "2099-01-01", "passed_to": "Văn phòng"}))

    assert "Ngày đến 01/01/2099 chưa tới" in text_of(future)
    for tree in (empty, future):
        assert tree.xpath("//input[@name='passed_to']/@value") == ["Văn phòng"]
    with make.eyes_of(giang):
        assert not Arrival.objects.exists()


def test_an_entry_is_corrected_and_the_next_is_offered_what_was_written(
    client: Client, giang: make.Person
) -> None:
    page = f"/van-ban/{_plan(giang).pk}/so-den/"
    client.post(page, {"received_on": "2021-08-14", "passed_to": "Văn phòng"})

    tree = parsed(client.get(page))
    client.post(page, {"received_on": "2021-08-14", "number": "12", "seen": "cũ"}, follow=True)
    refused = Arrival.objects
    with make.eyes_of(giang):
        kept = refused.get()

    assert tree.xpath("//input[@name='number']/@value") == ["1"]
    assert tree.xpath("//datalist/option/@value") == ["Văn phòng"]
    assert (kept.number, kept.passed_to) == (1, "Văn phòng"), "written after others: asked first"


def test_those_received_together_are_entered_together(client: Client, giang: make.Person) -> None:
    with make.eyes_of(giang):
        copy = Copy.objects.get()

    said = client.post("/van-ban/chua-nhan/", {"copy": [copy.pk], "enter": "1"}, follow=True)

    assert "đã nhận và vào sổ văn bản đến 1 văn bản" in text_of(parsed(said))
    with make.eyes_of(giang):
        assert Arrival.objects.get().number == 1


def test_who_may_only_look_enters_nothing(client: Client, giang: make.Person) -> None:
    document = _plan(giang)
    client.force_login(make.binh().user)

    shown = text_of(parsed(client.get(BOOK)))
    answer = client.post(f"/van-ban/{document.pk}/so-den/", {"received_on": "2021-08-14"})

    assert "Ghi số đến" not in shown
    assert answer.status_code == 403


def test_another_district_enters_nothing(client: Client, giang: make.Person) -> None:
    document = _plan(giang)
    client.force_login(make.cuong().user)

    assert client.get(f"/van-ban/{document.pk}/so-den/").status_code == 404
    assert _rows(parsed(client.get(BOOK))) == []


def test_the_book_says_how_far_it_is_settled_and_what_answered(
    client: Client, giang: make.Person
) -> None:
    client.post(f"/van-ban/{_plan(giang).pk}/so-den/", {"received_on": "2021-08-14"})
    words = make_directives.PLAN.replace("45/KH-MTTQ-BTT", "7/BC-MTTQ").replace(
        "Công văn số 118-CV/TU ngày 30/7/2021", "Kế hoạch số 45/KH-MTTQ-BTT ngày 02/8/2021"
    )
    answer = make_directives.registered(giang, words=words)
    with make.eyes_of(giang):
        Document.objects.filter(pk=answer.pk).update(direction="out")
        answer.citations.update(cited=Document.objects.get(number="45/KH-MTTQ-BTT"))

    row = _rows(parsed(client.get(f"{BOOK}?year=2021")))[0]
    sheet = _sheet(client, "/van-ban/so-den/bang-tinh/?year=2021", number=1)

    assert "0/1 phần việc, hạn 19/08/2021" in row
    assert "Trả lời: 7/BC-MTTQ" in row
    assert sheet[-1][0] == 1
    assert "45/KH-MTTQ-BTT, 02/08/2021" in str(sheet[-1][1])
    assert sheet[-1][3:6] == [dt.date(2021, 8, 19), "0/1 phần việc", "7/BC-MTTQ"]


def test_both_books_go_out_as_workbooks(client: Client, giang: make.Person) -> None:
    client.post(f"/van-ban/{_plan(giang).pk}/so-den/", {"received_on": "2021-08-14"})
    with make.eyes_of(make.again("lan")):
        Document.objects.update(direction="out")
    incoming = _sheet(client, "/van-ban/so-den/bang-tinh/?year=2021")
    client.force_login(make.again("lan").user)
    outgoing = _sheet(client, "/van-ban/so-di/bang-tinh/?year=2021")
    page = _rows(parsed(client.get("/van-ban/so-di/?year=2021&words=vung lu")))

    assert incoming[0][0] == "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN, NĂM 2021"
    assert incoming[-1][1] == 1
    assert incoming[-1][3] == "45/KH-MTTQ-BTT"
    assert outgoing[-1][0] == "45/KH-MTTQ-BTT"
    assert "Tỉnh ủy" in str(outgoing[-1][4])
    assert "VT" in str(outgoing[-1][5])
    assert len(page) == 1
    assert "Tỉnh ủy" in page[0]


def _sheet(client: Client, address: str, *, number: int = 0) -> list[list[object]]:
    content = io.BytesIO(client.get(address).content)
    rows = CalamineWorkbook.from_filelike(content).get_sheet_by_index(number).to_python()
    return [list(row) for row in rows]
