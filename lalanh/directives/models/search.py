"""What search reads beside the stored text: corrected readings, and names in use for one thing."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.directives.models.document import Document


class Correction(models.Model):
    """
    How a place of a text should read; the text itself stays as it was recognised.

    `start` and `end` count as those of clauses do. One that was wrong itself is dropped, not lost.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="corrections")
    start = models.PositiveIntegerField("từ ký tự")
    end = models.PositiveIntegerField("đến ký tự")
    literal = models.TextField("chữ trong bản đọc")
    reading = models.TextField("đọc đúng là")
    noted_at = models.DateTimeField("ghi lúc")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    dropped_at = models.DateTimeField("bỏ lúc", null=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "start"],
                condition=Q(dropped_at__isnull=True),
                name="directives_correction_once_at_a_place",
            ),
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")),
                name="directives_correction_span_in_order",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True, dropped_by__isnull=True)
                | Q(dropped_at__isnull=False, dropped_by__isnull=False),
                name="directives_correction_dropped_at_with_dropped_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.start}:{self.end}"


class SameName(models.Model):
    """One of the names in use for a thing: whichever is searched for, all are found."""

    thing = models.CharField("tên đầy đủ", max_length=200)
    words = models.CharField("cách gọi", max_length=200)
    # Without tones and signs, as texts are compared.
    folded = models.CharField(max_length=200, unique=True, editable=False)

    def __str__(self) -> str:
        return f"{self.words} = {self.thing}"
