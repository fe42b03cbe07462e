"""Who gave, read from a transfer's text."""

from lalanh.fund.models import StatementLine
from lalanh.fund.models.gifts import Donor
from lalanh.kernel import text


def donor_of(line: StatementLine) -> Donor:
    """Return the donor a line names, or nobody."""
    wishes_unnamed = "an danh" in text.fold(line.narrative)
    return Donor(name=line.counterparty, wishes_unnamed=wishes_unnamed)
