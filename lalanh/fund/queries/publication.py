"""
What may be published of the book: rows without a word that may not be shown, totals to check them.

A row stands for one entry that changed what a fund holds. Transfers between a fund's own accounts
change nothing and are no rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Sum

from lalanh.fund import references
from lalanh.fund.models import Account, Donation, Drive, Entry, Fund, Posting, StatementLine

_HELD = (Account.Kind.MONEY, Account.Kind.GOODS, Account.Kind.TRANSIT)


@dataclass(frozen=True, slots=True)
class PublicRow:
    """
    One entry, in fields fit for everybody.

    `amount` is positive in the direction of `flow` and negative in a correction, which names in
    `corrects` the number of the entry it takes back. `donor_shown` and `narrative_masked` follow
    the drive's rule about names and the donor's wish; where there is none both are empty.
    """

    entry: int
    kind: str
    on: date
    flow: str
    commodity: str
    amount: int
    fund: str
    drive: str
    programme: str
    purpose: str
    source: str
    donor_shown: str
    narrative_masked: str
    reference_masked: str
    receipt_no: str
    decision: str
    statement_sha256: str
    statement_row: int | None
    corrects: int | None
    reason: str
    leaf: str


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What the book says a fund received or spent on a day; corrections count with their sign."""

    on: date
    flow: str
    commodity: str
    amount: int


def public_rows(
    *, fund: Fund, up_to: date, drive: Drive | None = None, after_entry: int = 0
) -> Iterator[PublicRow]:
    """Yield the rows of a fund (or one drive of it) up to a day, in the order of the book."""
    entries = _entries(fund, up_to).filter(pk__gt=after_entry)
    if drive is not None:
        given = Donation.objects.filter(drive=drive)
        entries = entries.filter(
            Exists(given.filter(entry=OuterRef("pk")))
            | Exists(given.filter(entry=OuterRef("corrects_id")))
        )
    for entry in entries.order_by("pk").iterator(chunk_size=1_000):
        yield from _rows(entry, fund)


def day_totals(*, fund: Fund, up_to: date) -> list[DayTotal]:
    """
    Add up the other side of the book: what was received and spent, day by day.

    The rows of `public_rows` must add up to exactly this.
    """
    sums = (
        Posting.objects.filter(fund=fund, entry__day__lte=up_to)
        .exclude(account__kind__in=_HELD)
        .values("entry__day", "entry__kind", "entry__corrects__kind", "commodity")
        .annotate(total=Sum("amount"))
        .order_by("entry__day", "commodity")
    )
    totals: dict[tuple[date, str, str], int] = {}
    for row in sums:
        flow = _flow(row["entry__corrects__kind"] or row["entry__kind"])
        key = (row["entry__day"], flow, row["commodity"])
        sign = -1 if flow == "in" else 1
        totals[key] = totals.get(key, 0) + sign * row["total"]
    return [DayTotal(*key, amount) for key, amount in sorted(totals.items()) if amount]


def _entries(fund: Fund, up_to: date) -> QuerySet[Entry]:
    lines = Posting.objects.select_related("account").order_by("number")
    return (
        Entry.objects.filter(fund=fund, day__lte=up_to)
        .exclude(kind=Entry.Kind.OWN_TRANSFER)
        .exclude(corrects__kind=Entry.Kind.OWN_TRANSFER)
        .select_related("line__statement__file", "corrects__line__statement__file")
        .select_related("donation__drive", "donation__fund")
        .select_related("corrects__donation__drive", "corrects__donation__fund")
        .prefetch_related(Prefetch("postings", queryset=lines))
    )


def _flow(kind: str) -> str:
    """Return whether an entry of this kind brings something in or takes it out."""
    outward = (Entry.Kind.FEE, Entry.Kind.REFUND, Entry.Kind.DISBURSEMENT)
    return "out" if kind in outward else "in"


def _rows(entry: Entry, fund: Fund) -> Iterator[PublicRow]:
    """Yield one row for each commodity and source the entry moved."""
    told = entry.corrects or entry
    donation = getattr(told, "donation", None)
    flow = _flow(told.kind)
    line = told.line
    other = next((each for each in entry.postings.all() if each.purpose), None)
    for (commodity, source), change in _changes(entry).items():
        yield PublicRow(
            entry=entry.pk, kind=entry.kind, on=entry.day, flow=flow, commodity=commodity,
            amount=change if flow == "in" else -change, fund=fund.code,
            drive=donation.drive.code if donation and donation.drive else "",
            programme=next((e.programme for e in entry.postings.all() if e.programme), "") or "",
            purpose=(other.purpose or "") if other else "", source=source,
            donor_shown=donor_shown(donation) if donation else "",
            narrative_masked=_narrative(donation, line) if donation else "",
            reference_masked=references.mask(line.reference) if line else "",
            receipt_no=receipt_no(donation) if donation else "", decision=told.decision,
            statement_sha256=line.statement.file.sha256 if line else "",
            statement_row=line.number if line else None, corrects=entry.corrects_id,
            reason=entry.reason, leaf=bytes(entry.leaf).hex(),
        )  # fmt: skip


def _changes(entry: Entry) -> dict[tuple[str, str], int]:
    changes: dict[tuple[str, str], int] = {}
    for posting in entry.postings.all():
        if posting.account.kind in _HELD:
            key = (posting.commodity, posting.source)
            changes[key] = changes.get(key, 0) + posting.amount
    return {key: change for key, change in changes.items() if change}


def donor_shown(donation: Donation) -> str:
    """Return the name that may be shown, by the drive's rule and the donor's wish (D15)."""
    drive = donation.drive
    if drive is None:
        return ""
    names = Drive.Names
    named = drive.names == names.BY_NOTICE or (
        drive.names == names.BY_CONSENT and donation.consents_to_name
    )
    if named and donation.donor_name and not donation.wishes_unnamed:
        return references.mask(donation.donor_name)
    return drive.unnamed_by_default


def receipt_no(donation: Donation) -> str:
    """Return the receipt number as printed: fund, year, number."""
    return f"{donation.fund.code}/{donation.receipt_year}/{donation.receipt_number:06d}"


def _narrative(donation: Donation, line: StatementLine | None) -> str:
    """Return the transfer text, masked, only where the notice said that texts are published."""
    drive = donation.drive
    if drive is None or line is None or drive.names != Drive.Names.BY_NOTICE:
        return ""
    return "" if donation.wishes_unnamed else references.mask(line.narrative)
