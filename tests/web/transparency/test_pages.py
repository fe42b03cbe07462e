"""The pages of publications: Lan drafts, Hoa publishes, Bình looks, Cường sees nothing."""

import pytest
from django.test import Client

from lalanh.fund.actions import entries
from lalanh.fund.models import Fund
from lalanh.transparency.models import Publication
from tests import make, make_fund, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """Lan, with a fund whose statement is booked."""
    keeper = make_fund.accountant()
    make_publication.booked_fund(keeper)
    return keeper


def _as(person: make.Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def test_lan_drafts_and_sees_exactly_what_will_be_public(lan: make.Person) -> None:
    answer = _as(lan).post("/cong-bo/soan/", {"through": "2021-08-14"}, follow=True)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "500.000 đồng" in page
    assert "Nhà hảo tâm" in page


def test_lan_who_drafted_is_offered_no_button_to_publish(lan: make.Person) -> None:
    made = make_publication.draft(lan)

    page = _as(lan).get(f"/cong-bo/{made.pk}/").content.decode()

    assert "một người khác" in page
    assert f"/cong-bo/{made.pk}/duyet/" not in page


def test_rice_is_read_by_the_kilogram_before_it_is_published(lan: make.Person) -> None:
    with make.eyes_of(lan):
        entries.record_goods(
            fund=Fund.objects.get(), quantity=2_400_000, commodity="RICE_G", day=make_fund.DAY,
            by=lan.user, at=make.AT,
        )  # fmt: skip
    made = make_publication.draft(lan)

    assert "2.400 kg gạo" in _as(lan).get(f"/cong-bo/{made.pk}/").content.decode()


def test_hoa_publishes_what_lan_drafted(lan: make.Person) -> None:
    made = make_publication.draft(lan)

    _as(make_publication.publisher()).post(f"/cong-bo/{made.pk}/duyet/")
    make_fund.run_jobs()

    with make.eyes_of(lan):
        assert Publication.objects.get(pk=made.pk).state == "published"


def test_binh_may_look_and_not_publish(lan: make.Person) -> None:
    made = make_publication.draft(lan)
    client = _as(make.binh())

    assert client.get(f"/cong-bo/{made.pk}/").status_code == 200
    assert client.post(f"/cong-bo/{made.pk}/duyet/").status_code == 403


def test_cuong_finds_no_draft_of_the_province(lan: make.Person) -> None:
    made = make_publication.draft(lan)

    assert _as(make.cuong()).get(f"/cong-bo/{made.pk}/").status_code == 404


def test_a_draft_is_thrown_away_only_with_a_reason(lan: make.Person) -> None:
    made = make_publication.draft(lan)
    client = _as(lan)

    assert client.post(f"/cong-bo/{made.pk}/bo/", {"reason": ""}).status_code == 422
    assert client.post(f"/cong-bo/{made.pk}/bo/", {"reason": "nhầm ngày"}).status_code == 302


def test_a_day_that_is_not_over_is_refused_beside_its_field(lan: make.Person) -> None:
    answer = _as(lan).post("/cong-bo/soan/", {"through": "2099-01-01"})

    assert answer.status_code == 422
    assert "hết ngày hôm qua" in answer.content.decode()


@pytest.mark.parametrize("number", ["77", "99999999999999999999999"])
def test_a_wish_for_a_row_that_is_not_there_keeps_what_was_typed(
    lan: make.Person, number: str
) -> None:
    answer = _as(lan).post("/cong-bo/thoi-neu-ten/", {"number": number})

    assert answer.status_code == 422
    assert f"Chưa công bố dòng số {number}" in answer.content.decode()


def test_a_draft_that_waits_lies_on_the_desk_and_is_told_to_the_publisher(lan: make.Person) -> None:
    hoa = make_publication.publisher()
    make_publication.draft(lan)
    client = _as(hoa)

    assert "Sổ đến hết ngày 14/8/2021" in client.get("/").content.decode()
    assert "chờ anh/chị xem và công bố" in client.get("/thong-bao/").content.decode()
