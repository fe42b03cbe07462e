"""What a letter from the public asks of the published rows."""

from datetime import datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.fund.actions import letters
from lalanh.fund.models import PublicLetter
from lalanh.kernel.errors import Refused
from lalanh.kernel.quantity import format_number
from lalanh.transparency import queries
from lalanh.transparency.actions import publishing


class NoWish(Refused):
    """The letter does not ask that a name be shown no more."""

    message = "Thư này không xin thôi nêu tên. Hãy trả lời bằng lời."


class NoSuchRow(Refused):
    """Nothing was published under the number."""

    message = "Sổ công khai không có dòng mà thư nói đến. Hãy trả lời bằng lời."


@action("transparency.wish.honoured")
def honour_wish(*, letter: PublicLetter, by: User, at: datetime) -> PublicLetter:
    """
    Show no name in the letter's row from the next publication on, and answer the letter so.

    :raises NoWish: if the letter reports an error.
    :raises NoSuchRow: if nothing was published under its number.
    :raises AlreadyWithheld: if the row shows no name any more, or never did.
    :raises LetterClosed: if somebody settled the letter before.
    """
    if letter.kind != PublicLetter.Kind.WISH_UNNAMED:
        raise NoWish
    row = queries.row_numbered(letter.number)
    if row is None:
        raise NoSuchRow
    answer = f"Từ lần công bố tới, dòng {format_number(row.number)} không nêu tên nữa."
    settled = letters.answer_letter(letter=letter, answer=answer, by=by, at=at)
    publishing.withhold_name(row=row, by=by, at=at)
    return settled
