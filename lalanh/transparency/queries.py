"""Reads of publications and of the rows they appended."""

from datetime import date

from django.db.models import Max, QuerySet

from lalanh.organisations.models import Body
from lalanh.transparency.models import DraftRow, Publication, PublishedRow


def publications() -> QuerySet[Publication]:
    """Return the publications in sight, the newest first."""
    return Publication.objects.select_related("prepared_by", "settled_by").order_by("-pk")


def waiting() -> Publication | None:
    """Return the draft that waits or is being published, if there is one."""
    states = (Publication.State.DRAFT, Publication.State.APPROVED)
    return publications().filter(state__in=states).first()


def draft_rows(*, publication: Publication) -> QuerySet[DraftRow]:
    """Return the rows of a draft in the order they will have in the log."""
    return DraftRow.objects.filter(publication=publication).order_by("position")


def row_of(*, source_prefix: str) -> PublishedRow | None:
    """Return the published row that speaks of this entry ("17:VND:mobilised")."""
    return (
        PublishedRow.objects.filter(spoken__source__startswith=source_prefix)
        .order_by("number")
        .first()
    )


def row_numbered(number: int) -> PublishedRow | None:
    """Return the published row of this number; a row that closes a publication is none."""
    return PublishedRow.objects.filter(number=number, spoken__isnull=False).first()


def published_through(*, owner: Body) -> date | None:
    """Return the last day up to which this body has published, or None."""
    done = Publication.objects.filter(owner=owner, state=Publication.State.PUBLISHED)
    last: date | None = done.aggregate(last=Max("through"))["last"]
    return last
