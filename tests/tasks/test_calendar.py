"""What stands on which day of a calendar, and secret addresses that end."""

import datetime as dt

import pytest
from django.db import connection

from lalanh.base.permissions import Role
from lalanh.organisations import actions as organisations
from lalanh.organisations.models import Seat
from lalanh.tasks.actions import feeding
from lalanh.tasks.models import CalendarFeed
from lalanh.tasks.queries import calendar, returning
from tests import make, make_directives, make_events, make_feeds, make_tasks

pytestmark = pytest.mark.django_db
AUGUST = (dt.date(2021, 8, 1), dt.date(2021, 8, 31))


def _entries(person: make.Person, whose: str = "", days: int = 0) -> list[tuple[str, str, str]]:
    """Kind, title and badge of what stands in August 2021."""
    first, last = AUGUST
    at = make.AT + dt.timedelta(days=days)
    with make.eyes_of(person):
        found = calendar.entries(body=person.body, first=first, last=last, at=at, whose=whose)
    return [(one.kind, one.title, one.badge) for one in found]


def test_a_deadline_stands_on_its_day_for_giver_and_receiver() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body, make.commune())

    assert _entries(lan) == [("deadline", "Rà soát hộ thiếu đói", "xong 0 trên 2")]
    assert _entries(giang) == [("deadline", "Rà soát hộ thiếu đói", "chưa báo cáo")]


def test_what_is_late_says_so() -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body)

    assert _entries(giang, days=10)[0][2] == "quá hạn"
    with make.eyes_of(giang):
        late = calendar.overdue(body=giang.body, at=make.AT + dt.timedelta(days=10))
    assert [one.title for one in late] == ["Rà soát hộ thiếu đói"]


@pytest.mark.parametrize(("whose", "count"), [("", 2), ("mine", 1), ("given", 1), ("committee", 0)])
def test_the_calendar_is_narrowed_to_mine_or_given(whose: str, count: int) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body)
    make_tasks.given(giang, make.commune())

    assert len(_entries(giang, whose)) == count


def test_an_event_stands_on_its_day_in_viet_nam() -> None:
    lan = make.lan()
    event = make_events.event(lan, on=dt.date(2021, 8, 25))

    with make.eyes_of(lan):
        (entry,) = calendar.entries(
            body=lan.body, first=event.starts_at.date(), last=dt.date(2021, 8, 31), at=make.AT
        )

    assert (entry.kind, entry.day, entry.number) == ("event", dt.date(2021, 8, 25), event.pk)


def test_the_weeks_of_a_month_begin_on_monday() -> None:
    weeks = calendar.weeks_of_month(dt.date(2021, 8, 14))

    assert (weeks[0][0], weeks[-1][-1]) == (dt.date(2021, 7, 26), dt.date(2021, 9, 5))
    assert calendar.week_of(dt.date(2021, 8, 15))[0] == dt.date(2021, 8, 9)


def test_another_district_has_nothing_in_its_calendar() -> None:
    make_tasks.given(make.lan(), make_tasks.giang().body)

    assert _entries(make.cuong()) == []


def test_only_the_mark_of_a_secret_is_kept() -> None:
    lan = make.lan()
    secret = make_feeds.feed(lan).removeprefix("/lich/").removesuffix(".ics")

    with make.eyes_of(lan):
        kept = CalendarFeed.objects.get()
    assert (kept.secret_sha256 == calendar.mark_of(secret), secret in str(vars(kept))) == (
        True,
        False,
    )


def test_a_renewed_address_ends_the_former_one() -> None:
    lan = make.lan()
    former, latter = make_feeds.feed(lan), make_feeds.feed(lan)

    found = [calendar.seat_behind(secret_sha256=_mark(one)) for one in (former, latter)]

    assert found == [None, (lan.user, lan.body)]


def test_a_revoked_address_leads_nowhere() -> None:
    lan = make.lan()
    address = make_feeds.feed(lan)

    with make.eyes_of(lan):
        feeding.revoke(seat_id=lan.seat.id, by=lan.user, at=make.AT)

    assert calendar.seat_behind(secret_sha256=_mark(address)) is None


def test_an_address_ends_with_the_seat() -> None:
    lan = make.lan()
    address = make_feeds.feed(lan)

    with make.eyes_of(lan):
        organisations.take_seat_back(
            seat=Seat.objects.get(pk=lan.seat.id), on=make.AT.date(), by=make.system(), at=make.AT
        )

    assert calendar.seat_behind(secret_sha256=_mark(address)) is None


def test_nobody_lays_out_an_address_for_the_seat_of_another() -> None:
    lan, binh = make.lan(), make.binh()

    with pytest.raises(feeding.NotYourSeat), make.eyes_of(lan):
        feeding.lay_out(seat_id=binh.seat.id, by=lan.user, at=make.AT)


def test_without_an_address_there_is_nothing_to_take_back() -> None:
    lan = make.lan()

    with pytest.raises(feeding.NoFeed), make.eyes_of(lan):
        feeding.revoke(seat_id=lan.seat.id, by=lan.user, at=make.AT)


@pytest.mark.parametrize("of", [make.cuong, make.binh])
def test_nobody_else_sees_a_feed(of: object) -> None:
    make_feeds.feed(make.lan())
    assert callable(of)

    with make.eyes_of(of()), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tasks_calendarfeed")
        assert cursor.fetchone() == (0,)


def _mark(address: str) -> str:
    return calendar.mark_of(address.removeprefix("/lich/").removesuffix(".ics"))


def test_a_duty_stands_on_the_last_day_of_its_periods_from_when_it_was_given() -> None:
    kim_bang = make.person("kim", "Lê Kim", body=make.district("huyện Kim Bảng"), role=Role.LEADER)
    make_directives.handed_out(make.lan())

    with make.eyes_of(kim_bang):
        found = returning.entries(body=kim_bang.body, first=AUGUST[0], last=AUGUST[1], at=make.AT)

    assert [(one.day.day, one.badge) for one in found] == [
        (15, "cập nhật trong kỳ"), (22, "cập nhật trong kỳ"), (29, "cập nhật trong kỳ"),
    ]  # fmt: skip


def test_another_district_has_nothing_that_returns() -> None:
    make_directives.handed_out(make.lan())
    cuong = make.cuong()

    with make.eyes_of(cuong):
        assert returning.duties(body=cuong.body, at=make.AT) == []
