"""Who holds a document, who has opened it and made it known."""

from django.db.models import QuerySet

from lalanh.directives.models import Copy, Document
from lalanh.organisations.models import Body


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
