"""Workbooks as offices fill them in, and a reader of those they download."""

import datetime as dt
import io

import xlsxwriter
from python_calamine import CalamineWorkbook

from lalanh.programmes.models import Programme
from lalanh.tasks import sheet as filled
from lalanh.tasks.actions import filing
from lalanh.tasks.models import FilledSheet
from tests import make

type Cell = str | int | dt.date


def workbook(*rows: dict[str, Cell], form: str = "progress", name: str = "Tiến độ") -> bytes:
    """A file with a title, the row of heads, and these rows by key."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        # One file is the same to the byte whenever it is made.
        book.set_properties({"created": make.AT})
        page = book.add_worksheet(name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_string(0, 0, "BẢNG TÍNH")
        columns = filled.FORMS[form]
        page.write_row(3, 0, [column.heading for column in columns])
        for number, row in enumerate(rows, start=4):
            for place, column in enumerate(columns):
                _write(page, number, place, row.get(column.key), day)
    return buffer.getvalue()


def _write(page: object, number: int, place: int, cell: Cell | None, day: object) -> None:
    write = getattr(page, "write_datetime" if isinstance(cell, dt.date) else "write")
    if cell is not None:
        write(number, place, cell, *([day] if isinstance(cell, dt.date) else []))


def read(content: bytes) -> dict[str, list[list[object]]]:
    """The sheets of a file by name, as a spreadsheet shows them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    }


def filled_in(content: bytes, cells: dict[str, Cell], *, sheet: str = "Tiến độ") -> bytes:
    """The downloaded list with its last row filled in by heading, saved again."""
    rows = read(content)[sheet]
    heads = next(row for row in rows if "Mã phần việc" in row)
    for heading, cell in cells.items():
        rows[-1][heads.index(heading)] = cell
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, [str(c) if isinstance(c, dt.date) else c for c in row])
    return buffer.getvalue()


def sent(
    person: make.Person,
    *rows: dict[str, Cell],
    kind: str = "progress",
    programme: Programme | None = None,
) -> FilledSheet:
    """A sheet with these rows, sent in by the person and not yet taken in."""
    with make.eyes_of(person):
        return filing.send_in_sheet(
            content=workbook(*rows, form=kind), name="bang-tinh.xlsx", kind=kind,
            owner=person.body, programme=programme, by=person.user, at=make.AT,
        )  # fmt: skip


def taken(person: make.Person, sheet: FilledSheet) -> FilledSheet:
    """The sheet taken in."""
    with make.eyes_of(person):
        return filing.take_in_sheet(sheet=sheet, by=person.user, at=make.AT)
