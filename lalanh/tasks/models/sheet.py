"""Filled sheets as they came in, what is wrong with them, and that they were taken in once."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.base.models import StoredFile
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme


class FilledSheet(models.Model):
    """
    One file of a body: its rows as read, waiting to be looked at, taken in whole or not at all.

    The same file for the same plan is one row, so sending it again gives nothing twice.
    """

    class Kind(models.TextChoices):
        """What the rows are."""

        PROGRESS = "progress", "tiến độ phần việc"
        PLAN = "plan", "nhiệm vụ của kế hoạch"

    class State(models.TextChoices):
        """Whether its rows have become reports or tasks."""

        WAITING = "waiting", "chờ xem lại"
        TAKEN = "taken", "đã ghi"
        DROPPED = "dropped", "đã bỏ"

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="filled_sheets")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    programme = models.ForeignKey(
        Programme, null=True, on_delete=models.PROTECT, related_name="filled_sheets"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên tệp", max_length=200)
    # The filled rows: sheet, number, cells by key.
    lines = models.JSONField("các dòng", default=list)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.WAITING)
    sent_at = models.DateTimeField("gửi lúc")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField("ghi lúc", null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_count = models.PositiveIntegerField("số dòng đã ghi", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind", "programme", "file"],
                nulls_distinct=False,
                name="tasks_filledsheet_file_once",
            ),
            models.CheckConstraint(
                condition=Q(state="taken", taken_at__isnull=False, taken_by__isnull=False)
                | ~Q(state="taken") & Q(taken_at__isnull=True, taken_by__isnull=True),
                name="tasks_filledsheet_taken_at_with_taken_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
