"""Who holds a document, who has opened it and made it known."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce

from lalanh.directives.models import Copy, Document
from lalanh.organisations.models import Body

MISSING = {"chua-nhan": "chưa nhận", "chua-quan-triet": "chưa quán triệt"}


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a document has come: bodies that hold it, have opened it, have made it known."""

    handed: int
    opened: int
    spread: int
    people: int


def spread_of(*, document: Document) -> Spread:
    """Return how many bodies hold the document, opened it, made it known, and to how many."""
    counts = Copy.objects.filter(document=document).aggregate(
        handed=Count("pk"),
        opened=Count("opened_at"),
        spread=Count("spread_on"),
        people=Coalesce(Sum("spread_to_people"), 0),
    )
    return Spread(**counts)


def missing(*, document: Document, what: str = "") -> QuerySet[Copy]:
    """
    Return who holds the document; of those who lack something, only them.

    :param what: a key of MISSING, or empty for all.
    """
    found = copies(document=document)
    if what == "chua-nhan":
        return found.filter(opened_at__isnull=True)
    return found.filter(spread_on__isnull=True) if what == "chua-quan-triet" else found


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


def unopened_by(*, body: Body) -> int:
    """Return how many documents the body was handed and has not opened."""
    return Copy.objects.filter(body=body, opened_at__isnull=True).count()
