"""Rows that hold from one day until before another."""

from datetime import date

from django.db.models import Q


def in_force(on: date, *, through: str = "") -> Q:
    """Return the condition that the row, or the one reached `through` a relation, holds."""
    start = f"{through}__" if through else ""
    return Q(**{f"{start}valid_from__lte": on}) & (
        Q(**{f"{start}valid_to__isnull": True}) | Q(**{f"{start}valid_to__gt": on})
    )
