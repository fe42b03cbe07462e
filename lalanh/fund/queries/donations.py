"""Reads of donations and of their chain from the bank's file to the book."""

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from lalanh.fund.models import Donation, Fund
from lalanh.kernel import text


def search(
    *, words: str = "", amount_vnd: int | None = None, fund: Fund | None = None, drive: str = ""
) -> QuerySet[Donation]:
    """Return donations by words of name or transfer text, tones left out, and by exact amount."""
    rows = Donation.objects.select_related("fund", "drive")
    folded = text.fold(words, blank_punctuation=True)
    if folded:
        found = RawSQL(
            "fund_donation.id IN (SELECT fund_donations_like(%s))", [folded],
            output_field=BooleanField(),
        )  # fmt: skip
        rows = rows.filter(found)
    if amount_vnd is not None:
        rows = rows.filter(amount_vnd=amount_vnd)
    if fund is not None:
        rows = rows.filter(fund=fund)
    if drive:
        rows = rows.filter(drive__code=drive)
    return rows.order_by("-day", "-pk")


def one(*, donation_id: int) -> QuerySet[Donation]:
    """Return one donation with its whole chain."""
    return Donation.objects.filter(pk=donation_id).select_related(
        "fund__owner", "drive", "entry__reversal", "line__statement__bank_account",
        "line__statement__file", "recorded_by", "thank_you",
    )  # fmt: skip
