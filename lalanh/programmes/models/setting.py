"""How often a plan is reported, and every change of what is set for it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.organisations.models import Body
from lalanh.programmes.models.programme import Programme


class ReportRhythm(models.Model):
    """
    From a day on, how often every body reports, and by when; the latest row counts.

    A plan without a row has no rhythm yet: the source left it open, and nobody is late.
    """

    class Kind(models.TextChoices):
        """How often."""

        NONE = "none", "không báo cáo định kỳ"
        DAILY = "daily", "hằng ngày"
        WEEKLY = "weekly", "hằng tuần"
        MONTHLY = "monthly", "hằng tháng"
        QUARTERLY = "quarterly", "hằng quý"
        HALF_YEARLY = "half_yearly", "6 tháng"
        YEARLY = "yearly", "hằng năm"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rhythms")
    kind = models.CharField("nhịp báo cáo", max_length=12, choices=Kind)
    # A report is in time until this hour, so many days after the last day of its period.
    hour = models.TimeField("trước giờ")
    days_after = models.PositiveSmallIntegerField("số ngày sau khi hết kỳ", default=0)
    valid_from = models.DateField("từ ngày")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "valid_from"], name="programmes_reportrhythm_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(days_after__lte=60), name="programmes_reportrhythm_days_after_few"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.kind} {self.valid_from}"


class SettingChange(models.Model):
    """One change of a setting: what it was, what it became, by whom, when. Never altered."""

    class What(models.TextChoices):
        """Which setting."""

        COMMITTEE = "committee", "Cơ quan quyết định"
        ROUTE = "route", "Cơ quan tổng hợp"
        RHYTHM = "rhythm", "Nhịp báo cáo"
        PERIOD = "period", "Thời gian thực hiện"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField("thiết lập", max_length=10, choices=What)
    old = models.CharField("trước", max_length=300, blank=True)
    new = models.CharField("sau", max_length=300, blank=True)
    acting_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField("lúc")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.programme_id} {self.what} {self.set_at:%Y-%m-%d %H:%M}"
