"""The platform reminds by itself: on the days of the rule, once, and on through a kill."""

import datetime as dt
from collections.abc import Callable

import psycopg
import pytest

from lalanh.base import clock, nights
from lalanh.base.models import Job
from lalanh.kernel.period import VIETNAM
from lalanh.programmes.models import Programme
from lalanh.tasks import deadlines
from lalanh.tasks.actions import giving, reminding, reminding_night
from lalanh.tasks.deadlines import Rule
from lalanh.tasks.models import Reminder, Task
from lalanh.tasks.queries import reminders
from tests import killing, make, make_directives, make_tasks
from tests.conftest import Scratch

type Live = Callable[[int], None]


def _night(day: int) -> dt.datetime:
    """Half past midnight of a day of August 2021 in Việt Nam, the 20th being the last day."""
    return dt.datetime(2021, 8, day, 0, 30, tzinfo=VIETNAM)


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> Live:
    """Let the night of a day pass: it begins, and the worker does what was asked."""

    def through(day: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: _night(day))
        nights.begin(at=_night(day))
        make_directives.run_jobs()

    return through


def _kinds(person: make.Person) -> list[tuple[str, int]]:
    with make.eyes_of(person):
        return [(row.kind, row.on.day) for row in Reminder.objects.order_by("pk")]


def test_reminding_is_a_work_of_the_night() -> None:
    assert reminding_night.KIND in nights.NIGHTLY


@pytest.mark.django_db
def test_a_body_is_reminded_before_on_and_after_the_day(live: Live) -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body)

    for day in range(15, 26):
        live(day)

    assert _kinds(giang) == [
        ("before", 17), ("before", 19), ("today", 20), ("after", 21), ("after", 24),
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_platform_speaks_for_the_giver(live: Live) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body)

    live(19)

    with make.eyes_of(giang):
        row = Reminder.objects.get()
    assert (row.sender, row.sent_by, "còn 1 ngày" in row.text) == (lan.body, make.system(), True)


@pytest.mark.django_db
def test_two_workers_and_a_second_night_begin_remind_once(live: Live) -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body)

    live(19)
    live(19)
    nights.begin(at=_night(19) + dt.timedelta(hours=9))
    make_directives.run_jobs()

    assert _kinds(giang) == [("before", 19)]


@pytest.mark.django_db
def test_the_same_reminders_sent_twice_go_out_once() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body)
    with make.eyes_of(lan):
        due = reminders.due_today(
            below=lan.body, today=dt.date(2021, 8, 19), bodies=[giang.body.pk]
        )
        first = reminding.remind_by_rule(due=due, by=lan.user, at=_night(19))
        second = reminding.remind_by_rule(due=due, by=lan.user, at=_night(19))

    assert (len(first), len(second)) == (1, 0)


@pytest.mark.django_db
def test_a_job_that_comes_a_day_late_reminds_of_nothing(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body)
    nights.begin(at=_night(19))
    monkeypatch.setattr(clock, "now", lambda: _night(20))

    make_directives.run_jobs()

    assert _kinds(giang) == []


@pytest.mark.django_db
def test_a_day_without_a_worker_is_made_up_for_once(live: Live) -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body)

    for day in (16, 18, 23):
        live(day)

    assert _kinds(giang) == [("before", 18), ("after", 23)]


@pytest.mark.django_db
def test_nobody_outside_and_nobody_who_has_reported_is_reminded(live: Live) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, make_tasks.outsider(), modality="request")
    make_tasks.reported(giang, make_tasks.given(lan, giang.body))

    live(21)

    with make.eyes_of(lan):
        assert not Job.objects.filter(kind=reminding_night.KIND).exists()
    assert _kinds(lan) == []


def _programme(lan: make.Person, task: Task) -> Programme:
    """A plan of Lan's that the task belongs to."""
    document = make_directives.registered(lan)
    with make.eyes_of(lan):
        programme = giving.carry_out(
            document=document, name="Vận động ủng hộ", short_name="Ủng hộ",
            starts_on=dt.date(2021, 8, 2), ends_on=None, consolidator=None, by=lan.user, at=make.AT,
        )  # fmt: skip
        Task.objects.filter(pk=task.pk).update(programme=programme)
    return programme


@pytest.mark.django_db
def test_a_plan_follows_its_own_rule_and_tells_who_set_it(live: Live) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    programme = _programme(lan, make_tasks.given(lan, giang.body))
    rule = Rule(days_before=(5,), every_days_after=0)
    with make.eyes_of(lan):
        reminding.set_rule(programme=programme, rule=rule, by=lan.user, at=make.AT)

    for day in range(14, 23):
        live(day)

    assert _kinds(giang) == [("before", 15)]
    with make.eyes_of(lan):
        assert [row.set_by for row in reminders.rules_set(programme=programme)] == [lan.user]


@pytest.mark.django_db
def test_only_the_owner_sets_the_rule_of_a_plan() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    programme = _programme(lan, make_tasks.given(lan, giang.body))

    with pytest.raises(reminding.NotTheOwner), make.eyes_of(giang):
        reminding.set_rule(programme=programme, rule=deadlines.USUAL, by=giang.user, at=make.AT)


@pytest.mark.django_db
@pytest.mark.parametrize("rule", [Rule(days_before=(61,)), Rule(every_days_after=-1)])
def test_a_rule_beyond_the_limit_is_refused(rule: Rule) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    programme = _programme(lan, make_tasks.given(lan, giang.body))

    with pytest.raises(reminding.RuleUnclear), make.eyes_of(lan):
        reminding.set_rule(programme=programme, rule=rule, by=lan.user, at=make.AT)


@pytest.mark.processes
def test_a_night_killed_in_the_middle_reminds_once(scratch: Scratch) -> None:
    lan, giang, now = make.lan(), make_tasks.giang(), clock.now()
    today = now.astimezone(VIETNAM).date()
    make_tasks.given(lan, giang.body, make.commune(), last_day=today)
    reminding_night._ask_for_reminders(now)

    killing.killed_in_the_middle(scratch, "LOCK TABLE tasks_reminder IN EXCLUSIVE MODE")
    kept = _count(scratch)
    killing.finish(scratch)

    assert (kept, _count(scratch)) == (0, 2)


def _count(scratch: Scratch) -> int:
    with psycopg.connect(scratch.url("owner")) as owner:
        row = owner.execute("SELECT count(*) FROM tasks_reminder").fetchone()
    assert row is not None
    return int(row[0])
