"""
The book: accounts, entries and their lines.

Entries and lines are written by the SQL function `fund_post_entry` alone; the application's role
may only read them. They are never changed or removed; a mistake is answered by a reversal.
"""

from django.conf import settings
from django.db import models

from lalanh.fund.models.fund import Fund
from lalanh.organisations.models import Body


class Account(models.Model):
    """One account of a fund's chart."""

    class Kind(models.TextChoices):
        """What the account holds."""

        MONEY = "money", "tiền"
        GOODS = "goods", "hiện vật"
        TRANSIT = "transit", "đang chuyển"
        OPENING = "opening", "đầu kỳ"
        INCOME = "income", "nguồn thu"
        EXPENSE = "expense", "khoản chi"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="accounts")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("mã tài khoản", max_length=12)
    name = models.CharField("tên tài khoản", max_length=200)
    kind = models.CharField("loại", max_length=8, choices=Kind)
    # Entered by an accountant from the annex of the circular in force; never built in.
    statutory_code = models.CharField("số hiệu theo chế độ", max_length=20, null=True)
    legal_ref = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fund", "code"], name="fund_account_once"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z0-9][A-Z0-9.]*$"),
                name="fund_account_code_is_plain",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.code}"


class Entry(models.Model):
    """One balanced entry. Besides these columns the table keeps the transaction that wrote it."""

    class Kind(models.TextChoices):
        """What happened."""

        OPENING = "opening", "số dư đầu"
        DONATION = "donation", "ủng hộ"
        FRONT_TRANSFER = "front_transfer", "Mặt trận nơi khác chuyển"
        BUDGET = "budget", "ngân sách cấp"
        INTEREST = "interest", "lãi tiền gửi"
        GOODS = "goods", "nhận hiện vật"
        OWN_TRANSFER = "own_transfer", "chuyển nội bộ"
        FEE = "fee", "phí ngân hàng"
        REFUND = "refund", "hoàn trả"
        DISBURSEMENT = "disbursement", "chi hỗ trợ"
        REVERSAL = "reversal", "đảo bút toán"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=14, choices=Kind)
    day = models.DateField("ngày phát sinh")
    decision = models.CharField("quyết định", max_length=80, blank=True)
    beneficiaries = models.CharField("loại đối tượng thụ hưởng", max_length=120, blank=True)
    reason = models.CharField("lý do", max_length=300, blank=True)
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="reversal"
    )
    line = models.ForeignKey(
        "fund.StatementLine", null=True, on_delete=models.PROTECT, related_name="entries"
    )
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    posted_at = models.DateTimeField("ghi sổ lúc")
    leaf = models.BinaryField("dấu vết SHA-256", max_length=32)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="disbursement")
                | (~models.Q(decision="") & ~models.Q(beneficiaries="")),
                name="fund_entry_payment_names_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="reversal", corrects__isnull=False) & ~models.Q(reason="")
                | ~models.Q(kind="reversal") & models.Q(corrects__isnull=True),
                name="fund_entry_reversal_names_entry",
            ),
        ]
        indexes = [
            models.Index(fields=["fund", "day", "id"], name="fund_entry_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"


class Posting(models.Model):
    """
    One line of an entry: positive under Nợ, negative under Có.

    `amount` is whole đồng when `commodity` is VND, else grams or pieces.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="postings")
    number = models.PositiveSmallIntegerField("dòng")
    commodity = models.CharField("loại tiền, hàng", max_length=12)
    amount = models.BigIntegerField("số phát sinh")
    source = models.CharField("nguồn", max_length=10)
    # A code of the fund's purposes; the database holds the pair (fund, purpose) together.
    purpose = models.CharField("mục đích", max_length=20, null=True)
    programme = models.CharField("chương trình", max_length=40, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="fund_posting_once"),
            models.CheckConstraint(
                condition=~models.Q(amount=0), name="fund_posting_amount_not_zero"
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=["budget", "mobilised"]),
                name="fund_posting_source_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(commodity__regex=r"^[A-Z][A-Z0-9_]*$"),
                name="fund_posting_commodity_is_plain",
            ),
            models.CheckConstraint(
                condition=models.Q(programme__isnull=True)
                | models.Q(programme__regex=r"^[A-Za-z0-9][A-Za-z0-9._-]*$"),
                name="fund_posting_programme_is_plain",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}/{self.number}"

    @property
    def debit(self) -> int | None:
        """The amount if it stands under Nợ."""
        return self.amount if self.amount > 0 else None

    @property
    def credit(self) -> int | None:
        """The amount if it stands under Có."""
        return -self.amount if self.amount < 0 else None
