"""Uploading a statement, looking at it, reviewing its lines, booking it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lalanh.fund.models import Donation, Statement, StatementLine
from tests import make, make_fund

pytestmark = pytest.mark.django_db

UNSURE = make_fund.Printed(750_000, "Tran Van Thu hoan tien chuyen nham", "FT010")


@pytest.fixture
def lan(client: Client) -> make.Person:
    person = make_fund.accountant()
    client.force_login(person.user)
    return person


def read(lan: make.Person, *, content: bytes | None = None) -> Statement:
    """A statement that was read; one of its lines is unsure."""
    content = content or make_fund.mt940((*make_fund.GIFTS, UNSURE))
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        account = make_fund.bank_account(lan, of=fund, drive=make_fund.drive(lan, of=fund))
        statement = make_fund.received(lan, into=account, content=content)
        line = statement.lines.get(number=6) if statement.lines.count() == 6 else None
    assert line is None or line.state == "review"
    return statement


def test_an_uploaded_file_is_read_and_shown(client: Client, lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
    file = SimpleUploadedFile("thang8.sta", make_fund.mt940())

    answer = client.post("/quy/sao-ke/", {"bank_account": account.pk, "file": file})
    reading = client.get(answer["Location"])
    make_fund.run_jobs()
    shown = client.get(answer["Location"])

    assert reading.context["statement"].state == "reading"
    assert shown.context["statement"].state == "reconciled"


def test_a_statement_that_does_not_agree_shows_where_and_offers_no_booking(
    client: Client, lan: make.Person
) -> None:
    statement = read(lan, content=make_fund.mt940(closing_vnd=5))

    answer = client.get(f"/quy/sao-ke/{statement.pk}/")

    assert not answer.context["may_book"]
    assert False in [holds for _, _, holds in answer.context["controls"]]
    assert client.post(f"/quy/sao-ke/{statement.pk}/ghi-so/").status_code == 409


def test_ready_lines_are_booked_and_the_unsure_one_waits(client: Client, lan: make.Person) -> None:
    statement = read(lan)

    client.post(f"/quy/sao-ke/{statement.pk}/ghi-so/")
    make_fund.run_jobs()

    summary = client.get(f"/quy/sao-ke/{statement.pk}/").context["summary"]
    assert (summary.booked, summary.review, summary.ready) == (5, 1, 0)


def test_a_line_is_judged_without_javascript(client: Client, lan: make.Person) -> None:
    statement = read(lan)
    with make.eyes_of(lan):
        line = statement.lines.get(number=6)

    answer = client.post(f"/quy/dong/{line.pk}/loai/", {"kind": "front_transfer"})

    shown = client.get(answer["Location"])
    assert answer["Location"] == f"/quy/sao-ke/{statement.pk}/dong/"
    assert shown.context["rows"] == []
    assert "Dòng 6 là khoản" in shown.content.decode()


def test_a_refusal_reaches_a_browser_without_javascript(client: Client, lan: make.Person) -> None:
    statement = read(lan)
    with make.eyes_of(lan):
        line = statement.lines.get(number=6)

    answer = client.post(f"/quy/dong/{line.pk}/loai/", {"kind": "fee"}, follow=True)

    assert "không hợp với tiền vào" in answer.content.decode()


def test_the_same_file_again_says_so(client: Client, lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))

    def send() -> str:
        file = SimpleUploadedFile("saoke.sta", make_fund.mt940())
        said = {"bank_account": account.pk, "file": file}
        return client.post("/quy/sao-ke/", said, follow=True).content.decode()

    assert "Đã nhận tệp" in send()
    assert "đã tải lên trước đó" in send()


def test_vouching_without_a_word_keeps_the_page(client: Client, lan: make.Person) -> None:
    statement = read(lan)

    answer = client.post(f"/quy/sao-ke/{statement.pk}/soat/", {"reason": ""})

    assert answer.status_code == 422
    assert answer.context["form"].errors["reason"] == ["Hãy điền mục này."]


def test_a_line_judged_with_htmx_comes_back_as_its_row(client: Client, lan: make.Person) -> None:
    statement = read(lan)
    with make.eyes_of(lan):
        line = statement.lines.get(number=6)

    answer = client.post(
        f"/quy/dong/{line.pk}/loai/", {"kind": "donation"}, headers={"HX-Request": "true"}
    )

    said = answer.content.decode().strip()
    assert said.startswith("<article")
    assert f'id="line-{line.pk}"' in said
    with make.eyes_of(lan):
        assert StatementLine.objects.get(pk=line.pk).state == "ready"


def test_money_in_cannot_be_called_a_fee(client: Client, lan: make.Person) -> None:
    statement = read(lan)
    with make.eyes_of(lan):
        line = statement.lines.get(number=6)

    answer = client.post(
        f"/quy/dong/{line.pk}/loai/", {"kind": "fee"}, headers={"HX-Request": "true"}
    )

    assert "không hợp với tiền vào" in answer.content.decode()


def test_a_line_is_corrected_by_the_original(client: Client, lan: make.Person) -> None:
    statement = read(lan, content=make_fund.mt940(closing_vnd=3_889_000 + 45_000))
    with make.eyes_of(lan):
        line = statement.lines.get(number=1)

    said = {"amount_vnd": "545.000", "day": "2021-08-14", "reason": "bản gốc in 545.000"}
    client.post(f"/quy/dong/{line.pk}/", said)

    assert client.get(f"/quy/sao-ke/{statement.pk}/").context["statement"].state == "reconciled"


def test_money_paid_out_is_booked_with_its_purpose(client: Client, lan: make.Person) -> None:
    aid = make_fund.Printed(-300_000, "Ho tro tinh theo QD so 15", "FT011")
    statement = read(lan, content=make_fund.mt940((*make_fund.GIFTS, aid)))
    client.post(f"/quy/sao-ke/{statement.pk}/ghi-so/")
    make_fund.run_jobs()
    with make.eyes_of(lan):
        line = statement.lines.get(number=6)

    said = {"purpose": "NHA-O", "decision": "15/QĐ-MTTQ", "beneficiaries": "hộ có nhà bị sập"}
    client.post(f"/quy/dong/{line.pk}/chi/", said)

    with make.eyes_of(lan):
        line.refresh_from_db()
        assert line.entry is not None
        assert (line.entry.kind, line.entry.decision) == ("disbursement", "15/QĐ-MTTQ")


def test_the_original_file_leaves_as_it_came(client: Client, lan: make.Person) -> None:
    statement = read(lan, content=make_fund.mt940())

    assert client.get(f"/quy/sao-ke/{statement.pk}/tep/").content == make_fund.mt940()


def test_binh_may_look_at_a_statement_and_not_book_it(client: Client, lan: make.Person) -> None:
    statement = read(lan)
    client.force_login(make.binh().user)

    assert client.get(f"/quy/sao-ke/{statement.pk}/").status_code == 200
    assert client.post(f"/quy/sao-ke/{statement.pk}/ghi-so/").status_code == 403
    assert client.get(f"/quy/sao-ke/{statement.pk}/dong/").status_code == 403


@pytest.mark.parametrize("address", ["", "tep/"])
def test_cuong_finds_no_statement(client: Client, lan: make.Person, address: str) -> None:
    statement = read(lan)
    client.force_login(make.cuong().user)

    assert client.get(f"/quy/sao-ke/{statement.pk}/{address}").status_code == 404
    assert Donation.objects.count() == 0


def test_a_statement_with_a_line_to_review_lies_on_the_desk(
    client: Client, lan: make.Person
) -> None:
    statement = read(lan)

    page = client.get("/").content.decode()

    assert "Sao kê cần xem" in page
    assert statement.get_absolute_url() in page
    assert "có dòng cần xem" in page
