"""Sheets to download: one's parts to fill in, what one gave, what is late, a blank plan."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks import sheet as filled
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import late, sheets
from lalanh.tasks.queries import task as tasks
from lalanh.web.workbook import Cell, Column, Sheet, workbook

ROWS_LIMIT = 10_000
_FILLED = [column.heading for column in filled.PROGRESS]


def title_of(task: Task) -> str:
    """Return what a file calls a task: a file travels, so what is sensitive goes by its number."""
    return f"Nhiệm vụ số {task.pk} (nhạy cảm)" if task.is_sensitive else task.title


def _number(task: Task) -> str:
    return task.document.number if task.document else ""


def _due(task: Task) -> Cell:
    if task.last_day is None:
        return "thường xuyên" if task.is_standing else "không ghi"
    return task.last_day


def _head(body: Body, at: datetime) -> str:
    return f"{body.name}. Lập lúc {timezone.localtime(at):%H:%M ngày %d/%m/%Y}."


def _role(part: Assignment) -> str:
    """The role, and the kind of responsibility where the document names one."""
    kind = part.get_responsibility_display() if part.responsibility else ""
    return f"{part.get_role_display()}, {kind}" if kind else part.get_role_display()


def own_parts(*, body: Body, at: datetime) -> bytes:
    """The parts the body may report on, with columns to fill in and send back."""
    columns = [
        Column(_FILLED[0], 10), Column("Nhiệm vụ", 44), Column("Văn bản", 18),
        Column("Cơ quan giao", 26), Column("Vai trò", 12), Column("Hạn", 12),
        Column("Tình trạng", 16),
        Column(_FILLED[1], 44, is_to_fill=True), Column(_FILLED[2], 18, is_to_fill=True),
        Column(_FILLED[3], 10, is_to_fill=True), Column(_FILLED[4], 12, is_to_fill=True),
        Column(_FILLED[5], 12, is_to_fill=True),
    ]  # fmt: skip
    rows: Iterator[Sequence[Cell]] = (
        [
            part.pk, title_of(part.task), _number(part.task), part.task.owner.name,
            _role(part), _due(part.task), part.get_state_display(),
            None, None, None, None, None,
        ]
        for part in sheets.parts_to_fill(body=body)[:ROWS_LIMIT]
    )  # fmt: skip
    notes = [
        _head(body, at),
        "Điền các cột màu vàng rồi gửi lại ở trang Bảng tính; dòng để trống được bỏ qua.",
        "Giữ nguyên cột “Mã phần việc”.",
    ]
    return workbook([Sheet("Tiến độ", "PHIẾU BÁO CÁO TIẾN ĐỘ", columns, rows, notes), _guide()])


def _guide() -> Sheet:
    columns = [Column("Cột", 24), Column("Cách điền", 90)]
    rows = [[column.heading, column.help] for column in filled.PROGRESS]
    return Sheet("Hướng dẫn", "CÁCH ĐIỀN", columns, rows)


def given(*, body: Body, at: datetime) -> bytes:
    """What the body gave: each task, and each body's part on a second sheet."""
    found = tasks.with_counts(tasks.given(body=body, state="")[:ROWS_LIMIT])
    columns = [
        Column("Số", 8), Column("Nhiệm vụ", 50), Column("Văn bản", 18), Column("Cách giao", 12),
        Column("Ngày giao", 12), Column("Hạn", 12), Column("Số cơ quan", 10), Column("Xong", 8),
        Column("Chờ duyệt", 10), Column("Trạng thái", 16),
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [
        [
            task.pk, title_of(task), _number(task), task.get_modality_display(),
            timezone.localtime(task.given_at).date(), _due(task), int(getattr(task, "total", 0)),
            int(getattr(task, "done", 0)), int(getattr(task, "reported", 0)),
            task.get_state_display(),
        ]
        for task in found
    ]  # fmt: skip
    return workbook(
        [
            Sheet("Nhiệm vụ", "NHIỆM VỤ ĐÃ GIAO", columns, rows, [_head(body, at)]),
            _parts(body, found, at),
        ]
    )


def _parts(body: Body, found: list[Task], at: datetime) -> Sheet:
    columns = [
        Column("Số", 8), Column("Nhiệm vụ", 44), Column("Cơ quan", 40), Column("Vai trò", 12),
        Column("Hạn", 12), Column("Tình trạng", 22), Column("Xong ngày", 12),
        Column("Số lần bị trả lại", 10), Column("Lý do", 30),
    ]  # fmt: skip
    rows: Iterator[Sequence[Cell]] = (
        [
            part.task_id, title_of(part.task), part.body.name, _role(part),
            _due(part.task), part.get_state_display(), part.finished_on, part.returns,
            part.answer_reason,
        ]
        for part in sheets.parts_of(tasks=found)[:ROWS_LIMIT]
    )  # fmt: skip
    return Sheet("Từng cơ quan", "PHẦN VIỆC CỦA TỪNG CƠ QUAN", columns, rows, [_head(body, at)])


def overdue(*, body: Body, at: datetime) -> bytes:
    """Who is late with what the body gave: orders on one sheet, requests on another."""
    found = list(late.late_parts(owner=body, at=at))
    columns = [
        Column("Cơ quan", 40), Column("Nhiệm vụ", 50), Column("Văn bản", 18),
        Column("Vai trò", 12), Column("Hạn", 12), Column("Quá (ngày)", 10),
        Column("Tình trạng", 20),
    ]  # fmt: skip
    orders = [(part.body, part) for part in found if part.task.modality != "request"]
    requests = [(part.body, part) for part in found if part.task.modality == "request"]
    return workbook(
        [
            Sheet(name, title, columns, _late_rows(rows, at), [_head(body, at)])
            for name, title, rows in (
                ("Được giao", "NHIỆM VỤ QUÁ HẠN", orders),
                ("Được đề nghị", "NỘI DUNG ĐỀ NGHỊ CHƯA CÓ KẾT QUẢ", requests),
            )
        ]
    )


def _late_rows(found: list[tuple[Body, Assignment]], at: datetime) -> Iterator[Sequence[Cell]]:
    today = local_date(at)
    for body, part in found[:ROWS_LIMIT]:
        assert part.task.last_day is not None
        yield [
            body.name, title_of(part.task), _number(part.task), _role(part),
            part.task.last_day, max((today - part.task.last_day).days, 0),
            part.get_state_display(),
        ]  # fmt: skip


def blank_plan(*, body: Body, at: datetime) -> bytes:
    """The form in which an officer types the tasks of a plan."""
    columns = [
        Column(one.heading, width, is_to_fill=True)
        for one, width in zip(filled.PLAN, (70, 34, 50, 26, 12), strict=True)
    ]
    notes = [
        _head(body, at),
        "Mỗi dòng một nhiệm vụ. Gửi lại ở trang Bảng tính; xem lại và bấm thì mới giao.",
    ]
    guide = [[f"{one.heading}{' *' if one.is_required else ''}", one.help] for one in filled.PLAN]
    return workbook(
        [
            Sheet("Nhiệm vụ", "NHIỆM VỤ CỦA KẾ HOẠCH", columns, [], notes),
            Sheet("Hướng dẫn", "CÁCH ĐIỀN", [Column("Cột", 24), Column("Cách điền", 90)], guide),
        ]
    )


type Maker = Callable[..., bytes]
FILES: dict[str, tuple[str, Maker]] = {
    "phan-viec": ("phan-viec", own_parts),
    "da-giao": ("nhiem-vu-da-giao", given),
    "qua-han": ("qua-han", overdue),
    "mau-ke-hoach": ("mau-ke-hoach", blank_plan),
}
