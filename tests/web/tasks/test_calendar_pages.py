"""The calendar page, and the feed as a calendar program reads it."""

import datetime as dt

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.kernel.period import VIETNAM
from lalanh.tasks.actions import changing, feeding
from lalanh.tasks.models import Event, Task
from lalanh.web.tasks import calendars, views_calendar
from tests import make, make_directives, make_events, make_feeds, make_flows, make_tasks
from tests.web.reading import parsed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_august(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pages open in August 2021."""
    monkeypatch.setattr(views_calendar, "now", lambda: make.AT)


@pytest.mark.parametrize("view", ["thang", "tuan", "danh-sach", "khong-co"])
def test_a_deadline_is_seen_in_every_view(client: Client, view: str) -> None:
    giang = make_tasks.giang()
    task = make_tasks.given(make.lan(), giang.body)
    client.force_login(giang.user)

    tree = parsed(client.get(f"/lich/?xem={view}&ngay=2021-08-19"))

    (link,) = tree.xpath("//li[contains(@class, 'day-entry')]/a")
    assert link.get("href") == f"/nhiem-vu/{task.pk}/"


def test_a_report_on_the_calendar_leads_whoever_owes_it_to_its_page(client: Client) -> None:
    lan, hoai = make.lan(), make_flows.hoai()
    make_flows.daily(lan, make_flows.plan(lan))
    client.force_login(hoai.user)

    tree = parsed(client.get("/lich/?xem=tuan&ngay=2021-08-14"))
    (address,) = tree.xpath("//a[contains(., 'Báo cáo')]/@href")

    assert client.get(address).status_code == 200


def test_a_day_that_is_none_is_today(client: Client) -> None:
    client.force_login(make.lan().user)

    answer = client.get("/lich/?ngay=0000-99-99")

    assert "Tháng 8/2021" in text_of(parsed(answer))


def test_the_way_to_the_months_around(client: Client) -> None:
    client.force_login(make.lan().user)

    tree = parsed(client.get("/lich/?ngay=2021-01-31"))

    assert tree.xpath("//a[@rel]/@href") == ["?ngay=2020-12-01", "?ngay=2021-02-01"]


def test_a_feed_gives_a_whole_day_that_ends_before_the_next(client: Client) -> None:
    giang = make_tasks.giang()
    task = make_tasks.given(make.lan(), giang.body)

    (event,) = make_feeds.events(client.get(make_feeds.feed(giang)).content)

    assert (event.start, event.end) == (dt.date(2021, 8, 20), dt.date(2021, 8, 21))
    assert str(event["uid"]).startswith(f"nhiem-vu-{task.pk}@")
    assert len(event.alarms.times) == 1


def test_a_feed_gives_an_exact_hour_with_its_zone(client: Client) -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body, due_time=dt.time(9, 30))
    content = client.get(make_feeds.feed(giang)).content

    (event,) = make_feeds.events(content)

    assert event.start == dt.datetime(2021, 8, 20, 9, 30, tzinfo=VIETNAM)
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20210820T093000" in content
    assert b"TZOFFSETTO:+0700" in content


def test_an_event_is_in_the_feed_without_its_online_address(client: Client) -> None:
    lan = make.lan()
    event = make_events.event(lan, on=dt.date(2021, 8, 25))
    with make.eyes_of(lan):
        Event.objects.filter(pk=event.pk).update(
            form="online", online_address="https://hop.songlam.example/so-9"
        )
    content = client.get(make_feeds.feed(lan)).content

    (read,) = make_feeds.events(content)

    assert str(read["uid"]).startswith(f"su-kien-{event.pk}@")
    assert b"so-9" not in content


def test_what_is_sensitive_goes_by_its_number_alone(client: Client) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    with make.eyes_of(lan):
        Task.objects.filter(pk=task.pk).update(is_sensitive=True, deadline_literal="trước 21/8")
    content = client.get(make_feeds.feed(giang)).content

    (event,) = make_feeds.events(content)

    assert str(event["summary"]) == f"Hạn: Nhiệm vụ #{task.pk}"
    assert "description" not in event


def test_a_changed_deadline_raises_the_sequence(client: Client) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    address = make_feeds.feed(giang)
    before = make_feeds.events(client.get(address).content)[0]

    with make.eyes_of(lan):
        changing.change_task(
            task=task, title=task.title, words=task.text, last_day=dt.date(2021, 8, 27),
            due_time=None, reason="Mưa lớn.", by=lan.user, at=make.AT,
        )  # fmt: skip

    after = make_feeds.events(client.get(address).content)[0]
    assert (before["uid"], before["sequence"], after["sequence"]) == (after["uid"], 0, 1)
    assert after.start == dt.date(2021, 8, 27)


def test_the_feed_of_another_district_holds_nothing(client: Client) -> None:
    make_tasks.given(make.lan(), make_tasks.giang().body)

    answer = client.get(make_feeds.feed(make.cuong()))

    assert (answer.status_code, make_feeds.events(answer.content)) == (200, [])


def test_a_feed_looks_through_the_eyes_of_its_seat_whoever_is_signed_in(client: Client) -> None:
    lan = make.lan()
    make_tasks.given(lan, make_tasks.giang().body)
    client.force_login(lan.user)

    assert make_feeds.events(client.get(make_feeds.feed(make.cuong())).content) == []


def test_a_revoked_or_unknown_address_is_not_found(client: Client) -> None:
    lan = make.lan()
    address = make_feeds.feed(lan)
    with make.eyes_of(lan):
        feeding.revoke(seat_id=lan.seat.id, by=lan.user, at=make.AT)

    answers = [client.get(one).status_code for one in (address, "/lich/khong-co.ics")]

    assert answers == [404, 404]


def test_a_feed_that_is_asked_too_often_is_told_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views_calendar, "ASKS_AN_HOUR", 2)
    address = make_feeds.feed(make.lan())

    assert [client.get(address).status_code for _ in range(3)] == [200, 200, 429]


def test_a_program_that_has_it_already_is_told_so(client: Client) -> None:
    address = make_feeds.feed(make.lan())
    mark = client.get(address)["ETag"]

    assert client.get(address, headers={"If-None-Match": mark}).status_code == 304


def test_the_address_is_told_once_and_taken_back(client: Client) -> None:
    client.force_login(make.lan().user)

    told = parsed(client.post("/lich/dia-chi/")).get_element_by_id("dia-chi").get("value") or ""
    again = parsed(client.get("/lich/dia-chi/")).xpath("//*[@id='dia-chi']")
    opens = client.get(told).status_code
    client.post("/lich/dia-chi/thu-hoi/")

    assert (again, opens, client.get(told).status_code) == ([], 200, 404)


def test_a_day_too_full_for_its_cell_goes_on_in_the_list(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendars, "ENTRIES_A_CELL", 1)
    giang = make_tasks.giang()
    lan = make.lan()
    make_tasks.given(lan, giang.body)
    make_tasks.given(lan, giang.body)
    client.force_login(giang.user)

    tree = parsed(client.get("/lich/?ngay=2021-08-19"))

    assert len(tree.xpath("//li[contains(@class, 'day-entry')]")) == 1
    assert "và 1 mục nữa" in text_of(tree)


def test_a_feed_repeats_a_duty_at_its_rhythm(client: Client) -> None:
    body = make.district("huyện Kim Bảng")
    kim = make.person("kim", "Lê Kim", body=body, role=Role.LEADER)
    make_directives.handed_out(make.lan())

    found = make_feeds.events(client.get(make_feeds.feed(kim)).content)
    (duty,) = [event for event in found if "rrule" in event]

    assert (duty.start, str(duty["summary"])[:18]) == (dt.date(2021, 8, 15), "Định kỳ hằng tuần:")
    assert duty["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=SU"
