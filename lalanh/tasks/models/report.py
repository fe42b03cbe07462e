"""Reports of progress and the evidence they rest on."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.base.models import StoredFile
from lalanh.directives.models import Document
from lalanh.organisations.models import Body
from lalanh.tasks.models.task import Assignment


class Report(models.Model):
    """What a body says it has done; a report that claims the end awaits the giver's word."""

    class Verdict(models.TextChoices):
        """The giver's word on a report that claims the end."""

        NONE = "none", "chưa xét"
        ACCEPTED = "accepted", "chấp nhận"
        RETURNED = "returned", "trả lại"

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reports")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("kết quả")
    claims_done = models.BooleanField("báo cáo hoàn thành", default=False)
    reported_at = models.DateTimeField("báo cáo lúc")
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    verdict = models.CharField("kết luận", max_length=10, choices=Verdict, default=Verdict.NONE)
    verdict_reason = models.TextField("lý do", blank=True)
    judged_at = models.DateTimeField("xét lúc", null=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(judged_at__isnull=True, judged_by__isnull=True, verdict="none")
                | Q(judged_at__isnull=False, judged_by__isnull=False) & ~Q(verdict="none"),
                name="tasks_report_judged_at_with_judged_by",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="returned") | ~Q(verdict_reason=""),
                name="tasks_report_return_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True) | ~Q(judged_by=models.F("reported_by")),
                name="tasks_report_judged_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.reported_at:%Y-%m-%d} #{self.pk}"


class Evidence(models.Model):
    """Something that shows the result: a file, an official letter, or a figure with its unit."""

    class Kind(models.TextChoices):
        """What the result is shown by."""

        FILE = "file", "tệp"
        DOCUMENT = "document", "văn bản"
        FIGURE = "figure", "số liệu"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    title = models.CharField("tên", max_length=250)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    letter_number = models.CharField("số văn bản", max_length=60, blank=True)
    figure = models.BigIntegerField("con số", null=True)
    figure_unit = models.CharField("đơn vị tính", max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="file", file__isnull=False)
                | Q(kind="document", document__isnull=False)
                | Q(kind="document") & ~Q(letter_number="")
                | Q(kind="figure", figure__isnull=False) & ~Q(figure_unit=""),
                name="tasks_evidence_shows_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title[:60]} #{self.pk}"
