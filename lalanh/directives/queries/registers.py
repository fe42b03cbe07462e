"""The lists of the register: documents, files read, the catalogue of types."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from lalanh.directives.models import Copy, Document, DocumentType, Reading
from lalanh.directives.models.document import Urgency
from lalanh.organisations.models import Body

_RANK = {Urgency.FLASH: 0, Urgency.VERY_URGENT: 1, Urgency.URGENT: 2}
PRESSING_LIMIT = 100


def rows(*, ids: Iterable[int]) -> list[Document]:
    """Return these documents, if in sight, in this order, as a list shows them."""
    wanted = list(ids)
    found = (
        Document.objects.filter(pk__in=wanted)
        .select_related("type", "owner", "issuer")
        .defer("text")
        .in_bulk()
    )
    return [found[pk] for pk in wanted if pk in found]


def pressing(*, body: Body) -> list[Document]:
    """
    Return what lies on top of the body's list, the most urgent first, the newest before older.

    Its own drafts that are marked urgent, and every hỏa tốc it was handed and has not opened.
    """
    drafts = Document.objects.filter(
        owner=body, state=Document.State.PROPOSED, urgency__in=list(_RANK)
    )
    unopened = Copy.objects.filter(
        body=body, opened_at__isnull=True, document__urgency=Urgency.FLASH
    ).values_list("document", flat=True)
    # Two searches by key each; joined into one they would read the whole register.
    ids = [*drafts.values_list("pk", flat=True)[:PRESSING_LIMIT], *unopened[:PRESSING_LIMIT]]
    wanted = [one for one in rows(ids=dict.fromkeys(ids)) if one.state != Document.State.WITHDRAWN]
    wanted.sort(key=lambda one: (one.issued_on or date.max, one.pk), reverse=True)
    return sorted(wanted, key=lambda one: _RANK[Urgency(one.urgency)])


def unopened(*, body: Body, ids: Iterable[int]) -> set[int]:
    """Return which of these documents the body was handed and has not opened."""
    waiting = Copy.objects.filter(body=body, opened_at__isnull=True, document__in=list(ids))
    return set(waiting.values_list("document", flat=True))


def readings() -> QuerySet[Reading]:
    """Return the files in sight, with their documents."""
    return Reading.objects.select_related("file", "received_by").prefetch_related(
        Prefetch(
            "documents",
            Document.objects.select_related("type").defer("text").order_by("start", "pk"),
        )
    )


def document_types() -> QuerySet[DocumentType]:
    """Return the catalogue of types."""
    return DocumentType.objects.order_by("name", "pk")
