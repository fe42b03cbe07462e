"""Pages of fitted parts and of plans sent up."""

import pytest
from django.test import Client

from lalanh.programmes.models import Programme
from lalanh.tasks.models import Adaptation, LowerPlan
from tests import make, make_fitting, make_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """The body below."""
    return make_tasks.giang()


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def test_a_part_is_fitted_below_and_noted_above(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body)
    part = make_tasks.part(giang, task)
    address = f"/nhiem-vu/phan/{part.pk}/dieu-chinh/"

    empty = _site(giang).post(address, {"aspect": "form", "words": "Họp thôn.", "reason": ""})
    _site(giang).post(
        address, {"aspect": "form", "words": "Họp thôn.", "reason": "Đường bị chia cắt."}
    )
    above = _site(lan).get(f"/nhiem-vu/{task.pk}/").content.decode()
    with make.eyes_of(lan):
        made = Adaptation.objects.get()
    _site(lan).post(f"/nhiem-vu/dieu-chinh/{made.pk}/ghi-nhan/")

    assert "Họp thôn." in empty.content.decode()
    assert "Lý do: Đường bị chia cắt." in above
    assert "ghi nhận" in _site(giang).get(f"/nhiem-vu/{task.pk}/").content.decode()


def test_a_plan_is_chosen_ticked_and_sent(lan: make.Person, giang: make.Person) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)
    part = make_tasks.part(giang, tasks["plan"])
    address, site = f"/nhiem-vu/phan/{part.pk}/ke-hoach/", _site(giang)

    list_of_own = site.get(address + "?tim=vung lu").content.decode()
    form = site.get(f"{address}?van-ban={document.pk}").content.decode()
    site.post(f"{address}?van-ban={document.pk}", {"covers": [tasks["work"].pk]})

    assert "12/KH-MTTQ-BTT" in list_of_own
    assert "có viện dẫn kế hoạch của cấp trên" in form
    assert "checked" in form
    with make.eyes_of(lan):
        assert LowerPlan.objects.get().covers.get().task_id == tasks["work"].pk


def test_the_overview_tells_sent_from_missing(lan: make.Person, giang: make.Person) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)
    make_fitting.submitted(giang, tasks["plan"], document)
    with make.eyes_of(lan):
        address = f"/chuong-trinh/{Programme.objects.get().pk}/ke-hoach-duoi/"

    whole = _site(lan).get(address).content.decode()
    missing = _site(lan).get(address + "?xem=chua-nop").content.decode()

    assert "1 trên 2 cơ quan đã nộp" in whole
    assert "0 trên 1 nhiệm vụ" in whole
    assert "huyện Thanh Giang" in whole
    assert "huyện Thanh Giang" not in missing
    assert _site(make.cuong()).get(address).status_code == 404


def test_the_page_of_the_task_shows_the_plans_that_came(
    lan: make.Person, giang: make.Person
) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)
    make_fitting.submitted(giang, tasks["plan"], document)

    page = _site(lan).get(f"/nhiem-vu/{tasks['plan'].pk}/").content.decode()

    assert "Kế hoạch đã nộp" in page
    assert "bản thứ 1" in page


def test_a_task_that_demands_no_plan_takes_none(lan: make.Person, giang: make.Person) -> None:
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))

    assert _site(giang).get(f"/nhiem-vu/phan/{part.pk}/ke-hoach/").status_code == 404
