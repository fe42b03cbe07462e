"""A person's word on a statement line: what it is, and what it should have read."""

from datetime import date, datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.fund.actions.statements import conclude_reading
from lalanh.fund.models import LineReview, Statement, StatementLine, lines
from lalanh.fund.queries.statements import kinds_of
from lalanh.fund.statements import identity
from lalanh.kernel import text
from lalanh.kernel.errors import Refused


class LineClosed(Refused):
    """The line is booked, or stands for one of an earlier statement."""

    message = (
        "Dòng này đã ghi sổ hoặc trùng dòng của sao kê khác nên không sửa được. "
        "Nếu đã ghi sai, hãy đảo bút toán rồi xem lại dòng."
    )


class WrongDirection(Refused):
    """Money that came in cannot be that kind, or money that went out."""

    message = "Loại “{kind}” không hợp với {direction}. Hãy chọn loại khác."


class ReasonMissing(Refused):
    """An amount or a day is changed without saying why."""

    message = "Sửa số tiền hoặc ngày thì phải ghi lý do, ví dụ “bản gốc trang 3 in 500.000”."


@action("fund.line.judged")
def judge_line(
    *, line: StatementLine, kind: StatementLine.Kind, by: User, at: datetime
) -> StatementLine:
    """
    Say what a line is. A gift, a fee and the like are then ready for the book.

    :raises LineClosed: if it is booked, or stands for a line of an earlier statement.
    :raises WrongDirection: if money in that direction cannot be that.
    """
    row = _open_line(line)
    if kind not in kinds_of(row):
        raise WrongDirection(kind=kind.label, direction=row.get_direction_display())
    return _change(row, kind=kind, amount_vnd=row.amount_vnd, day=row.day, reason="", by=by, at=at)


@action("fund.line.corrected")
def correct_line(
    *,
    line: StatementLine,
    amount_vnd: int | None,
    day: date | None,
    reason: str,
    by: User,
    at: datetime,
) -> StatementLine:
    """
    Put right what was read or printed wrongly; the former figures and the reason are kept.

    The statement's controls are computed again at once.

    :raises LineClosed: if it is booked, or stands for a line of an earlier statement.
    :raises ReasonMissing: if no reason is given.
    """
    row = _open_line(line)
    with refused_as(ReasonMissing(field="reason"), constraint="fund_linereview_change_has_reason"):
        changed = _change(
            row, kind=StatementLine.Kind(row.kind), amount_vnd=amount_vnd, day=day,
            reason=text.clean(reason), by=by, at=at,
        )  # fmt: skip
    statement = Statement.objects.select_related("bank_account").get(pk=row.statement_id)
    _identify_again(changed, statement)
    conclude_reading(statement=statement, by=by, at=at)
    note(line=row.pk)
    return changed


def _open_line(line: StatementLine) -> StatementLine:
    row = StatementLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if row.state in (StatementLine.State.BOOKED, StatementLine.State.SAME):
        raise LineClosed
    return row


def _change(
    row: StatementLine,
    *,
    kind: StatementLine.Kind,
    amount_vnd: int | None,
    day: date | None,
    reason: str,
    by: User,
    at: datetime,
) -> StatementLine:
    """Keep what stood there and write what stands now."""
    LineReview.objects.create(
        line=row, owner_id=row.owner_id, old_kind=row.kind, new_kind=kind,
        old_amount_vnd=row.amount_vnd, new_amount_vnd=amount_vnd, old_day=row.day, new_day=day,
        reason=reason, by=by, at=at,
    )  # fmt: skip
    row.kind, row.amount_vnd, row.day = kind, amount_vnd, day
    row.state = lines.state_of(kind=kind, direction=row.direction, amount_vnd=amount_vnd, day=day)
    row.save(update_fields=["kind", "amount_vnd", "day", "state"])
    return row


def _identify_again(row: StatementLine, statement: Statement) -> None:
    """A corrected line is known by its corrected figures; it may turn out to be known already."""
    numbers = list(statement.lines.order_by("number").values_list("number", flat=True))
    rows = [lines.row_of(line) for line in statement.lines.order_by("number")]
    key = identity.keys_of(rows)[numbers.index(row.number)]
    first = (
        StatementLine.objects.filter(
            bank_account_id=row.bank_account_id, identity=key, same_as__isnull=True
        )
        .exclude(pk=row.pk)
        .first()
    )
    row.identity = key
    if first is not None:
        row.same_as, row.state = first, StatementLine.State.SAME
    row.save(update_fields=["identity", "same_as", "state"])
