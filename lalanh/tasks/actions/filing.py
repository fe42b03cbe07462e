"""A filled sheet comes in, is looked at, and is taken in: every row of it, or none."""

from datetime import datetime

from lalanh.base import files, scope
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.kernel import sandbox
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks import sheet as filled
from lalanh.tasks.actions import doing, giving, handing
from lalanh.tasks.actions.doing import Shown
from lalanh.tasks.models import FilledSheet
from lalanh.tasks.queries import sheets
from lalanh.tasks.queries.sheets import PlanRow, ProgressRow

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Somebody waits for the answer: a sheet of a person's own typing is read in a second.
_READING_S = 20


class SheetHasFaults(Refused):
    """Nothing of a sheet is taken in while something in it is wrong."""


class SheetEnded(Refused):
    """The sheet was put aside."""

    message = "Bảng tính này đã bỏ. Hãy gửi lại tệp nếu vẫn cần."


class NotYourSheet(Refused):
    """A sheet is taken in by the body that sent it."""

    message = "Bảng tính này của cơ quan khác."


@action("tasks.sheet.sent_in")
def send_in_sheet(
    *,
    content: bytes,
    name: str,
    kind: str,
    owner: Body,
    programme: Programme | None,
    by: User,
    at: datetime,
) -> FilledSheet:
    """
    Keep a filled sheet with its rows as read; nothing comes of them yet.

    The same file sent again is the same sheet: one that was taken in comes back as it is.

    :raises UnreadableSheet: if it is no workbook, or none of its sheets has the headings.
    :raises files.FileTooBig: above the limit of uploads.
    """
    _as_own(owner)
    kept = files.keep(content=content, media_type=_MEDIA_TYPE, at=at)
    same = FilledSheet.objects.select_for_update(of=("self",)).filter(
        owner=owner, kind=kind, programme=programme, file=kept
    )
    former = same.first()
    if former is not None and former.state == FilledSheet.State.TAKEN:
        return former
    book = sandbox.read_in_child(filled.READER, content, time_s=_READING_S)
    assert isinstance(book, list)
    pages = [page for page in book if isinstance(page, dict)]
    lines = sheets.stored(filled.lines_of(pages, form=kind))
    if former is not None:
        former.state, former.lines = FilledSheet.State.WAITING, lines
        former.save(update_fields=["state", "lines"])
        return former
    # Two clerks may send one file at once: the second finds the row of the first.
    made, _ = FilledSheet.objects.get_or_create(
        owner=owner,
        kind=kind,
        programme=programme,
        file=kept,
        defaults={"name": name[:200], "lines": lines, "sent_at": at, "sent_by": by},
    )
    return made


@action("tasks.sheet.taken_in")
def take_in_sheet(*, sheet: FilledSheet, by: User, at: datetime) -> FilledSheet:
    """
    Make reports or tasks of every row, or of none; what is there already is left as it is.

    A second press changes nothing.

    :raises SheetHasFaults: names the first fault.
    :raises SheetEnded: for a sheet that was put aside.
    """
    _as_own(sheet.owner)
    locked = FilledSheet.objects.select_for_update(of=("self",)).select_related(
        "owner", "programme"
    )
    sheet = locked.get(pk=sheet.pk)
    if sheet.state == FilledSheet.State.TAKEN:
        return sheet
    if sheet.state == FilledSheet.State.DROPPED:
        raise SheetEnded
    found = sheets.outcome(sheet=sheet, at=at)
    if found.faults:
        first = found.faults[0]
        raise SheetHasFaults(
            f"Còn {len(found.faults)} chỗ phải sửa, chưa ghi dòng nào. Chỗ đầu tiên: trang "
            f"“{first.sheet}”, dòng {first.row}, cột “{first.column}”: {first.sentence}"
        )
    for one in found.progress:
        if not one.is_known:
            _report(one, by=by, at=at)
    for row in found.plan:
        if not row.is_known:
            _give(row, sheet=sheet, by=by, at=at)
    sheet.state, sheet.taken_at, sheet.taken_by = FilledSheet.State.TAKEN, at, by
    sheet.taken_count = found.new_count
    sheet.save(update_fields=["state", "taken_at", "taken_by", "taken_count"])
    note(rows=found.new_count, known=found.known_count)
    return sheet


def _report(row: ProgressRow, *, by: User, at: datetime) -> None:
    said = row.said
    shown = []
    if said.letter:
        shown.append(Shown(title=f"Văn bản số {said.letter}", letter_number=said.letter))
    if said.figure is not None:
        shown.append(Shown(title="Số liệu", figure=said.figure, figure_unit=said.unit))
    try:
        doing.report(
            assignment=row.part, words=said.words, claims_done=said.is_done, shown=shown,
            by=by, at=at,
        )  # fmt: skip
    except Refused as refusal:
        raise SheetHasFaults(
            f"Chưa ghi dòng nào. Trang “{row.line.sheet}”, dòng {row.line.number}: "
            f"{refusal.message}"
        ) from refusal


def _give(row: PlanRow, *, sheet: FilledSheet, by: User, at: datetime) -> None:
    wanted = row.wanted
    giving.give_ad_hoc_task(
        owner=sheet.owner,
        facts=giving.TaskFacts(
            title=handing.title_of(wanted.text),
            text=wanted.text,
            modality=wanted.modality,
            last_day=wanted.last_day,
            due_time=wanted.due_time,
            deadline_literal=wanted.deadline_literal[:250],
        ),
        lead=row.lead,
        others=row.others,
        programme=sheet.programme,
        by=by,
        at=at,
    )


@action("tasks.sheet.dropped")
def drop_sheet(*, sheet: FilledSheet, by: User, at: datetime) -> FilledSheet:
    """Put a sheet aside that was not taken in; sending its file again brings it back."""
    _as_own(sheet.owner)
    sheet = FilledSheet.objects.select_for_update().get(pk=sheet.pk)
    if sheet.state == FilledSheet.State.WAITING:
        sheet.state = FilledSheet.State.DROPPED
        sheet.save(update_fields=["state"])
    return sheet


def _as_own(owner: Body) -> None:
    """Pass whoever works from a seat in this body."""
    if scope.current().body_id != owner.pk:
        raise NotYourSheet
