"""Hand drafts to the database's posting function; say its refusals in Vietnamese."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from psycopg import errors as pg

from lalanh.base.models import User
from lalanh.fund.ledger.draft import Draft
from lalanh.fund.models.book import Entry
from lalanh.fund.models.fund import Fund
from lalanh.kernel.errors import Refused


class NotPosted(Refused):
    """The database does not take the entry."""

    message = "Bút toán không được ghi. Hãy kiểm tra lại."


class NotEnough(NotPosted):
    """The account would fall below zero."""

    message = (
        "Tài khoản của quỹ không còn đủ để chi khoản này theo đúng nguồn đã chọn. "
        "Hãy xem số dư của quỹ; nếu sổ còn thiếu số dư đầu hoặc sao kê trước thì ghi phần đó trước."
    )


class PurposeNotAllowed(NotPosted):
    """The fund does not pay for this."""

    message = (
        "Quỹ không được chi cho mục đích này. Hãy chọn một mục đích trong danh sách của quỹ, "
        "hoặc chi từ quỹ khác."
    )


class LineAlreadyBooked(NotPosted):
    """Someone booked the statement line first."""

    message = "Dòng sao kê này đã được ghi sổ. Hãy tải lại trang để xem bút toán."


class AlreadyReversed(NotPosted):
    """The entry carries a reversal."""

    message = "Bút toán này đã được đảo trước đó. Hãy tải lại trang để xem."


_REFUSALS: dict[str, NotPosted] = {
    "fund_posting_within_balance": NotEnough(),
    "fund_posting_purpose_is_allowed": PurposeNotAllowed(field="purpose"),
    "fund_entry_one_per_line": LineAlreadyBooked(),
    "fund_entry_corrects_id_key": AlreadyReversed(),
    "fund_entry_payment_names_decision": NotPosted(
        "Khoản chi phải ghi rõ quyết định và loại đối tượng thụ hưởng. Hãy điền cả hai.",
        field="decision",
    ),
    "fund_entry_payment_names_purpose": NotPosted(
        "Khoản chi phải ghi rõ mục đích. Hãy chọn mục đích.", field="purpose"
    ),
    "fund_entry_line_is_proven": NotPosted(
        "Sao kê này chưa khớp nên chưa ghi sổ được dòng nào. Hãy xử lý các chỗ chưa khớp trước."
    ),
    "fund_entry_equals_its_line": NotPosted(
        "Số tiền của bút toán khác số tiền của dòng sao kê. Hãy sửa dòng hoặc bút toán."
    ),
    "fund_entry_fund_is_open": NotPosted(
        "Ngày này nằm ngoài thời gian mở sổ của quỹ. Hãy kiểm tra ngày.", field="day"
    ),
    "fund_entry_own_fund": NotPosted(
        "Chỉ cơ quan giữ quỹ mới ghi sổ của quỹ này. Hãy chuyển sang vai trò ở cơ quan giữ quỹ."
    ),
    "fund_entry_reversal_is_final": NotPosted(
        "Bút toán đảo không đảo lại được. Hãy ghi một bút toán mới cho đúng."
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Posting:
    """A draft with what the header of its entry says."""

    draft: Draft
    day: date
    line_id: int | None = None
    corrects_id: int | None = None
    reason: str = ""

    def said(self, *, fund: Fund, by: User, at: datetime) -> str:
        """Return the JSON text that `fund_post_entry` takes."""
        return json.dumps(
            {
                "fund": fund.pk, "kind": self.draft.kind.value, "day": self.day.isoformat(),
                "by": by.pk, "at": at.isoformat(), "decision": self.draft.decision,
                "beneficiaries": self.draft.beneficiaries, "reason": self.reason,
                "corrects": self.corrects_id, "line": self.line_id,
                "lines": [asdict(line) for line in self.draft.lines],
            },
            ensure_ascii=False,
        )  # fmt: skip


@contextmanager
def refusals_said() -> Iterator[None]:
    """
    Turn the book's own constraints into sentences; the writes inside are undone.

    :raises NotPosted: for a constraint of the book; any other violation passes through.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        cause = error.__cause__
        name = cause.diag.constraint_name if isinstance(cause, pg.Error) else None
        if name in _REFUSALS:
            known = _REFUSALS[name]
            raise type(known)(known.message, **known.facts) from error
        raise


def post(posting: Posting, *, fund: Fund, by: User, at: datetime) -> Entry:
    """
    Post one entry and return it.

    :raises NotPosted: if the book's rules refuse it.
    """
    with refusals_said(), connection.cursor() as cursor:
        cursor.execute("SELECT fund_post_entry(%s)", [posting.said(fund=fund, by=by, at=at)])
        row = cursor.fetchone()
    assert row is not None
    return Entry.objects.get(pk=row[0])


def post_many(postings: Sequence[Posting], *, fund: Fund, by: User, at: datetime) -> list[int]:
    """
    Post entries in one round trip, all or none; return their numbers in the order given.

    :raises NotPosted: if the book's rules refuse one of them.
    """
    said = [posting.said(fund=fund, by=by, at=at) for posting in postings]
    with refusals_said(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT fund_post_entry(said) FROM unnest(%s::jsonb[]) WITH ORDINALITY AS t(said, n)"
            " ORDER BY n",
            [said],
        )
        return [int(row[0]) for row in cursor.fetchall()]
