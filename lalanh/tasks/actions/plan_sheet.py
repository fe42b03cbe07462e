"""The whole matrix of a plan as a workbook, written by the worker."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from django.utils import timezone

from lalanh.base import files, jobs, scope
from lalanh.base.action import action
from lalanh.base.models import Job, User
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import codes, plan
from lalanh.tasks.queries.plan import Asked, Column, Frame, Group, Line
from lalanh.tasks.queries.tallies import OWED_CODES, Tally, added

KIND = "tasks.plan_sheet"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FACTS = ("Cơ quan", "Trực thuộc", "Xong", "Được tính", "Quá hạn")


@action("tasks.plan_sheet.asked")
def ask_for_sheet(*, programme: Programme, by: User, at: datetime) -> Job:
    """Leave the workbook to the worker; asked again while nothing has changed, the same job."""
    version = "-".join(map(str, plan.version(programme=programme)))
    body_id = scope.current().body_id
    return jobs.ask(
        kind=KIND,
        args={"programme": programme.pk},
        by=by,
        at=at,
        # What is late changes with the hour.
        key=f"{KIND}:{programme.pk}:{body_id}:{by.pk}:{at:%Y-%m-%dT%H}:{version}",
    )


@jobs.job(KIND, name="Lập bảng tính của kế hoạch")
def write_sheet(work: jobs.Work) -> None:
    """Write what the asker sees of the plan; a killed worker begins anew."""
    with work.step(message="Đang lập bảng tính.") as at:
        programme = Programme.objects.get(pk=work.args["programme"])
        content = _workbook(programme, at)
        kept = files.keep(content=content, media_type=MEDIA_TYPE, at=at)
        url = f"/chuong-trinh/bang-tinh/{work.job.pk}/"
        work.give(file=kept.pk, url=url, text="Đã lập bảng tính.")


def _workbook(programme: Programme, at: datetime) -> bytes:
    frame = plan.frame(programme=programme, at=at)
    groups = plan.groups(programme=programme, frame=frame)
    titles = _titles(frame)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        head = book.add_format(
            {"bold": True, "border": 1, "text_wrap": True, "valign": "top", "bg_color": "#E3F0E5"}
        )
        late = book.add_format({"bg_color": "#FAE8E3"})
        matrix = book.add_worksheet("Từng cơ quan")
        made = f"{programme.short_name}. Lập lúc {timezone.localtime(at):%H:%M ngày %d/%m/%Y}."
        matrix.write_string(0, 0, made)
        numbered = [
            f"{column.number}. {title}" for column, title in zip(frame.columns, titles, strict=True)
        ]
        _write(matrix, 1, [*_FACTS, *numbered], head)
        for number, row in enumerate(_rows(programme, frame, groups), start=2):
            _write(matrix, number, row, None, late=late)
        matrix.freeze_panes(2, 1)
        matrix.set_column(0, 1, 40)
        matrix.set_column(2, len(_FACTS) + len(titles) - 1, 14)
        tasks = book.add_worksheet("Từng nhiệm vụ")
        _write(tasks, 0, ["Số", "Nhiệm vụ", "Mục", "Hạn", "Xong", "Được tính", "Quá hạn"], head)
        for number, row in enumerate(_task_rows(frame, titles, groups), start=1):
            _write(tasks, number, row, None)
        tasks.set_column(1, 1, 60)
    return buffer.getvalue()


def _titles(frame: Frame) -> list[str]:
    """Return the titles; a file travels, so what is sensitive goes by its number."""
    ids = [column.task_id for column in frame.columns]
    sensitive = set(Task.objects.filter(pk__in=ids, is_sensitive=True).values_list("pk", flat=True))
    return [
        f"Nhiệm vụ số {column.task_id} (nhạy cảm)" if column.task_id in sensitive else column.title
        for column in frame.columns
    ]


def _rows(programme: Programme, frame: Frame, groups: Sequence[Group]) -> Iterator[list[str | int]]:
    """Each body with its superior, its counts, and a word for each task."""
    homes = {pk: group for group in groups for pk in group.body_ids}
    ids = plan.body_ids(groups=groups, asked=Asked())
    for line in plan.lines(programme=programme, frame=frame, ids=ids):
        superior = homes[line.body.pk].superior
        yield [
            line.body.name,
            superior.name if superior else "",
            line.whole.done,
            line.whole.total,
            line.whole.late,
            *(_word(line, column) for column in frame.columns),
        ]


def _word(line: Line, column: Column) -> str:
    code = line.codes[column.place]
    if code == codes.NOTHING:
        return ""
    state, role = codes.part_of(code)
    is_late = column.is_over and code in OWED_CODES and not line.body.is_external
    words = str(Assignment.State(state).label)
    if role == Assignment.Role.DIRECTING:
        words = f"chỉ đạo: {words}"
    return f"{_LATE}, {words}" if is_late else words


_LATE = "quá hạn"


def _task_rows(
    frame: Frame, titles: Sequence[str], groups: Sequence[Group]
) -> Iterator[list[str | int]]:
    """Each task with its deadline and the counts of all bodies."""
    for place, (column, title) in enumerate(zip(frame.columns, titles, strict=True)):
        whole: Tally = added(group.by_task[place] for group in groups)
        day = f"{column.last_day:%d/%m/%Y}" if column.last_day else ""
        yield [column.number, title, column.section, day, whole.done, whole.total, whole.late]


def _write(
    sheet: Any, number: int, row: Sequence[str | int], form: Any, *, late: Any = None
) -> None:
    """Write text as text, whatever it begins with, and numbers as numbers."""
    for place, value in enumerate(row):
        if isinstance(value, int):
            sheet.write_number(number, place, value, form)
        elif value:
            is_late = late is not None and value.startswith(_LATE)
            sheet.write_string(number, place, value, late if is_late else form)
