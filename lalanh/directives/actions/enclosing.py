"""What a text says to be enclosed, or stood beside its draft, goes with the document."""

from collections.abc import Iterable
from datetime import datetime

from lalanh.base.models import User
from lalanh.directives.models import Attachment, Citation, Document, Draft


def attach_enclosed(citations: Iterable[Citation], *, by: User, at: datetime) -> None:
    """Let each enclosed document that stands in the same register go with the one that says so."""
    for citation in citations:
        cited = citation.cited
        if citation.is_enclosed and cited and cited.owner_id == citation.document.owner_id:
            named = f"{cited.number or 'không số'} {cited.subject}"
            Attachment.objects.get_or_create(
                document=citation.document,
                attached=cited,
                defaults={"name": named[:250], "attached_at": at, "attached_by": by},
            )


def attach_enclosures(*, draft: Draft, document: Document) -> None:
    """Let the issued document carry what stood beside its draft, in the same order."""
    Attachment.objects.bulk_create(
        Attachment(
            document=document,
            attached=one.attached,
            file=one.file,
            name=one.name,
            attached_at=one.attached_at,
            attached_by=one.attached_by,
        )
        for one in draft.enclosures.select_related("attached", "file", "attached_by").order_by("pk")
    )
