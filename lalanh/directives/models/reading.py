"""A file that came in, and what the reader made of it."""

from django.conf import settings
from django.db import models

from lalanh.base.models import StoredFile
from lalanh.organisations.models import Body


class Reading(models.Model):
    """
    The text of one file as read, untouched; the documents in it point at their span of this text.

    Nothing in the text is corrected: recognition errors stay, corrections stand beside them.
    """

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="readings")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên tệp", max_length=250)
    text = models.TextField("nội dung")
    # What the reader proposed, kept as it was, so that a person's corrections can be seen.
    proposals = models.JSONField("đề xuất của máy")
    faults = models.JSONField("lỗi đọc", default=list)
    received_at = models.DateTimeField("nhận lúc")
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            # The same bytes in the same body are one reading, however often they are sent.
            models.UniqueConstraint(fields=["owner", "file"], name="directives_reading_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
