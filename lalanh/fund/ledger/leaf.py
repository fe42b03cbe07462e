"""
The fingerprint of an entry: SHA-256 over its figures, in a form anyone can write down again.

Only codes and figures go in, never a name or a bank's text. PostgreSQL computes the same value
when it posts (`fund_entry_text`); the two are compared in the tests.
"""

import hashlib
from datetime import date

from lalanh.fund.ledger.draft import Draft


def text(draft: Draft, *, fund: str, day: date, corrects: int | None = None) -> str:
    """Return the lines that are hashed; `corrects` is the number of the entry it reverses."""
    head = (
        "lalanh-entry-1",
        f"fund:{fund}",
        f"day:{day.isoformat()}",
        f"kind:{draft.kind}",
        f"corrects:{'' if corrects is None else corrects}",
        f"decision:{draft.decision}",
        f"beneficiaries:{draft.beneficiaries}",
    )
    lines = (
        f"{number}|{line.account}|{line.commodity}|{line.amount}"
        f"|{line.source}|{line.purpose}|{line.programme}"
        for number, line in enumerate(draft.lines, start=1)
    )
    return "\n".join((*head, *lines))


def leaf(draft: Draft, *, fund: str, day: date, corrects: int | None = None) -> bytes:
    """Return the 32 bytes."""
    said = text(draft, fund=fund, day=day, corrects=corrects)
    return hashlib.sha256(said.encode()).digest()
