"""Lasting pairs of bodies, such as a border post and a commune."""

from django.db import models

from lalanh.organisations.models.body import Body


class Pairing(models.Model):
    """Two bodies keep up a co-operation for a time."""

    first = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField("nội dung phối hợp", max_length=250)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True)

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
