"""A task is changed in one place; general duties and kinds of responsibility."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from lalanh.base.models import Notice
from lalanh.directives.models import Clause
from lalanh.kernel.errors import Refused
from lalanh.tasks.actions import changing, doing, giving
from lalanh.tasks.models import Assignment, Task, TaskChange
from lalanh.tasks.queries import task as tasks
from tests import make, make_directives, make_events, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db
NEW_DAY = dt.date(2021, 8, 25)


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """One of the receivers."""
    return make_tasks.giang()


def _change(person: make.Person, task: Task, **said: object) -> TaskChange:
    facts: dict[str, object] = {
        "title": task.title, "words": task.text, "last_day": NEW_DAY, "due_time": None,
        "reason": "Mưa lũ kéo dài.",
    }  # fmt: skip
    with make.eyes_of(person):
        return changing.change_task(task=task, by=person.user, at=make.AT, **facts | said)  # type: ignore[arg-type]  # a test names what differs


def test_one_change_reaches_every_body_and_is_kept(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body, make.district("huyện Kim Bảng"))

    change = _change(lan, task, title="Rà soát lại")

    with make.eyes_of(giang):
        mine = make_tasks.part(giang, task).task
        assert (mine.title, mine.last_day) == ("Rà soát lại", NEW_DAY)
        told = Notice.objects.get(to=giang.user, kind="tasks.changed").text
    assert told == "Nhiệm vụ “Rà soát lại” được sửa: Mưa lũ kéo dài. Hạn mới: hết ngày 25/8/2021."
    assert (change.title_before, change.last_day_before) == (
        "Rà soát hộ thiếu đói", dt.date(2021, 8, 20),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"reason": " "}, doing.ReasonMissing),
        ({"last_day": dt.date(2021, 8, 20)}, changing.NothingChanged),
    ],
)
def test_a_change_changes_something_and_says_why(
    lan: make.Person, said: dict[str, object], refusal: type[Refused]
) -> None:
    task = make_tasks.given(lan, make.district())

    with refused(refusal):
        _change(lan, task, **said)


def test_only_the_giver_changes_it(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body)

    with refused(doing.NotTheGiver):
        _change(giang, task)


def test_what_was_taken_back_is_not_changed(lan: make.Person) -> None:
    task = make_tasks.given(lan, make.district())
    with make.eyes_of(lan):
        doing.withdraw_task(task=task, reason="Thôi.", by=lan.user, at=make.AT)

    with refused(changing.AlreadyEnded):
        _change(lan, task)


def test_a_day_set_by_hand_follows_the_event_no_more(lan: make.Person) -> None:
    rally = make_events.event(lan)
    task = make_events.hanging(lan, make.district(), on=rally)

    _change(lan, task)
    make_events.moved(lan, rally, to=dt.date(2020, 2, 10))

    with make.eyes_of(lan):
        assert Task.objects.get(pk=task.pk).last_day == NEW_DAY


def test_the_event_of_another_body_moves_no_deadline_of_ours(
    lan: make.Person, giang: make.Person
) -> None:
    task, theirs = make_tasks.given(lan, giang.body), make_events.event(giang)

    with refused(doing.NotTheGiver), make.eyes_of(lan):
        changing.tie_deadline(task=task, event=theirs, count=1, unit="day", by=lan.user, at=make.AT)


def test_the_kind_of_responsibility_comes_with_the_clause(lan: make.Person) -> None:
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    document = make_directives.registered(lan)
    with make.eyes_of(lan):
        document.clauses.filter(section=["II", "1"]).update(
            responsibility=Clause.Responsibility.HIGHEST
        )
        giving.hand_out(document=document, by=lan.user, at=make.AT)
        found = {(a.role, a.responsibility) for a in Assignment.objects.all()}

    assert found == {("lead", "highest"), ("coordinate", ""), ("responsible", "")}


def test_the_giver_says_which_responsibility(lan: make.Person, giang: make.Person) -> None:
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))

    with make.eyes_of(lan):
        changing.set_responsibility(
            assignment=part, responsibility="overall", by=lan.user, at=make.AT
        )

    assert make_tasks.part(giang, part.task).get_responsibility_display() == (
        "chịu trách nhiệm toàn diện"
    )
    with refused(doing.NotTheGiver), make.eyes_of(giang):
        changing.set_responsibility(assignment=part, responsibility="", by=giang.user, at=make.AT)


def _general(lan: make.Person) -> Task:
    """A general duty out of a plan, whatever deadline its clause has."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    document = make_directives.registered(lan)
    with make.eyes_of(lan):
        document.clauses.filter(section=["II", "1"]).update(is_general=True)
        giving.hand_out(document=document, by=lan.user, at=make.AT)
        return Task.objects.get(is_general=True)


def test_a_general_duty_has_no_deadline_and_no_rate(lan: make.Person) -> None:
    task = _general(lan)

    with make.eyes_of(lan):
        assert (task.last_day, task.is_standing) == (None, False)
        assert tasks.roll_up(tasks=Task.objects.all()).total == 1
        assert Assignment.objects.count() == 3


def test_a_general_duty_is_given_no_deadline_later(lan: make.Person) -> None:
    task = _general(lan)

    with refused(changing.NoDeadline):
        _change(lan, task)
    with pytest.raises(IntegrityError), transaction.atomic(), make.eyes_of(lan):
        Task.objects.filter(pk=task.pk).update(last_day=NEW_DAY)
