"""Letters from the public about published rows: taken from the inbox, answered or thrown away."""

from datetime import datetime
from uuid import UUID

from lalanh.base import notices
from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.permissions import Permission
from lalanh.fund.models import PublicLetter
from lalanh.kernel.errors import Refused
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body

_NOT_FOR_US = "Không thuộc việc nhận ở trang góp ý; đã bỏ, không chuyển cho ai."


class LetterClosed(Refused):
    """Somebody settled the letter before."""

    message = "Thư này đã có người giải quyết; xem phần trả lời ở dưới."


class AnswerMissing(Refused):
    """A letter is not closed without a word."""

    message = "Hãy ghi đã xem những gì và trả lời thế nào."


@action("fund.public_letter.received")
def receive_letter(
    *,
    owner: Body,
    item: UUID,
    code: str,
    kind: PublicLetter.Kind,
    number: int,
    text: str,
    receipt_no: str,
    contact: str,
    received_at: datetime,
    by: User,
    at: datetime,
) -> PublicLetter:
    """Keep a letter with the body it is for, and tell those there who prepare publications."""
    letter = PublicLetter.objects.create(
        owner=owner, item=item, code=code, kind=kind, number=number, text=text,
        receipt_no=receipt_no, contact=contact, received_at=received_at,
    )  # fmt: skip
    notices.send(
        to=organisations.accounts_that_may(permission=Permission.PREPARE_PUBLICATION, body=owner),
        kind="fund.public_letter",
        text=f"Thư từ trang công khai: {letter.get_kind_display()}, mã {code}",
        url=letter.get_absolute_url(),
        by=by,
        at=at,
    )
    return letter


@action("fund.public_letter.answered")
def answer_letter(*, letter: PublicLetter, answer: str, by: User, at: datetime) -> PublicLetter:
    """
    Close a letter with what was looked at and answered; the sender's contact is emptied.

    :raises AnswerMissing: without a word.
    :raises LetterClosed: if somebody settled it before.
    """
    if not answer.strip():
        raise AnswerMissing(field="answer")
    fresh = _open(letter)
    fresh.state, fresh.answer = PublicLetter.State.ANSWERED, answer.strip()
    return _settled(fresh, by=by, at=at)


@action("fund.public_letter.dropped")
def drop_letter(*, letter: PublicLetter, by: User, at: datetime) -> PublicLetter:
    """
    Throw away a letter the form does not take, above all one about a private person (D12).

    Nothing of what was written is kept or passed on.

    :raises LetterClosed: if somebody settled it before.
    """
    fresh = _open(letter)
    fresh.state, fresh.answer = PublicLetter.State.DROPPED, _NOT_FOR_US
    fresh.text, fresh.receipt_no = "", ""
    return _settled(fresh, by=by, at=at)


def _open(letter: PublicLetter) -> PublicLetter:
    """Lock the letter and make sure that nobody was faster."""
    fresh = PublicLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if fresh.state != PublicLetter.State.OPEN:
        raise LetterClosed
    return fresh


def _settled(fresh: PublicLetter, *, by: User, at: datetime) -> PublicLetter:
    fresh.contact, fresh.answered_by, fresh.answered_at = "", by, at
    fresh.save(
        update_fields=[
            "state", "answer", "answered_by", "answered_at", "contact", "text", "receipt_no",
        ]
    )  # fmt: skip
    return fresh
