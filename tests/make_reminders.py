"""Builders of reminders."""

import datetime as dt

from lalanh.base.permissions import Role
from lalanh.organisations import actions as organisations
from lalanh.organisations.models import Body
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from lalanh.tasks.actions import giving, reminding
from lalanh.tasks.models import Assignment, Reminder, Task
from lalanh.tasks.queries.reminders import Words
from tests import make

LATE = make.AT + dt.timedelta(days=10)


def remind(
    person: make.Person, task: Task, *, words: Words | None = None, at: dt.datetime = LATE
) -> list[Reminder]:
    """The person reminds everyone of a task."""
    with make.eyes_of(person):
        parts = Assignment.objects.filter(task=task)
        return reminding.remind(parts=parts, words=words or Words(), by=person.user, at=at)


def standing_committee() -> make.Person:
    """Dung leads a body of another branch that directs the work of the Front."""
    name = "Ban cán sự Đảng Ủy ban nhân dân tỉnh Sông Lam"
    body = Body.objects.filter(name=name).first() or organisations.found_body(
        name=name, system=System.PARTY, level=Level.PROVINCE, valid_from=make.LONG_AGO,
        by=make.system(), at=make.AT,
    )  # fmt: skip
    return make.person("dung", "Hoàng Tiến Dũng", body=body, role=Role.LEADER)


def directed(lan: make.Person, task: Task, director: Body) -> Task:
    """Lan names the body that directs a task."""
    with make.eyes_of(lan):
        return giving.add_parts(
            task=task, bodies=[director], role=Assignment.Role.DIRECTING, by=lan.user, at=make.AT
        )
