"""Tasks are given: from a registered document, ad hoc, or on to the bodies below."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from lalanh.base import scope
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.directives.actions import spreading
from lalanh.directives.models import Clause, Document
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body
from lalanh.programmes.actions import programmes
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import handing, limits, steps
from lalanh.tasks.models import Assignment, Event, Task
from lalanh.tasks.queries import fan_out
from lalanh.tasks.queries.desk import DONE_ENOUGH
from lalanh.tasks.queries.fan_out import Part, Share


class NotRegistered(Refused):
    """Only a registered document gives tasks."""

    message = "Văn bản chưa vào sổ nên chưa giao nhiệm vụ được. Hãy kiểm tra và xác nhận trước."


class PlanOver(Refused):
    """Nothing more is given in a plan that was closed."""

    message = (
        "Chương trình thực hiện kế hoạch này đã đóng nên không giao thêm được. "
        "Việc mới thì giao riêng ở trang Nhiệm vụ."
    )


class NobodyNamed(Refused):
    """A task needs somebody to do it."""

    message = "Chưa chọn cơ quan nào để giao. Hãy chọn ít nhất một cơ quan."


class OutOfReach(Refused):
    """A body may hand on work only to the bodies below it."""


class AlreadyGiven(Refused):
    """The body has its part in the task."""


class PartOver(Refused):
    """What was reported as done is not handed on."""

    message = (
        "Phần việc này đã báo cáo xong hoặc đã kết thúc nên không giao tiếp được nữa. "
        "Hãy mở lại trang nhiệm vụ để xem tình trạng mới nhất."
    )


@action("tasks.document.handed_out")
def hand_out(
    *, document: Document, by: User, at: datetime, events: Mapping[int, Event] | None = None
) -> Document:
    """
    Give every followed clause of a document to the bodies it names, and a copy to each of them.

    `events` says, by the id of a clause, from which event of the owner its deadline runs.

    What a body has already it does not get again, so a second press gives nothing twice; a clause
    whose names nobody has matched waits, and is given once they are.

    :raises NotRegistered: while the document is a draft, or after it was taken out.
    :raises PlanOver: once its plan was closed.
    """
    document = _locked(document)
    concerned: dict[int, Body] = {}
    hangs_on = events or {}
    for share in fan_out.shares(document=document, at=at):
        event = hangs_on.get(share.clause.pk)
        new = _give_share(share, event=event, by=by, at=at)
        concerned |= {part.body.pk: part.body for part in new}
    _spread(document, concerned, by=by, at=at)
    return document


@action("tasks.clause.handed_out")
def hand_out_clause(
    *, document: Document, clause_id: int, event: Event | None, by: User, at: datetime
) -> Document:
    """
    Give one clause of a document to the bodies it names: a step of a hand-out to thousands.

    :raises NotRegistered: if the document was taken out meanwhile.
    """
    document = _locked(document)
    new: list[Part] = []
    for share in fan_out.shares(document=document, at=at, only=clause_id):
        new += _give_share(share, event=event, by=by, at=at)
    note(clause=clause_id, bodies=len(new))
    return document


@action("tasks.document.hand_out_ended")
def end_hand_out(*, document: Document, after: int, by: User, at: datetime) -> Document:
    """Hand copies to, and tell, everybody whose part is newer than the one with this id."""
    given = Assignment.objects.filter(task__document=document, pk__gt=after)
    new = Body.objects.filter(pk__in=given.values("body"))
    _spread(document, {body.pk: body for body in new}, by=by, at=at)
    return document


def _locked(document: Document) -> Document:
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.state != Document.State.CONFIRMED:
        raise NotRegistered
    if Programme.objects.filter(document=document, state=Programme.State.CLOSED).exists():
        raise PlanOver
    return document


def _give_share(share: Share, *, event: Event | None, by: User, at: datetime) -> list[Part]:
    """Give a clause to the bodies that have no part in it yet, and return those parts."""
    if not share.count:
        return []
    task: Task | None = getattr(share.clause, "task", None)
    if task is None:
        programme = Programme.objects.filter(document=share.clause.document).first()
        task = _from_clause(share.clause, programme=programme, event=event, by=by, at=at)
    # Whoever adds a body by hand at this moment waits, or has added it.
    task = Task.objects.select_for_update().get(pk=task.pk)
    if task.state != Task.State.OPEN:
        return []
    parts = _beside_lead(task, share.parts)
    return handing.give_parts(task, parts, responsibility=share.clause.responsibility)


def _spread(document: Document, concerned: dict[int, Body], *, by: User, at: datetime) -> None:
    """Hand copies to the recipients and to whoever got a part, and tell the latter."""
    reach = {body.pk: body for body in _recipients(document, at=at)} | concerned
    spreading.hand_copies(document=document, bodies=reach.values(), by=by, at=at)
    handing.tell(document, list(concerned.values()), by=by, at=at)
    note(bodies=len(concerned), copies=len(reach))


def _recipients(document: Document, *, at: datetime) -> list[Body]:
    """Return whom the document is addressed or copied to, groups as of the day of issue."""
    on = fan_out.day_of_groups(document=document, at=at)
    found: list[Body] = []
    for line in document.recipients.select_related("body", "group"):
        if line.group is not None:
            within = document.owner.unit
            found += organisations.members(group=line.group, on=on, within=within)
        elif line.body is not None:
            found.append(line.body)
    return found


def _from_clause(
    clause: Clause, *, programme: Programme | None, event: Event | None, by: User, at: datetime
) -> Task:
    if event is not None and event.owner_id != clause.document.owner_id:
        raise OutOfReach("Sự kiện của cơ quan khác không dùng để tính hạn được.")
    if event is not None:
        # From one that is cancelled meanwhile nothing is counted.
        takes_place = Event.objects.select_for_update().filter(cancelled_at__isnull=True)
        event = takes_place.filter(pk=event.pk).first()
    task = Task.objects.create(
        owner=clause.document.owner,
        programme=programme,
        document=clause.document,
        clause=clause,
        title=handing.title_of(handing.what_is_done(clause)),
        text=clause.plain_text,
        modality=clause.modality,
        is_sensitive=clause.is_sensitive,
        is_standing=_is_standing(clause),
        is_general=clause.is_general,
        demands_plan=clause.demands == Clause.Demand.PLAN,
        deadline_literal=clause.deadline_literal,
        rhythms=clause.rhythms,
        given_at=at,
        given_by=by,
        folded=text.fold(clause.plain_text),
        **({} if clause.is_general else limits.deadline_of(clause, event)),
    )
    if event is not None and limits.holds(clause):
        Event.objects.filter(pk=event.pk, task__isnull=True).update(task=task)
    return task


def _is_standing(clause: Clause) -> bool:
    """Whether the clause asks for something without an end, at some rhythm or all the time."""
    if clause.is_general or clause.last_day is not None or clause.relative_count is not None:
        return False
    return any(r["kind"] != "ad_hoc" for r in clause.rhythms)


def _beside_lead(task: Task, parts: Iterable[Part]) -> list[Part]:
    """Let a lead that is matched later share the work, if the task has its lead."""
    leads = task.assignments.filter(role=Assignment.Role.LEAD)
    if not leads.exists():
        return list(parts)
    return [
        replace(part, role=Assignment.Role.RESPONSIBLE)
        if part.role == Assignment.Role.LEAD
        else part
        for part in parts
    ]


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
        allowed_by=allowed_by,
        given_at=at,
        given_by=by,
        title=text.clean(facts.title)[:300],
        text=facts.text,
        modality=facts.modality,
        last_day=facts.last_day,
        due_time=facts.due_time,
        deadline_literal=facts.deadline_literal,
        folded=text.fold(facts.text),
    )
    handing.give_parts(task, parts.values())
    handing.tell_of(task, [part.body for part in parts.values()], by=by, at=at)
    return task


@action("tasks.part.added")
def add_parts(
    *,
    task: Task,
    bodies: Iterable[Body],
    role: str,
    by: User,
    at: datetime,
    responsibility: str = "",
) -> Task:
    """
    Give more bodies a part in an open task, such as a new lead after the first declined.

    :raises OutOfReach: from a body that did not give the task, or for a task that has ended.
    :raises NobodyNamed: without any body.
    :raises AlreadyGiven: if each of them has a part.
    :raises OneLead: a second lead.
    """
    task = Task.objects.select_for_update().get(pk=task.pk)
    if scope.current().body_id != task.owner_id or task.state != Task.State.OPEN:
        raise OutOfReach("Chỉ cơ quan giao mới giao thêm được, khi nhiệm vụ còn đang thực hiện.")
    chosen = list(bodies)
    if not chosen:
        raise NobodyNamed
    parts = [Part(body, role) for body in chosen]
    new = [part.body for part in handing.give_parts(task, parts, responsibility=responsibility)]
    if not new:
        names = ", ".join(body.name for body in chosen[:3])
        raise AlreadyGiven(f"{names} đã có phần việc trong nhiệm vụ này.", field="chosen")
    if task.document is not None:
        spreading.hand_copies(document=task.document, bodies=new, by=by, at=at)
    handing.tell_of(task, new, by=by, at=at)
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
    :raises TaskOver: once the task was closed or taken back.
    :raises PartOver: once the body's own part was reported as done, or has ended.
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
    if scope.current().body_id != above.pk:
        raise OutOfReach(f"Chỉ {above.name} mới giao tiếp phần việc này.")
    part = steps.held(assignment)
    if part.state in DONE_ENOUGH:
        raise PartOver
    whole = part.task
    keeps = last_day is None or last_day == whole.last_day
    task = Task.objects.create(
        owner=above,
        programme=whole.programme,
        parent=whole,
        title=handing.title_of(words or whole.text),
        text=words or whole.text,
        modality=Clause.Modality.ASSIGN,
        is_sensitive=whole.is_sensitive,
        is_standing=whole.is_standing,
        is_general=whole.is_general,
        follows_parent=keeps,
        after_event=whole.after_event if keeps else None,
        after_count=whole.after_count if keeps else None,
        after_unit=whole.after_unit if keeps else "",
        last_day=last_day or whole.last_day,
        due_time=whole.due_time if keeps else None,
        deadline_literal=whole.deadline_literal,
        rhythms=whole.rhythms,
        given_at=at,
        given_by=by,
        folded=text.fold(words or whole.text),
    )
    handing.give_parts(task, [Part(body, Assignment.Role.RESPONSIBLE) for body in chosen])
    handing.tell_of(task, chosen, by=by, at=at)
    return task


@action("tasks.programme.carried_out")
def carry_out(
    *,
    document: Document,
    name: str,
    short_name: str,
    starts_on: date,
    ends_on: date | None,
    consolidator: Body | None,
    by: User,
    at: datetime,
) -> Programme:
    """
    Open the programme of a registered plan; the plan's tasks belong to it, given before or after.

    :raises NotRegistered: while the plan is a draft.
    :raises AlreadyCarriedOut: if the plan has a programme.
    :raises NameTaken: if the body has one of this name.
    :raises WrongPeriod: if the end lies before the beginning.
    """
    document = _locked(document)
    programme = programmes.open_programme(
        owner=document.owner,
        name=name,
        short_name=short_name,
        starts_on=starts_on,
        ends_on=ends_on,
        document=document,
        consolidator=consolidator,
        by=by,
        at=at,
    )
    tasks = Task.objects.filter(document=document, programme__isnull=True)
    note(tasks=tasks.update(programme=programme))
    return programme
