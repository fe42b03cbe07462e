"""A statement as the JSON object that the command prints and other programs read."""

from datetime import date, time
from typing import get_args

from lalanh.fund.statements.model import (
    Control,
    Direction,
    Draft,
    Fault,
    Kind,
    Row,
    Statement,
    Status,
)
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


def restored(value: Json) -> Statement:
    """
    Build a statement again from its JSON object.

    :raises ValueError: when the object has another shape.
    """
    try:
        return _statement(_object(value))
    except (KeyError, TypeError) as error:
        raise ValueError("This is not the JSON object of a statement.") from error


def _statement(value: dict[str, Json]) -> Statement:
    period = value["period"]
    days = [date.fromisoformat(_string(day)) for day in _list(period)] if period else []
    draft = Draft(
        layout=_string(value["layout"]),
        bank=_string(value["bank"]),
        rows=tuple(_restored_row(_object(row)) for row in _list(value["rows"])),
        account=_text(value["account"]),
        holder=_text(value["holder"]),
        currency=_string(value["currency"]),
        period=(days[0], days[1]) if len(days) == 2 else None,
        opening_balance=_figure(value["opening_balance"]),
        closing_balance=_figure(value["closing_balance"]),
        pages=_figure(value["pages"]),
    )
    controls = [_object(control) for control in _list(value["controls"])]
    faults = [_object(fault) for fault in _list(value["faults"])]
    return Statement(
        file=_string(value["file"]),
        sha256=_string(value["sha256"]),
        status=_one_of(value["status"], get_args(Status.__value__)),
        draft=draft,
        controls=tuple(
            Control(_string(c["name"]), _number(c["printed"]), _number(c["computed"]))
            for c in controls
        ),
        faults=tuple(
            Fault(_string(f["type"]), _string(f["message"]), _figure(f["page"]), _figure(f["row"]))
            for f in faults
        ),
    )


def _restored_row(value: dict[str, Json]) -> Row:
    day, moment = _text(value["date"]), _text(value["time"])
    return Row(
        no=_number(value["no"]),
        page=_figure(value["page"]),
        date=date.fromisoformat(day) if day else None,
        time=time.fromisoformat(moment) if moment else None,
        amount=_figure(value["amount"]),
        direction=_one_of(value["direction"], get_args(Direction.__value__)),
        balance=_figure(value["balance"]),
        reference=_text(value["reference"]),
        narrative=_string(value["narrative"]),
        kind=_one_of(value["kind"], get_args(Kind.__value__)),
        stt=_figure(value["stt"]),
        counterparty=_text(value["counterparty"]),
        counterparty_account=_text(value["counterparty_account"]),
        channel=_text(value["channel"]),
        place=_figure(value["place"]),
    )


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _string(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Json) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _text(value: Json) -> str | None:
    return None if value is None else _string(value)


def _figure(value: Json) -> int | None:
    return None if value is None else _number(value)


def _one_of[T: str](value: Json, choices: tuple[T, ...]) -> T:
    for choice in choices:
        if value == choice:
            return choice
    raise TypeError


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
