"""Writes of what localities keep ready: contingency plans and digital solutions."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks.actions import obstacle_steps as steps
from lalanh.tasks.actions.obstacle_steps import NamedFile
from lalanh.tasks.models import ContingencyPlan, Solution

_OWN = "Mỗi cơ quan tự ghi phương án và giải pháp của mình."


class InTheFuture(Refused):
    """Nothing was approved tomorrow."""


class NameTaken(Refused):
    """The body has a solution of this name."""


class WrongPeriod(Refused):
    """The end lies before the beginning."""


@dataclass(frozen=True, slots=True)
class FourHeads:
    """A contingency plan as it was approved."""

    hazard: str
    dated_on: date
    approved_by: Body
    document_number: str
    command: str
    forces: str
    means: str
    supplies: str


@action("tasks.contingency_plan.kept")
def keep_contingency_plan(
    *, body: Body, facts: FourHeads, file: NamedFile | None, by: User, at: datetime
) -> ContingencyPlan:
    """
    Keep a version of a contingency plan; the ones before stay as they were.

    :raises NotYourTurn: for another body.
    :raises InTheFuture: approved on a day to come.
    """
    steps.acting_as(body.pk, _OWN)
    if facts.dated_on > local_date(at):
        raise InTheFuture("Ngày phê duyệt chưa tới. Hãy xem lại ngày.", field="dated_on")
    Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    known = ContingencyPlan.objects.filter(body=body, hazard=facts.hazard)
    last = known.aggregate(last=Max("version"))["last"] or 0
    note(version=last + 1)
    return ContingencyPlan.objects.create(
        body=body,
        hazard=facts.hazard,
        version=last + 1,
        dated_on=facts.dated_on,
        approved_by=facts.approved_by,
        document_number=text.clean(facts.document_number),
        command=facts.command,
        forces=facts.forces,
        means=facts.means,
        supplies=facts.supplies,
        file=file.file if file else None,
        file_title=file.title[:250] if file else "",
        kept_at=at,
        kept_by=by,
    )


@dataclass(frozen=True, slots=True)
class SolutionFacts:
    """A digital solution in words."""

    name: str
    purpose: str
    users: str
    since_on: date
    until_on: date | None
    address: str


@action("tasks.solution.kept")
def keep_solution(
    *, body: Body, facts: SolutionFacts, by: User, at: datetime, solution: Solution | None = None
) -> Solution:
    """
    Enter a digital solution, or change the one given.

    :raises NotYourTurn: for another body.
    :raises NameTaken: if the body has one of this name.
    :raises WrongPeriod: if it ended before it began.
    """
    steps.acting_as(body.pk, _OWN)
    row = solution or Solution(body=body)
    row.name, row.purpose = text.clean(facts.name)[:200], facts.purpose
    row.users, row.address = text.clean(facts.users)[:250], facts.address.strip()[:250]
    row.since_on, row.until_on = facts.since_on, facts.until_on
    row.kept_at, row.kept_by = at, by
    taken = NameTaken(f"Đã có giải pháp “{row.name}”. Hãy đặt tên khác.", field="name")
    wrong = WrongPeriod("Ngày thôi dùng phải sau ngày bắt đầu dùng.", field="until_on")
    with (
        refused_as(taken, constraint="tasks_solution_name_once"),
        refused_as(wrong, constraint="tasks_solution_ends_after_start"),
    ):
        row.save()
    return row
