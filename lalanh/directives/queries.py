"""Reads of the register: search, one document with its parts, chains of citations."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from lalanh.directives.models import (
    Citation,
    Clause,
    ClauseAssignee,
    Copy,
    Document,
    DocumentType,
    Reading,
    Recipient,
)
from lalanh.directives.models.document import Urgency
from lalanh.kernel import text
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Group
from lalanh.organisations.queries import Found

_RANK = {Urgency.FLASH: 0, Urgency.VERY_URGENT: 1, Urgency.URGENT: 2, Urgency.NORMAL: 3}


def register(*, words: str = "", direction: str = "", state: str = "") -> QuerySet[Document]:
    """
    Return the documents in sight, the most urgent drafts first, then the newest.

    :param words: looked for without tones in number, subject, issuer, signer and text; all of
        them must occur as words, the last one perhaps only begun.
    """
    found = Document.objects.select_related("type", "owner", "issuer")
    for pattern in _word_patterns(words):
        found = found.filter(folded__regex=pattern)
    if direction:
        found = found.filter(direction=direction)
    found = found.filter(state=state) if state else found.exclude(state=Document.State.WITHDRAWN)
    urgent_drafts = Case(
        *[
            When(state=Document.State.PROPOSED, urgency=urgency, then=Value(rank))
            for urgency, rank in _RANK.items()
        ],
        default=Value(len(_RANK)),
        output_field=IntegerField(),
    )
    return found.annotate(urgent=urgent_drafts).order_by("urgent", "-issued_on", "-pk")


def _word_patterns(words: str) -> list[str]:
    """Return one regular expression of PostgreSQL for each word as it is stored, folded."""
    asked = [re.escape(word) for word in text.fold(words).split()]
    whole = [f"{_BEGINS[word[:1].isalnum()]}{word}(?!\\w)" for word in asked[:-1]]
    return whole + [f"{_BEGINS[word[:1].isalnum()]}{word}" for word in asked[-1:]]


# A word begins where no letter stands before it; a sign begins anywhere.
_BEGINS = {True: r"\m", False: ""}


def document_in_full(*, pk: int) -> Document | None:
    """Return a document with reading, clauses, names, recipients and citations, or None."""
    assignees = ClauseAssignee.objects.select_related("body", "group").order_by("position")
    clauses = Clause.objects.select_related("restates__document").prefetch_related(
        Prefetch("assignees", assignees)
    )
    return (
        Document.objects.filter(pk=pk)
        .select_related("reading", "type", "owner", "issuer", "confirmed_by", "stamp")
        .prefetch_related(
            Prefetch("clauses", clauses.order_by("position")),
            Prefetch(
                "recipients",
                Recipient.objects.select_related("body", "group").order_by(
                    "-is_addressee", "position"
                ),
            ),
            Prefetch("citations", Citation.objects.select_related("cited").order_by("pk")),
        )
        .first()
    )


def readings() -> QuerySet[Reading]:
    """Return the files in sight, with their documents."""
    return Reading.objects.select_related("file", "received_by").prefetch_related(
        Prefetch("documents", Document.objects.select_related("type").order_by("start", "pk"))
    )


def drafts(*, owner: Body) -> QuerySet[Document]:
    """Return the body's own documents that wait for a person, the most urgent first."""
    return register(state=Document.State.PROPOSED).filter(owner=owner)


def clauses() -> QuerySet[Clause]:
    """Return the clauses in sight, with their names."""
    assignees = ClauseAssignee.objects.select_related("body", "group").order_by("position")
    return Clause.objects.select_related(
        "document__owner", "document__reading", "restates__document"
    ).prefetch_related(Prefetch("assignees", assignees))


def names_in_clauses() -> QuerySet[ClauseAssignee]:
    """Return the names in clauses in sight."""
    return ClauseAssignee.objects.select_related("clause__document__owner", "body", "group")


def recipients() -> QuerySet[Recipient]:
    """Return the recipients of documents in sight."""
    return Recipient.objects.select_related("document")


def document_types() -> QuerySet[DocumentType]:
    """Return the catalogue of types."""
    return DocumentType.objects.order_by("name", "pk")


def body_or_group(*, key: str) -> tuple[Body | None, Group | None]:
    """Return what a key of a list of meanings stands for: `b12` a body, `g3` a group."""
    sort, number = key[:1], key[1:]
    if not (number.isascii() and number.isdigit()):
        return None, None
    if sort == "g":
        return None, Group.objects.filter(pk=int(number)).first()
    return Body.objects.filter(pk=int(number)).first() if sort == "b" else None, None


FOUND_LIMIT = 8


def meanings(*, words: str, owner: Body, on: date) -> list[Found]:
    """
    Return the bodies and groups that words may mean, likeliest first.

    First those whose names hold all the words, in whatever tones; then those that look alike.
    """
    asked = text.fold(words).split()
    held = [
        Found(None, group, 100)
        for group in organisations.groups()
        if asked and group.owner_id in (None, owner.pk) and all(w in group.folded for w in asked)
    ]
    held += [
        Found(body, None, 100)
        for body in organisations.bodies_like(words=words, on=on)[:FOUND_LIMIT]
        if asked
    ]
    known = {(f.body and f.body.pk, f.group and f.group.pk) for f in held}
    alike = organisations.resolve_name(name=words, owner=owner, on=on).found if asked else ()
    held += [f for f in alike if (f.body and f.body.pk, f.group and f.group.pk) not in known]
    return held[: 2 * FOUND_LIMIT]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at before confirming, and where it stands on the page."""

    sentence: str
    # The head field it is about, or empty.
    field: str = ""
    clause_id: int | None = None


SURE_FROM_PERCENT = 70


def doubts(*, document: Document) -> list[Doubt]:
    """Return what is unsure in a draft: head first, then clause by clause."""
    found = list(_doubts_of_head(document))
    for clause in document.clauses.all():
        if clause.is_followed:
            found += [Doubt(s, clause_id=clause.pk) for s in _doubts_of_clause(document, clause)]
    return found


def _doubts_of_head(document: Document) -> Iterator[Doubt]:
    said = proposal_of(document)
    if not document.number:
        yield Doubt("Chưa thấy số, ký hiệu. Nếu văn bản không có số, hãy để trống.", "number")
    elif said.get("number_literal") and document.number not in str(said["number_literal"]):
        yield Doubt(f"Máy đọc số từ “{said['number_literal']}”.", "number")
    if document.issued_on is None:
        bounds = [
            f"không trước {document.not_before:%d/%m/%Y}" if document.not_before else "",
            f"không sau {document.not_after:%d/%m/%Y}" if document.not_after else "",
        ]
        known = ", ".join(filter(None, bounds))
        yield Doubt(f"Chưa thấy ngày ban hành{' (' + known + ')' if known else ''}.", "issued_on")
    if not document.issuer_name:
        yield Doubt("Chưa thấy cơ quan ban hành.", "issuer_name")
    elif said.get("issuing_body_derived"):
        yield Doubt("Cơ quan ban hành suy từ nội dung, không có ở đầu văn bản.", "issuer_name")
    if document.type is None:
        yield Doubt("Chưa rõ loại văn bản.", "type")
    if not document.subject:
        yield Doubt("Chưa thấy trích yếu.", "subject")


def _doubts_of_clause(document: Document, clause: Clause) -> Iterator[str]:
    names = list(clause.assignees.all())
    if not names:
        yield "Chưa rõ giao cho ai."
    for name in names:
        if name.body is None and name.group is None:
            yield f"Chưa khớp “{name.literal}” với cơ quan nào trong danh mục."
        elif name.is_inherited:
            yield f"“{name.literal}” suy từ đề mục, không nêu trong câu."
    if clause.deadline_literal and clause.last_day is None:
        yield f"Chưa tính được ngày từ “{clause.deadline_literal}”."
    if clause.is_tentative:
        yield "Thời hạn còn dự kiến."
    if clause.last_day and document.issued_on and clause.last_day <= document.issued_on:
        yield "Hạn không sau ngày ban hành."
    if clause.confidence_percent is not None and clause.confidence_percent < SURE_FROM_PERCENT:
        yield "Máy không chắc đây là nhiệm vụ."


def proposal_of(document: Document) -> dict[str, object]:
    """Return what the machine proposed for this document, untouched by corrections."""
    if document.reading is None:
        return {}
    proposals: list[dict[str, object]] = document.reading.proposals
    return next((one for one in proposals if one["start"] == document.start), {})


def copies(*, document: Document) -> QuerySet[Copy]:
    """Return who holds the document, those who have not opened it first."""
    return (
        Copy.objects.filter(document=document)
        .select_related("body", "opened_by")
        .order_by("-opened_at", "body__sort_key", "pk")
    )


def copy_of(*, document: Document, body: Body) -> Copy | None:
    """Return the body's own copy."""
    return Copy.objects.filter(document=document, body=body).first()


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: a document and how far it stands from the first."""

    document: Document
    depth: int


DEPTH_LIMIT = 10


def chain_up(*, document: Document) -> list[Link]:
    """Return the registered documents this one rests on, to any depth, nearest first."""
    return _chain(document, lambda ids: Document.objects.filter(cited_by__document__in=ids))


def chain_down(*, document: Document) -> list[Link]:
    """Return the registered documents that rest on this one, to any depth, nearest first."""
    return _chain(document, lambda ids: Document.objects.filter(citations__cited__in=ids))


def _chain(start: Document, neighbours: Callable[[list[int]], QuerySet[Document]]) -> list[Link]:
    seen, edge = {start.pk}, [start.pk]
    links: list[Link] = []
    for depth in range(1, DEPTH_LIMIT + 1):
        found = neighbours(edge).exclude(pk__in=seen).distinct().order_by("issued_on", "pk")
        edge = [document.pk for document in found]
        links += [Link(document, depth) for document in found]
        seen.update(edge)
        if not edge:
            break
    return links


def unresolved(*, document: Document) -> QuerySet[ClauseAssignee]:
    """Return the names in followed clauses that nobody has matched with a body or group yet."""
    return ClauseAssignee.objects.filter(
        clause__document=document, clause__is_followed=True, body__isnull=True, group__isnull=True
    ).order_by("clause__position", "position")
