"""A person corrects what the machine proposed and enters the document into the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import drafting
from lalanh.directives.models import Clause, ClauseAssignee, Document, DocumentType
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body, Group

STEPS: Mapping[Document.State, frozenset[Document.State]] = {
    Document.State.PROPOSED: frozenset({Document.State.CONFIRMED, Document.State.WITHDRAWN}),
    Document.State.CONFIRMED: frozenset({Document.State.WITHDRAWN}),
    Document.State.WITHDRAWN: frozenset(),
}


class NumberTaken(Refused):
    """The register holds a document of this issuer, number and year already."""


class NotADraft(Refused):
    """The document is in the register; its text is settled."""

    message = (
        "Văn bản này đã vào sổ nên không sửa được nữa. "
        "Nếu sai, hãy gỡ khỏi sổ (có lý do) rồi tiếp nhận lại."
    )


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """The facts of the head as a person settles them; an unknown date has bounds instead."""

    number: str
    type: DocumentType | None
    subject: str
    issued_on: date | None
    issuer: Body | None
    issuer_name: str
    place: str
    urgency: str
    signer_name: str
    not_before: date | None = None
    not_after: date | None = None


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """What a person settles about a clause."""

    kind: str
    modality: str
    is_followed: bool
    is_sensitive: bool
    last_day: date | None
    deadline_literal: str
    text: str


def _draft_only(document: Document) -> None:
    if document.state != Document.State.PROPOSED:
        raise NotADraft


def _set_head(document: Document, head: DocumentHead) -> None:
    document.number = text.clean(head.number)
    document.number_key = drafting.number_key(head.number)
    document.type = head.type
    document.subject = text.clean(head.subject)
    document.issued_on = head.issued_on
    document.not_before = head.not_before if head.issued_on is None else None
    document.not_after = head.not_after if head.issued_on is None else None
    document.issuer = head.issuer
    document.issuer_name = text.clean(head.issuer_name)
    document.issuer_key = text.spelling_key(head.issuer_name)
    document.place = text.clean(head.place)
    document.urgency = head.urgency
    document.signer_name = text.clean(head.signer_name)
    document.folded = drafting.search_form(document)


@action("directives.document.written_down")
def register_by_hand(
    *, owner: Body, direction: str, head: DocumentHead, by: User, at: datetime
) -> Document:
    """Write down a document that came on paper; it still waits to be confirmed."""
    document = Document(owner=owner, direction=direction)
    _set_head(document, head)
    document.save(force_insert=True)
    return document


@action("directives.document.corrected")
def correct_document(*, document: Document, head: DocumentHead, by: User, at: datetime) -> Document:
    """
    Settle the head of a draft; what the machine proposed stays in the reading.

    :raises NotADraft: once the document is in the register.
    """
    _draft_only(document)
    _set_head(document, head)
    document.save()
    return document


@action("directives.clause.corrected")
def correct_clause(*, clause: Clause, facts: ClauseFacts, by: User, at: datetime) -> Clause:
    """
    Settle a clause of a draft. The span keeps pointing at the words as they were read.

    :raises NotADraft: once the document is in the register.
    """
    _draft_only(clause.document)
    clause.kind = facts.kind
    clause.modality = facts.modality
    clause.is_followed = facts.is_followed and facts.kind == Clause.Kind.TASK
    clause.is_sensitive = facts.is_sensitive
    clause.last_day = facts.last_day
    clause.deadline_literal = text.clean(facts.deadline_literal)
    clause.text = facts.text
    clause.save()
    return clause


@action("directives.clause.added")
def add_clause(*, document: Document, facts: ClauseFacts, by: User, at: datetime) -> Clause:
    """
    Add a clause the machine did not see.

    :raises NotADraft: once the document is in the register.
    """
    _draft_only(document)
    last = document.clauses.order_by("-position").first()
    return Clause.objects.create(
        document=document,
        position=1 if last is None else last.position + 1,
        text=facts.text,
        kind=facts.kind,
        modality=facts.modality,
        is_followed=facts.is_followed and facts.kind == Clause.Kind.TASK,
        is_sensitive=facts.is_sensitive,
        last_day=facts.last_day,
        deadline_literal=text.clean(facts.deadline_literal),
    )


@action("directives.assignee.settled")
def settle_assignee(
    *,
    clause: Clause,
    role: str,
    body: Body | None,
    group: Group | None,
    by: User,
    at: datetime,
    assignee: ClauseAssignee | None = None,
) -> ClauseAssignee:
    """
    Say which body or group a name in a clause means, or add one the machine did not see.

    :raises NotADraft: once the document is in the register.
    """
    _draft_only(clause.document)
    if assignee is None:
        last = clause.assignees.order_by("-position").first()
        assignee = ClauseAssignee(clause=clause, position=1 if last is None else last.position + 1)
        meant = body or group
        assignee.literal = meant.name if meant else ""
    assignee.role, assignee.body, assignee.group = role, body, group
    assignee.save()
    return assignee


@action("directives.assignee.dropped")
def drop_assignee(*, assignee: ClauseAssignee, by: User, at: datetime) -> Clause:
    """
    Take a name out of a clause of a draft.

    :raises NotADraft: once the document is in the register.
    """
    clause = assignee.clause
    _draft_only(clause.document)
    assignee.delete()
    return clause


@action("directives.document.confirmed")
def confirm_document(*, document: Document, by: User, at: datetime) -> Document:
    """
    Enter the document into the register.

    :raises NumberTaken: if this issuer's number of this year is there already.
    :raises NotOnTheMap: if it is in the register or was taken out.
    """
    states.check(STEPS, Document.State(document.state), Document.State.CONFIRMED)
    document.state = Document.State.CONFIRMED
    document.confirmed_at, document.confirmed_by = at, by
    taken = NumberTaken(
        f"Sổ đã có văn bản số {document.number} của {document.issuer_name or 'cơ quan này'} "
        "trong năm đó. Hãy mở văn bản đã có, hoặc sửa số nếu máy đọc sai.",
        field="number",
    )
    with refused_as(taken, constraint="directives_document_number_once_a_year"):
        document.save()
    return document


@action("directives.document.withdrawn")
def withdraw_document(*, document: Document, reason: str, by: User, at: datetime) -> Document:
    """
    Take a document out of the register; the row and its history stay.

    :raises NotOnTheMap: if it was taken out before.
    """
    states.check(STEPS, Document.State(document.state), Document.State.WITHDRAWN)
    document.state = Document.State.WITHDRAWN
    document.withdrawn_reason = text.clean(reason)
    document.save(update_fields=["state", "withdrawn_reason"])
    return document
