"""Calendar feeds: a secret address that shows the days of one body to a calendar program."""

from django.conf import settings
from django.db import models

from lalanh.organisations.models import Body, Seat


class CalendarFeed(models.Model):
    """
    One secret address of one seat; only the hash of the secret is kept.

    It shows what the seat's body sees and ends with the seat, the account, or by hand.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    secret_sha256 = models.CharField("dấu của địa chỉ", max_length=64, unique=True)
    made_at = models.DateTimeField("lập lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(revoked_at__isnull=True),
                name="tasks_calendarfeed_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} #{self.pk}"
