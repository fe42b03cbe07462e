"""Reads of the book: one entry, its draft, lists with Nợ and Có."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from lalanh.fund.ledger.chart import RICE_G, Source
from lalanh.fund.ledger.draft import Draft, EntryKind, Line
from lalanh.fund.models import Entry, Fund, Posting
from lalanh.fund.queries.funds import SOURCE_NAMES

# How goods stand in a file, where figures stay whole numbers.
_GOODS = {RICE_G: "gạo (gam)"}


def draft_of(entry: Entry) -> Draft:
    """Return the draft an entry was posted from."""
    lines = tuple(
        Line(
            account=row.account.code, commodity=row.commodity, amount=row.amount,
            source=Source(row.source), purpose=row.purpose or "", programme=row.programme or "",
        )
        for row in Posting.objects.filter(entry=entry).select_related("account").order_by("number")
    )  # fmt: skip
    return Draft(EntryKind(entry.kind), lines, entry.decision, entry.beneficiaries)


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of the book as it is shown and exported, with its Nợ or its Có."""

    entry_id: int
    day: date
    kind: str
    account_code: str
    account_name: str
    commodity: str
    debit: int | None
    credit: int | None
    source: str
    purpose: str
    decision: str
    reason: str
    corrects_id: int | None
    leaf: str


def entries_of(
    *, fund: Fund, kind: str = "", first_day: date | None = None, last_day: date | None = None
) -> QuerySet[Entry]:
    """Return the entries of a fund, the latest first, with their lines."""
    rows = Entry.objects.filter(fund=fund)
    if kind:
        rows = rows.filter(kind=kind)
    if first_day:
        rows = rows.filter(day__gte=first_day)
    if last_day:
        rows = rows.filter(day__lte=last_day)
    lines = Posting.objects.select_related("account").order_by("number")
    return (
        rows.select_related("posted_by", "reversal")
        .prefetch_related(Prefetch("postings", queryset=lines))
        .order_by("-day", "-pk")
    )


def one(*, entry_id: int) -> QuerySet[Entry]:
    """Return one entry with all that its page shows."""
    lines = Posting.objects.select_related("account").order_by("number")
    return Entry.objects.filter(pk=entry_id).select_related(
        "fund__owner", "posted_by", "corrects", "reversal", "line__statement", "donation"
    ).prefetch_related(Prefetch("postings", queryset=lines))  # fmt: skip


def book_lines(entries: QuerySet[Entry]) -> Iterator[BookLine]:
    """Yield the lines of these entries, the earliest entry first, without holding them all."""
    for entry in entries.order_by("day", "pk").iterator(chunk_size=1_000):
        for line in entry.postings.all():
            yield BookLine(
                entry_id=entry.pk, day=entry.day, kind=entry.get_kind_display(),
                account_code=line.account.code, account_name=line.account.name,
                commodity=_GOODS.get(line.commodity, line.commodity),
                debit=line.debit, credit=line.credit, source=SOURCE_NAMES[line.source],
                purpose=line.purpose or "", decision=entry.decision, reason=entry.reason,
                corrects_id=entry.corrects_id, leaf=bytes(entry.leaf).hex(),
            )  # fmt: skip
