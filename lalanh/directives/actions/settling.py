"""A person settles what the machine proposed for clauses, names and recipients."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import F

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.directives.actions.drafting import draft_only
from lalanh.directives.models import Clause, ClauseAssignee, Document, Recipient
from lalanh.directives.queries import meanings
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body, Group


class NobodyMeant(Refused):
    """A name stands for one body or one group."""

    message = "Chưa chọn cơ quan hay nhóm cơ quan nào. Hãy tìm và chọn một tên trong danh sách."


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """What a person settles about a clause; rhythms by their kinds, see `Clause.rhythms`."""

    kind: str
    modality: str
    is_followed: bool
    is_sensitive: bool
    last_day: date | None
    deadline_literal: str
    text: str
    due_time: time | None = None
    rhythms: tuple[str, ...] = ()
    relative_event: str = ""
    relative_count: int | None = None
    relative_unit: str = ""
    responsibility: str = ""
    is_general: bool = False
    lasts_with: str = ""
    demands: str = ""


def _set_facts(clause: Clause, facts: ClauseFacts) -> None:
    known = {one["kind"]: one["literal"] for one in clause.rhythms}
    clause.kind = facts.kind
    clause.modality = facts.modality
    clause.is_followed = facts.is_followed and facts.kind == Clause.Kind.TASK
    clause.is_sensitive = facts.is_sensitive
    clause.last_day = facts.last_day
    clause.due_time = facts.due_time if facts.last_day else None
    clause.deadline_literal = text.clean(facts.deadline_literal)
    clause.text = facts.text
    clause.rhythms = [{"kind": kind, "literal": known.get(kind, "")} for kind in facts.rhythms]
    clause.relative_event = text.clean(facts.relative_event)
    clause.relative_count = facts.relative_count
    clause.relative_unit = facts.relative_unit if facts.relative_count is not None else ""
    clause.responsibility = facts.responsibility
    clause.is_general = facts.is_general
    clause.lasts_with = text.clean(facts.lasts_with)
    clause.demands = facts.demands


@action("directives.clause.corrected")
def correct_clause(*, clause: Clause, facts: ClauseFacts, by: User, at: datetime) -> Clause:
    """
    Settle a clause of a draft. The span keeps pointing at the words as they were read.

    :raises NotADraft: once the document is in the register.
    """
    draft_only(clause.document)
    _set_facts(clause, facts)
    clause.save()
    return clause


@action("directives.clause.added")
def add_clause(*, document: Document, facts: ClauseFacts, by: User, at: datetime) -> Clause:
    """
    Add a clause the machine did not see.

    :raises NotADraft: once the document is in the register.
    """
    draft_only(document)
    last = document.clauses.order_by("-position").first()
    clause = Clause(document=document, position=1 if last is None else last.position + 1)
    _set_facts(clause, facts)
    clause.save(force_insert=True)
    return clause


@action("directives.clause.follow_changed")
def follow_clause(*, clause: Clause, follows: bool, by: User, at: datetime) -> Clause:
    """
    Say whether a clause of a draft becomes a task; whatever it was read as, it is one then.

    :raises NotADraft: once the document is in the register.
    """
    draft_only(clause.document)
    clause.is_followed = follows
    if follows:
        clause.kind = Clause.Kind.TASK
    clause.save(update_fields=["is_followed", "kind"])
    return clause


@action("directives.clause.dropped")
def drop_clause(*, clause: Clause, by: User, at: datetime) -> Document:
    """
    Take a clause out of a draft; what the machine proposed stays in the reading.

    :raises NotADraft: once the document is in the register.
    """
    document = clause.document
    draft_only(document)
    clause.delete()
    return document


def _meant_by(body: Body | None, group: Group | None) -> Body | Group:
    meant = body or group
    if meant is None:
        raise NobodyMeant
    return meant


@action("directives.assignee.settled")
def settle_assignee(
    *,
    assignee: ClauseAssignee,
    role: str,
    body: Body | None,
    group: Group | None,
    by: User,
    at: datetime,
) -> ClauseAssignee:
    """
    Say which body or group a name in a clause means, and what it does there.

    A name that nobody has matched yet may be settled after the document is in the register: it
    changes no word of it, and its task waits for it.

    :raises NobodyMeant: without either.
    :raises NotADraft: for a name that is settled, once the document is in the register.
    """
    _meant_by(body, group)
    if assignee.body_id or assignee.group_id:
        draft_only(assignee.clause.document)
    assignee.body, assignee.group = body, None if body else group
    assignee.role = role
    assignee.save(update_fields=["role", "body", "group"])
    return assignee


@action("directives.name.settled")
def settle_name(
    *,
    assignee: ClauseAssignee,
    role: str,
    body: Body | None,
    group: Group | None,
    by: User,
    at: datetime,
) -> Document:
    """
    Settle a name in a clause, and the same name wherever else in the document nobody matched it.

    The roles elsewhere stay as they were read.

    :raises NobodyMeant: without either.
    :raises NotADraft: for a name that is settled, once the document is in the register.
    """
    elsewhere = list(meanings.unmatched_like(assignee=assignee))
    settle_assignee(assignee=assignee, role=role, body=body, group=group, by=by, at=at)
    for other in elsewhere:
        settle_assignee(assignee=other, role=other.role, body=body, group=group, by=by, at=at)
    return assignee.clause.document


@action("directives.assignee.added")
def add_assignee(
    *,
    clause: Clause,
    role: str,
    body: Body | None,
    group: Group | None,
    by: User,
    at: datetime,
) -> ClauseAssignee:
    """
    Add a body or group the machine did not see in the clause.

    :raises NobodyMeant: without either.
    :raises NotADraft: once the document is in the register.
    """
    draft_only(clause.document)
    meant = _meant_by(body, group)
    last = clause.assignees.order_by(F("position").desc()).first()
    return ClauseAssignee.objects.create(
        clause=clause,
        position=1 if last is None else last.position + 1,
        literal=meant.name,
        role=role,
        body=body,
        group=None if body else group,
    )


@action("directives.assignee.dropped")
def drop_assignee(*, assignee: ClauseAssignee, by: User, at: datetime) -> Clause:
    """
    Take a name out of a clause of a draft.

    :raises NotADraft: once the document is in the register.
    """
    clause = assignee.clause
    draft_only(clause.document)
    assignee.delete()
    return clause


@action("directives.recipient.settled")
def settle_recipient(*, recipient: Recipient, purpose: str, by: User, at: datetime) -> Recipient:
    """
    Say what a recipient gets the document for.

    :raises NotADraft: once the document is in the register.
    """
    draft_only(recipient.document)
    recipient.purpose = purpose
    recipient.save(update_fields=["purpose"])
    return recipient
