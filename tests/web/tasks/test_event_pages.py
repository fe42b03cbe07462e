"""Pages of events, and of what changes a task for all."""

import datetime as dt
import re

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.kernel.period import local_date
from lalanh.tasks.models import Event, EventSite, Task
from tests import make, make_events, make_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """The holder."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """One of those concerned."""
    return make_tasks.giang()


@pytest.fixture
def rally(lan: make.Person) -> Event:
    """The rally."""
    return make_events.event(lan)


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("/su-kien/", [200, 200, 200]),
        ("/su-kien/them/", [200, 403, 200]),
        ("/su-kien/{event}/", [200, 200, 404]),
        ("/su-kien/{event}/sua/", [200, 403, 404]),
        ("/su-kien/{event}/doi/", [200, 403, 404]),
        ("/su-kien/{event}/diem-cau/", [200, 403, 404]),
        ("/su-kien/diem-cau/{site}/so-nguoi/", [200, 403, 404]),
        ("/nhiem-vu/{task}/sua/", [200, 403, 404]),
        ("/nhiem-vu/{task}/theo-su-kien/", [200, 403, 404]),
        ("/nhiem-vu/phan/{part}/trach-nhiem/", [200, 403, 404]),
    ],
)
def test_who_opens_what(
    lan: make.Person, giang: make.Person, rally: Event, page: str, expected: list[int]
) -> None:
    task = make_events.hanging(lan, giang.body, on=rally)
    make_events.site(lan, rally, giang.body)
    with make.eyes_of(lan):
        place = EventSite.objects.get().pk
    part = make_tasks.part(lan, task, of=giang.body)
    address = page.format(event=rally.pk, task=task.pk, part=part.pk, site=place)

    people = [lan, make.person("binh", "Lê Văn Bình", body=lan.body, role=Role.LOOKER),
              make.cuong()]  # fmt: skip

    assert [_site(one).get(address).status_code for one in people] == expected


def test_the_plan_is_handed_out_with_the_event_it_counts_from(lan: make.Person) -> None:
    document, site = make_events.rally_plan(lan), _site(lan)
    hand_out = f"/van-ban/{document.pk}/giao/"
    with make.eyes_of(lan):
        clause = document.clauses.get(relative_event="Lễ mít tinh phát động")
    blank = site.get(f"/su-kien/them/?muc={clause.pk}").content.decode()

    site.post(
        f"/su-kien/them/?muc={clause.pk}",
        {"name": "Lễ mít tinh phát động", "day": "2020-01-12", "form": "online"},
    )
    page = site.get(hand_out).content.decode()
    with make.eyes_of(lan):
        event = Event.objects.get()
    site.post(hand_out, {f"su-kien-{clause.pk}": event.pk})

    assert 'value="2020-01-10"' in blank
    assert f'<option value="{event.pk}" selected>' in " ".join(page.split())
    with make.eyes_of(lan):
        assert Task.objects.get(clause=clause).last_day == dt.date(2020, 4, 12)


def test_a_look_ahead_saves_nothing_and_the_move_moves(
    lan: make.Person, giang: make.Person, rally: Event
) -> None:
    task, site = make_events.hanging(lan, giang.body, on=rally), _site(lan)
    asked = {"day": "2020-02-10", "hour": "08:00", "reason": "Trời rét."}

    ahead = site.post(f"/su-kien/{rally.pk}/doi/", asked | {"xem": "1"}).content.decode()
    before = make_tasks.part(giang, task).task.last_day
    site.post(f"/su-kien/{rally.pk}/doi/", asked)

    assert "hết 10/05/2020" in ahead
    assert before == dt.date(2020, 4, 10)
    page = _site(giang).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert "10/05/2020" in page
    assert "Trời rét." in page


def test_a_move_without_a_reason_is_answered_in_words(lan: make.Person, rally: Event) -> None:
    answer = _site(lan).post(f"/su-kien/{rally.pk}/doi/", {"day": "2020-02-10", "reason": ""})

    assert 'value="2020-02-10"' in answer.content.decode()
    with make.eyes_of(lan):
        assert Event.objects.get().starts_at == rally.starts_at


def test_who_moves_what_was_moved_meanwhile_is_told_and_keeps_the_words(
    lan: make.Person, rally: Event
) -> None:
    site, address = _site(lan), f"/su-kien/{rally.pk}/doi/"
    seen = re.findall(r'name="seen" value="(\w+)"', site.get(address).content.decode())[0]
    make_events.moved(lan, rally, to=dt.date(2020, 1, 31))
    asked = {"day": "2020-02-10", "reason": "Trời rét.", "seen": seen}

    page = site.post(address, asked).content.decode()

    assert "đã có thay đổi được ghi" in page
    assert "Trời rét." in page
    with make.eyes_of(lan):
        assert local_date(Event.objects.get().starts_at) == dt.date(2020, 1, 31)


def test_sites_are_found_by_name_and_say_how_many_came(
    lan: make.Person, giang: make.Person, rally: Event
) -> None:
    site, add = _site(lan), f"/su-kien/{rally.pk}/diem-cau/"

    found = site.post(add, {"search": "thanh giang", "place": "Hội trường", "tim": "1"})
    site.post(add, {"chosen": [f"b{giang.body.pk}"], "place": "Hội trường"})
    with make.eyes_of(giang):
        place = EventSite.objects.get()
    _site(giang).post(f"/su-kien/diem-cau/{place.pk}/so-nguoi/", {"present_people": "48"})

    assert f'value="b{giang.body.pk}"' in found.content.decode()
    assert 'value="Hội trường"' in found.content.decode()
    assert "48 người" in site.get(f"/su-kien/{rally.pk}/").content.decode()


def test_a_date_is_fixed_and_a_site_dropped_at_a_press(lan: make.Person, rally: Event) -> None:
    site = _site(lan)
    make_events.site(lan, rally, place="Nhà văn hóa")
    with make.eyes_of(lan):
        EventSite.objects.update(place="Sân vận động")
        place = EventSite.objects.get().pk

    site.post(f"/su-kien/{rally.pk}/chot/")
    site.post(f"/su-kien/diem-cau/{place}/bo/")

    page = site.get(f"/su-kien/{rally.pk}/").content.decode()
    assert "dự kiến" not in page
    assert "Sân vận động" not in page


def test_a_task_is_changed_tied_and_its_responsibility_named(
    lan: make.Person, giang: make.Person, rally: Event
) -> None:
    task, site = make_tasks.given(lan, giang.body), _site(lan)
    part = make_tasks.part(lan, task, of=giang.body)

    site.post(
        f"/nhiem-vu/{task.pk}/sua/",
        {"title": "Rà soát lại", "words": "Rà soát.", "last_day": "2099-08-25", "reason": "Lũ."},
    )
    site.post(
        f"/nhiem-vu/{task.pk}/theo-su-kien/",
        {"event": rally.pk, "count": "5", "unit": "day", "side": "truoc"},
    )
    site.post(f"/nhiem-vu/phan/{part.pk}/trach-nhiem/", {"responsibility": "highest"})  # fmt: skip

    page = _site(giang).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert "Rà soát hộ thiếu đói" in page
    assert "05 ngày trước" in page
    assert "chịu trách nhiệm cao nhất" in page
    assert "chịu trách nhiệm cao nhất" in _site(giang).get("/nhiem-vu/").content.decode()


def test_an_event_is_corrected_on_its_page(lan: make.Person, rally: Event) -> None:
    _site(lan).post(f"/su-kien/{rally.pk}/sua/", {"name": "Lễ ra quân", "form": "in_person"})

    assert "Lễ ra quân" in _site(lan).get("/su-kien/").content.decode()
