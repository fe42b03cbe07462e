"""A statement as JSON and back, so that a child process can read and hand over every part of it."""

from dataclasses import asdict
from datetime import date, time
from typing import Any

from lalanh.fund.statements.model import Control, Draft, Fault, Printed, Row, Statement
from lalanh.fund.statements.reading import read

type Json = dict[str, Any]


def read_as_json(content: bytes, *, name: str, password: str | None = None) -> Json:
    """Read a statement; this is what runs in the child process."""
    return as_json(read(content, name=name, password=password))


def as_json(statement: Statement) -> Json:
    """Return plain values: days and times as ISO text."""
    plain: Json = _plain(asdict(statement))
    return plain


def from_json(said: Json) -> Statement:
    """
    Return the statement that `as_json` wrote.

    :raises KeyError, TypeError, ValueError: if it is anything else.
    """
    head = dict(said["draft"])
    period = head.pop("period")
    draft = Draft(
        **head
        | {
            "rows": tuple(_row(row) for row in head["rows"]),
            "faults": _faults(head["faults"]),
            "printed": Printed(**head["printed"]),
            "period": period and (date.fromisoformat(period[0]), date.fromisoformat(period[1])),
        }
    )
    return Statement(
        file=said["file"],
        sha256=said["sha256"],
        status=said["status"],
        draft=draft,
        controls=tuple(Control(**control) for control in said["controls"]),
        faults=_faults(said["faults"]),
    )


def _row(said: Json) -> Row:
    day, moment = said["date"], said["time"]
    return Row(
        **said
        | {
            "date": date.fromisoformat(day) if day else None,
            "time": time.fromisoformat(moment) if moment else None,
        }
    )


def _faults(said: list[Json]) -> tuple[Fault, ...]:
    return tuple(Fault(**fault) for fault in said)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value
