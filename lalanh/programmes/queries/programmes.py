"""Reads of programmes."""

from django.db.models import QuerySet

from lalanh.programmes.models import Programme


def programmes() -> QuerySet[Programme]:
    """Return the programmes in sight, open ones first, the newest first."""
    found = Programme.objects.select_related("owner", "document", "consolidator", "committee")
    return found.order_by("-state", "-starts_on", "-pk")
