"""A plan says itself how it would be carried out; a person only confirms."""

import datetime as dt

import pytest
from django.test import Client

from lalanh.directives.models import Document
from lalanh.programmes.models import Programme
from lalanh.programmes.queries import proposing
from lalanh.programmes.queries.setting import rhythm_of
from lalanh.tasks.models import Task
from tests import make, make_directives, make_programmes

pytestmark = pytest.mark.django_db

DEPARTMENT = "Sở Văn hóa và Thể thao tỉnh Sông Lam"
CLOSING = f"""
III. THỜI GIAN

- Cuộc vận động được tiến hành từ ngày 05/8/2021 đến ngày 30/9/2021.

Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về {DEPARTMENT} để tổng hợp, \
báo cáo Ban Thường trực./.

Nơi nhận:"""
PLAN = make_directives.PLAN.replace("\nNơi nhận:", CLOSING)


@pytest.fixture
def lan() -> make.Person:
    """The one whose plan it is."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    make_programmes.department(DEPARTMENT)
    return make.lan()


def _proposed(lan: make.Person, document: Document) -> proposing.Proposed:
    with make.eyes_of(lan):
        return proposing.proposed(document=document, at=make.AT)


def test_route_rhythm_and_days_come_from_the_words(lan: make.Person) -> None:
    found = _proposed(lan, make_directives.registered(lan, words=PLAN))

    assert (found.starts_on, found.ends_on) == (dt.date(2021, 8, 2), dt.date(2021, 9, 30))
    assert found.consolidator == make_programmes.department(DEPARTMENT)
    assert (found.rhythm, found.committee) == ("weekly", None)


def test_what_the_words_leave_open_stays_open(lan: make.Person) -> None:
    found = _proposed(lan, make_directives.registered(lan))

    assert (found.ends_on, found.consolidator, found.committee) == (None, None, None)


def test_who_gathers_and_is_not_in_the_register_is_named_before_the_plan_is_opened(
    client: Client,
) -> None:
    lan = make.lan()
    document = make_directives.registered(lan, words=PLAN)
    client.force_login(lan.user)
    page = client.get(f"/chuong-trinh/mo/{document.pk}/").content.decode()

    assert f"Văn bản ghi “{DEPARTMENT}” là nơi tổng hợp" in page


def test_a_committee_s_plan_is_decided_by_it_and_gathered_by_its_standing_agency() -> None:
    agency = make_programmes.department(DEPARTMENT)
    secretary = make.lan(body=make_programmes.committee(agency))

    found = _proposed(secretary, make_directives.registered(secretary))

    assert (found.committee, found.consolidator) == (secretary.body, agency)


def test_one_click_opens_it_as_proposed_and_the_next_gives_the_tasks(
    lan: make.Person, client: Client
) -> None:
    document = make_directives.registered(lan, words=PLAN)
    client.force_login(lan.user)

    form = client.get(f"/chuong-trinh/mo/{document.pk}/").context["form"]
    known = {name: form[name].value() or "" for name in form.fields}
    opened = client.post(f"/chuong-trinh/mo/{document.pk}/", known)
    client.post(opened["Location"])

    with make.eyes_of(lan):
        programme = Programme.objects.get(document=document)
        assert programme.consolidator == make_programmes.department(DEPARTMENT)
        rhythm = rhythm_of(programme=programme, on=dt.date.max)
        assert rhythm is not None
        assert rhythm.kind == "weekly"
        assert set(Task.objects.values_list("programme", flat=True)) == {programme.pk}
