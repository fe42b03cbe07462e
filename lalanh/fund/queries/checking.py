"""A statement against its own figures, against earlier statements, and against the book."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet, Sum

from lalanh.fund.models import Posting, Statement
from lalanh.fund.models.lines import row_of
from lalanh.fund.statements.model import Control, Draft, Fault, Printed
from lalanh.fund.statements.reconcile import controls_of, status_of
from lalanh.kernel.quantity import format_number


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of checking a statement: its state, its controls and the places to look at."""

    state: str
    controls: tuple[Control, ...]
    faults: tuple[Fault, ...]

    def controls_as_json(self) -> list[dict[str, object]]:
        """Return the controls as kept with the statement."""
        return [asdict(control) for control in self.controls]

    def faults_as_json(self) -> list[dict[str, object]]:
        """Return the faults as kept with the statement."""
        return [asdict(fault) for fault in self.faults]


@dataclass(frozen=True, slots=True)
class Assertion:
    """A balance the bank prints beside the book's balance of that account on that day, in đồng."""

    label: str
    day: date
    printed_vnd: int
    booked_vnd: int

    @property
    def gap_vnd(self) -> int:
        """How much the bank prints above the book."""
        return self.printed_vnd - self.booked_vnd


def verdict(statement: Statement) -> Verdict:
    """Check every figure the statement prints against its lines as they stand now."""
    draft = _draft(statement)
    corrected = set(statement.lines.filter(reviews__isnull=False).values_list("number", flat=True))
    read = [fault for fault in draft.faults if fault.row is None or fault.row not in corrected]
    controls, found = controls_of(draft)
    strange = tuple(_strange(statement, draft))
    faults = (*read, *found, *strange, *_overlaps(statement))
    state = status_of(draft, controls, faults)
    return Verdict(state, controls, faults)


def _draft(statement: Statement) -> Draft:
    """Return what the reader said, with the lines as people corrected them."""
    head = statement.printed
    lines = statement.lines.order_by("number")
    return Draft(
        layout=statement.layout,
        bank=head.get("bank", ""),
        rows=tuple(row_of(line) for line in lines.iterator()),
        faults=tuple(Fault(**fault) for fault in statement.reader_faults),
        account=head.get("account"),
        holder=head.get("holder"),
        currency=head.get("currency", "VND"),
        opening_balance=statement.opening_vnd,
        closing_balance=statement.closing_vnd,
        printed=Printed(**head.get("totals", {})),
        pages=statement.page_count,
    )


def _strange(statement: Statement, draft: Draft) -> Iterable[Fault]:
    """Say what shows that this is the statement of another account."""
    ours, theirs = statement.bank_account.number, draft.account or ""
    if theirs.isdigit() and ours.isdigit() and theirs.lstrip("0") != ours.lstrip("0"):
        yield Fault(
            "other_account",
            f"Sao kê in số tài khoản {theirs}, khác với tài khoản {ours} đã chọn. "
            "Hãy kiểm tra lại đã chọn đúng tài khoản chưa rồi tải lại.",
        )
    if draft.currency != "VND":
        yield Fault(
            "other_currency",
            f"Sao kê ghi bằng {draft.currency}. Sổ chỉ nhận tiền đồng: hãy quy đổi và ghi "
            "từng khoản bằng phiếu thu có nguyên tệ và tỷ giá.",
        )


# Days that lie inside the period of an earlier statement of the account, with lines that one
# does not have: the same money read in two ways, most likely.
_OVERLAPS = """
SELECT l.day, count(*), min(l.number) FROM fund_statementline l
WHERE l.statement_id = %(statement)s AND l.same_as_id IS NULL
  AND EXISTS (SELECT 1 FROM fund_statement o
              WHERE o.bank_account_id = %(account)s AND o.id <> %(statement)s
                AND o.state IN ('reconciled', 'vouched')
                AND o.starts_on < l.day AND l.day < o.ends_on)
GROUP BY l.day ORDER BY l.day LIMIT 20
"""


def _overlaps(statement: Statement) -> Iterable[Fault]:
    with connection.cursor() as cursor:
        cursor.execute(_OVERLAPS, {"statement": statement.pk, "account": statement.bank_account_id})
        for day, count, first in cursor.fetchall():
            yield Fault(
                "overlap_differs",
                f"Ngày {day:%d/%m/%Y} đã có trong một sao kê trước của tài khoản này, nhưng "
                f"{format_number(count)} dòng ở đây không có ở đó (từ dòng {first}). Hãy so hai "
                "bản; nếu đúng là khoản khác thì ghi rõ khi soát.",
                row=first,
            )


def assertions(statement: Statement) -> list[Assertion]:
    """Return the statement's opening and closing balances beside the book's on those days."""
    found: list[Assertion] = []
    if statement.starts_on and statement.opening_vnd is not None:
        booked = _booked(statement, before=statement.starts_on)
        found.append(Assertion("Số dư đầu", statement.starts_on, statement.opening_vnd, booked))
    if statement.ends_on and statement.closing_vnd is not None:
        booked = _booked(statement, until=statement.ends_on)
        found.append(Assertion("Số dư cuối", statement.ends_on, statement.closing_vnd, booked))
    return found


def _booked(statement: Statement, *, before: date | None = None, until: date | None = None) -> int:
    rows = Posting.objects.filter(account=statement.bank_account.account, commodity="VND")
    # The opening entry is made on the first day and stands before its lines.
    early = rows.filter(entry__kind="opening")
    if before is not None:
        rows = rows.filter(entry__day__lt=before)
        early = early.filter(entry__day=before)
        return _sum(rows) + _sum(early)
    return _sum(rows.filter(entry__day__lte=until))


def _sum(rows: QuerySet[Posting]) -> int:
    return rows.aggregate(total=Sum("amount"))["total"] or 0
