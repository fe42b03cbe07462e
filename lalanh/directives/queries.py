"""Reads of the register: search, one document with its parts, chains of citations."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from lalanh.directives.models import Citation, Clause, ClauseAssignee, Copy, Document, Recipient
from lalanh.directives.models.document import Urgency
from lalanh.kernel import text
from lalanh.organisations.models import Body

_RANK = {Urgency.FLASH: 0, Urgency.VERY_URGENT: 1, Urgency.URGENT: 2, Urgency.NORMAL: 3}


def register(*, words: str = "", direction: str = "", state: str = "") -> QuerySet[Document]:
    """
    Return the documents in sight, the most urgent drafts first, then the newest.

    :param words: looked for without tones in number, subject, issuer, signer and text; all of
        them must occur.
    """
    found = Document.objects.select_related("type", "owner", "issuer")
    for word in text.fold(words, blank_punctuation=False).split():
        found = found.filter(folded__contains=word)
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
