"""Letters from the public about a published row: a wish not to be named, word of an error."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from lalanh.organisations.models import Body


class PublicLetter(models.Model):
    """
    One letter, with the body that keeps the fund it is about.

    It names the published row by its number only, for the book knows nothing of what is published.
    How to reach the sender is emptied when the letter is settled, as the form promises; a letter
    thrown away keeps no word of the sender at all.
    """

    class Kind(models.TextChoices):
        """What the sender wants."""

        WISH_UNNAMED = "wish_unnamed", "xin thôi nêu tên"
        ERROR_REPORT = "error_report", "báo sai"

    class State(models.TextChoices):
        """Where the letter stands."""

        OPEN = "open", "chờ trả lời"
        ANSWERED = "answered", "đã trả lời"
        DROPPED = "dropped", "đã bỏ"

    owner = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan giữ quỹ"
    )
    # The item of the inbox it came in as.
    item = models.UUIDField("mã trong hộp thư", unique=True)
    # Told to the sender, by which both sides speak of the letter.
    code = models.CharField("mã thư", max_length=9)
    kind = models.CharField("loại", max_length=12, choices=Kind)
    number = models.PositiveBigIntegerField("số dòng công khai")
    receipt_no = models.CharField("số phiếu thu hoặc mã giao dịch", max_length=60, blank=True)
    text = models.TextField("nội dung", blank=True)
    contact = models.CharField("cách liên lạc", max_length=100, blank=True)
    received_at = models.DateTimeField("gửi lúc")
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.OPEN)
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state="open", answer="", answered_at__isnull=True, answered_by__isnull=True
                )
                | Q(answered_at__isnull=False, answered_by__isnull=False)
                & ~Q(state="open")
                & ~Q(answer=""),
                name="fund_publicletter_answered_at_with_answered_by",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(contact=""),
                name="fund_publicletter_settled_keeps_no_contact",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | Q(text="", receipt_no=""),
                name="fund_publicletter_dropped_keeps_no_word",
            ),
        ]
        indexes = [
            models.Index(fields=["code"], name="fund_publicletter_code"),
            models.Index(
                fields=["received_at"], name="fund_publicletter_open", condition=Q(state="open")
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the address of its page on the staff site."""
        return reverse("web:public-letter", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.code} #{self.pk}"
