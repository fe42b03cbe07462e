"""The book of incoming documents: under which number a body entered what reached it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from lalanh.directives.models.document import Document
from lalanh.organisations.models import Body


class Arrival(models.Model):
    """
    A document in a body's book of incoming documents, once, under a number of the year.

    Of its own register or handed to it as a copy; what is stamped on the paper stays as it was.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="arrivals")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="arrivals")
    year = models.PositiveSmallIntegerField("năm", editable=False)
    number = models.PositiveIntegerField("số đến")
    received_on = models.DateField("ngày đến")
    passed_to = models.CharField("chuyển cho", max_length=250, blank=True)
    passed_on = models.DateField("ngày chuyển", null=True)
    file_number = models.CharField("hồ sơ số", max_length=60, blank=True)
    remark = models.CharField("ghi chú", max_length=250, blank=True)
    entered_at = models.DateTimeField("vào sổ lúc")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "number"], name="directives_arrival_number_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["document", "body"], name="directives_arrival_document_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="directives_arrival_number_from_one"
            ),
            models.CheckConstraint(
                condition=Q(year=ExtractYear("received_on")), name="directives_arrival_of_its_year"
            ),
            models.CheckConstraint(
                condition=Q(passed_on__isnull=True) | Q(passed_on__gte=F("received_on")),
                name="directives_arrival_passed_on_afterwards",
            ),
        ]

    def __str__(self) -> str:
        return f"đến số {self.number}/{self.year} #{self.pk}"
