"""What a task said before it was changed: kept for good, one row for each change."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.organisations.models import Body
from lalanh.tasks.models.event import EventMove
from lalanh.tasks.models.task import Task


class TaskChange(models.Model):
    """
    The words and the deadline of a task were changed in one place, for all who have a part in it.

    A sub-task that keeps the deadline of the one above follows by a trigger of the database; its
    row points at the first change through `root`.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="changes")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    move = models.ForeignKey(
        EventMove, null=True, on_delete=models.PROTECT, related_name="task_changes"
    )
    root = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed")
    reason = models.TextField("lý do")
    title_before = models.CharField("tên cũ", max_length=300)
    text_before = models.TextField("nội dung cũ")
    last_day_before = models.DateField("hạn cũ", null=True)
    due_time_before = models.TimeField("giờ cũ", null=True)
    title_after = models.CharField("tên mới", max_length=300)
    text_after = models.TextField("nội dung mới")
    last_day_after = models.DateField("hạn mới", null=True)
    due_time_after = models.TimeField("giờ mới", null=True)
    changed_at = models.DateTimeField("sửa lúc")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="tasks_taskchange_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.changed_at:%Y-%m-%d} #{self.pk}"
