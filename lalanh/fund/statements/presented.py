"""A statement as the JSON object that the command prints and other programs read."""

from lalanh.fund.statements.model import Control, Fault, Row, Statement
from lalanh.fund.statements.units import minor_unit_of

type Json = str | int | bool | list["Json"] | dict[str, "Json"] | None


def presented(statement: Statement) -> dict[str, Json]:
    """Return plain values: dates and times as ISO text, amounts as whole đồng."""
    draft = statement.draft
    balances = [row.balance for row in statement.rows if row.balance is not None]
    closing = draft.closing_balance
    if closing is None and balances:
        # Rows run from old to new wherever each carries its balance.
        closing = balances[-1]
    return {
        "file": statement.file,
        "sha256": statement.sha256,
        "layout": draft.layout,
        "bank": draft.bank,
        "account": draft.account,
        "holder": draft.holder,
        "currency": draft.currency,
        "minor_unit": minor_unit_of(draft.currency),
        "period": [day.isoformat() for day in draft.period] if draft.period else None,
        "pages": draft.pages,
        "opening_balance": draft.opening_balance,
        "closing_balance": closing,
        "status": statement.status,
        "controls": [_control(control) for control in statement.controls],
        "faults": [_fault(fault) for fault in statement.faults],
        "rows": [_row(row) for row in statement.rows],
    }


def _control(control: Control) -> Json:
    return {
        "name": control.name,
        "printed": control.printed,
        "computed": control.computed,
        "holds": control.holds,
    }


def _fault(fault: Fault) -> Json:
    return {"page": fault.page, "row": fault.row, "type": fault.type, "message": fault.message}


def _row(row: Row) -> Json:
    return {
        "no": row.no,
        "page": row.page,
        "place": row.place,
        "stt": row.stt,
        "date": row.date.isoformat() if row.date else None,
        "time": row.time.isoformat() if row.time else None,
        "amount": row.amount,
        "direction": row.direction,
        "balance": row.balance,
        "reference": row.reference,
        "counterparty": row.counterparty,
        "counterparty_account": row.counterparty_account,
        "channel": row.channel,
        "narrative": row.narrative,
        "kind": row.kind,
    }
