"""The pages of periodic reports."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lalanh.base.models import Notice
from lalanh.base.permissions import Role
from lalanh.directives.models import Draft
from lalanh.programmes.models import Programme
from lalanh.tasks.models import PlanReport
from lalanh.web.flows.views_reports import reports_due_card
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


def test_the_reports_a_plan_waits_for_are_one_row_of_the_desk(
    hoai: make.Person, plan: Programme
) -> None:
    make_flows.daily(make.again("lan"), make_flows.plan(make.again("lan"), name="Mùa đông"))
    at = make.AT + dt.timedelta(days=9, hours=3)

    with make.eyes_of(hoai), CaptureQueriesContext(connection) as asked:
        found = reports_due_card(hoai.seat, at)
    with make.eyes_of(hoai):
        before = reports_due_card(hoai.seat, at - dt.timedelta(hours=2))

    assert {row.badge for row in before.rows} == {"có kỳ đã chậm"}
    assert {row.badge for row in found.rows} == {"đã chậm"}
    assert {row.text for row in found.rows} == {
        "Ngày 23/8/2021: Vùng lũ", "Ngày 23/8/2021: Mùa đông",
    }  # fmt: skip
    assert len(asked) == 4
    assert found.rows[0].note == "hạn 16:00 23/08/2021; còn 9 kỳ trước chưa gửi"
    assert (found.figure, found.note) == ("2", "chương trình có báo cáo phải gửi, 2 đã chậm")


def test_who_may_only_look_is_not_led_to_a_form_that_is_closed_to_them(
    hoai: make.Person, plan: Programme
) -> None:
    looker = make.person("xem", "Người xem", body=hoai.body, role=Role.LOOKER)

    assert f'/chuong-trinh/{plan.pk}/bao-cao/"' in _read(looker, "/")


def test_who_has_not_sent_is_listed_and_reminded_at_once(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    period = f"/chuong-trinh/{plan.pk}/bao-cao/2021-08-15/"
    said = _site(hung).post(f"{period}nhac/", follow=True).content.decode()
    _site(make.cuong()).post(f"{period}nhac/")

    assert "Đã nhắc mọi cơ quan chưa gửi" in said
    with make.eyes_of(hoai):
        notice = Notice.objects.get(to=hoai.user, kind="tasks.plan_report")
    assert "nhắc gửi báo cáo ngày 15/8/2021" in notice.text
    assert hoai.body.name in _read(hung, f"{period}?xem=chua-gui")
    assert hoai.body.name not in _read(hung, f"{period}?xem=da-gui")


def test_what_was_sent_is_shown_where_it_would_be_written(
    hoai: make.Person, plan: Programme
) -> None:
    report = make_flows.reported(hoai, plan, at=make.AT)
    answer = _site(hoai).get(f"/chuong-trinh/{plan.pk}/bao-cao/2021-08-14/soan/")

    assert answer["Location"] == f"/bao-cao-ky/{report.pk}/"


def test_a_colleague_s_report_is_not_written_over_unseen(
    hoai: make.Person, plan: Programme
) -> None:
    address = f"/chuong-trinh/{plan.pk}/bao-cao/2021-08-15/soan/"
    seen = _site(hoai).get(address).context["form"]["seen"].value()
    _site(hoai).post(address, {"words": "Đã phát 30 suất quà.", "seen": seen})
    late = _site(hoai).post(address, {"words": "Đã phát 12 suất.", "seen": seen}).content.decode()

    assert "đã có thay đổi được ghi" in late
    assert "Đã phát 12 suất." in late
    with make.eyes_of(hoai):
        assert PlanReport.objects.get().text == "Đã phát 30 suất quà."
