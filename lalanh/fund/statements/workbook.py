"""
Lists kept in a workbook (XLSX, XLS).

The reader behind this can abort the whole process on a hostile workbook: files of strangers are
read in a child process only (see ``sandbox``). Size is checked before a cell is read.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from lalanh.fund.statements import kinds
from lalanh.fund.statements.cells import Cell, Sheet, sheet_in
from lalanh.fund.statements.figures import amount_of, date_of
from lalanh.fund.statements.listing import ListReader, Record
from lalanh.fund.statements.model import Draft, Fault, Printed, Unreadable
from lalanh.kernel.text import fold

_MOST_COLUMNS = 1_000
_MOST_ROWS = 1_100_000
_MOST_BYTES = 1 << 30
_DIMENSION = re.compile(rb"<dimension ref=\"(?:[A-Z]+\d+:)?(?P<column>[A-Z]+)(?P<row>\d+)\"")
_ACCOUNT = re.compile(r"(?:so tai khoan|tai khoan so|stk)\W*(?P<number>\d{6,})")
_OPENING = re.compile(r"so du dau\b")
_TOTAL = re.compile(r"(?:tong|cong|phat sinh)\b")
_BANKS = (("ngan hang chinh sach xa hoi", "vbsp_xlsx", "Ngân hàng Chính sách xã hội"),)


def draft_of(data: bytes) -> Draft:
    """
    Read the first sheet that holds a table.

    :raises Unreadable: no workbook, too large, protected, or no sheet with a table.
    """
    _check_size(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            sheet = sheet_in(enumerate(cells, start=1))
            if sheet is not None:
                return _draft(sheet)
    except PasswordError:
        raise Unreadable(
            Fault("encrypted", "Bảng tính có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi đọc.")
        ) from None
    except (CalamineError, OSError, ValueError):
        raise Unreadable(_BROKEN) from None
    raise Unreadable(
        Fault(
            "unknown_layout",
            "Không trang tính nào có dòng tiêu đề với ngày, số tiền và nội dung. "
            "Hãy kiểm tra đã chọn đúng tệp.",
        )
    )


_BROKEN = Fault(
    "unreadable_file",
    "Bảng tính hỏng hoặc bị cắt nên không mở được. Hãy tải lại bản gốc.",
)


def _check_size(data: bytes) -> None:
    """Refuse what would fill the memory, by what the file says of itself."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            too_large = sum(member.file_size for member in members) > _MOST_BYTES
            for member in members:
                if member.filename.startswith("xl/worksheets/") and not too_large:
                    with archive.open(member) as part:
                        too_large = _is_too_wide(part.read(4096))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        raise Unreadable(_BROKEN) from None
    if too_large:
        raise Unreadable(
            Fault("too_large", "Bảng tính quá lớn so với một sao kê. Hãy tách thành nhiều tệp.")
        )


def _is_too_wide(start: bytes) -> bool:
    found = _DIMENSION.search(start)
    if found is None:
        return False
    column = 0
    for letter in found["column"]:
        column = column * 26 + letter - 64
    return column > _MOST_COLUMNS or int(found["row"]) > _MOST_ROWS


def _draft(sheet: Sheet) -> Draft:
    above = " ".join(fold(cell) for row in sheet.above for cell in row if isinstance(cell, str))
    account = _ACCOUNT.search(above)
    layout, bank = next(((n, b) for words, n, b in _BANKS if words in above), ("xlsx", ""))
    reader = ListReader(sheet)
    opening: int | None = None
    credit_sum: int | None = None
    for place, cells in sheet.rows:
        words = next((fold(cell) for cell in cells if isinstance(cell, str) and cell.strip()), "")
        if not _has_day(sheet, cells) and _OPENING.match(words):
            opening = _figure(sheet, cells, "balance")
        elif not _has_day(sheet, cells) and _TOTAL.match(words):
            credit_sum = _figure(sheet, cells, "money")
        elif any(cell not in ("", None) for cell in cells):
            before = reader.rows[-1].date if reader.rows else None
            reader.take(Record(place, tuple(_texts(sheet, cells, before))))
            reader.faults += _contradictions(sheet, cells, place, len(reader.rows))
    return Draft(
        layout=layout,
        bank=bank,
        rows=tuple(kinds.with_kinds(reader.rows, holder=None)),
        faults=tuple(reader.faults),
        account=account["number"] if account else None,
        opening_balance=opening,
        printed=Printed(credit_sum=credit_sum),
    )


def _has_day(sheet: Sheet, cells: Sequence[Cell]) -> bool:
    return any(
        isinstance(cells[at], date) or date_of(str(cells[at])) is not None
        for at in sheet.places_of("date")
        if at < len(cells)
    )


def _figure(sheet: Sheet, cells: Sequence[Cell], name: str) -> int | None:
    figures = (amount_of(_text(cells[at])) for at in sheet.places_of(name) if at < len(cells))
    return next((figure for figure in figures if figure is not None), None)


def _texts(sheet: Sheet, cells: Sequence[Cell], before: date | None) -> Iterator[str]:
    """Write the cells as a list would; dates that the program turned round are turned back."""
    days = [date_of(str(cells[at])) for at in sheet.places_of("value_date") if at < len(cells)]
    known = next((day for day in days if day is not None), None)
    for at, cell in enumerate(cells):
        if sheet.heads[at : at + 1] == ("date",) and isinstance(cell, date):
            yield f"{_turned_back(cell, known=known, before=before):%d/%m/%Y %H:%M:%S}"
        else:
            yield _text(cell)


def _turned_back(day: date, *, known: date | None, before: date | None) -> datetime:
    """
    Undo the exchange of day and month that spreadsheet programs make.

    The other order is taken when the value date says so, or, without one, when it alone stands
    near the row before.
    """
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)  # noqa: DTZ001
    if moment.day > 12:
        return moment
    other = moment.replace(month=moment.day, day=moment.month)
    beside = known or before
    if beside is None:
        return moment
    near = timedelta(days=0 if known else 31)
    is_off = abs(moment.date() - beside) > near
    return other if is_off and abs(other.date() - beside) <= near else moment


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).replace("\xa0", " ")


def _contradictions(sheet: Sheet, cells: Sequence[Cell], place: int, no: int) -> Iterator[Fault]:
    """A sheet that holds the amount twice (as text and as a number) must say the same twice."""
    figures = {
        amount_of(_text(cells[at]))
        for at in sheet.places_of("money")
        if at < len(cells) and _text(cells[at]).strip()
    }
    if len(figures) > 1:
        yield Fault(
            "two_amounts",
            f"Hàng {place} của bảng tính: hai cột số tiền khác nhau. Hãy đối chiếu bản gốc.",
            row=no,
        )
