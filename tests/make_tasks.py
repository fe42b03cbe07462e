"""Builders of tasks under way: every state comes about through the actions of the bodies."""

import datetime as dt

from lalanh.base.permissions import Role
from lalanh.directives.actions import registering, settling
from lalanh.organisations import actions as organisations
from lalanh.organisations.models import Body
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import doing, giving
from lalanh.tasks.models import Assignment, Report, Task
from tests import make, make_directives

LETTER = doing.Shown(title="Văn bản số 12/BC-MTTQ", letter_number="12/BC-MTTQ")


def giang() -> make.Person:
    """Giang leads the Front of Thanh Giang district."""
    return make.person("giang", "Đỗ Thu Giang", body=make.district(), role=Role.LEADER)


def given(
    lan: make.Person,
    *bodies: Body,
    lead: Body | None = None,
    modality: str = "assign",
    last_day: dt.date | None = dt.date(2021, 8, 20),
    due_time: dt.time | None = None,
    programme: Programme | None = None,
) -> Task:
    """A task of Lan's body for these bodies."""
    facts = giving.TaskFacts(
        title="Rà soát hộ thiếu đói", text="Rà soát các hộ thiếu đói trên địa bàn.",
        modality=modality, last_day=last_day, due_time=due_time,
    )  # fmt: skip
    with make.eyes_of(lan):
        return giving.give_ad_hoc_task(
            owner=lan.body, facts=facts, lead=lead, others=bodies, programme=programme,
            by=lan.user, at=make.AT,
        )  # fmt: skip


def part(person: make.Person, task: Task, *, of: Body | None = None) -> Assignment:
    """A body's part as this person sees it."""
    with make.eyes_of(person):
        return Assignment.objects.select_related("task", "body").get(
            task=task, body=of or person.body
        )


def reported(person: make.Person, task: Task, *, claims_done: bool = True) -> Report:
    """A report of the person's body, with a letter to show."""
    mine = part(person, task)
    with make.eyes_of(person):
        return doing.report(
            assignment=mine, words="Đã rà soát 14 thôn.", claims_done=claims_done,
            shown=[LETTER], by=person.user, at=make.AT,
        )  # fmt: skip


def judged(lan: make.Person, report: Report, *, accepts: bool = True) -> Report:
    """The giver's word."""
    with make.eyes_of(lan):
        return doing.judge_report(
            report=report, accepts=accepts, reason="" if accepts else "Thiếu hai thôn.",
            by=lan.user, at=make.AT,
        )  # fmt: skip


def outsider() -> Body:
    """The Front of another province: asked, never ordered."""
    return _body_of_kind("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hòa Lâm", kind=Body.Kind.EXTERNAL)


def _body_of_kind(name: str, *, kind: str) -> Body:
    """A body of a special kind, without anyone above."""
    return organisations.found_body(
        name=name, system=System.FRONT, level=Level.PROVINCE, kind=kind,
        valid_from=make.LONG_AGO, by=make.system(), at=make.AT,
    )  # fmt: skip


def sensitive(lan: make.Person, giang: make.Person) -> Task:
    """A task from a clause that a person marked as sensitive."""
    document = make_directives.draft(lan)
    with make.eyes_of(lan):
        for clause in document.clauses.filter(kind="task"):
            settling.correct_clause(
                clause=clause,
                facts=settling.ClauseFacts(
                    kind="task", modality="assign", is_followed=True, is_sensitive=True,
                    last_day=None, deadline_literal="", text=clause.text,
                ),
                by=lan.user, at=make.AT,
            )  # fmt: skip
        registering.confirm_document(document=document, by=lan.user, at=make.AT)
        giving.hand_out(document=document, by=lan.user, at=make.AT)
        return Task.objects.get(assignments__body=giang.body)
