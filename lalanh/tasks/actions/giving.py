"""Tasks are given: from a registered document, ad hoc, or on to the bodies below."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q

from lalanh.base import notices
from lalanh.base.action import action, note
from lalanh.base.models import Notice, User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import spreading
from lalanh.directives.models import Clause, ClauseAssignee, Document
from lalanh.directives.models.document import Urgency
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Task

TITLE_CHARACTERS = 160


class NotRegistered(Refused):
    """Only a registered document gives tasks."""

    message = "Văn bản chưa vào sổ nên chưa giao nhiệm vụ được. Hãy kiểm tra và xác nhận trước."


class NobodyNamed(Refused):
    """A task needs somebody to do it."""

    message = "Chưa chọn cơ quan nào để giao. Hãy chọn ít nhất một cơ quan."


class OutOfReach(Refused):
    """A body may hand on work only to the bodies below it."""


class OneLead(Refused):
    """A task has one lead."""

    message = "Nhiệm vụ chỉ có một cơ quan chủ trì. Hãy giữ một cơ quan, các cơ quan khác phối hợp."


@dataclass(frozen=True, slots=True)
class Part:
    """One body's part, with the words of the document it comes from."""

    body: Body
    role: str
    via: ClauseAssignee | None = None


def parts_of(clause: Clause, *, on: date) -> list[Part]:
    """
    Return the parts a clause gives, each body once, groups as they stood on that day.

    The first mention of a body decides its role. A collective lead becomes equal responsibility:
    a task has one lead or none.
    """
    parts: dict[int, Part] = {}
    for assignee in clause.assignees.select_related("body", "group").order_by("position"):
        bodies = [assignee.body] if assignee.body else []
        if assignee.group is not None:
            within = clause.document.owner.unit
            bodies = list(organisations.members(group=assignee.group, on=on, within=within))
        role = assignee.role
        taken = any(part.role == Assignment.Role.LEAD for part in parts.values())
        if role == Assignment.Role.LEAD and (len(bodies) > 1 or taken):
            role = Assignment.Role.RESPONSIBLE
        for body in bodies:
            parts.setdefault(body.pk, Part(body=body, role=role, via=assignee))
    return list(parts.values())


@action("tasks.document.handed_out")
def hand_out(
    *, document: Document, by: User, at: datetime, programme: Programme | None = None
) -> Document:
    """
    Give every followed clause of a document to the bodies it names, and a copy to each of them.

    A clause that became a task before is left alone, so a second press gives nothing twice.

    :raises NotRegistered: while the document is a draft, or after it was taken out.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.state != Document.State.CONFIRMED:
        raise NotRegistered
    on = max(document.issued_on or at.date(), document.owner.valid_from)
    waiting = document.clauses.filter(is_followed=True, kind=Clause.Kind.TASK, task__isnull=True)
    concerned: dict[int, Body] = {}
    for clause in waiting.order_by("position"):
        parts = parts_of(clause, on=on)
        _from_clause(clause, parts=parts, programme=programme, by=by, at=at)
        concerned |= {part.body.pk: part.body for part in parts}
    spreading.hand_copies(document=document, bodies=concerned.values(), by=by, at=at)
    _tell(document, list(concerned.values()), by=by, at=at)
    note(bodies=len(concerned))
    return document


def _from_clause(
    clause: Clause, *, parts: list[Part], programme: Programme | None, by: User, at: datetime
) -> Task:
    task = Task.objects.create(
        owner=clause.document.owner,
        programme=programme,
        document=clause.document,
        clause=clause,
        title=_title(clause.text),
        text=clause.text,
        modality=clause.modality,
        is_sensitive=clause.is_sensitive,
        is_standing=_is_standing(clause),
        deadline_literal=clause.deadline_literal,
        last_day=clause.last_day,
        due_time=clause.due_time,
        is_tentative=clause.is_tentative,
        rhythms=clause.rhythms,
        given_at=at,
        given_by=by,
    )
    _give(task, parts)
    return task


def _is_standing(clause: Clause) -> bool:
    """Whether the clause asks for something without an end, at some rhythm or all the time."""
    return clause.last_day is None and any(r["kind"] != "ad_hoc" for r in clause.rhythms)


def _title(words: str) -> str:
    """Return the beginning of the words, cut at a blank."""
    whole = text.clean(words.replace("*", ""))
    if len(whole) <= TITLE_CHARACTERS:
        return whole
    return whole[:TITLE_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _give(task: Task, parts: Iterable[Part]) -> None:
    """Write one row per body; a request, and anything to a body outside, awaits its answer."""
    with refused_as(OneLead, constraint="tasks_assignment_one_open_lead"):
        Assignment.objects.bulk_create(
            Assignment(
                task=task,
                body=part.body,
                owner=task.owner,
                role=part.role,
                state=Assignment.State.ASKED
                if task.modality == Clause.Modality.REQUEST or part.body.is_external
                else Assignment.State.OPEN,
                via_literal=part.via.literal if part.via else "",
                via_group=part.via.group if part.via else None,
                is_inherited=part.via.is_inherited if part.via else False,
            )
            for part in parts
        )


def _tell(document: Document, bodies: list[Body], *, by: User, at: datetime) -> None:
    """Put a notice on the desk of everyone who sits in these bodies."""
    urgent = document.urgency == Urgency.FLASH
    notices.send(
        to=User.objects.filter(
            Q(seats__body__in=bodies) & Q(seats__valid_to__isnull=True), is_active=True
        ).distinct(),
        kind="tasks.given",
        text=f"Nhiệm vụ mới theo văn bản {document.number or 'không số'}: {document.subject[:150]}",
        url="/nhiem-vu/",
        urgency=Notice.Urgency.FLASH if urgent else Notice.Urgency.NORMAL,
        by=by,
        at=at,
    )


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What is said of a task that no clause says."""

    title: str
    text: str
    modality: str
    last_day: date | None
    due_time: time | None = None
    deadline_literal: str = ""


@action("tasks.task.given_ad_hoc")
def give_ad_hoc_task(
    *,
    owner: Body,
    facts: TaskFacts,
    lead: Body | None,
    others: Iterable[Body],
    by: User,
    at: datetime,
    allowed_by: Clause | None = None,
    programme: Programme | None = None,
) -> Task:
    """
    Give a task at any time; `allowed_by` is the clause of the plan that provides for it.

    :raises NobodyNamed: without any body.
    """
    parts = {body.pk: Part(body, Assignment.Role.RESPONSIBLE) for body in others}
    if lead is not None:
        parts = {key: Part(p.body, Assignment.Role.COORDINATE) for key, p in parts.items()}
        parts[lead.pk] = Part(lead, Assignment.Role.LEAD)
    if not parts:
        raise NobodyNamed
    task = Task.objects.create(
        owner=owner,
        programme=programme,
        document=allowed_by.document if allowed_by else None,
        given_at=at,
        given_by=by,
        title=text.clean(facts.title)[:300],
        text=facts.text,
        modality=facts.modality,
        last_day=facts.last_day,
        due_time=facts.due_time,
        deadline_literal=facts.deadline_literal,
    )
    _give(task, parts.values())
    return task


@action("tasks.task.cascaded")
def cascade(
    *,
    assignment: Assignment,
    bodies: Iterable[Body],
    words: str,
    last_day: date | None,
    by: User,
    at: datetime,
) -> Task:
    """
    Hand a task on to bodies below, as a sub-task of one's own with a state for each.

    :raises NobodyNamed: without any body.
    :raises OutOfReach: for a body that does not stand below.
    """
    chosen = list(bodies)
    if not chosen:
        raise NobodyNamed
    above = assignment.body
    for body in chosen:
        if body == above or not body.path.startswith(above.path):
            raise OutOfReach(
                f"{body.name} không thuộc {above.name} nên không giao tiếp được. "
                "Hãy chọn cơ quan cấp dưới."
            )
    whole = assignment.task
    task = Task.objects.create(
        owner=above,
        programme=whole.programme,
        parent=whole,
        title=_title(words or whole.text),
        text=words or whole.text,
        modality=Clause.Modality.ASSIGN,
        is_sensitive=whole.is_sensitive,
        is_standing=whole.is_standing,
        last_day=last_day or whole.last_day,
        deadline_literal=whole.deadline_literal,
        rhythms=whole.rhythms,
        given_at=at,
        given_by=by,
    )
    _give(task, [Part(body, Assignment.Role.RESPONSIBLE) for body in chosen])
    return task
