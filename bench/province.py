"""A province as large as the whole country, with a plan that lays duties on each commune."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from bench.database import become
from lalanh.base.models import User
from lalanh.base.permissions import Role
from lalanh.directives.models import Clause, ClauseAssignee, Document
from lalanh.kernel import text
from lalanh.organisations.models import Body, Group
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Task
from tests import make

AT = dt.datetime(2021, 8, 14, 7, 0, tzinfo=dt.UTC)
FROM = dt.date(2015, 1, 1)
DISTRICTS, COMMUNES, CLAUSES = 34, 3_321, 60
# How often each state stands in the plan, in hundredths.
_STATES = {"done": 55, "reported": 8, "under_way": 17, "open": 15, "returned": 3, "excepted": 2}


@dataclass(frozen=True, slots=True)
class Laid:
    """What was laid down: who owns the plan, where it goes, and who looks at it."""

    owner: Body
    programme: Programme
    document: Document
    districts: list[Body]
    communes: list[Body]
    people: list[make.Person]


def laid_down(*, communes: int = COMMUNES, clauses: int = CLAUSES, people: int = 1) -> Laid:
    """Fill the database with bodies, a plan, its tasks and a part of each for every commune."""
    lan = make.lan()
    seats = [lan, *(_colleague(number, lan.body) for number in range(1, people))]
    become("lalanh_owner")
    districts = _bodies(DISTRICTS, Level.DISTRICT, [lan.body])
    below = _bodies(communes, Level.COMMUNE, districts)
    document = _plan(lan, clauses)
    programme = Programme.objects.create(
        owner=lan.body, name="Kế hoạch cả tỉnh", short_name="Cả tỉnh", document=document,
        starts_on=FROM,
    )  # fmt: skip
    tasks = _tasks(lan.user, document, programme)
    with connection.cursor() as cursor:
        fields = Assignment._meta.concrete_fields
        columns = [str(field.column) for field in fields if field.name != "id"]
        named = ", ".join(columns)
        with cursor.copy(f"COPY tasks_assignment ({named}) FROM STDIN") as sheet:
            for row in _parts(tasks, below, columns):
                sheet.write_row(row)
        cursor.execute("ANALYZE")
    become("lalanh_app")
    return Laid(lan.body, programme, document, districts, below, seats)


def _colleague(number: int, body: Body) -> make.Person:
    name = f"officer{number:02d}"
    return make.person(name, f"Cán bộ {number:02d}", body=body, role=Role.LEADER)


def _bodies(count: int, level: Level, above: list[Body]) -> list[Body]:
    word = "huyện" if level == Level.DISTRICT else "xã"
    made = Body.objects.bulk_create(
        Body(
            name=(name := f"Ủy ban Mặt trận Tổ quốc Việt Nam {word} Tân Lập {number:04d}"),
            folded=text.fold(name),
            sort_key=text.sort_key(name),
            system=System.FRONT,
            level=level,
            parent=above[number * 7 % len(above)],
            function="mttq",
            valid_from=FROM,
        )
        for number in range(count)
    )
    return list(Body.objects.filter(pk__in=[body.pk for body in made]).order_by("pk"))


def _plan(lan: make.Person, clauses: int) -> Document:
    """A registered plan whose every clause goes to all communes."""
    group = Group.objects.create(
        name="Mặt trận các xã", folded="mat tran cac xa", rule={"level": 3, "function": "mttq"}
    )
    document = Document.objects.create(
        owner=lan.body, direction="out", state="confirmed", number="60/KH-MTTQ", subject="Cả tỉnh",
        issued_on=dt.date(2021, 7, 1), confirmed_at=AT, confirmed_by=lan.user,
    )  # fmt: skip
    rows = Clause.objects.bulk_create(
        Clause(
            document=document, position=number, kind="task", modality="assign",
            text=f"Các xã rà soát, lập danh sách và báo cáo nội dung thứ {number}.",
            section=["II", str(number)],
            last_day=dt.date(2021, 8, 1) + dt.timedelta(days=number % 30),
        )
        for number in range(1, clauses + 1)
    )  # fmt: skip
    ClauseAssignee.objects.bulk_create(
        ClauseAssignee(clause=row, position=1, literal="các xã", role="responsible", group=group)
        for row in rows
    )
    return document


def _tasks(by: User, document: Document, programme: Programme) -> list[Task]:
    return Task.objects.bulk_create(
        Task(
            owner=document.owner, programme=programme, document=document, clause=clause,
            title=clause.text, text=clause.text, modality="assign", last_day=clause.last_day,
            given_at=AT, given_by=by, folded=text.fold(clause.text),
        )
        for clause in document.clauses.order_by("position")
    )  # fmt: skip


def _parts(tasks: list[Task], bodies: list[Body], columns: list[str]) -> Iterator[list[object]]:
    """Yield the values of a part of each body in each task, in the order of the columns."""
    chance = random.Random(60)
    plain = Assignment(task=tasks[0], body=bodies[0], owner=tasks[0].owner, role="responsible")
    values = {field.column: field.value_from_object(plain) for field in plain._meta.concrete_fields}
    states = chance.choices(list(_STATES), list(_STATES.values()), k=len(tasks) * len(bodies))
    for task in tasks:
        for body in bodies:
            values |= {"task_id": task.pk, "body_id": body.pk, "state": (state := states.pop())}
            values["finished_on"] = task.last_day if state == "done" else None
            values["answer_reason"] = "vùng cao" if state == "excepted" else ""
            yield [values[column] for column in columns]
