"""Donations, their receipts and the letters of thanks."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from lalanh.fund.models.bank import StatementLine
from lalanh.fund.models.book import Entry
from lalanh.fund.models.fund import Drive, Fund
from lalanh.organisations.models import Body


class Donation(models.Model):
    """
    One gift of money, with its entry in the book and its receipt.

    A gift from a statement line keeps that line; one handed over in cash has none. A gift whose
    entry was reversed keeps its receipt number and carries `reversed_at`.
    """

    class DonorKind(models.TextChoices):
        """What sort of donor it is."""

        PERSON = "person", "cá nhân"
        ENTERPRISE = "enterprise", "doanh nghiệp"
        HOUSEHOLD = "household", "hộ sản xuất, kinh doanh"
        COOPERATIVE = "cooperative", "hợp tác xã"
        POLITICAL_SOCIAL = "political_social", "tổ chức chính trị - xã hội"
        PROFESSIONAL = "professional", "tổ chức xã hội, nghề nghiệp"
        RELIGIOUS = "religious", "tổ chức tôn giáo"
        STATE = "state", "cơ quan nhà nước"
        ARMED = "armed", "đơn vị lực lượng vũ trang"
        UNION = "union", "công đoàn, đoàn thể cơ sở"
        OVERSEAS = "overseas", "người Việt Nam ở nước ngoài"
        INTERNATIONAL = "international", "tổ chức, cá nhân nước ngoài"
        UNKNOWN = "unknown", "chưa rõ"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="donations")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    drive = models.ForeignKey(Drive, null=True, on_delete=models.PROTECT, related_name="donations")
    line = models.ForeignKey(
        StatementLine, null=True, on_delete=models.PROTECT, related_name="donations"
    )
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="donation")
    day = models.DateField("ngày nhận")
    amount_vnd = models.BigIntegerField("số tiền")
    donor_name = models.CharField("người ủng hộ", max_length=300, blank=True)
    folded = models.TextField("tên và nội dung không dấu", blank=True)
    donor_kind = models.CharField(
        "loại người ủng hộ", max_length=16, choices=DonorKind, default=DonorKind.UNKNOWN
    )
    wishes_unnamed = models.BooleanField("không muốn nêu tên", default=False)
    consents_to_name = models.BooleanField("đồng ý nêu tên", default=False)
    # A gift in another currency keeps what was given; the rate is đồng for one unit × 10,000.
    original_currency = models.CharField("ngoại tệ", max_length=3, blank=True)
    original_minor = models.BigIntegerField("số ngoại tệ (đơn vị nhỏ nhất)", null=True)
    rate_vnd_e4 = models.BigIntegerField("tỷ giá × 10.000", null=True)
    receipt_year = models.PositiveSmallIntegerField("năm phiếu thu")
    receipt_number = models.PositiveIntegerField("số phiếu thu")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField("ghi lúc")
    reversed_at = models.DateTimeField("đảo lúc", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line"],
                condition=models.Q(reversed_at__isnull=True),
                name="fund_donation_one_per_line",
            ),
            models.UniqueConstraint(
                fields=["fund", "receipt_year", "receipt_number"],
                name="fund_donation_receipt_once",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_vnd__gt=0), name="fund_donation_amount_is_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    original_currency="", original_minor__isnull=True, rate_vnd_e4__isnull=True
                )
                | models.Q(original_minor__gt=0, rate_vnd_e4__gt=0)
                & ~models.Q(original_currency=""),
                name="fund_donation_foreign_money_is_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["fund", "-day", "-id"], name="fund_donation_day"),
            models.Index(fields=["amount_vnd"], name="fund_donation_amount"),
        ]

    def get_absolute_url(self) -> str:
        """Return the address of its page on the staff site."""
        return reverse("web:fund-donation", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.receipt_number}/{self.receipt_year} #{self.pk}"


class ReceiptSeries(models.Model):
    """The last receipt number of a fund in a year; taken under lock, so the series has no gap."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    last_number = models.PositiveIntegerField("số cuối")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fund", "year"], name="fund_receiptseries_once"),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id}/{self.year}: {self.last_number}"


class ThankYou(models.Model):
    """The letter of thanks for one donation: queued with it, so none is missing and none twice."""

    class State(models.TextChoices):
        """Whether the letter went out."""

        QUEUED = "queued", "chờ in, gửi"
        SENT = "sent", "đã gửi"
        DECLINED = "declined", "người ủng hộ không nhận thư"

    donation = models.OneToOneField(Donation, on_delete=models.PROTECT, related_name="thank_you")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    signed_for = models.CharField("cơ quan ký", max_length=250)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField("xếp hàng lúc")
    sent_at = models.DateTimeField("gửi lúc", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | ~models.Q(state="sent") & models.Q(sent_at__isnull=True),
                name="fund_thankyou_sent_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.donation_id} {self.state}"
