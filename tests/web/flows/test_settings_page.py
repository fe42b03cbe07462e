"""What is set for a plan, on its page."""

import re

import pytest
from django.test import Client

from lalanh.organisations import committee_actions, office_actions
from lalanh.programmes.actions import setting
from lalanh.programmes.models import Programme
from tests import make, make_flows, make_programmes

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """The owner."""
    return make.lan()


@pytest.fixture
def plan(lan: make.Person) -> Programme:
    """A plan without settings."""
    return make_flows.plan(lan)


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def _read(person: make.Person, plan: Programme) -> str:
    return _site(person).get(f"/chuong-trinh/{plan.pk}/thiet-lap/").content.decode()


@pytest.mark.parametrize(
    ("form", "given", "shown"),
    [
        ("nhip-bao-cao", {"kind": "daily", "hour": "16:00", "days_after": "0"},
         "hằng ngày, trước 16:00"),
        ("thoi-gian", {"starts_on": "2021-08-05", "ends_on": "2021-12-31"},
         "đến hết 31/12/2021"),
        ("co-quan-tong-hop", {"consolidator": "Sở Văn hóa và Thể thao tỉnh Sông Lam"},
         "Sở Văn hóa và Thể thao tỉnh Sông Lam"),
    ],
)  # fmt: skip
def test_the_owner_changes_a_setting_and_the_history_shows_it(
    lan: make.Person, plan: Programme, form: str, given: dict[str, str], shown: str
) -> None:
    make_programmes.department()
    answer = _site(lan).post(f"/chuong-trinh/{plan.pk}/thiet-lap/{form}/", given)

    assert answer.status_code == 302
    page = _read(lan, plan)
    assert page.count(shown) >= 2
    assert "Trần Thị Lan" in page.partition("Lịch sử thiết lập")[2]


def test_who_sets_what_was_set_meanwhile_is_told_first(lan: make.Person, plan: Programme) -> None:
    site, address = _site(lan), f"/chuong-trinh/{plan.pk}/thiet-lap/thoi-gian/"
    seen = re.findall(r'name="seen" value="(\w+)"', site.get(address).content.decode())[0]
    first = {"starts_on": "2021-08-05", "ends_on": "2021-12-20", "seen": seen}
    site.post(address, first)

    page = site.post(address, first | {"ends_on": "2021-12-25"}).content.decode()

    assert "đã có thay đổi được ghi" in page
    assert "đến hết 20/12/2021" in _read(lan, plan)


def test_what_is_not_set_is_said_and_not_guessed(lan: make.Person, plan: Programme) -> None:
    page = _read(lan, plan)

    assert "chưa định: gửi thẳng nơi quyết định" in page
    assert "Chưa đổi gì từ khi mở chương trình." in page


def test_others_read_the_settings_and_change_none(lan: make.Person, plan: Programme) -> None:
    address = f"/chuong-trinh/{plan.pk}/thiet-lap/nhip-bao-cao/"
    hoai, binh, cuong = make_flows.hoai(), make.binh(), make.cuong()

    assert "Nhịp báo cáo" in _read(hoai, plan)
    assert [_site(who).get(address).status_code for who in (hoai, binh)] == [404, 403]
    assert _site(cuong).get(f"/chuong-trinh/{plan.pk}/thiet-lap/").status_code == 404


def test_only_a_committee_may_be_named(lan: make.Person, plan: Programme) -> None:
    name = make_programmes.department().name

    page = _site(lan).post(
        f"/chuong-trinh/{plan.pk}/thiet-lap/noi-quyet-dinh/", {"committee": name}
    )

    assert "không phải ban chỉ đạo" in page.content.decode()


def test_the_fields_of_the_members_are_shown(lan: make.Person, plan: Programme) -> None:
    standing = make_programmes.department()
    committee = make_programmes.committee(standing)
    office = office_actions.set_up_office(
        body=standing, title="Giám đốc", is_head=True, is_single=True, by=make.system(), at=make.AT
    )
    member = committee_actions.appoint_member(
        committee=committee, office=office, role="head", valid_from=make.LONG_AGO,
        by=make.system(), at=make.AT,
    )  # fmt: skip
    committee_actions.assign_field(
        member=member, field="Truyền thông", units=[], bodies=[], by=make.system(), at=make.AT
    )
    with make.eyes_of(lan):
        setting.set_committee(programme=plan, committee=committee, by=lan.user, at=make.AT)

    page = _read(lan, plan)
    assert "Giám đốc, Sở Văn hóa và Thể thao" in page
    assert "Truyền thông" in page
