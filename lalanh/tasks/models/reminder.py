"""Reminders of a deadline (đôn đốc): when they go out, each that went out, and who opened it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models.task import Assignment


class ReminderRule(models.Model):
    """
    When the tasks of a programme are reminded of by the platform itself; the newest row counts.

    Rows are never changed: the older ones show who had set what, and until when.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="reminder_rules"
    )
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    is_on = models.BooleanField("tự nhắc", default=True)
    # Whole numbers of days, 0 for the last day itself.
    days_before = models.JSONField("nhắc trước hạn (ngày)", default=list)
    every_days_after = models.PositiveSmallIntegerField("quá hạn, nhắc lại sau mỗi (ngày)")
    set_at = models.DateTimeField("đặt lúc")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.programme_id} #{self.pk}"


class Reminder(models.Model):
    """
    One body was reminded of its part in a task; never a person, and never changed afterwards.

    `owner` gave the task; `sender` is the owner, or the body that directs the task.
    """

    class Kind(models.TextChoices):
        """Why it went out."""

        BEFORE = "before", "tự nhắc trước hạn"
        TODAY = "today", "tự nhắc ngày đến hạn"
        AFTER = "after", "tự nhắc quá hạn"
        BY_HAND = "by_hand", "đôn đốc"

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reminders")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    # The day in Việt Nam: one reminder of a kind a day.
    on = models.DateField("ngày")
    text = models.TextField("nội dung")
    is_request = models.BooleanField("là đề nghị", default=False)
    is_flash = models.BooleanField("hỏa tốc", default=False)
    sent_at = models.DateTimeField("gửi lúc")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Accounts of the body that found it on their desk; none: the body has to be written to.
    told = models.PositiveSmallIntegerField("số tài khoản nhận")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "sender", "kind", "on"], name="tasks_reminder_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="tasks_reminder_says_something"),
        ]
        indexes = [
            models.Index(fields=["body", "-sent_at"], name="tasks_reminder_received"),
            models.Index(fields=["sender", "-sent_at"], name="tasks_reminder_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.kind} {self.on}"


class ReminderOpened(models.Model):
    """Somebody of the reminded body opened a reminder: the first time, and who."""

    reminder = models.ForeignKey(Reminder, on_delete=models.PROTECT, related_name="openings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("mở xem lúc")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reminder", "opened_by"], name="tasks_reminderopened_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reminder_id} {self.opened_by_id}"
