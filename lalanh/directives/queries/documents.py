"""One document with its parts, and the parts in sight."""

from collections import Counter

from django.db.models import Prefetch, QuerySet

from lalanh.directives.models import (
    Attachment,
    Citation,
    Clause,
    ClauseAssignee,
    Correction,
    Document,
    Recipient,
)
from lalanh.kernel import text


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
            Prefetch(
                "citations",
                Citation.objects.select_related("cited").defer("cited__text").order_by("pk"),
            ),
        )
        .first()
    )


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


def unresolved(*, document: Document) -> list[tuple[ClauseAssignee, int]]:
    """
    Return the names in followed clauses that nobody has matched with a body or group yet.

    Each name once, where it stands first, with the number of places: settling one settles all.
    """
    rows = ClauseAssignee.objects.filter(
        clause__document=document, clause__is_followed=True, body__isnull=True, group__isnull=True
    ).order_by("clause__position", "position")
    first: dict[str, ClauseAssignee] = {}
    places: Counter[str] = Counter()
    for row in rows:
        name = text.fold(row.literal)
        first.setdefault(name, row)
        places[name] += 1
    return [(row, places[name]) for name, row in first.items()]


def standing_corrections() -> QuerySet[Correction]:
    """Return how places of texts in sight should read, in their order."""
    standing = Correction.objects.filter(dropped_at__isnull=True)
    return standing.select_related("noted_by", "document").order_by("start")


def corrections(*, document: Document) -> QuerySet[Correction]:
    """Return how places of a document's text should read, in their order."""
    return standing_corrections().filter(document=document)


def citations() -> QuerySet[Citation]:
    """Return the citations in sight."""
    return Citation.objects.select_related("document__owner", "cited")


def attachments() -> QuerySet[Attachment]:
    """Return what goes with documents in sight, in the order it was attached."""
    found = Attachment.objects.select_related("document__owner", "attached", "file", "attached_by")
    return found.defer("document__text", "attached__text").order_by("pk")
