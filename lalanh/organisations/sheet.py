"""
Sheets of bodies and of people in office: the form to fill in, and what a filled one says.

Pure: cells in, drafts and faults out. A workbook is opened in a child process only, because the
library that reads it can abort the whole process on a hostile file.
"""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from lalanh.kernel import text
from lalanh.kernel.errors import Refused

# As the sandbox takes it: module:function.
READER = "lalanh.organisations.sheet:read_workbook"
ROWS_LIMIT = 20_000
_COLUMNS_LIMIT = 60
_HEAD_WITHIN = 15


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form: the heading, what to write in it, and an example."""

    key: str
    heading: str
    help: str
    example: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row: where, what stands there, and what to do."""

    row: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row: its number in the sheet and its cells by key, blank ones left out."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


class UnreadableSheet(Refused):
    """The file is no workbook, or none of its sheets has the headings."""


SYSTEMS = {
    "Đảng": "party", "chính quyền": "government", "cơ quan dân cử": "council",
    "Mặt trận": "front", "đoàn thể": "mass", "hội": "mass", "lực lượng vũ trang": "armed",
    "báo, đài": "media", "doanh nghiệp": "enterprise", "hợp tác xã": "enterprise",
    "trường học": "school", "bệnh viện": "hospital", "tôn giáo": "religious",
    "cộng đồng": "community",
}  # fmt: skip
LEVELS = {"trung ương": 0, "tỉnh": 1, "huyện": 2, "xã": 3, "thôn": 4}
KINDS = {
    "cơ quan, đơn vị": "ordinary", "bộ phận": "subunit", "ngoài tỉnh": "external",
}  # fmt: skip

BODIES = (
    Column("name", "Tên cơ quan", "Tên đầy đủ.", "Sở Y tế", is_required=True),
    Column("short_name", "Tên tắt", "Bỏ trống nếu không có.", ""),
    Column("system", "Hệ thống", "Một trong: " + "; ".join(SYSTEMS), "chính quyền", True),
    Column("level", "Cấp", "Một trong: " + ", ".join(LEVELS), "tỉnh", is_required=True),
    Column("kind", "Loại", "Bỏ trống, hoặc một trong: " + "; ".join(KINDS), ""),
    Column("unit", "Địa bàn", "Đơn vị hành chính, từ nhỏ đến lớn.", "xã An Hòa, huyện Thanh Giang"),
    Column("parent", "Trực thuộc", "Tên cơ quan cấp trên, đã có hoặc ở dòng trên.", "UBND tỉnh"),
    Column("valid_from", "Từ ngày", "Ngày thành lập: ngày/tháng/năm.", "01/01/2015", True),
)
OFFICIALS = (
    Column("body", "Cơ quan", "Tên cơ quan đã có trong danh mục.", "Sở Y tế", is_required=True),
    Column("title", "Chức vụ", "Tên chức vụ.", "Giám đốc", is_required=True),
    Column("full_name", "Họ và tên", "Họ, đệm và tên.", "Nguyễn Văn An", is_required=True),
    Column("is_head", "Đứng đầu", "Ghi x nếu là người đứng đầu.", "x"),
    Column("is_shared", "Nhiều người giữ", "Ghi x nếu nhiều người cùng giữ chức vụ này.", ""),
    Column("work_phone", "Điện thoại công vụ", "Bỏ trống nếu chưa có.", ""),
    Column("work_email", "Thư điện tử công vụ", "Bỏ trống nếu chưa có.", ""),
    Column("valid_from", "Từ ngày", "Ngày nhận chức: ngày/tháng/năm.", "01/07/2020", True),
)
FORMS: Mapping[str, Sequence[Column]] = {"bodies": BODIES, "officials": OFFICIALS}


def blank_form(form: str) -> bytes:
    """Return the workbook to fill in: headings with one example, and a sheet that explains."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    head = book.add_format({"bold": True, "bg_color": "#DDEEDD", "border": 1, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    table, guide = book.add_worksheet("Danh sách"), book.add_worksheet("Hướng dẫn")
    for place, column in enumerate(FORMS[form]):
        table.write_string(0, place, column.heading, head)
        table.write_string(1, place, column.example)
        table.set_column(place, place, 22)
    table.freeze_panes(1, 0)
    guide.set_column(0, 0, 24)
    guide.set_column(1, 1, 80)
    lines = [(c.heading + (" *" if c.is_required else ""), c.help) for c in FORMS[form]]
    lines += [("*", "Cột bắt buộc. Dòng 2 của trang “Danh sách” là ví dụ: hãy ghi đè lên.")]
    for row, (heading, help_) in enumerate(lines):
        guide.write_string(row, 0, heading, head)
        guide.write_string(row, 1, help_, wrapped)
    book.close()
    return buffer.getvalue()


def read_workbook(content: bytes) -> list[list[list[str]]]:
    """
    Return the cells of each sheet as text; runs in the child process.

    :raises UnreadableSheet: if the file is no workbook, is locked, or is too large.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        if any(_is_too_large(s.end) for s in sheets):
            raise UnreadableSheet(
                f"Bảng tính có hơn {ROWS_LIMIT} dòng hoặc {_COLUMNS_LIMIT} cột. "
                "Hãy chia thành nhiều tệp."
            )
        return [
            [[_as_text(cell) for cell in row] for row in s.to_python(skip_empty_area=False)]
            for s in sheets
        ]
    except PasswordError:
        raise UnreadableSheet("Bảng tính có mật khẩu. Hãy bỏ mật khẩu, lưu rồi gửi lại.") from None
    except (CalamineError, OSError, ValueError):
        raise UnreadableSheet(
            "Tệp không phải là bảng tính Excel (.xlsx, .xls) hoặc đã hỏng. "
            "Hãy lưu lại thành .xlsx rồi gửi."
        ) from None


def _is_too_large(end: tuple[int, int] | None) -> bool:
    """Whether the last row or column, counted from nought, is beyond the limits."""
    return end is not None and (end[0] >= ROWS_LIMIT or end[1] >= _COLUMNS_LIMIT)


def _as_text(cell: object) -> str:
    """A cell as a person reads it: dates as day/month/year, whole numbers without a point."""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else text.clean(str(cell))


def lines_of(sheets: Sequence[Sequence[Sequence[str]]], *, form: str) -> list[Line]:
    """
    Return the filled rows of the first sheet that has the headings, in whatever order.

    :raises UnreadableSheet: if no sheet has all the required headings.
    """
    keys = {text.fold(c.heading): c.key for c in FORMS[form]}
    required = {c.key for c in FORMS[form] if c.is_required}
    nearest: set[str] = set()
    for rows in sheets:
        for at, row in enumerate(rows[:_HEAD_WITHIN]):
            heads = [keys.get(text.fold(cell).rstrip(" *"), "") for cell in row]
            if required <= set(heads):
                return list(_lines(rows[at + 1 :], heads, first=at + 2))
            nearest = max(nearest, set(heads) & required, key=len)
    missing = [c.heading for c in FORMS[form] if c.key in required - nearest]
    raise UnreadableSheet(
        f"Không thấy dòng tiêu đề; thiếu cột: {', '.join(missing)}. "
        "Hãy tải mẫu về và giữ nguyên dòng tiêu đề."
    )


def _lines(rows: Sequence[Sequence[str]], heads: Sequence[str], *, first: int) -> Iterator[Line]:
    """The rows that hold anything under a heading."""
    for number, row in enumerate(rows, start=first):
        cells = {
            head: cell for head, cell in zip(heads, row, strict=False) if head and cell.strip()
        }
        if cells:
            yield Line(number, cells)


def faults_of(line: Line, *, form: str) -> list[Fault]:
    """Return what can be told from the row alone: blanks, words and dates nobody can read."""
    faults = [
        _fault(line, column, f"Chưa điền “{column.heading}”. Hãy điền rồi gửi lại.")
        for column in FORMS[form]
        if column.is_required and not line[column.key]
    ]
    for column in FORMS[form]:
        check = _CHECKS.get(column.key)
        if check and line[column.key] and check(line[column.key]) is None:
            faults.append(_fault(line, column, f"Không đọc được. {column.help}"))
    return faults


def fault(line: Line, key: str, sentence: str, *, form: str) -> Fault:
    """A fault found later, at a column known by its key; an unknown key is the first column."""
    columns = {column.key: column for column in FORMS[form]}
    return _fault(line, columns.get(key, FORMS[form][0]), sentence)


def _fault(line: Line, column: Column, sentence: str) -> Fault:
    return Fault(line.number, column.heading, line[column.key], sentence)


def day_of(words: str) -> date | None:
    """Read a day written day/month/year, with - or . too."""
    parts = words.replace("-", "/").replace(".", "/").split("/")
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day) if year > 1900 else None
    except ValueError:
        return None


def one_of(words: str, choices: Mapping[str, str | int]) -> str | int | None:
    """Read a word of a list, in whatever tones and case."""
    folded = {text.fold(choice): value for choice, value in choices.items()}
    return folded.get(text.fold(words))


_CHECKS: Mapping[str, Callable[[str], object]] = {
    "system": lambda words: one_of(words, SYSTEMS),
    "level": lambda words: one_of(words, LEVELS),
    "kind": lambda words: one_of(words, KINDS),
    "valid_from": day_of,
    "work_email": lambda words: words if words.count("@") == 1 and "." in words else None,
}
