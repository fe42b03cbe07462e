"""What every body reports of a plan at its rhythm, and what is made of it above."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme


class PlanReport(models.Model):
    """
    The report of one body for one period of a plan; what was sent is not changed any more.

    A consolidated one is written by the consolidating body from those of all the others.
    """

    class State(models.TextChoices):
        """Where the report stands."""

        DRAFT = "draft", "đang soạn"
        SENT = "sent", "đã gửi"
        RETURNED = "returned", "bị trả lại"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="reports")
    # The code of the period, see kernel.period: "2021-08-14", "2021-W32", "2021-08".
    period = models.CharField("kỳ", max_length=10)
    is_consolidated = models.BooleanField("báo cáo tổng hợp", default=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    # To whom it goes, as the route was when it was begun.
    receiver = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField("hạn gửi")
    text = models.TextField("nội dung")
    # Counted from the records when it was last saved: name of a count to its number.
    figures = models.JSONField("số liệu", default=dict)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.DRAFT)
    return_reason = models.TextField("lý do trả lại", blank=True)
    first_sent_at = models.DateTimeField("gửi lần đầu lúc", null=True)
    sent_at = models.DateTimeField("gửi lúc", null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "period", "body", "is_consolidated"],
                name="tasks_planreport_once",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by__isnull=True, first_sent_at__isnull=True)
                & ~Q(state="sent")
                | Q(sent_at__isnull=False, sent_by__isnull=False, first_sent_at__isnull=False),
                name="tasks_planreport_sent_at_with_sent_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(return_reason=""),
                name="tasks_planreport_return_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.period} {self.body_id}"

    @property
    def is_late(self) -> bool:
        """Whether it was first sent after the hour that was set."""
        return self.first_sent_at is not None and self.first_sent_at > self.due_at


class PlanReportStep(models.Model):
    """What was sent or returned, whole, by whom and when."""

    report = models.ForeignKey(PlanReport, on_delete=models.PROTECT, related_name="steps")
    to = models.CharField("bước", max_length=8, choices=PlanReport.State)
    text = models.TextField("nội dung")
    figures = models.JSONField("số liệu", default=dict)
    acting_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField("lúc")
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.report_id} → {self.to}"
