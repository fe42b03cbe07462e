"""Bank accounts of a fund, their statements, and every line of them."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from lalanh.base.models import Job, StoredFile
from lalanh.fund.models.book import Account, Entry
from lalanh.fund.models.fund import Drive, Fund
from lalanh.organisations.models import Body


class BankAccount(models.Model):
    """
    An account of a fund at a bank or the Treasury; by Decree 93/2021, art. 9 one for each drive.

    `source` says whose money it holds, so that each of its lines carries its source.
    """

    class Source(models.TextChoices):
        """Whose money the account holds."""

        MOBILISED = "mobilised", "vận động xã hội"
        BUDGET = "budget", "ngân sách"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="bank_accounts")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    drive = models.ForeignKey(
        Drive, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="cuộc vận động"
    )
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="bank_account")
    bank = models.CharField("ngân hàng", max_length=120)
    number = models.CharField("số tài khoản", max_length=40)
    holder = models.CharField("chủ tài khoản", max_length=200)
    source = models.CharField("nguồn tiền", max_length=10, choices=Source)
    opened_on = models.DateField("mở ngày")
    closed_on = models.DateField("đóng ngày", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bank", "number"], name="fund_bankaccount_once"),
        ]

    def __str__(self) -> str:
        return f"{self.bank} #{self.pk}"


class Statement(models.Model):
    """One file of a bank, read, checked against its own figures, and booked once it agrees."""

    class State(models.TextChoices):
        """Whether the file's own figures prove its rows."""

        READING = "reading", "đang đọc"
        RECONCILED = "reconciled", "đã khớp"
        UNPROVEN = "unproven", "không có số để đối chiếu"
        VOUCHED = "vouched", "đã có người soát"
        PENDING = "pending", "chưa khớp"
        REFUSED = "refused", "không đọc được"

    bank_account = models.ForeignKey(
        BankAccount, on_delete=models.PROTECT, related_name="statements"
    )
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField("tên tệp", max_length=200)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.READING)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField("tải lên lúc")
    import_job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    booking_job = models.ForeignKey(Job, null=True, on_delete=models.PROTECT, related_name="+")
    layout = models.CharField("mẫu sao kê", max_length=40, blank=True)
    printed_account = models.CharField("số tài khoản in trên sao kê", max_length=40, blank=True)
    starts_on = models.DateField("từ ngày", null=True)
    ends_on = models.DateField("đến ngày", null=True)
    opening_vnd = models.BigIntegerField("số dư đầu", null=True)
    closing_vnd = models.BigIntegerField("số dư cuối", null=True)
    page_count = models.PositiveIntegerField("số trang", null=True)
    # What the file prints about itself, and what came of checking it.
    printed = models.JSONField("số in trên sao kê", default=dict)
    controls = models.JSONField("đối chiếu", default=list)
    reader_faults = models.JSONField("lỗi khi đọc", default=list)
    faults = models.JSONField("chỗ cần xem", default=list)
    vouched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    vouched_at = models.DateTimeField("soát lúc", null=True)
    vouched_reason = models.CharField("đã soát bằng cách nào", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bank_account", "file"], name="fund_statement_once"),
            models.CheckConstraint(
                condition=models.Q(
                    state="vouched", vouched_by__isnull=False, vouched_at__isnull=False
                )
                & ~models.Q(vouched_reason="")
                | ~models.Q(state="vouched")
                & models.Q(vouched_by__isnull=True, vouched_at__isnull=True),
                name="fund_statement_vouched_has_name",
            ),
            models.CheckConstraint(
                condition=models.Q(vouched_by__isnull=True)
                | ~models.Q(vouched_by=models.F("uploaded_by")),
                name="fund_statement_vouched_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["bank_account", "-uploaded_at"], name="fund_statement_latest"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.file_name} #{self.pk}"

    def get_absolute_url(self) -> str:
        """Return the address of its page on the staff site."""
        return reverse("web:fund-statement", args=[self.pk])

    @property
    def may_book(self) -> bool:
        """Whether its lines may go into the book."""
        return self.state in (self.State.RECONCILED, self.State.VOUCHED)


class StatementLine(models.Model):
    """
    One printed line of a statement.

    A line that an earlier edition already brought points at that one through `same_as` and is
    never booked itself. `entry` is set by the database when the line is posted, and emptied when
    that entry is reversed.
    """

    class Kind(models.TextChoices):
        """What the transaction is."""

        DONATION = "donation", "ủng hộ"
        FRONT_TRANSFER = "front_transfer", "Mặt trận nơi khác chuyển"
        OWN_TRANSFER = "own_transfer", "chuyển nội bộ"
        INTEREST = "interest", "lãi tiền gửi"
        BUDGET = "budget", "ngân sách cấp"
        FEE = "fee", "phí ngân hàng"
        REFUND = "refund", "hoàn trả"
        DISBURSEMENT = "disbursement", "chi hỗ trợ"
        UNSURE = "unsure", "chưa rõ"

    class Direction(models.TextChoices):
        """Whether money came in or went out."""

        CREDIT = "credit", "tiền vào"
        DEBIT = "debit", "tiền ra"

    class State(models.TextChoices):
        """What is to be done with the line."""

        READY = "ready", "chờ ghi sổ"
        REVIEW = "review", "cần người xem"
        BOOKED = "booked", "đã ghi sổ"
        SAME = "same", "trùng dòng của sao kê khác"

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    bank_account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField("dòng")
    page = models.PositiveIntegerField("trang", null=True)
    # The line of a CSV file, the row of a sheet.
    place = models.PositiveIntegerField("dòng trong tệp", null=True)
    printed_number = models.PositiveIntegerField("số thứ tự in", null=True)
    day = models.DateField("ngày", null=True)
    at_time = models.TimeField("giờ", null=True)
    amount_vnd = models.BigIntegerField("số tiền", null=True)
    direction = models.CharField("chiều", max_length=6, choices=Direction)
    balance_vnd = models.BigIntegerField("số dư", null=True)
    reference = models.CharField("số tham chiếu", max_length=120, blank=True)
    narrative = models.TextField("nội dung", blank=True)
    folded = models.TextField("nội dung không dấu", blank=True)
    counterparty = models.CharField("tên người chuyển", max_length=300, blank=True)
    counterparty_account = models.CharField("tài khoản người chuyển", max_length=60, blank=True)
    channel = models.CharField("hình thức", max_length=20, blank=True)
    kind = models.CharField("là khoản", max_length=14, choices=Kind, default=Kind.UNSURE)
    state = models.CharField("trạng thái", max_length=6, choices=State, default=State.REVIEW)
    identity = models.CharField("dấu nhận dạng", max_length=200)
    same_as = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="others")
    entry = models.OneToOneField(
        Entry, null=True, on_delete=models.PROTECT, related_name="booked_line"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="fund_statementline_once"),
            models.UniqueConstraint(
                fields=["bank_account", "identity"],
                condition=models.Q(same_as__isnull=True),
                name="fund_statementline_one_identity",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_vnd__isnull=True) | models.Q(amount_vnd__gt=0),
                name="fund_statementline_amount_is_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(state="booked", entry__isnull=False)
                | ~models.Q(state="booked") & models.Q(entry__isnull=True),
                name="fund_statementline_booked_has_entry",
            ),
            models.CheckConstraint(
                condition=models.Q(state="same", same_as__isnull=False)
                | ~models.Q(state="same") & models.Q(same_as__isnull=True),
                name="fund_statementline_same_names_line",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="ready")
                | models.Q(amount_vnd__isnull=False, day__isnull=False)
                & ~models.Q(kind__in=["unsure", "disbursement"]),
                name="fund_statementline_ready_is_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["statement", "number"],
                name="fund_statementline_review",
                condition=models.Q(state="review"),
            ),
            models.Index(
                fields=["statement", "direction", "number"],
                name="fund_statementline_ready",
                condition=models.Q(state="ready"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}/{self.number}"


class LineReview(models.Model):
    """
    What a person decided about a line; what the file printed is kept here beside it.

    Append-only. The database wants a reason where amount or day change.
    """

    line = models.ForeignKey(StatementLine, on_delete=models.PROTECT, related_name="reviews")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    old_kind = models.CharField("trước là", max_length=14)
    new_kind = models.CharField("nay là", max_length=14)
    old_amount_vnd = models.BigIntegerField("số tiền trước", null=True)
    new_amount_vnd = models.BigIntegerField("số tiền nay", null=True)
    old_day = models.DateField("ngày trước", null=True)
    new_day = models.DateField("ngày nay", null=True)
    reason = models.CharField("lý do", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")

    def __str__(self) -> str:
        return f"{self.line_id} {self.old_kind} → {self.new_kind}"
