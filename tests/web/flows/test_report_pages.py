"""The pages of periodic reports."""

import pytest
from django.test import Client

from lalanh.directives.models import Draft
from lalanh.programmes.models import Programme
from lalanh.tasks.models import PlanReport
from tests import make, make_flows, make_programmes

pytestmark = pytest.mark.django_db


@pytest.fixture
def hung() -> make.Person:
    """The department that consolidates."""
    return make_programmes.hung()


@pytest.fixture
def hoai() -> make.Person:
    """The commune that reports."""
    return make_flows.hoai()


@pytest.fixture
def plan(hung: make.Person) -> Programme:
    """A plan reported every day through the department."""
    lan = make.lan()
    return make_flows.daily(lan, make_flows.plan(lan, through=hung))


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def _read(person: make.Person, address: str) -> str:
    return _site(person).get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        # the owner, the consolidating department, the commune, another district
        ("/chuong-trinh/{plan}/bao-cao/", [200, 200, 200, 404]),
        ("/chuong-trinh/{plan}/bao-cao/2021-08-14/", [200, 200, 404, 404]),
        ("/chuong-trinh/{plan}/bao-cao/khong-co/", [404, 404, 404, 404]),
        ("/chuong-trinh/{plan}/bao-cao/2021-08-15/soan/", [200, 200, 200, 404]),
        ("/chuong-trinh/{plan}/bao-cao/2021-08-14/tong-hop/", [404, 200, 404, 404]),
        ("/bao-cao-ky/{report}/", [200, 200, 200, 404]),
        ("/bao-cao-ky/{report}/tra-lai/", [404, 200, 404, 404]),
    ],
)
def test_who_opens_what(
    hung: make.Person, hoai: make.Person, plan: Programme, address: str, expected: list[int]
) -> None:
    report = make_flows.reported(hoai, plan, at=make.AT)
    page = address.format(plan=plan.pk, report=report.pk)
    people = (make.again("lan"), hung, hoai, make.cuong())

    assert [_site(who).get(page).status_code for who in people] == expected


def test_a_report_is_written_read_over_and_sent(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    told = {"words": "Đã phát 30 suất quà."}
    _site(hoai).post(f"/chuong-trinh/{plan.pk}/bao-cao/2021-08-15/soan/", told)
    with make.eyes_of(hoai):
        report = PlanReport.objects.get()
    assert (report.state, report.text) == ("draft", "Đã phát 30 suất quà.")
    _site(hoai).post(f"/bao-cao-ky/{report.pk}/gui/")

    page = _read(hung, f"/chuong-trinh/{plan.pk}/bao-cao/2021-08-15/tong-hop/")
    assert "1 trên 2 cơ quan gửi báo cáo" in page
    assert "Đã phát 30 suất quà." in page


def test_what_is_owed_lies_on_the_desk(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    assert "báo cáo phải gửi" in _read(hoai, "/")
    assert "chờ tổng hợp" in _read(hung, "/")


def test_a_rhythm_nobody_set_is_said_aloud(hoai: make.Person) -> None:
    plan = make_flows.plan(make.lan())

    assert "Nhịp báo cáo chưa định" in _read(hoai, f"/chuong-trinh/{plan.pk}/bao-cao/")


def test_a_report_without_words_is_answered_in_words(hoai: make.Person, plan: Programme) -> None:
    address = f"/chuong-trinh/{plan.pk}/bao-cao/2021-08-15/soan/"

    assert "Nội dung báo cáo" in _site(hoai).post(address, {"words": ""}).content.decode()


def test_a_report_becomes_a_paper_that_is_checked_and_signed_as_every_other(
    hoai: make.Person, plan: Programme
) -> None:
    report = make_flows.reported(hoai, plan, at=make.AT)

    answer = _site(hoai).post(f"/bao-cao-ky/{report.pk}/soan-van-ban/")

    with make.eyes_of(hoai):
        draft = Draft.objects.get()
    assert answer["Location"] == f"/van-ban/soan/{draft.pk}/"
    assert draft.type.code == "BC"
    assert "phần việc được giao 1, đã hoàn thành 0" in draft.text
