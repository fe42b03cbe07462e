"""Lasting pairs of bodies, such as a border post and a commune."""

from django.db import models

from lalanh.organisations.models.body import Body
from lalanh.organisations.models.validity import Dated


class Pairing(Dated):
    """Two bodies keep up a co-operation for a time."""

    first = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField("nội dung phối hợp", max_length=250)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")),
                name="organisations_pairing_lower_id_first",
            ),
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=models.Q(valid_to__isnull=True),
                name="organisations_pairing_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"
