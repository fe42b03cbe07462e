"""
Filled sheets of tasks: what an office writes of its progress, and the tasks of a plan as typed.

Pure: cells in, lines and faults out. The workbook is opened in a child process only.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from python_calamine import CalamineWorkbook

from lalanh.kernel import deadline_text, recurrence, text
from lalanh.organisations import sheet as cells
from lalanh.organisations.sheet import UnreadableSheet

# As the sandbox takes it: module:function.
READER = "lalanh.tasks.sheet:read_workbook"
_HEAD_WITHIN = 15
_WORDS_LIMIT = 5_000
# Beyond any figure a body reports: a slip of the finger.
FIGURE_LIMIT = 10**15


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form: its heading, and what to write in it."""

    key: str
    heading: str
    help: str
    is_required: bool = False


PROGRESS = (
    Column("part", "Mã phần việc", "Giữ nguyên số đã in sẵn.", is_required=True),
    Column("words", "Kết quả", "Việc đã làm, viết ngắn gọn."),
    Column("letter", "Số văn bản", "Số, ký hiệu văn bản đã ban hành, ví dụ 12/BC-MTTQ."),
    Column("figure", "Số liệu", "Một số nguyên."),
    Column("unit", "Đơn vị tính", "hộ, người, tổ, lượt… Bắt buộc khi có số liệu."),
    Column("done", "Đã hoàn thành", "Ghi x nếu đề nghị duyệt là hoàn thành."),
)
PLAN = (
    Column("text", "Nội dung nhiệm vụ", "Viết như trong kế hoạch.", is_required=True),
    Column("lead", "Cơ quan chủ trì", "Một cơ quan. Bỏ trống nếu không có chủ trì."),
    Column("others", "Cơ quan phối hợp", "Cơ quan hoặc nhóm, cách nhau bằng dấu chấm phẩy."),
    Column("deadline", "Thời hạn", "Ngày (20/8/2021) hoặc lời như “trước ngày 20/8/2021”."),
    Column("modality", "Cách giao", "Bỏ trống là giao; ghi “đề nghị” với nơi chỉ được đề nghị."),
)
FORMS: Mapping[str, Sequence[Column]] = {"progress": PROGRESS, "plan": PLAN}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: on which sheet, in which row and column, and what to do."""

    sheet: str
    row: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row of a sheet: its cells by key, blank ones left out."""

    sheet: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


def read_workbook(content: bytes) -> list[dict[str, object]]:
    """
    Return each sheet as its name and its cells as text; runs in the child process.

    :raises UnreadableSheet: if the file is no workbook, is locked, or is too large.
    """
    rows = cells.read_workbook(content)
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    return [{"name": name, "rows": one} for name, one in zip(names, rows, strict=True)]


def lines_of(book: Sequence[Mapping[str, object]], *, form: str) -> list[Line]:
    """
    Return the filled rows of every sheet that has the headings, in whatever order of columns.

    :raises UnreadableSheet: if no sheet has all the required headings, or none is filled.
    """
    found: list[Line] = []
    has_heads = False
    for page in book:
        rows = page["rows"]
        assert isinstance(rows, list)
        at = _head_row(rows, form=form)
        if at is not None:
            has_heads = True
            found += _lines(str(page["name"]), rows, at, form=form)
    if has_heads and found:
        return found
    if has_heads:
        raise UnreadableSheet("Bảng tính chưa điền dòng nào. Hãy điền rồi gửi lại.")
    missing = ", ".join(f"“{c.heading}”" for c in FORMS[form] if c.is_required)
    raise UnreadableSheet(
        f"Không thấy dòng tiêu đề có cột {missing} ở trang nào. "
        "Hãy tải mẫu về và giữ nguyên dòng tiêu đề."
    )


def _keys(row: Sequence[str], *, form: str) -> list[str]:
    known = {text.fold(c.heading): c.key for c in FORMS[form]}
    return [known.get(text.fold(cell).rstrip(" *"), "") for cell in row]


def _head_row(rows: Sequence[Sequence[str]], *, form: str) -> int | None:
    required = {c.key for c in FORMS[form] if c.is_required}
    second = {c.key for c in FORMS[form]} - required
    for at, row in enumerate(rows[:_HEAD_WITHIN]):
        keys = set(_keys(row, form=form))
        # A title may happen to read like one heading: the others tell it from the row of heads.
        if required <= keys and keys & second:
            return at
    return None


def _lines(name: str, rows: Sequence[Sequence[str]], at: int, *, form: str) -> Iterator[Line]:
    """The rows with something under a heading that people fill in."""
    heads = _keys(rows[at], form=form)
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        filled = {
            head: cell.strip()
            for head, cell in zip(heads, row, strict=False)
            if head and cell.strip()
        }
        if filled.keys() - ({"part"} if form == "progress" else set()):
            yield Line(name, number, filled)


def fault(line: Line, key: str, sentence: str, *, form: str) -> Fault:
    """A fault at a column known by its key."""
    headings = {column.key: column.heading for column in FORMS[form]}
    return Fault(line.sheet, line.number, headings.get(key, ""), line[key][:200], sentence)


# --- Progress ------------------------------------------------------------------------------------

_YES = {"x", "co", "xong", "da xong", "hoan thanh", "da hoan thanh", "1"}
_NO = {"", "khong", "chua", "0"}
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+$")


@dataclass(frozen=True, slots=True)
class Progress:
    """What an office says of one part."""

    part_id: int
    words: str
    letter: str
    figure: int | None
    unit: str
    is_done: bool


def progress_of(line: Line) -> Progress | list[Fault]:
    """Read one row of a progress sheet, or say all that is wrong with it."""
    faults: list[Fault] = []

    def wrong(key: str, sentence: str) -> None:
        faults.append(fault(line, key, sentence, form="progress"))

    if not _is_whole(line["part"]):
        wrong("part", "Không đọc được mã phần việc. Hãy tải lại danh sách và giữ nguyên cột này.")
    figure = whole_of(line["figure"])
    if line["figure"] and figure is None:
        wrong("figure", "Không phải số nguyên. Hãy ghi một số, ví dụ 1200.")
    if figure is not None and figure > FIGURE_LIMIT:
        wrong("figure", "Số quá lớn. Hãy kiểm tra lại các chữ số.")
    if line["figure"] and not line["unit"]:
        wrong("unit", "Có số liệu mà thiếu đơn vị tính. Hãy ghi hộ, người, lượt…")
    if len(line["unit"]) > 40 or len(line["letter"]) > 60:
        wrong("unit" if len(line["unit"]) > 40 else "letter", "Quá dài. Hãy viết gọn lại.")
    if len(line["words"]) > _WORDS_LIMIT:
        wrong("words", f"Dài quá {_WORDS_LIMIT} chữ. Hãy viết gọn và đính kèm văn bản ở trang.")
    said = text.fold(line["done"])
    if said not in _YES | _NO:
        wrong("done", "Không hiểu. Hãy ghi x nếu đã hoàn thành, hoặc bỏ trống.")
    if said in _YES and not (line["letter"] or line["figure"]):
        wrong("done", "Hoàn thành phải có minh chứng: hãy ghi số văn bản hoặc số liệu.")
    if faults:
        return faults
    return Progress(
        int(line["part"]), line["words"], line["letter"], figure, line["unit"], said in _YES
    )


def _is_whole(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) < 16


def whole_of(written: str) -> int | None:
    """Read a whole number, its thousands perhaps parted by dots or blanks."""
    plain = re.sub(r"[. ]", "", written) if _GROUPED.match(written) else written
    return int(plain) if _is_whole(plain) else None


# --- Plans ---------------------------------------------------------------------------------------

_MODALITIES = {"": "assign", "giao": "assign", "yeu cau": "assign", "de nghi": "request"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One task as it was typed; who is meant by the names is asked of the register."""

    text: str
    lead: str
    others: tuple[str, ...]
    deadline_literal: str
    last_day: date | None
    due_time: time | None
    modality: str


def wanted_of(line: Line, *, reference: date) -> Wanted | list[Fault]:
    """Read one row of a plan, or say all that is wrong; `reference` gives years not written."""
    faults: list[Fault] = []

    def wrong(key: str, sentence: str) -> None:
        faults.append(fault(line, key, sentence, form="plan"))

    others = tuple(filter(None, (one.strip() for one in re.split(r"[;\n]", line["others"]))))
    if len(text.clean(line["text"])) < 5:
        wrong("text", "Chưa có nội dung nhiệm vụ. Hãy viết như trong kế hoạch.")
    if not line["lead"] and not others:
        wrong("lead", "Chưa có cơ quan nào. Hãy ghi cơ quan chủ trì hoặc cơ quan phối hợp.")
    if ";" in line["lead"]:
        wrong("lead", "Chỉ một cơ quan chủ trì. Hãy chuyển các cơ quan khác sang cột phối hợp.")
    modality = _MODALITIES.get(text.fold(line["modality"]))
    if modality is None:
        wrong("modality", "Không hiểu. Hãy bỏ trống, hoặc ghi “giao” hay “đề nghị”.")
    last_day, due_time, said = _limit(line["deadline"], reference=reference)
    if said:
        wrong("deadline", said)
    if faults or modality is None:
        return faults
    return Wanted(
        line["text"], line["lead"], others, line["deadline"], last_day, due_time, modality
    )


def _limit(written: str, *, reference: date) -> tuple[date | None, time | None, str]:
    """Read a deadline: its last day and hour, or a sentence on what to write instead."""
    if not written:
        return None, None, ""
    found = deadline_text.parse_deadline(written, reference=reference)
    if found is not None and found.last_day is not None:
        return found.last_day, found.time, ""
    if found is not None and found.relative_to:
        return None, None, "Thời hạn tính theo một sự kiện: hãy ghi ngày cụ thể hoặc để trống."
    if found is not None or list(recurrence.find_recurrences(written)):
        return None, None, ""
    return (
        None,
        None,
        (
            "Không đọc được thời hạn. Hãy ghi ngày như 20/8/2021, lời như “trước ngày 20/8/2021” "
            "hay “thường xuyên”, hoặc bỏ trống."
        ),
    )
