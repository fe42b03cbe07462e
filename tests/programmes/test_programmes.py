"""A plan becomes a programme: its tasks, its matrix, its end."""

import datetime as dt

import pytest

from lalanh.programmes.actions import programmes
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Task
from lalanh.tasks.queries import plan
from lalanh.tasks.queries import task as tasks
from tests import make, make_directives, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

FIRST = dt.date(2021, 8, 2)


@pytest.fixture
def lan() -> make.Person:
    """The owner."""
    return make.lan()


def _opened(lan: make.Person, name: str = "Giúp đồng bào vùng lũ") -> Programme:
    with make.eyes_of(lan):
        return programmes.open_programme(
            owner=lan.body, name=name, short_name="Vùng lũ", starts_on=FIRST,
            by=lan.user, at=make.AT,
        )  # fmt: skip


def _carried_out(lan: make.Person) -> Programme:
    document = make_directives.handed_out(lan)
    with make.eyes_of(lan):
        return giving.carry_out(
            document=document, name="Vận động ủng hộ", short_name="Ủng hộ", starts_on=FIRST,
            ends_on=None, consolidator=None, by=lan.user, at=make.AT,
        )  # fmt: skip


def test_a_plan_takes_its_tasks_along_and_is_carried_out_once(lan: make.Person) -> None:
    programme = _carried_out(lan)
    assert programme.document is not None

    with make.eyes_of(lan):
        assert Task.objects.filter(programme=programme).count() == 2
        with refused(programmes.AlreadyCarriedOut):
            giving.carry_out(
                document=programme.document, name="Lần hai", short_name="2", starts_on=FIRST,
                ends_on=None, consolidator=None, by=lan.user, at=make.AT,
            )  # fmt: skip


def test_a_draft_is_not_carried_out(lan: make.Person) -> None:
    document = make_directives.draft(lan)

    with make.eyes_of(lan), refused(giving.NotRegistered):
        giving.carry_out(
            document=document, name="x", short_name="x", starts_on=FIRST, ends_on=None,
            consolidator=None, by=lan.user, at=make.AT,
        )  # fmt: skip


def test_a_name_stands_once_in_a_body(lan: make.Person) -> None:
    _opened(lan)

    with make.eyes_of(lan), refused(programmes.NameTaken, match="đặt tên khác"):
        programmes.open_programme(
            owner=lan.body, name="Giúp đồng bào vùng lũ", short_name="x", starts_on=FIRST,
            by=lan.user, at=make.AT,
        )  # fmt: skip


def test_the_end_comes_after_the_beginning(lan: make.Person) -> None:
    with make.eyes_of(lan), refused(programmes.WrongPeriod):
        programmes.open_programme(
            owner=lan.body, name="x", short_name="x", starts_on=FIRST,
            ends_on=FIRST - dt.timedelta(days=1), by=lan.user, at=make.AT,
        )  # fmt: skip


def test_a_closed_programme_keeps_its_tasks(lan: make.Person) -> None:
    programme = _carried_out(lan)
    with make.eyes_of(lan):
        programmes.close_programme(
            programme=programme, reason="Ghép kế hoạch.", by=lan.user, at=make.AT
        )
        assert Programme.objects.get().state == "closed"
        assert Task.objects.filter(programme=programme).count() == 2


def test_a_plan_rolls_up_over_all_its_parts(lan: make.Person) -> None:
    programme, giang = _carried_out(lan), make_tasks.giang()
    with make.eyes_of(lan):
        task = Task.objects.get(assignments__role="lead")
    make_tasks.judged(lan, make_tasks.reported(giang, task))

    with make.eyes_of(lan):
        rolled = tasks.roll_up(tasks=plan.tasks_of(programme=programme))
    assert (rolled.sentence, rolled.percent) == ("1 trên 3 đã hoàn thành", 33)


def test_sub_tasks_roll_up_for_the_body_above(lan: make.Person) -> None:
    giang = make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    part = make_tasks.part(giang, task)
    with make.eyes_of(giang):
        giving.cascade(
            assignment=part, bodies=[make.commune(), make.commune("xã Đồng Tâm")], words="",
            last_day=None, by=giang.user, at=make.AT,
        )  # fmt: skip

    with make.eyes_of(lan):
        below = tasks.progress_below(task=task)
        assert below is not None
        assert below.sentence == "0 trên 2 đã hoàn thành"
        assert getattr(tasks.subtasks(task=task).get(), "total", None) == 2


def test_who_holds_the_plan_sees_the_programme_and_others_do_not(lan: make.Person) -> None:
    _carried_out(lan)

    with make.eyes_of(make_tasks.giang()):
        assert Programme.objects.count() == 1
    with make.eyes_of(make.cuong()):
        assert not Programme.objects.exists()
