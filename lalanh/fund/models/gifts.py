"""Donations in the making: receipt numbers without gaps, rows, letters of thanks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from lalanh.base.models import User
from lalanh.fund.models.bank import StatementLine
from lalanh.fund.models.donation import Donation, ThankYou
from lalanh.fund.models.fund import Drive, Fund
from lalanh.kernel import text


@dataclass(frozen=True, slots=True)
class Donor:
    """Who gave, as far as it is known and wished."""

    name: str = ""
    kind: str = Donation.DonorKind.UNKNOWN
    wishes_unnamed: bool = False
    consents_to_name: bool = False


@dataclass(frozen=True, slots=True)
class Foreign:
    """What was given in another currency: smallest units, and đồng for one unit × 10,000."""

    currency: str
    amount_minor: int
    rate_vnd_e4: int


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift whose entry is in the book."""

    entry_id: int
    day: date
    amount_vnd: int
    donor: Donor
    drive: Drive | None = None
    line: StatementLine | None = None
    foreign: Foreign | None = None
    wants_letter: bool = True


def record(gifts: Sequence[Gift], *, fund: Fund, by: User, at: datetime) -> list[Donation]:
    """Give each gift its receipt number and its letter of thanks."""
    counts = Counter(gift.day.year for gift in gifts)
    numbers = {year: _next_numbers(fund, year, count) for year, count in sorted(counts.items())}
    donations: list[Donation] = []
    for gift in gifts:
        donations.append(_donation(gift, number=numbers[gift.day.year], fund=fund, by=by, at=at))
        numbers[gift.day.year] += 1
    Donation.objects.bulk_create(donations)
    ThankYou.objects.bulk_create(
        ThankYou(
            donation=donation,
            owner_id=fund.owner_id,
            signed_for=fund.owner.name,
            queued_at=at,
            state=ThankYou.State.QUEUED if gift.wants_letter else ThankYou.State.DECLINED,
        )
        for gift, donation in zip(gifts, donations, strict=True)
    )
    return donations


def _donation(gift: Gift, *, number: int, fund: Fund, by: User, at: datetime) -> Donation:
    foreign = gift.foreign
    said = gift.line.narrative if gift.line else ""
    return Donation(
        fund=fund,
        owner_id=fund.owner_id,
        drive=gift.drive,
        line=gift.line,
        entry_id=gift.entry_id,
        day=gift.day,
        amount_vnd=gift.amount_vnd,
        donor_name=gift.donor.name,
        folded=text.fold(f"{gift.donor.name} {said}"),
        donor_kind=gift.donor.kind,
        wishes_unnamed=gift.donor.wishes_unnamed,
        consents_to_name=gift.donor.consents_to_name,
        original_currency=foreign.currency if foreign else "",
        original_minor=foreign.amount_minor if foreign else None,
        rate_vnd_e4=foreign.rate_vnd_e4 if foreign else None,
        receipt_year=gift.day.year,
        receipt_number=number,
        recorded_by=by,
        recorded_at=at,
    )


_NEXT = """
INSERT INTO fund_receiptseries AS series (fund_id, owner_id, year, last_number)
VALUES (%(fund)s, %(owner)s, %(year)s, %(count)s)
ON CONFLICT (fund_id, year) DO UPDATE SET last_number = series.last_number + %(count)s
RETURNING last_number
"""


def _next_numbers(fund: Fund, year: int, count: int) -> int:
    """Take the next numbers of the series, under its lock until commit; return the first."""
    facts = {"fund": fund.pk, "owner": fund.owner_id, "year": year, "count": count}
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, facts)
        row = cursor.fetchone()
    assert row is not None
    return int(row[0]) - count + 1
