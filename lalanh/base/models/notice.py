"""What an account is told, and by which channel it went out."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One message to one account; it stands on the desk until it is read."""

    class Urgency(models.IntegerChoices):
        """How soon it must be seen; the highest goes out by every channel at once."""

        NORMAL = 0, "thường"
        URGENT = 1, "khẩn"
        FLASH = 2, "hỏa tốc"

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="người nhận"
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người gửi",
    )
    kind = models.CharField("loại", max_length=80)
    text = models.TextField("nội dung")
    url = models.CharField("mở trang", max_length=300, blank=True)
    urgency = models.SmallIntegerField("độ khẩn", choices=Urgency, default=Urgency.NORMAL)
    sent_at = models.DateTimeField("gửi lúc")
    read_at = models.DateTimeField("đọc lúc", null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["to", "-urgency", "-sent_at"],
                name="base_notice_unread",
                condition=models.Q(read_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"


class Delivery(models.Model):
    """One notice going out by one channel other than the desk."""

    class State(models.TextChoices):
        """Whether it went out."""

        WAITING = "waiting", "đang chờ"
        SENT = "sent", "đã gửi"
        FAILED = "failed", "không gửi được"

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField("kênh", max_length=20)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField("số lần gửi", default=0)
    finished_at = models.DateTimeField("kết thúc lúc", null=True)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "channel"], name="base_delivery_once_per_channel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.channel}"
