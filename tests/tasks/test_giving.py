"""Tasks go from a registered document to the desks of the bodies it names."""

import datetime as dt

import pytest
from django.db import connection

from lalanh.base.permissions import Role
from lalanh.directives.models import Document
from lalanh.tasks.actions import giving, handing
from lalanh.tasks.models import Assignment, Task
from tests import make, make_directives
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


def _giang(username: str = "giang") -> make.Person:
    return make.person(username, "Đỗ Thu Giang", body=make.district(), role=Role.OFFICER)


def test_each_body_gets_its_part_in_its_role() -> None:
    lan = make.lan()
    document = make_directives.handed_out(lan)

    with make.eyes_of(lan):
        first = Task.objects.filter(document=document).order_by("clause__position")[0]
        parts = {a.body.name.rpartition("huyện ")[2]: a.role for a in first.assignments.all()}
    assert parts == {"Thanh Giang": "lead", "Kim Bảng": "coordinate"}


def test_the_last_day_is_the_day_before_an_excluded_one() -> None:
    lan = make.lan()
    document = make_directives.handed_out(lan)

    with make.eyes_of(lan):
        task = Task.objects.get(document=document, last_day__isnull=False)
        assert task.last_day == dt.date(2021, 8, 19)
        assert "trước ngày 20/8/2021" in task.deadline_literal


def test_a_second_press_gives_nothing_twice() -> None:
    lan = make.lan()
    document = make_directives.handed_out(lan)

    with make.eyes_of(lan):
        giving.hand_out(document=document, by=lan.user, at=make.AT)
        assert Task.objects.count() == 2


def test_a_draft_gives_no_tasks() -> None:
    lan = make.lan()
    document = make_directives.draft(lan)

    with make.eyes_of(lan), refused(giving.NotRegistered, match="chưa vào sổ"):
        giving.hand_out(document=document, by=lan.user, at=make.AT)


def test_a_district_sees_its_part_and_the_document_it_comes_from() -> None:
    make_directives.handed_out(make.lan())

    with make.eyes_of(_giang()):
        assert Assignment.objects.count() == 1
        assert Task.objects.count() == 1
        assert Document.objects.get().number == "45/KH-MTTQ-BTT"


@pytest.mark.parametrize("table", ["tasks_task", "tasks_assignment", "directives_document"])
def test_a_third_district_sees_nothing_even_in_raw_sql(table: str) -> None:
    make_directives.handed_out(make.lan())
    other = make.person(
        "dung", "Vũ Tiến Dũng", body=make.district("huyện Hồng Vân"), role=Role.LEADER
    )

    with make.eyes_of(other), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone() == (0,)


def test_a_district_hands_its_part_on_to_its_own_communes_only() -> None:
    lan, giang = make.lan(), _giang()
    make_directives.handed_out(lan)
    own, other = make.commune(), make.commune("xã Bình Sơn", of="huyện Kim Bảng")

    with make.eyes_of(giang):
        part = Assignment.objects.get()
        below = giving.cascade(
            assignment=part, bodies=[own], words="", last_day=dt.date(2021, 8, 15),
            by=giang.user, at=make.AT,
        )  # fmt: skip
        with refused(giving.OutOfReach, match="không thuộc"):
            giving.cascade(
                assignment=part, bodies=[other], words="", last_day=None,
                by=giang.user, at=make.AT,
            )  # fmt: skip

    assert (below.parent_id, below.owner) == (part.task_id, giang.body)


def test_a_task_has_one_lead() -> None:
    lan = make.lan()
    task = make_directives.task(lan, to=make.district())

    with make.eyes_of(lan), refused(handing.OneLead, match="một cơ quan chủ trì"):
        giving.add_parts(
            task=task, bodies=[make.district("huyện Kim Bảng")], role="lead",
            by=lan.user, at=make.AT,
        )  # fmt: skip


def test_a_task_for_nobody_is_refused() -> None:
    lan = make.lan()
    facts = giving.TaskFacts(title="x", text="x", modality="assign", last_day=None)

    with make.eyes_of(lan), refused(giving.NobodyNamed):
        giving.give_ad_hoc_task(
            owner=lan.body, facts=facts, lead=None, others=[], by=lan.user, at=make.AT
        )
