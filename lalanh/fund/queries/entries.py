"""Reads of the book: one entry, its draft, lists with Nợ and Có."""

from lalanh.fund.ledger.chart import Source
from lalanh.fund.ledger.draft import Draft, EntryKind, Line
from lalanh.fund.models import Entry, Posting


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
