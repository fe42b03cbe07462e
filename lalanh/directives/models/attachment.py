"""What goes with a document, and where and how long a directive is in force."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.base.models import StoredFile
from lalanh.directives.models.document import Document
from lalanh.organisations.models import Unit


class Attachment(models.Model):
    """A file, or another document of the register: then it is that one record, never a copy."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="attachments")
    attached = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="attached_to"
    )
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên", max_length=250)
    attached_at = models.DateTimeField("kèm lúc")
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "attached"], name="directives_attachment_document_once"
            ),
            models.UniqueConstraint(
                fields=["document", "file"], name="directives_attachment_file_once"
            ),
            models.CheckConstraint(
                condition=Q(attached__isnull=True, file__isnull=False)
                | Q(attached__isnull=False, file__isnull=True),
                name="directives_attachment_file_or_document",
            ),
            models.CheckConstraint(
                condition=~Q(attached=models.F("document")) | Q(attached__isnull=True),
                name="directives_attachment_not_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} + {self.name[:60]}"


class Force(models.Model):
    """
    A stretch of time in which a directive is in force in a unit and all below it.

    Both days count; `ends_on` is unset while nobody has ended it.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="forces")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="tại")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True)
    begun_by = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="theo"
    )
    ended_by = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="dừng theo"
    )
    noted_at = models.DateTimeField("ghi lúc")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "unit"],
                condition=Q(ends_on__isnull=True),
                name="directives_force_one_open_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="directives_force_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} tại {self.unit_id} từ {self.starts_on}"
