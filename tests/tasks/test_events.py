"""Events: deadlines hang on them and move with them, sites count who was there."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base.models import AuditEvent, Notice
from lalanh.kernel.errors import Refused
from lalanh.tasks.actions import doing, giving, holding
from lalanh.tasks.models import Event, EventMove, EventSite, Task, TaskChange
from lalanh.tasks.queries import events
from tests import make, make_events, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """The one who holds the event."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """The one whose deadline hangs on it."""
    return make_tasks.giang()


@pytest.fixture
def rally(lan: make.Person) -> Event:
    """The rally, dự kiến."""
    return make_events.event(lan)


def test_the_deadlines_of_a_plan_run_from_the_rally(lan: make.Person, rally: Event) -> None:
    tasks = make_events.rally_handed_out(lan, rally)

    assert tasks["2"].last_day == dt.date(2020, 4, 10)
    assert tasks["4"].last_day == dt.date(2020, 1, 5)
    assert tasks["2"].after_event_id == rally.pk


def test_the_end_of_a_month_is_its_last_day_and_keeps_its_words(
    lan: make.Person, rally: Event
) -> None:
    task = make_events.rally_handed_out(lan, rally)["3"]

    assert task.last_day == dt.date(2020, 4, 30)
    assert task.deadline_literal == "đến cuối tháng 4/2020"


def test_a_moved_rally_moves_what_hangs_on_it_and_nothing_else(
    lan: make.Person, rally: Event
) -> None:
    tasks = make_events.rally_handed_out(lan, rally)

    make_events.moved(lan, rally, to=dt.date(2020, 1, 31))

    with make.eyes_of(lan):
        days = {key: Task.objects.get(pk=task.pk).last_day for key, task in tasks.items()}
    assert days["1"] == dt.date(2020, 1, 31)
    assert days["2"] == dt.date(2020, 4, 30)
    assert days["4"] == dt.date(2020, 1, 26)
    assert days["3"] == dt.date(2020, 4, 30)


def test_the_task_of_holding_it_is_its_own_day(lan: make.Person, rally: Event) -> None:
    task = make_events.rally_handed_out(lan, rally)["1"]

    with make.eyes_of(lan):
        assert Event.objects.get().task == task
        assert events.stretch_of(task) == "trong ngày"
        document = task.document
        assert document is not None
        assert list(events.held_in(document=document).values()) == ["Lễ mít tinh phát động"]


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (1, "day", dt.date(2020, 1, 11)),
        (-5, "working_day", dt.date(2020, 1, 3)),
        (2, "week", dt.date(2020, 1, 24)),
        (3, "month", dt.date(2020, 4, 10)),
        (1, "year", dt.date(2021, 1, 10)),
    ],
)
def test_a_stretch_is_counted_from_the_day_of_the_event(
    count: int, unit: str, expected: dt.date
) -> None:
    assert events.day_after(make_events.RALLY_ON, count=count, unit=unit) == expected


def test_every_move_is_kept_with_what_it_moved(lan: make.Person, rally: Event) -> None:
    make_events.hanging(lan, make.district(), on=rally)

    make_events.moved(lan, rally, to=dt.date(2020, 2, 10), reason="Trời rét.")
    make_events.moved(lan, rally, to=make_events.RALLY_ON, reason="Trời ấm lại.")

    with make.eyes_of(lan):
        changes = TaskChange.objects.filter(move__isnull=False).order_by("pk")
        days = [(one.last_day_before, one.last_day_after) for one in changes]
    april, may = dt.date(2020, 4, 10), dt.date(2020, 5, 10)
    assert days == [(april, may), (may, april)]


def test_those_concerned_are_told_why(lan: make.Person, giang: make.Person, rally: Event) -> None:
    make_events.hanging(lan, giang.body, on=rally)

    make_events.moved(lan, rally, to=dt.date(2020, 2, 10), reason="Trời rét.")

    with make.eyes_of(giang):
        told = Notice.objects.get(to=giang.user, kind="tasks.event_moved")
    assert "dời sang ngày 10/02/2020: Trời rét." in told.text


def test_what_is_thereby_over_is_flagged(lan: make.Person, rally: Event) -> None:
    make_events.hanging(lan, make.district(), on=rally, count=-60, unit="day")

    move = make_events.moved(lan, rally, to=dt.date(2020, 1, 15))

    with make.eyes_of(lan):
        assert [one.is_past for one in events.changes_of(move)] == [True]


def test_the_look_ahead_says_what_the_move_then_does(lan: make.Person, rally: Event) -> None:
    task = make_events.hanging(lan, make.district(), on=rally)
    to = make_events.morning(dt.date(2020, 2, 10))

    with make.eyes_of(lan):
        ahead = events.follows(event=rally, starts_at=to, at=make_events.DECEMBER)
        assert [(one.task, one.last_day) for one in ahead] == [(task, dt.date(2020, 5, 10))]
        assert Task.objects.get(pk=task.pk).last_day == dt.date(2020, 4, 10)


def test_a_sub_task_out_of_sight_follows_and_its_bodies_are_told(
    giang: make.Person,
) -> None:
    committee = make.person(
        "thu", "Vũ Anh Thư", body=make.body("Ban Chỉ đạo tỉnh"), role=giang.seat.role
    )
    rally = make_events.event(committee)
    task = make_events.hanging(committee, giang.body, on=rally)
    hoa = make.person("hoa", "Lý Thị Hoa", body=make.commune(), role=giang.seat.role)
    with make.eyes_of(giang):
        below = giving.cascade(
            assignment=make_tasks.part(giang, task), bodies=[hoa.body], words="Làm ở xã.",
            last_day=None, by=giang.user, at=make_events.DECEMBER,
        )  # fmt: skip

    make_events.moved(committee, rally, to=dt.date(2020, 2, 10))

    with make.eyes_of(hoa):
        assert Task.objects.get(pk=below.pk).last_day == dt.date(2020, 5, 10)
        assert Notice.objects.filter(to=hoa.user, kind="tasks.event_moved").count() == 1


def test_a_sub_task_with_a_day_of_its_own_stays(
    lan: make.Person, giang: make.Person, rally: Event
) -> None:
    task = make_events.hanging(lan, giang.body, on=rally)
    with make.eyes_of(giang):
        below = giving.cascade(
            assignment=make_tasks.part(giang, task), bodies=[make.commune()], words="",
            last_day=dt.date(2020, 3, 1), by=giang.user, at=make_events.DECEMBER,
        )  # fmt: skip

    make_events.moved(lan, rally, to=dt.date(2020, 2, 10))

    with make.eyes_of(lan):
        assert Task.objects.get(pk=below.pk).last_day == dt.date(2020, 3, 1)


def test_a_task_that_ended_keeps_its_day(
    lan: make.Person, giang: make.Person, rally: Event
) -> None:
    task = make_events.hanging(lan, giang.body, on=rally)
    with make.eyes_of(lan):
        doing.withdraw_task(task=task, reason="Thôi.", by=lan.user, at=make.AT)

    make_events.moved(lan, rally, to=dt.date(2020, 2, 10))

    with make.eyes_of(lan):
        assert Task.objects.get(pk=task.pk).last_day == dt.date(2020, 4, 10)


@pytest.mark.parametrize(
    ("to", "reason", "refusal"),
    [
        (dt.date(2020, 2, 1), " ", holding.ReasonMissing),
        (make_events.RALLY_ON, "Trời rét.", holding.NotMoved),
    ],
)
def test_a_move_says_where_to_and_why(
    lan: make.Person, rally: Event, to: dt.date, reason: str, refusal: type[Refused]
) -> None:
    with refused(refusal):
        make_events.moved(lan, rally, to=to, reason=reason)


def test_a_move_on_top_of_one_nobody_saw_is_refused(lan: make.Person, rally: Event) -> None:
    make_events.moved(lan, rally, to=dt.date(2020, 1, 31))

    with make.eyes_of(lan), refused(holding.MovedMeanwhile, match="người khác dời"):
        holding.move_event(
            event=rally, starts_at=make_events.morning(dt.date(2020, 2, 10)), reason="Trời rét.",
            by=lan.user, at=make_events.DECEMBER,
        )  # fmt: skip


def test_only_the_holder_moves_it(lan: make.Person, giang: make.Person, rally: Event) -> None:
    make_events.hanging(lan, giang.body, on=rally)

    with refused(holding.NotTheHolder):
        make_events.moved(giang, rally, to=dt.date(2020, 2, 1))


def test_a_date_is_fixed_without_moving(lan: make.Person, rally: Event) -> None:
    with make.eyes_of(lan):
        holding.fix_event(event=rally, by=lan.user, at=make_events.DECEMBER)

        assert Event.objects.get().is_tentative is False
        assert not EventMove.objects.exists()


def test_a_site_confirms_a_figure_and_then_the_event_stands(
    lan: make.Person, giang: make.Person, rally: Event
) -> None:
    make_events.site(lan, rally, giang.body)
    with make.eyes_of(giang):
        holding.confirm_attendance(
            site=EventSite.objects.get(), present_people=48, by=giang.user, at=make.AT
        )
        found = events.attendance(events.sites())

    assert (found.sites, found.expected_people, found.present_people) == (1, 50, 48)
    with refused(holding.AlreadyHeld):
        make_events.moved(lan, rally, to=dt.date(2020, 2, 1))
    with refused(holding.AlreadyHeld), make.eyes_of(lan):
        holding.drop_site(site=EventSite.objects.get(), by=lan.user, at=make.AT)


def test_nobody_is_counted_before_it_began(
    lan: make.Person, giang: make.Person, rally: Event
) -> None:
    make_events.site(lan, rally, giang.body)

    with refused(holding.NotYetHeld), make.eyes_of(giang):
        holding.confirm_attendance(
            site=EventSite.objects.get(), present_people=48, by=giang.user,
            at=make_events.DECEMBER,
        )  # fmt: skip


def test_a_site_is_dropped_while_nothing_was_confirmed(lan: make.Person, rally: Event) -> None:
    make_events.site(lan, rally, place="Nhà văn hóa huyện")
    with make.eyes_of(lan):
        holding.drop_site(site=EventSite.objects.get(), by=lan.user, at=make_events.DECEMBER)

        assert not EventSite.objects.exists()


def test_what_is_said_of_an_event_is_corrected(lan: make.Person, rally: Event) -> None:
    facts = holding.EventFacts(name="Lễ ra quân", place="Quảng trường")
    with make.eyes_of(lan):
        holding.correct_event(event=rally, facts=facts, by=lan.user, at=make.AT)

        assert Event.objects.get().name == "Lễ ra quân"


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (
            holding.EventFacts(name="Lễ", ends_at=make_events.morning(dt.date(2020, 1, 9))),
            holding.WrongHours,
        ),
        (holding.EventFacts(name="Lễ", online_address="https://hop.example"),
         holding.AddressWithoutForm),
    ],
)  # fmt: skip
def test_an_event_makes_sense(
    lan: make.Person, facts: holding.EventFacts, refusal: type[Refused]
) -> None:
    with refused(refusal), make.eyes_of(lan):
        holding.set_up_event(
            owner=lan.body, facts=facts, starts_at=make_events.morning(make_events.RALLY_ON),
            is_all_day=False, is_tentative=False, by=lan.user, at=make.AT,
        )  # fmt: skip


TABLES = ["tasks_event", "tasks_eventsite", "tasks_eventmove", "tasks_taskchange"]


@pytest.mark.parametrize("table", TABLES)
def test_another_district_reads_nothing_of_it(
    lan: make.Person, giang: make.Person, rally: Event, table: str
) -> None:
    make_events.hanging(lan, giang.body, on=rally)
    make_events.site(lan, rally, giang.body)
    make_events.moved(lan, rally, to=dt.date(2020, 2, 1))

    assert _rows_seen(giang, table) >= 1
    assert _rows_seen(make.cuong(), table) == 0


def _rows_seen(person: make.Person, table: str) -> int:
    with make.eyes_of(person), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tasks_eventmove SET reason = 'x'",
        "DELETE FROM tasks_taskchange",
        "UPDATE tasks_eventsite SET body_id = NULL, place = 'x'",
        "DELETE FROM tasks_event",
    ],
)
def test_history_stays(lan: make.Person, giang: make.Person, rally: Event, statement: str) -> None:
    make_events.hanging(lan, giang.body, on=rally)

    with pytest.raises(DatabaseError), transaction.atomic(), make.eyes_of(lan):
        connection.cursor().execute(statement)


def test_a_site_cannot_slip_under_another_event(giang: make.Person, rally: Event) -> None:
    insert = """INSERT INTO tasks_eventsite (event_id, owner_id, body_id, place, is_main)
                VALUES (%s, %s, %s, '', false)"""

    with pytest.raises(DatabaseError), transaction.atomic(), make.eyes_of(giang):
        connection.cursor().execute(insert, [rally.pk, giang.body.pk, giang.body.pk])


def test_a_move_leaves_a_row_in_the_record(lan: make.Person, rally: Event) -> None:
    make_events.hanging(lan, make.district(), on=rally, count=-60, unit="day")

    make_events.moved(lan, rally, to=dt.date(2020, 1, 15))

    with make.eyes_of(lan):
        facts = AuditEvent.objects.get(kind="tasks.event.moved").facts
    assert (facts["deadlines"], facts["past"]) == (1, 1)


def test_a_cancelled_rally_leaves_what_hung_on_it_without_a_day(
    lan: make.Person, giang: make.Person
) -> None:
    rally = make_events.event(lan)
    task = make_events.hanging(lan, giang.body, on=rally)

    with make.eyes_of(lan):
        holding.cancel_event(event=rally, reason="Mưa lũ.", by=lan.user, at=make_events.DECEMBER)
        task = Task.objects.get(pk=task.pk)
        change = TaskChange.objects.filter(task=task).latest("pk")

    assert (task.last_day, task.after_event, task.after_count) == (None, None, 3)
    assert change.reason == "Hủy sự kiện “Lễ mít tinh phát động”: Mưa lũ."
    with make.eyes_of(giang):
        assert Notice.objects.get(to=giang.user, kind="tasks.event_cancelled").text.endswith(
            "tạm thời không còn ngày."
        )


def test_nothing_is_moved_to_or_counted_from_a_cancelled_event(
    lan: make.Person, giang: make.Person
) -> None:
    rally = make_events.event(lan)
    with make.eyes_of(lan):
        holding.cancel_event(event=rally, reason="Mưa lũ.", by=lan.user, at=make_events.DECEMBER)

    with refused(holding.Cancelled, match="đã hủy"):
        make_events.moved(lan, rally, to=dt.date(2020, 2, 10))
    with refused(holding.Cancelled):
        make_events.hanging(lan, giang.body, on=rally)
