"""Who is told that a document came."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from lalanh.base import notices
from lalanh.base.models import Notice, User
from lalanh.directives.models import Document


def sitting_in(bodies: Collection[int]) -> list[User]:
    """Return the accounts with an open seat in one of these bodies, of whatever branch."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT directives_accounts_in(%s)", [list(bodies)])
        seated = [row[0] for row in cursor.fetchall()]
    return list(User.objects.filter(pk__in=seated, is_active=True))


def tell_at_once(document: Document, bodies: Collection[int], *, by: User, at: datetime) -> None:
    """Tell everyone who sits in these bodies, by every channel, that a hỏa tốc document came."""
    notices.send(
        to=sitting_in(bodies),
        kind="directives.flash",
        text=f"Văn bản hỏa tốc từ {document.issuer_name or document.owner.name}: "
        f"{document.number or 'không số'} {document.subject[:150]}",
        url=f"/van-ban/{document.pk}/",
        urgency=Notice.Urgency.FLASH,
        by=by,
        at=at,
    )
