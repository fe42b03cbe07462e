"""Entries made by hand: opening balances, payments, goods received, reversals."""

from datetime import date, datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.fund.actions.receivers import check_receiver
from lalanh.fund.ledger import drafts
from lalanh.fund.ledger.chart import Source
from lalanh.fund.models import Account, Donation, Entry, Fund, ThankYou
from lalanh.fund.models import posting as book
from lalanh.fund.queries import entries
from lalanh.kernel import text


@action("fund.opening.recorded")
def record_opening(
    *, account: Account, amount_vnd: int, source: str, day: date, by: User, at: datetime
) -> Entry:
    """
    Record what an account held before its first statement in the book.

    :raises NotPosted: if the book's rules refuse it.
    """
    draft = drafts.opening(amount_vnd, into=account.code, source=Source(source))
    note(amount_vnd=amount_vnd)
    return book.post(book.Posting(draft, day), fund=account.fund, by=by, at=at)


@action("fund.payment.recorded")
def record_payment(
    *,
    account: Account,
    amount_vnd: int,
    source: str,
    purpose: str,
    decision: str,
    beneficiaries: str,
    day: date,
    by: User,
    at: datetime,
    programme: str = "",
) -> Entry:
    """
    Record money paid out: for a purpose of the fund, by a decision, from what the fund holds.

    :raises PurposeNotAllowed: if the fund does not pay for that.
    :raises NotEnough: if the account would fall below zero.
    """
    draft = drafts.disbursement(
        amount_vnd, out_of=account.code, source=Source(source), purpose=purpose,
        decision=text.clean(decision), beneficiaries=text.clean(beneficiaries),
        programme=programme,
    )  # fmt: skip
    return book.post(book.Posting(draft, day), fund=account.fund, by=by, at=at)


@action("fund.goods.recorded")
def record_goods(
    *,
    fund: Fund,
    quantity: int,
    commodity: str,
    day: date,
    by: User,
    at: datetime,
    programme: str = "",
) -> Entry:
    """Record goods given, in grams or pieces; they never add up with money."""
    check_receiver(fund=fund, by=by, at=at)
    draft = drafts.goods_received(quantity, commodity=commodity, programme=programme)
    return book.post(book.Posting(draft, day), fund=fund, by=by, at=at)


@action("fund.entry.reversed")
def reverse_entry(*, entry: Entry, reason: str, day: date, by: User, at: datetime) -> Entry:
    """
    Answer a mistake with the mirrored entry; both stay in the book and both are published.

    A statement line booked by the entry waits for review again; a donation keeps its number, and
    its letter of thanks, if it still waits, is not sent.

    :raises AlreadyReversed: if someone reversed it first.
    :raises NotEnough: if the money has been paid out meanwhile.
    """
    mirrored = drafts.reversal(entries.draft_of(entry))
    posting = book.Posting(mirrored, day, corrects_id=entry.pk, reason=text.clean(reason))
    made = book.post(posting, fund=entry.fund, by=by, at=at)
    Donation.objects.filter(entry=entry).update(reversed_at=at)
    ThankYou.objects.filter(donation__entry=entry, state=ThankYou.State.QUEUED).update(
        state=ThankYou.State.DECLINED
    )
    return made
