"""Lines of a statement on their way in, by COPY, each transaction of the account once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db import connection

from lalanh.fund.models.bank import Statement, StatementLine
from lalanh.fund.statements import identity
from lalanh.fund.statements.model import Row
from lalanh.kernel import text

# What may be done with a line of each direction without asking anyone.
SURE_KINDS: dict[str, frozenset[str]] = {
    "credit": frozenset({"donation", "front_transfer", "own_transfer", "interest", "budget"}),
    "debit": frozenset({"fee", "refund", "own_transfer"}),
}


def state_of(*, kind: str, direction: str, amount_vnd: int | None, day: date | None) -> str:
    """Return whether a line may be booked as it stands or waits for a person."""
    whole = amount_vnd is not None and day is not None
    if whole and kind in SURE_KINDS[direction]:
        return StatementLine.State.READY
    return StatementLine.State.REVIEW


_COLUMNS = (
    "number", "page", "place", "printed_number", "day", "at_time", "amount_vnd", "direction",
    "balance_vnd", "reference", "narrative", "folded", "counterparty", "counterparty_account",
    "channel", "kind", "state", "identity",
)  # fmt: skip

_INCOMING = """
CREATE TEMP TABLE IF NOT EXISTS fund_incoming ON COMMIT DROP AS
  SELECT number, page, place, printed_number, day, at_time, amount_vnd, direction, balance_vnd,
         reference, narrative, folded, counterparty, counterparty_account, channel, kind, state,
         identity, same_as_id
  FROM fund_statementline WITH NO DATA;
TRUNCATE fund_incoming;
"""
_NAMES = ", ".join(_COLUMNS)
_VALUES = ", ".join(f"i.{name}" for name in _COLUMNS)
# A line nobody brought before is a transaction of its own …
_ADD_NEW = f"""
INSERT INTO fund_statementline (statement_id, bank_account_id, owner_id, {_NAMES})
SELECT %(statement)s, %(account)s, %(owner)s, {_VALUES} FROM fund_incoming i
WHERE i.same_as_id IS NULL ORDER BY i.number
ON CONFLICT DO NOTHING
"""
# … any other points at the line that came first: one that was recognised …
_ADD_RECOGNISED = f"""
INSERT INTO fund_statementline (statement_id, bank_account_id, owner_id, same_as_id, {_NAMES})
SELECT %(statement)s, %(account)s, %(owner)s, i.same_as_id, {_VALUES.replace("i.state", "'same'")}
FROM fund_incoming i WHERE i.same_as_id IS NOT NULL ORDER BY i.number
ON CONFLICT DO NOTHING
"""
# … or one that another import brought at the same moment.
_ADD_SAME = f"""
INSERT INTO fund_statementline (statement_id, bank_account_id, owner_id, same_as_id, {_NAMES})
SELECT %(statement)s, %(account)s, %(owner)s, first.id, {_VALUES.replace("i.state", "'same'")}
FROM fund_incoming i
JOIN fund_statementline first ON first.bank_account_id = %(account)s
  AND first.identity = i.identity AND first.same_as_id IS NULL
WHERE i.same_as_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM fund_statementline own
                  WHERE own.statement_id = %(statement)s AND own.number = i.number)
ORDER BY i.number
ON CONFLICT DO NOTHING
"""


def already_known(*, statement: Statement, rows: Sequence[Row]) -> dict[int, int]:
    """
    Return which rows earlier statements of the account brought: number of the row → id of the line.

    Two editions are compared on the strongest facts both print, so a masked edition without
    references still meets the one that has them.
    """
    days = [row.date for row in rows if row.date is not None]
    if not days:
        return {}
    lines = (
        StatementLine.objects.filter(
            bank_account_id=statement.bank_account_id,
            same_as__isnull=True,
            day__range=(min(days), max(days)),
        )
        .exclude(statement=statement)
        .order_by("statement_id", "number")
    )
    known = [replace(row_of(line), no=line.pk) for line in lines.iterator()]
    return identity.already_known(known, rows) if known else {}


def add(
    *,
    statement: Statement,
    rows: Sequence[Row],
    identities: Iterable[str],
    same: Mapping[int, int],
) -> None:
    """
    Add printed rows with their identities; a second time changes nothing.

    A row that an earlier statement of the account brought (`same`, or an equal identity) is kept
    as the same transaction, so overlapping editions count nothing twice.
    """
    facts = {
        "statement": statement.pk,
        "account": statement.bank_account_id,
        "owner": statement.owner_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_INCOMING)
        with cursor.copy(f"COPY fund_incoming ({_NAMES}, same_as_id) FROM STDIN") as copy:
            for row, key in zip(rows, identities, strict=True):
                copy.write_row((*_record(row, key), same.get(row.no)))
        cursor.execute(_ADD_NEW, facts)
        cursor.execute(_ADD_RECOGNISED, facts)
        cursor.execute(_ADD_SAME, facts)


def _record(row: Row, key: str) -> tuple[object, ...]:
    """Return the values of a row in the order of the columns."""
    return (
        row.no, row.page, row.place, row.stt, row.date, row.time, row.amount or None,
        row.direction, row.balance, (row.reference or "")[:120], row.narrative,
        text.fold(f"{row.counterparty or ''} {row.narrative}"), (row.counterparty or "")[:300],
        (row.counterparty_account or "")[:60], (row.channel or "")[:20], row.kind,
        state_of(
            kind=row.kind, direction=row.direction, amount_vnd=row.amount or None, day=row.date
        ),
        key[:200],
    )  # fmt: skip


def row_of(line: StatementLine) -> Row:
    """Return the printed row a line stands for, corrections included."""
    return Row(
        no=line.number, page=line.page, place=line.place, stt=line.printed_number, date=line.day,
        time=line.at_time, amount=line.amount_vnd,
        direction="credit" if line.direction == "credit" else "debit", balance=line.balance_vnd,
        reference=line.reference or None, narrative=line.narrative,
        kind="fee" if line.kind == "fee" else "unsure", counterparty=line.counterparty or None,
        counterparty_account=line.counterparty_account or None, channel=line.channel or None,
    )  # fmt: skip
