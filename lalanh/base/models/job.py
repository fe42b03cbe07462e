"""Work that takes longer than a second."""

from django.conf import settings
from django.db import models


class Job(models.Model):
    """
    One piece of long work: what, for whom, how far, and how it ended.

    `cursor` moves in the same transaction as the work it stands for, so a killed job goes on where
    it was and does nothing twice.
    """

    class State(models.TextChoices):
        """Where the work stands."""

        QUEUED = "queued", "đang chờ"
        RUNNING = "running", "đang chạy"
        DONE = "done", "xong"
        FAILED = "failed", "không xong"
        CANCELLED = "cancelled", "đã dừng"

    kind = models.CharField("việc", max_length=80)
    key = models.CharField("khóa chống lặp", max_length=200, unique=True, null=True)
    args = models.JSONField("tham số", default=dict)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.QUEUED)
    cursor = models.JSONField("đã làm đến", default=dict)
    done = models.PositiveIntegerField("đã làm", default=0)
    total = models.PositiveIntegerField("tổng số", null=True)
    message = models.TextField("lời nhắn", blank=True)
    result = models.JSONField("kết quả", default=dict)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="người giao"
    )
    body_id = models.BigIntegerField("mã cơ quan", null=True)
    body_path = models.TextField("nhánh cơ quan", blank=True)
    requested_at = models.DateTimeField("giao lúc")
    not_before = models.DateTimeField("không chạy trước")
    started_at = models.DateTimeField("bắt đầu lúc", null=True)
    finished_at = models.DateTimeField("kết thúc lúc", null=True)
    cancel_asked_at = models.DateTimeField("xin dừng lúc", null=True)
    starts = models.PositiveSmallIntegerField("số lần chạy", default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    state__in=["done", "failed", "cancelled"], finished_at__isnull=False
                )
                | models.Q(state__in=["queued", "running"], finished_at__isnull=True),
                name="base_job_finished_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                name="base_job_waiting",
                condition=models.Q(state__in=["queued", "running"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"

    @property
    def percent(self) -> int | None:
        """How much is done, 0 to 100, or None while the total is unknown."""
        return min(100, self.done * 100 // self.total) if self.total else None

    @property
    def is_open(self) -> bool:
        """Whether the work still goes on."""
        return self.state in (self.State.QUEUED, self.State.RUNNING)
