"""Bytes in, statement out: the one way in for every kind of file."""

import hashlib
from dataclasses import replace
from datetime import date

from lalanh.fund.statements import recognise
from lalanh.fund.statements.model import Draft, Fault, Row, Statement, Unreadable
from lalanh.fund.statements.reconcile import controls_of, status_of


def read(data: bytes, *, name: str, password: str | None = None) -> Statement:
    """
    Read a statement of any known layout. Never raises on what the file holds.

    :param name: the file's name, shown again; the content decides what the file is.
    :param password: opens a protected PDF file.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        draft = recognise.draft_of(data, password=password)
    except Unreadable as refusal:
        return refused(refusal.fault, name=name, sha256=digest)
    draft = replace(draft, period=draft.period or _period(draft.rows))
    controls, found = controls_of(draft)
    faults = (*draft.faults, *found)
    return Statement(
        file=name,
        sha256=digest,
        status=status_of(draft, controls, faults),
        draft=draft,
        controls=controls,
        faults=faults,
    )


def refused(fault: Fault, *, name: str, sha256: str) -> Statement:
    """Return the statement of a file that yields no rows, with the one reason."""
    return Statement(
        file=name,
        sha256=sha256,
        status="refused",
        draft=Draft(layout="unknown", bank="", rows=()),
        controls=(),
        faults=(fault,),
    )


def _period(rows: tuple[Row, ...]) -> tuple[date, date] | None:
    days = [row.date for row in rows if row.date is not None]
    return (min(days), max(days)) if days else None
