"""Published rows as a page shows them: every code by its title, every gap with its reason."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lalanh.kernel.quantity import format_number, format_vnd
from lalanh.portal.amounts import goods_text
from lalanh.portal.shelf import Edition
from lalanh.portal.titles import Titles
from lalanh.portal.wording import FLOW_TONES, FLOWS, KINDS
from lalanh.transparency.snapshot.facts import Names
from lalanh.transparency.snapshot.reading import Published, published
from lalanh.transparency.snapshot.rows import Kind, Row

WITHHELD = "Tên đã rút theo ý người ủng hộ"
UNNAMED_BY_RULE = "Không nêu tên (thể lệ cuộc vận động)"
UNNAMED = "Người ủng hộ không nêu tên"


@dataclass(frozen=True, slots=True)
class Line:
    """
    One row in words. `who` is the name shown, or what stands in its place.

    `is_unnamed` says that a giver is meant whose name is not shown.
    """

    number: int
    on: date
    kind: str
    who: str
    is_named: bool
    is_unnamed: bool
    text: str
    quantity: str
    flow: str
    flow_tone: str
    fund_code: str
    fund: str
    drive_code: str
    drive: str
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One correction: the row that makes it, the value before and after, why and when."""

    number: int
    on: date
    before: str
    after: str
    reason: str


def line(hit: Published, titles: Titles) -> Line:
    """Say a row in words."""
    row = hit.row
    opening = row.opening
    shown = opening.donor_shown if opening else None
    return Line(
        number=hit.number,
        on=row.on,
        kind=KINDS[row.kind],
        who=shown or _in_place_of_name(hit, titles),
        is_named=bool(shown),
        is_unnamed=not shown and row.kind is Kind.GIFT,
        text=(opening.text_masked if opening else None) or "",
        quantity=quantity_text(row),
        flow=FLOWS[row.flow] if row.flow else "",
        flow_tone=FLOW_TONES[row.flow] if row.flow else "plain",
        fund_code=row.fund or "",
        fund=titles.fund(row.fund),
        drive_code=row.drive or "",
        drive=titles.drive(row.drive),
        is_corrected=_has_correction(hit),
    )


def lines(hits: Iterable[Published], edition: Edition) -> list[Line]:
    """Say rows in words."""
    return [line(hit, edition.titles) for hit in hits]


def quantity_text(row: Row) -> str:
    """Say how much: money, goods or persons."""
    if row.amount_vnd is not None:
        return format_vnd(row.amount_vnd)
    if row.quantity is not None:
        return goods_text(row.commodity or "", row.quantity)
    return f"{format_number(row.persons)} người" if row.persons is not None else ""


def changes(db: sqlite3.Connection, hit: Published) -> list[Change]:
    """
    Return what became of a row, step by step (requirement: old value, new value, reason, date).

    A correction that was itself corrected counts with what corrects it, so that the last value is
    the one in force.
    """
    value, unit = _value(hit.row), hit.row
    told = []
    for later in _later(db, hit):
        before, value = value, value + _value(later.row)
        told.append(
            Change(
                number=later.number,
                on=later.row.on,
                before=_said(before, unit),
                after=_said(value, unit),
                reason=later.row.reason or "",
            )
        )
    return told


def _later(db: sqlite3.Connection, hit: Published) -> list[Published]:
    """Return the corrections of a row, and theirs, in the order of the log."""
    found: dict[int, Published] = {}
    wanted = list(hit.corrected_by)
    while wanted:
        fresh = [each for each in published(db, wanted) if each.row.kind is Kind.CORRECTION]
        found |= {each.number: each for each in fresh}
        wanted = [number for each in fresh for number in each.corrected_by if number not in found]
    return [found[number] for number in sorted(found)]


def _value(row: Row) -> int:
    return row.amount_vnd if row.amount_vnd is not None else row.quantity or 0


def _said(value: int, row: Row) -> str:
    if row.amount_vnd is not None:
        return format_vnd(value)
    return goods_text(row.commodity or "", value)


def _has_correction(hit: Published) -> bool:
    """Tell whether a later row changes the value; one that only takes the name away does not."""
    return bool(hit.corrected_by) and not (hit.is_withheld and len(hit.corrected_by) == 1)


def _in_place_of_name(hit: Published, titles: Titles) -> str:
    row = hit.row
    if row.kind in (Kind.CORRECTION, Kind.WITHHOLDING):
        said = "Đính chính" if row.kind is Kind.CORRECTION else "Thôi nêu tên ở"
        return f"{said} dòng {format_number(row.corrects or 0)}"
    if hit.is_withheld:
        return WITHHELD
    if row.kind is Kind.GIFT:
        drive = titles.drives.get(row.drive or "")
        return UNNAMED_BY_RULE if drive and drive.names is Names.NEVER else UNNAMED
    if row.kind is Kind.COUNT and row.place:
        return titles.of("place", row.place)
    if row.purpose:
        return titles.of("purpose", row.purpose)
    return KINDS[row.kind]
