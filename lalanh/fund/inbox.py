"""Takes letters about published rows out of the inbox and brings each to whom it is for."""

import re
from collections.abc import Mapping
from datetime import datetime

from lalanh.base import accounts, scope
from lalanh.base.inbox import Malformed, Submission, receives
from lalanh.base.models import User
from lalanh.fund.actions import letters
from lalanh.fund.models import Fund, PublicLetter
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body

_CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")
_NUMBER_LIMIT = 2**53


class NoSuchFund(Refused):
    """The letter is about a fund nobody keeps."""

    message = "Không có cơ quan nào giữ quỹ mà thư nói đến."


@receives("fund.wish_unnamed")
def take_wish(sent: Submission, at: datetime) -> None:
    """Take a wish not to be named in a row."""
    _take(sent, PublicLetter.Kind.WISH_UNNAMED, at)


@receives("fund.error_report")
def take_report(sent: Submission, at: datetime) -> None:
    """Take word of an error in a row."""
    if not _words(sent.payload, "text", limit=1000).strip():
        raise Malformed(what="thư báo sai không có nội dung")
    _take(sent, PublicLetter.Kind.ERROR_REPORT, at)


def _take(sent: Submission, kind: PublicLetter.Kind, at: datetime) -> None:
    """
    Keep the letter with the body that keeps the fund of its row.

    :raises Malformed: if it is not what the form sends.
    :raises NoSuchFund: if there is no body to answer it.
    """
    said = sent.payload
    code = _words(said, "code", limit=9)
    if not _CODE.fullmatch(code):
        raise Malformed(what="mã thư")
    by = accounts.system_account()
    owner = _keeper(_words(said, "fund", limit=20), by=by)
    if owner is None:
        raise NoSuchFund
    with scope.looking_as(_eyes(owner, by=by)):
        letters.receive_letter(
            owner=owner, item=sent.id, code=code, kind=kind, number=_number(said),
            text=_words(said, "text", limit=1000), contact=_words(said, "contact", limit=100),
            receipt_no=_words(said, "receipt_no", limit=60), received_at=sent.received_at,
            by=by, at=at,
        )  # fmt: skip


def _words(said: Mapping[str, object], name: str, *, limit: int) -> str:
    """Return one text of the payload, empty where it is not there."""
    value = said.get(name, "")
    if not isinstance(value, str) or len(value) > limit:
        raise Malformed(what=f"mục {name}")
    return value


def _number(said: Mapping[str, object]) -> int:
    """Return the number of the row."""
    value = said.get("number")
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _NUMBER_LIMIT:
        raise Malformed(what="số dòng")
    return value


def _keeper(code: str, *, by: User) -> Body | None:
    """
    Return the body that keeps the fund.

    A row without a fund (a count of persons) is for the highest body that keeps one: it publishes.
    """
    for root in Body.objects.filter(parent__isnull=True).order_by("pk"):
        with scope.looking_as(_eyes(root, by=by)):
            kept = Fund.objects.filter(code=code) if code else Fund.objects.all()
            fund = kept.select_related("owner").order_by("owner__path", "pk").first()
        if fund is not None:
            return fund.owner
    return None


def _eyes(body: Body, *, by: User) -> scope.Scope:
    return scope.Scope(user_id=by.pk, body_id=body.pk, body_path=body.path)
