"""Controls: every figure a statement prints about itself, computed again from its rows."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lalanh.fund.statements.figures import dong
from lalanh.fund.statements.model import Control, Draft, Fault, Row, Status

_MONEY = ("balance", "day-end", "sum", "opening")


def controls_of(draft: Draft) -> tuple[tuple[Control, ...], tuple[Fault, ...]]:
    """Return the controls of a statement and the faults that its failing ones show."""
    controls: list[Control] = []
    faults: list[Fault] = [*_fees_as_gifts(draft.rows)]
    for found, wrong in (_balances(draft), _totals(draft), _numbers(draft.rows), _pages(draft)):
        controls += found
        faults += wrong
    return tuple(controls), tuple(faults)


def status_of(draft: Draft, controls: Sequence[Control], faults: Sequence[Fault]) -> Status:
    """
    Return ``reconciled`` only when a printed figure of money proves the rows and nothing fails.

    Numbers without gaps (STT) prove that no row is missing but no amount, so they leave a
    statement ``unproven``; so does a row whose amount the file does not print.
    """
    if not draft.rows:
        return "refused"
    if faults or not all(control.holds for control in controls):
        return "pending"
    proves_money = any(control.name.split(" ")[0] in _MONEY for control in controls)
    complete = all(row.amount is not None for row in draft.rows)
    return "reconciled" if proves_money and complete else "unproven"


def _balances(draft: Draft) -> tuple[list[Control], list[Fault]]:
    """Check each printed balance against the one before it and the rows between."""
    printed = [row for row in draft.rows if row.balance is not None]
    if not printed:
        return [], []
    known, moved, since = draft.opening_balance, 0, draft.rows[0]
    sparse = len(printed) < len(draft.rows)
    controls: list[Control] = []
    faults: list[Fault] = []
    held = 0
    for row in draft.rows:
        moved += row.signed
        if row.balance is None:
            continue
        if known is not None:
            computed = known + moved
            held += computed == row.balance
            if sparse:
                controls.append(Control(_day_end(row), row.balance, computed))
            if computed != row.balance:
                faults.append(_balance_fault(since, row, row.balance - computed, sparse))
        known, moved, since = row.balance, 0, row
    if not sparse:
        checked = len(printed) - (draft.opening_balance is None)
        controls.append(Control("balance after each row", checked, held))
    return controls, faults


def _day_end(row: Row) -> str:
    return f"day-end {row.date:%d/%m/%Y}" if row.date else f"balance row {row.no}"


def _balance_fault(since: Row, row: Row, gap: int, sparse: bool) -> Fault:
    where = f"Từ {_where(since).lower()} đến {_where(row).lower()}" if sparse else _where(row)
    return Fault(
        "balance_break",
        f"{where}: số dư in trên sao kê chênh {dong(gap)} so với cộng các dòng. Có thể thiếu dòng, "
        "số tiền mất chữ số hoặc nhầm cột nợ và có. Hãy đối chiếu bản gốc đoạn này.",
        page=row.page,
        row=row.no,
    )


def _totals(draft: Draft) -> tuple[list[Control], list[Fault]]:
    rows, printed = draft.rows, draft.printed
    credits = [row.amount or 0 for row in rows if row.direction == "credit"]
    debits = [row.amount or 0 for row in rows if row.direction == "debit"]
    pairs = (
        ("sum of credits", printed.credit_sum, sum(credits), "tổng ghi có", True),
        ("sum of debits", printed.debit_sum, sum(debits), "tổng ghi nợ", True),
        ("count of credits", printed.credit_count, len(credits), "số bút toán có", False),
        ("count of debits", printed.debit_count, len(debits), "số bút toán nợ", False),
        ("count of rows", printed.row_count, len(rows), "số dòng", False),
    )
    controls = [Control(name, want, have) for name, want, have, _, _ in pairs if want is not None]
    faults = [
        _total_fault(label, want, have, is_money=is_money)
        for _, want, have, label, is_money in pairs
        if want is not None and want != have
    ]
    opening, closing = draft.opening_balance, draft.closing_balance
    if opening is not None and closing is not None:
        computed = opening + sum(row.signed for row in rows)
        controls.append(Control("opening + rows = closing", closing, computed))
        if closing != computed:
            faults.append(_total_fault("số dư cuối kỳ", closing, computed, is_money=True))
    return controls, faults


def _total_fault(label: str, want: int, have: int, *, is_money: bool) -> Fault:
    printed, computed = (dong(want), dong(have)) if is_money else (str(want), str(have))
    return Fault(
        "sum_mismatch" if is_money else "count_mismatch",
        f"Sao kê in {label} là {printed}, cộng các dòng đọc được là {computed}. Có thể thiếu dòng "
        "hoặc số tiền sai. Hãy tìm dòng lệch trong bản gốc trước khi ghi sổ.",
    )


def _numbers(rows: Sequence[Row]) -> tuple[list[Control], list[Fault]]:
    """Check that printed numbers (STT) rise by one from row to row."""
    numbered = [row for row in rows if row.stt is not None]
    if not numbered or len(numbered) < len(rows) / 2:
        return [], []
    first, last = numbered[0].stt or 0, numbered[-1].stt or 0
    controls = [Control("numbers without gap", last - first + 1, len(rows))]
    faults = [_late_start(numbered[0])] if first > 1 else []
    faults += [
        fault
        for before, row in pairwise(numbered)
        if (fault := _number_fault(before, row)) is not None
    ]
    faults += [_unnumbered(row) for row in rows if row.stt is None]
    return controls, faults


def _number_fault(before: Row, row: Row) -> Fault | None:
    was, now = before.stt or 0, row.stt or 0
    if now == was + 1:
        return None
    if now <= was:
        message = f"{_where(row)}: số thứ tự {now} lặp lại hoặc lùi sau số {was}."
        kind = "duplicate_stt"
    else:
        gap = f"số {was + 1}" if now == was + 2 else f"các số từ {was + 1} đến {now - 1}"
        message = f"{_where(row)}: thiếu {gap}, sau số {was} là số {now}."
        kind = "missing_row"
    return Fault(
        kind,
        f"{message} Hãy đối chiếu bản gốc và bổ sung hoặc sửa dòng này.",
        page=row.page,
        row=before.no,
    )


def _late_start(row: Row) -> Fault:
    return Fault(
        "missing_row",
        f"{_where(row)}: dòng đầu tiên mang số {row.stt}, thiếu các dòng từ số 1. "
        "Hãy xin các trang trước, hoặc ghi rõ đây là bản trích.",
        page=row.page,
        row=row.no,
    )


def _unnumbered(row: Row) -> Fault:
    return Fault(
        "missing_stt",
        f"{_where(row)}: không đọc được số thứ tự. Hãy đối chiếu bản gốc.",
        page=row.page,
        row=row.no,
    )


def _pages(draft: Draft) -> tuple[list[Control], list[Fault]]:
    want, have = draft.printed.pages, draft.pages
    if want is None or have is None:
        return [], []
    faults = []
    if want != have:
        faults = [
            Fault(
                "missing_pages",
                f"Sao kê ghi {want} trang nhưng tệp có {have} trang. Hãy tải lại tệp đầy đủ.",
            )
        ]
    return [Control("count of pages", want, have)], faults


def _where(row: Row) -> str:
    """Name a row's place as a person finds it: page and row, or the line of the file."""
    if row.place is not None:
        return f"Dòng {row.place} của tệp"
    return f"Trang {row.page}, dòng {row.no}" if row.page is not None else f"Dòng {row.no}"


def _fees_as_gifts(rows: Sequence[Row]) -> Iterator[Fault]:
    for row in rows:
        if row.kind == "fee" and row.direction == "credit":
            yield Fault(
                "fee_in_credit_column",
                f"{_where(row)}: nội dung là thu phí nhưng số tiền đứng ở cột "
                "ghi có. Hãy đối chiếu bản gốc; phí không phải là tiền ủng hộ.",
                page=row.page,
                row=row.no,
            )
