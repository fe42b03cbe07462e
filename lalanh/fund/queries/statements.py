"""Reads of statements and their lines."""

from lalanh.fund.models import StatementLine


def kinds_of(line: StatementLine) -> list[StatementLine.Kind]:
    """Return what a line may be called, in the order of the keys 1 to 5."""
    kinds = StatementLine.Kind
    if line.direction == StatementLine.Direction.CREDIT:
        return [
            kinds.DONATION, kinds.FRONT_TRANSFER, kinds.OWN_TRANSFER, kinds.INTEREST, kinds.BUDGET,
        ]  # fmt: skip
    return [kinds.FEE, kinds.REFUND, kinds.OWN_TRANSFER, kinds.DISBURSEMENT]
