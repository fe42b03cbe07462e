"""Pages of funds, drives and the book."""

import csv
import io
import zipfile

import pytest
from django.test import Client

from lalanh.fund.actions import entries
from lalanh.fund.models import Drive, Entry, Fund, FundPurpose
from tests import make, make_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client: Client) -> make.Person:
    person = make_fund.accountant()
    client.force_login(person.user)
    return person


def filled(lan: make.Person) -> Fund:
    """A fund with a drive, an account, cash and a payment."""
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        make_fund.bank_account(lan, of=fund, drive=make_fund.drive(lan, of=fund))
        make_fund.opening(lan, of=fund)
        make_fund.payment(lan, of=fund)
    return fund


def test_lan_opens_a_fund_with_its_purposes(client: Client, lan: make.Person) -> None:
    said = {"code": "an-sinh", "name": "Quỹ An sinh", "opened_on": "2021-08-01"}
    answer = client.post("/quy/moi/", said)
    client.post(f"{answer['Location']}muc-dich/", {"code": "luong-thuc", "name": "Lương thực"})

    with make.eyes_of(lan):
        assert Fund.objects.get().code == "AN-SINH"
        assert FundPurpose.objects.get().code == "LUONG-THUC"


def test_a_code_in_use_is_said_beside_the_field(client: Client, lan: make.Person) -> None:
    filled(lan)
    said = {"code": "CUU-TRO", "name": "Quỹ khác", "opened_on": "2021-08-01"}

    answer = client.post("/quy/moi/", said)

    assert answer.context["form"].errors["code"] == ["Mã “CUU-TRO” đã dùng rồi. Hãy đặt mã khác."]


def test_a_fund_shows_what_came_in_went_out_and_is_left(client: Client, lan: make.Person) -> None:
    answer = client.get(f"/quy/{filled(lan).pk}/")

    (balance,) = answer.context["balances"]
    assert (balance.received, balance.spent, balance.held) == (10_000_000, 4_000_000, 6_000_000)


@pytest.mark.parametrize("address", ["", "so/", "sao-ke/"])
def test_binh_may_look_and_cuong_finds_nothing(client: Client, address: str) -> None:
    fund = filled(make_fund.accountant())

    client.force_login(make.binh().user)
    looked = client.get(f"/quy/{fund.pk}/{address}").status_code
    client.force_login(make.cuong().user)

    assert (looked, client.get(f"/quy/{fund.pk}/{address}").status_code) == (200, 404)


@pytest.mark.parametrize("address", ["muc-dich/", "tai-khoan/", "van-dong/", "chi/", "so-du-dau/"])
def test_binh_may_not_keep_the_fund(client: Client, address: str) -> None:
    fund = filled(make_fund.accountant())
    client.force_login(make.binh().user)

    assert client.get(f"/quy/{fund.pk}/{address}").status_code == 403


def test_a_drive_is_opened_step_by_step(client: Client, lan: make.Person) -> None:
    fund = filled(lan)
    said = {
        "code": "TET", "name": "Tết vì người nghèo", "starts_on": "2021-12-01", "names": "never",
        "unnamed_by_default": "Nhà hảo tâm", "target_vnd": "5 tỷ đồng",
    }  # fmt: skip
    answer = client.post(f"/quy/{fund.pk}/van-dong/", said)
    client.post(f"{answer['Location']}buoc/", {"to": "open"})
    skipped = client.post(f"{answer['Location']}buoc/", {"to": "reported"})

    with make.eyes_of(lan):
        drive = Drive.objects.get(code="TET")
        assert (drive.state, drive.target_vnd) == ("open", 5_000_000_000)
    assert skipped.status_code == 409


def test_a_payment_above_the_balance_is_refused_with_a_sentence(
    client: Client, lan: make.Person
) -> None:
    fund = filled(lan)
    with make.eyes_of(lan):
        account = make_fund.cash(fund)
    said = {
        "account": account.pk, "source": "mobilised", "amount_vnd": "7 triệu", "day": "2021-08-14",
        "purpose": "NHA-O", "decision": "13/QĐ", "beneficiaries": "hộ nghèo",
    }  # fmt: skip

    answer = client.post(f"/quy/{fund.pk}/chi/", said)

    assert "không còn đủ" in answer.context["form"].non_field_errors()[0]


@pytest.mark.parametrize(
    ("field", "given", "sentence"),
    [
        ("amount_vnd", "-5", "Số tiền phải lớn hơn 0."),
        ("amount_vnd", "0", "Số tiền phải lớn hơn 0."),
        ("amount_vnd", "99999999999999999999999", "Số tiền này lớn quá."),
        ("day", "2090-01-01", "Ngày này chưa tới."),
    ],
)
def test_a_slip_of_the_finger_is_said_beside_its_field(
    client: Client, lan: make.Person, field: str, given: str, sentence: str
) -> None:
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)

    answer = client.post(f"/quy/{fund.pk}/phieu-thu/", {field: given})

    assert answer.context["form"].errors[field][0].startswith(sentence)


def test_an_entry_is_reversed_with_its_reason(client: Client, lan: make.Person) -> None:
    fund = filled(lan)
    with make.eyes_of(lan):
        paid = Entry.objects.get(fund=fund, kind="disbursement")

    answer = client.post(f"/quy/but-toan/{paid.pk}/dao/", {"reason": "chi nhầm quỹ"})
    shown = client.get(answer["Location"])

    assert shown.context["entry"].corrects_id == paid.pk
    assert "chi nhầm quỹ" in shown.content.decode()


def test_the_book_leaves_as_csv_with_no_and_co(client: Client, lan: make.Person) -> None:
    fund = filled(lan)

    answer = client.get(f"/quy/{fund.pk}/so/tai-ve/")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(text)))

    assert [(row["Nợ"], row["Có"]) for row in rows] == [
        ("10000000", ""), ("", "10000000"), ("4000000", ""), ("", "4000000"),
    ]  # fmt: skip


def test_rice_is_shown_by_the_kilogram_and_leaves_by_the_gram(
    client: Client, lan: make.Person
) -> None:
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        entries.record_goods(
            fund=fund, quantity=2_400_000, commodity="RICE_G", day=make_fund.DAY, by=lan.user,
            at=make.AT,
        )  # fmt: skip

    shown = client.get(f"/quy/{fund.pk}/").content.decode()
    left = client.get(f"/quy/{fund.pk}/so/tai-ve/")
    text = b"".join(left.streaming_content).decode()  # type: ignore[attr-defined]

    assert "2.400 kg" in shown
    assert "RICE_G" not in shown + text
    assert "gạo (gam),2400000,,vận động xã hội" in text


def test_the_book_leaves_as_excel(client: Client, lan: make.Person) -> None:
    fund = filled(lan)

    answer = client.get(f"/quy/{fund.pk}/so/tai-ve/?dang=xlsx")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]

    assert "xl/worksheets/sheet1.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_the_book_is_filtered_by_kind(client: Client, lan: make.Person) -> None:
    fund = filled(lan)

    answer = client.get(f"/quy/{fund.pk}/so/?kind=disbursement")

    assert [entry.kind for entry in answer.context["page"]] == ["disbursement"]
