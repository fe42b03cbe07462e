"""What the public sends in. The portal's role can add a row here and read nothing."""

import uuid

from django.db import models


class InboxItem(models.Model):
    """One public submission, waiting for the module that knows its kind."""

    class State(models.TextChoices):
        """Where the submission stands."""

        NEW = "new", "mới"
        HANDLED = "handled", "đã nhận xử lý"
        REFUSED = "refused", "không nhận"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("loại", max_length=60)
    payload = models.JSONField("nội dung")
    received_at = models.DateTimeField("nhận lúc")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.NEW)
    handled_at = models.DateTimeField("xử lý lúc", null=True)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="new", handled_at__isnull=True)
                | models.Q(~models.Q(state="new"), handled_at__isnull=False),
                name="base_inboxitem_handled_has_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["received_at"],
                name="base_inboxitem_waiting",
                condition=models.Q(state="new"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
