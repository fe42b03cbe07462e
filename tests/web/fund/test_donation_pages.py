"""Donations found, shown with their chain, receipts and letters printed, cash taken."""

import pytest
from django.test import Client

from lalanh.fund.models import Donation, ThankYou
from tests import make, make_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client: Client) -> make.Person:
    person = make_fund.accountant()
    client.force_login(person.user)
    return person


@pytest.fixture
def given(lan: make.Person) -> Donation:
    """The gift of 500,000 đồng among the booked lines of a statement."""
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        account = make_fund.bank_account(lan, of=fund, drive=make_fund.drive(lan, of=fund))
        statement = make_fund.received(lan, into=account, content=make_fund.mt940())
        make_fund.booked(lan, of=statement)
        return Donation.objects.get(amount_vnd=500_000)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=Nguyễn Văn Test", 1),
        ("words=nguyen van", 1),
        ("words=đồng bào vùng lũ", 3),
        ("amount_vnd=200.000", 2),
        ("words=khong co ai", 0),
        ("words=dong bao&amount_vnd=500000", 1),
    ],
)
def test_gifts_are_found_without_tones_and_by_amount(
    client: Client, given: Donation, query: str, found: int
) -> None:
    answer = client.get(f"/quy/ung-ho/?{query}")

    assert answer.context["page"].paginator.count == found


def test_a_gift_shows_its_chain_from_the_file_to_the_book(client: Client, given: Donation) -> None:
    said = client.get(f"/quy/ung-ho/{given.pk}/").content.decode()

    assert "saoke.sta" in said
    assert f"Bút toán số {given.entry_id}" in said
    assert "CUU-TRO/2021/000001" in said


def test_a_receipt_says_the_amount_in_words_and_how_to_check_it(
    client: Client, given: Donation
) -> None:
    answer = client.get(f"/quy/ung-ho/{given.pk}/phieu/")

    assert answer.context["in_words"] == "năm trăm nghìn đồng"
    assert answer.context["lookup_url"].endswith("/phieu-thu/?so=CUU-TRO/2021/000001")
    assert answer.context["qr"].startswith("data:image/svg+xml")


def test_a_letter_goes_out_once(client: Client, lan: make.Person, given: Donation) -> None:
    first = client.post(f"/quy/ung-ho/{given.pk}/da-gui-thu/")
    second = client.post(f"/quy/ung-ho/{given.pk}/da-gui-thu/")

    with make.eyes_of(lan):
        assert ThankYou.objects.get(donation=given).state == "sent"
    assert (first.status_code, second.status_code) == (302, 409)


def test_cash_is_recorded_with_the_next_receipt(
    client: Client, lan: make.Person, given: Donation
) -> None:
    said = {
        "donor_name": "Bà Ngô Thị Thử", "donor_kind": "person", "amount_vnd": "hai trăm nghìn đồng",
        "day": "2021-08-14", "drive": given.drive_id, "wants_letter": "on",
    }  # fmt: skip

    answer = client.post(f"/quy/{given.fund_id}/phieu-thu/", said)

    shown = client.get(answer["Location"])
    assert shown.context["receipt_no"] == "CUU-TRO/2021/000005"
    assert shown.context["donation"].amount_vnd == 200_000


def test_a_wish_not_to_be_named_is_kept(client: Client, lan: make.Person, given: Donation) -> None:
    client.post(f"/quy/ung-ho/{given.pk}/neu-ten/", {"wishes_unnamed": "on"})

    answer = client.get(f"/quy/ung-ho/{given.pk}/")
    assert answer.context["shown"] == "Nhà hảo tâm"


def test_binh_may_look_and_not_record(client: Client, given: Donation) -> None:
    client.force_login(make.binh().user)

    assert client.get(f"/quy/ung-ho/{given.pk}/").status_code == 200
    assert client.post(f"/quy/ung-ho/{given.pk}/neu-ten/").status_code == 403
    assert client.get(f"/quy/{given.fund_id}/phieu-thu/").status_code == 403


def test_cuong_finds_no_gift(client: Client, given: Donation) -> None:
    client.force_login(make.cuong().user)

    assert client.get(f"/quy/ung-ho/{given.pk}/").status_code == 404
    assert client.get("/quy/ung-ho/?words=nguyen").context["page"].paginator.count == 0
