"""What a text says to be enclosed goes with the document as soon as it is known."""

from collections.abc import Iterable
from datetime import datetime

from lalanh.base.models import User
from lalanh.directives.models import Attachment, Citation


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
