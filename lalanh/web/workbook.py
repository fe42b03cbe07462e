"""
Workbooks to download: heads that stay in sight, dates that are dates, ready for the printer.

Text is written as text whatever it begins with, so that no cell of ours runs as a formula.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter

# Spreadsheets run typed cells that begin like this as formulas; the mark keeps them text, also
# after somebody edits the cell.
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_A4 = 9

type Cell = str | int | dt.date | dt.datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters, and whether people fill it in."""

    heading: str
    width: int = 18
    is_to_fill: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its tab, what stands above the table, the columns and the rows."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    notes: Sequence[str] = field(default_factory=tuple)


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return the file."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "note": book.add_format({"italic": True, "font_color": "#565c4e"}),
            "head": book.add_format(_head("#E3F0E5")),
            "fill": book.add_format(_head("#FBF0D5")),
            "text": book.add_format(_cell()),
            "risky": book.add_format(_cell() | {"quote_prefix": True}),
            "day": book.add_format(_cell() | {"num_format": "dd/mm/yyyy", "align": "center"}),
            "moment": book.add_format(_cell() | {"num_format": "hh:mm dd/mm/yyyy"}),
            "number": book.add_format(_cell() | {"num_format": "#,##0"}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name[:31]), sheet, formats)
    return buffer.getvalue()


def _head(ground: str) -> dict[str, object]:
    return {
        "bold": True, "bg_color": ground, "border": 1, "text_wrap": True, "valign": "vcenter",
        "align": "center",
    }  # fmt: skip


def _cell() -> dict[str, object]:
    return {"border": 1, "text_wrap": True, "valign": "top"}


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page.write_string(0, 0, sheet.title, formats["title"])
    for number, note in enumerate(sheet.notes, start=1):
        page.write_string(number, 0, note, formats["note"])
    top = len(sheet.notes) + 2
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        kind = "fill" if column.is_to_fill else "head"
        page.write_string(top, place, column.heading, formats[kind])
    last = top
    for last, row in enumerate(sheet.rows, start=top + 1):
        for place, cell in enumerate(row):
            _write_cell(page, last, place, cell, formats)
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, max(last, top + 1), len(sheet.columns) - 1)
    _set_up_printing(page, top=top)


def _write_cell(page: Any, row: int, place: int, cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None or cell == "":
        page.write_blank(row, place, None, formats["text"])
    elif isinstance(cell, dt.datetime):
        page.write_datetime(row, place, cell.replace(tzinfo=None), formats["moment"])
    elif isinstance(cell, dt.date):
        page.write_datetime(row, place, cell, formats["day"])
    elif isinstance(cell, int):
        page.write_number(row, place, cell, formats["number"])
    else:
        kind = "risky" if cell.startswith(_RISKY) else "text"
        page.write_string(row, place, cell, formats[kind])


def _set_up_printing(page: Any, *, top: int) -> None:
    """A4 lying, one page wide, the heads on every page, numbered."""
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
    page.set_footer("&L&A&RTrang &P/&N")
