"""Gifts handed over, and what donors wish later."""

from datetime import date, datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.fund.actions.receivers import check_receiver
from lalanh.fund.ledger import chart, drafts
from lalanh.fund.models import Donation, Drive, Fund, ThankYou, gifts
from lalanh.fund.models import posting as book
from lalanh.kernel.errors import Refused


class DriveTakesNothing(Refused):
    """The drive is not open for gifts, or is another fund's."""

    message = "Cuộc vận động này không nhận tiền lúc này. Hãy chọn cuộc đang vận động của quỹ."


class RateDoesNotFit(Refused):
    """Amount, foreign amount and rate contradict each other."""

    message = "Số ngoại tệ nhân tỷ giá không ra số tiền đồng đã nhập. Hãy kiểm tra lại ba số này."


class LetterSettled(Refused):
    """The letter is sent, or the donor did not want it."""

    message = "Thư cảm ơn này đã gửi hoặc người ủng hộ không nhận thư; không gửi lần nữa."


_TAKING = (Drive.State.OPEN, Drive.State.COLLECTING)


@action("fund.cash_gift.recorded")
def record_cash_gift(
    *,
    fund: Fund,
    amount_vnd: int,
    day: date,
    donor: gifts.Donor,
    by: User,
    at: datetime,
    drive: Drive | None = None,
    foreign: gifts.Foreign | None = None,
    wants_letter: bool = True,
) -> Donation:
    """
    Record money handed over at the office, with the next receipt number of the fund's year.

    :raises DriveTakesNothing: if the drive is not open, or belongs to another fund.
    :raises RateDoesNotFit: if a foreign amount times its rate is not the amount.
    :raises NotTheReceiver: if a committee's receiving section alone takes gifts in.
    """
    if drive is not None and (drive.fund_id != fund.pk or drive.state not in _TAKING):
        raise DriveTakesNothing(field="drive")
    if foreign is not None and _in_vnd(foreign) != amount_vnd:
        raise RateDoesNotFit(field="amount_vnd")
    check_receiver(fund=fund, by=by, at=at)
    draft = drafts.donation(amount_vnd, into=chart.CASH)
    entry = book.post(book.Posting(draft, day), fund=fund, by=by, at=at)
    note(amount_vnd=amount_vnd)
    gift = gifts.Gift(
        entry_id=entry.pk, day=day, amount_vnd=amount_vnd, donor=donor, drive=drive,
        foreign=foreign, wants_letter=wants_letter,
    )  # fmt: skip
    return gifts.record([gift], fund=fund, by=by, at=at)[0]


@action("fund.donor.wish_noted")
def note_wish(
    *, donation: Donation, wishes_unnamed: bool, consents_to_name: bool, by: User, at: datetime
) -> Donation:
    """Note whether the donor wants to be named; what is published follows it."""
    donation.wishes_unnamed = wishes_unnamed
    donation.consents_to_name = consents_to_name and not wishes_unnamed
    donation.save(update_fields=["wishes_unnamed", "consents_to_name"])
    return donation


@action("fund.letter.sent")
def note_letter_sent(*, donation: Donation, by: User, at: datetime) -> ThankYou:
    """
    Note that the letter of thanks went out.

    :raises LetterSettled: if it did before, or is not wanted.
    """
    letter = ThankYou.objects.select_for_update(of=("self",)).get(donation=donation)
    if letter.state != ThankYou.State.QUEUED:
        raise LetterSettled
    letter.state, letter.sent_at = ThankYou.State.SENT, at
    letter.save(update_fields=["state", "sent_at"])
    return letter


def _in_vnd(foreign: gifts.Foreign) -> int:
    """Return whole đồng, half rounded up; foreign money is kept in hundredths."""
    return (foreign.amount_minor * foreign.rate_vnd_e4 + 500_000) // 1_000_000
