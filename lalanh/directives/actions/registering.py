"""A person corrects what the machine proposed and enters the document into the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import drafting
from lalanh.directives.actions.enclosing import attach_enclosed
from lalanh.directives.actions.indexing import index_document
from lalanh.directives.models import Citation, Document, DocumentType, IncomingStamp
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body

STEPS: Mapping[Document.State, frozenset[Document.State]] = {
    Document.State.PROPOSED: frozenset({Document.State.CONFIRMED, Document.State.WITHDRAWN}),
    Document.State.CONFIRMED: frozenset({Document.State.WITHDRAWN}),
    Document.State.WITHDRAWN: frozenset(),
}


class ConfirmedAlready(states.NotOnTheMap):
    """A document is entered once."""

    message = "Văn bản đã vào sổ rồi, có thể người khác vừa xác nhận trước. Không cần làm lại."


class NoReason(Refused):
    """Who takes a document out says why."""

    message = "Chưa ghi lý do. Hãy ghi rõ vì sao bỏ hay gỡ văn bản này."


class Nameless(Refused):
    """A document nobody could find again is not entered."""

    message = (
        "Văn bản chưa có số, ký hiệu, cũng chưa có trích yếu. "
        "Hãy mở “Phần đầu”, ghi ít nhất trích yếu rồi xác nhận."
    )


class NumberTaken(Refused):
    """The register holds a document of this issuer, number and year already."""


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """The facts of the head as a person settles them; an unknown date has bounds instead."""

    direction: str
    number: str
    type: DocumentType | None
    subject: str
    issued_on: date | None
    issuer: Body | None
    issuer_name: str
    place: str
    urgency: str
    signer_name: str
    parent_body_name: str = ""
    not_before: date | None = None
    not_after: date | None = None


def _set_head(document: Document, head: DocumentHead, *, at: datetime) -> None:
    document.direction = head.direction
    document.number = text.clean(head.number)
    document.number_key = drafting.number_key(head.number)
    document.type = head.type
    document.subject = text.clean(head.subject)
    document.issued_on = head.issued_on
    document.not_before = head.not_before if head.issued_on is None else None
    document.not_after = head.not_after if head.issued_on is None else None
    document.issuer = head.issuer or drafting.issuing_body(
        parent_name=text.clean(head.parent_body_name),
        name=text.clean(head.issuer_name),
        owner=document.owner,
        on=head.issued_on or local_date(at),
    )
    document.issuer_name = text.clean(head.issuer_name)
    document.parent_body_name = text.clean(head.parent_body_name)
    document.issuer_key = drafting.issuer_key(head.parent_body_name, head.issuer_name)
    document.place = text.clean(head.place)
    document.urgency = head.urgency
    document.signer_name = text.clean(head.signer_name)


@action("directives.document.written_down")
def register_by_hand(*, owner: Body, head: DocumentHead, by: User, at: datetime) -> Document:
    """Write down a document that came on paper; it still waits to be confirmed."""
    document = Document(owner=owner)
    _set_head(document, head, at=at)
    document.save(force_insert=True)
    index_document(document)
    return document


@action("directives.document.corrected")
def correct_document(*, document: Document, head: DocumentHead, by: User, at: datetime) -> Document:
    """
    Settle the head of a draft; what the machine proposed stays in the reading.

    :raises NotADraft: once the document is in the register.
    """
    drafting.draft_only(document)
    _set_head(document, head, at=at)
    document.save()
    index_document(document)
    return document


@action("directives.document.confirmed")
def confirm_document(*, document: Document, by: User, at: datetime) -> Document:
    """
    Enter the document into the register.

    :raises Nameless: with neither number nor subject.
    :raises NumberTaken: if this issuer's number of this year is there already.
    :raises ConfirmedAlready: if it is in the register.
    :raises NotOnTheMap: if it was taken out.
    """
    drafting.lock(document)
    if document.state == Document.State.CONFIRMED:
        raise ConfirmedAlready
    states.check(STEPS, Document.State(document.state), Document.State.CONFIRMED)
    if not document.number and not document.subject:
        raise Nameless
    document.state = Document.State.CONFIRMED
    document.confirmed_at, document.confirmed_by = at, by
    taken = NumberTaken(
        f"Sổ đã có văn bản số {document.number} của {document.issuer_name or 'cơ quan này'} "
        "trong năm đó. Hãy mở văn bản đã có, hoặc sửa số nếu máy đọc sai.",
        field="number",
    )
    with refused_as(taken, constraint="directives_document_number_once_a_year"):
        document.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    _link_those_who_cite(document)
    attach_enclosed(
        Citation.objects.filter(cited=document, is_enclosed=True).select_related("document"),
        by=by,
        at=at,
    )
    return document


def _link_those_who_cite(document: Document) -> None:
    """Let citations that came in before the document point at it now, if it is the only one."""
    if not document.number_key or document.issued_on is None:
        return
    year = document.issued_on.year
    same = Document.objects.filter(number_key=document.number_key, issued_on__year=year)
    if same.exclude(state=Document.State.WITHDRAWN).count() > 1:
        return
    waiting = Citation.objects.filter(
        number_key=document.number_key, issued_on__year=year, cited__isnull=True
    ).exclude(document=document)
    linked = waiting.update(cited=document)
    note(linked=linked)


@dataclass(frozen=True, slots=True)
class StampFacts:
    """The receiver's stamp, apart from the document's own number, date and issuer."""

    number: str
    received_on: date | None
    office: str = ""
    forwarded_to: str = ""
    file_number: str = ""


@action("directives.document.stamped")
def stamp_document(*, document: Document, stamp: StampFacts, by: User, at: datetime) -> Document:
    """Write down under which number and on which day the document came in, and to whom it went."""
    IncomingStamp.objects.update_or_create(
        document=document,
        defaults={
            "number": text.clean(stamp.number),
            "received_on": stamp.received_on,
            "office": text.clean(stamp.office),
            "forwarded_to": text.clean(stamp.forwarded_to),
            "file_number": text.clean(stamp.file_number),
        },
    )
    return document


@action("directives.document.withdrawn")
def withdraw_document(*, document: Document, reason: str, by: User, at: datetime) -> Document:
    """
    Take a document out of the register; the row and its history stay.

    :raises NoReason: without a reason.
    :raises NotOnTheMap: if it was taken out before.
    """
    drafting.lock(document)
    states.check(STEPS, Document.State(document.state), Document.State.WITHDRAWN)
    document.withdrawn_reason = text.clean(reason)
    if not document.withdrawn_reason:
        raise NoReason(field="reason")
    document.state = Document.State.WITHDRAWN
    document.save(update_fields=["state", "withdrawn_reason"])
    return document
