"""Reads of letters from the public, as the seat sees them."""

from django.db.models import Case, QuerySet, Value, When

from lalanh.fund.models import PublicLetter


def letters_seen(*, code: str = "") -> QuerySet[PublicLetter]:
    """Return the letters in sight, the open ones first and among them the oldest; or one code's."""
    is_open = Case(When(state=PublicLetter.State.OPEN, then=Value(0)), default=Value(1))
    rows = PublicLetter.objects.select_related("owner", "answered_by")
    if code:
        rows = rows.filter(code=code.strip().upper())
    return rows.order_by(is_open, "received_at", "pk")


def open_letters(*, owner_id: int) -> QuerySet[PublicLetter]:
    """Return the letters a body has still to answer, the oldest first."""
    return PublicLetter.objects.filter(owner_id=owner_id, state=PublicLetter.State.OPEN).order_by(
        "received_at", "pk"
    )
