"""
One function for each thing that can happen to a fund's money and goods.

Amounts are given positive; each function knows its sides. None looks at a database.
"""

from dataclasses import replace

from lalanh.fund.ledger import chart
from lalanh.fund.ledger.chart import VND, Source
from lalanh.fund.ledger.draft import Draft, EntryKind, Line
from lalanh.kernel.errors import Refused


class NotPositive(Refused):
    """An amount that is zero or less."""

    message = "Số tiền, số lượng phải lớn hơn 0. Hãy kiểm tra lại số đã nhập."


class ReversalIsFinal(Refused):
    """A reversal cannot be reversed itself."""

    message = "Bút toán đảo không đảo lại được. Hãy ghi một bút toán mới cho đúng."


def donation(amount_vnd: int, *, into: str, programme: str = "") -> Draft:
    """Money given by people and bodies: Nợ the account it came to, Có gifts received."""
    return _moved(
        EntryKind.DONATION, amount_vnd, debit=into, credit=chart.GIFTS,
        source=Source.MOBILISED, programme=programme,
    )  # fmt: skip


def front_transfer(amount_vnd: int, *, into: str) -> Draft:
    """Money another Front committee passed on: no donation (decision D20)."""
    return _moved(
        EntryKind.FRONT_TRANSFER, amount_vnd, debit=into, credit=chart.FRONT_GIFTS,
        source=Source.MOBILISED,
    )  # fmt: skip


def budget_grant(amount_vnd: int, *, into: str, decision: str = "") -> Draft:
    """Money from the State's budget."""
    draft = _moved(
        EntryKind.BUDGET, amount_vnd, debit=into, credit=chart.BUDGET_GRANTS, source=Source.BUDGET
    )
    return replace(draft, decision=decision)


def interest(amount_vnd: int, *, into: str, source: Source) -> Draft:
    """Interest the bank paid."""
    return _moved(EntryKind.INTEREST, amount_vnd, debit=into, credit=chart.INTEREST, source=source)


def opening(amount_vnd: int, *, into: str, source: Source) -> Draft:
    """What an account held before the book was opened."""
    return _moved(EntryKind.OPENING, amount_vnd, debit=into, credit=chart.OPENING, source=source)


def refund(amount_vnd: int, *, out_of: str) -> Draft:
    """A gift sent back to its giver: gifts received become less."""
    return _moved(
        EntryKind.REFUND, amount_vnd, debit=chart.GIFTS, credit=out_of, source=Source.MOBILISED
    )


def fee(amount_vnd: int, *, out_of: str, source: Source) -> Draft:
    """A fee the bank took."""
    return _moved(EntryKind.FEE, amount_vnd, debit=chart.FEES, credit=out_of, source=source)


def own_transfer(amount_vnd: int, *, account: str, arrives: bool, source: Source) -> Draft:
    """
    One half of a transfer between accounts of the fund, as one statement shows it.

    The other half comes with the other account's statement; in between the money is in transit.
    """
    debit, credit = (account, chart.TRANSIT) if arrives else (chart.TRANSIT, account)
    return _moved(EntryKind.OWN_TRANSFER, amount_vnd, debit=debit, credit=credit, source=source)


def disbursement(
    amount_vnd: int,
    *,
    out_of: str,
    source: Source,
    purpose: str,
    decision: str,
    beneficiaries: str,
    programme: str = "",
) -> Draft:
    """Money paid out for a purpose of the fund, to a kind of beneficiaries, by a decision."""
    draft = _moved(
        EntryKind.DISBURSEMENT, amount_vnd, debit=chart.AID, credit=out_of,
        source=source, purpose=purpose, programme=programme,
    )  # fmt: skip
    return replace(draft, decision=decision, beneficiaries=beneficiaries)


def goods_received(quantity: int, *, commodity: str, programme: str = "") -> Draft:
    """Goods given, in grams or pieces: kept apart from money by their commodity."""
    return _moved(
        EntryKind.GOODS, quantity, debit=chart.STOCK, credit=chart.GOODS_GIFTS,
        source=Source.MOBILISED, commodity=commodity, programme=programme,
    )  # fmt: skip


def reversal(of: Draft) -> Draft:
    """
    The same lines with their sides exchanged.

    :raises ReversalIsFinal: for a reversal.
    """
    if of.kind is EntryKind.REVERSAL:
        raise ReversalIsFinal
    lines = tuple(replace(line, amount=-line.amount) for line in of.lines)
    return Draft(EntryKind.REVERSAL, lines)


def _moved(
    kind: EntryKind,
    amount: int,
    *,
    debit: str,
    credit: str,
    source: Source,
    commodity: str = VND,
    purpose: str = "",
    programme: str = "",
) -> Draft:
    """Return an entry of two lines."""
    if amount <= 0:
        raise NotPositive
    line = Line(debit, commodity, amount, source, purpose, programme)
    return Draft(kind, (line, replace(line, account=credit, amount=-amount)))
