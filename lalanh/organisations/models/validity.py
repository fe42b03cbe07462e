"""Rows that hold from one day until before another."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class Dated(models.Model):
    """
    A row that holds from one day until before another; without the other it still holds.

    A model with a `Meta` of its own takes the check over: `class Meta(Dated.Meta)` and
    `*Dated.Meta.constraints` among its constraints.
    """

    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_start",
            ),
        ]


def in_force(on: date, *, through: str = "") -> Q:
    """Return the condition that the row, or the one reached `through` a relation, holds."""
    start = f"{through}__" if through else ""
    return Q(**{f"{start}valid_from__lte": on}) & (
        Q(**{f"{start}valid_to__isnull": True}) | Q(**{f"{start}valid_to__gt": on})
    )
