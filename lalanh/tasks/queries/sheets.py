"""What the rows of a filled sheet would become, what is wrong with them, and what is known."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from django.db.models import F, QuerySet

from lalanh.kernel import text
from lalanh.kernel.period import local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks import sheet as filled
from lalanh.tasks.models import Assignment, FilledSheet, Report, Task
from lalanh.tasks.queries.fan_out import Part
from lalanh.tasks.sheet import Fault, Line, Progress, Wanted

_STATE = Assignment.State
REPORTABLE = (_STATE.OPEN, _STATE.UNDER_WAY, _STATE.RETURNED)


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One row of progress: the part it speaks of; nothing to do where it was reported so."""

    line: Line
    said: Progress
    part: Assignment
    is_known: bool


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One task of a plan: who gets which part; nothing to do where the task was given."""

    line: Line
    wanted: Wanted
    lead: Body | None
    others: list[Body]
    is_known: bool
    # The last day lies in the past.
    is_over: bool

    @property
    def parts(self) -> list[Part]:
        """Everyone with a part, the lead first."""
        role = Assignment.Role.COORDINATE if self.lead else Assignment.Role.RESPONSIBLE
        lead = [Part(self.lead, Assignment.Role.LEAD)] if self.lead else []
        return [*lead, *(Part(body, role) for body in self.others)]


@dataclass(slots=True)
class Outcome:
    """What a sheet would become: rows that can be taken in, and all that is wrong."""

    progress: list[ProgressRow] = field(default_factory=list)
    plan: list[PlanRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def new_count(self) -> int:
        """How many rows something would come of."""
        return sum(not row.is_known for row in self.progress) + sum(
            not row.is_known for row in self.plan
        )

    @property
    def known_count(self) -> int:
        """How many rows are there already."""
        return len(self.progress) + len(self.plan) - self.new_count


def sheets(*, owner: Body) -> QuerySet[FilledSheet]:
    """Return the sheets a body sent in, the newest first."""
    found = FilledSheet.objects.filter(owner=owner)
    return found.select_related("programme", "sent_by", "taken_by", "owner").order_by(
        "-sent_at", "-pk"
    )


def stored(lines: Iterable[Line]) -> list[dict[str, object]]:
    """Return lines as they are kept with a sheet."""
    return [asdict(line) | {"cells": dict(line.cells)} for line in lines]


def outcome(*, sheet: FilledSheet, at: datetime) -> Outcome:
    """Return what the sheet would become now."""
    lines = [Line(one["sheet"], one["number"], one["cells"]) for one in sheet.lines]
    if sheet.kind == FilledSheet.Kind.PROGRESS:
        return _progress(lines, owner=sheet.owner)
    return _plan(lines, owner=sheet.owner, programme=sheet.programme, on=local_date(at))


# --- Progress ------------------------------------------------------------------------------------


def parts_to_fill(*, body: Body) -> QuerySet[Assignment]:
    """Return the parts a body may report on, the nearest deadline first."""
    return (
        Assignment.objects.filter(body=body, state__in=REPORTABLE, task__state=Task.State.OPEN)
        .exclude(role=Assignment.Role.DIRECTING)
        .select_related("task__document", "task__owner")
        .order_by(F("task__last_day").asc(nulls_last=True), "pk")
    )


def parts_of(*, tasks: Iterable[Task]) -> QuerySet[Assignment]:
    """Return the parts in sight of these tasks, task by task."""
    found = Assignment.objects.filter(task__in=[task.pk for task in tasks])
    return found.select_related("task", "body").order_by(
        "task", "body__level", "body__sort_key", "pk"
    )


def _progress(lines: list[Line], *, owner: Body) -> Outcome:
    made = Outcome()
    read = []
    for line in lines:
        said = filled.progress_of(line)
        if isinstance(said, list):
            made.faults += said
        else:
            read.append((line, said))
    parts = Assignment.objects.filter(body=owner).select_related("task__document", "task__owner")
    known = parts.in_bulk([said.part_id for _, said in read])
    latest = _latest_reports(list(known))
    seen: set[int] = set()
    for line, said in read:
        part = known.get(said.part_id)
        wrong = _why_not(said, part, is_again=said.part_id in seen)
        seen.add(said.part_id)
        is_known = part is not None and _is_same(said, latest.get(part.pk))
        if wrong is not None and not is_known:
            made.faults.append(filled.fault(line, *wrong, form="progress"))
        elif part is not None:
            made.progress.append(ProgressRow(line, said, part, is_known))
    return made


def _why_not(said: Progress, part: Assignment | None, *, is_again: bool) -> tuple[str, str] | None:
    """Return the column and the sentence of what stands in the way, if anything does."""
    if part is None:
        return "part", "Cơ quan ta không có phần việc mang mã này. Hãy tải lại danh sách."
    if is_again:
        return "part", "Mã phần việc này đã có ở dòng trên. Hãy gộp hai dòng làm một."
    if part.task.state != Task.State.OPEN or part.state not in REPORTABLE:
        return "part", (
            f"Phần việc này {part.get_state_display()}, không báo cáo thêm được. "
            "Hãy xóa phần đã điền ở dòng này."
        )
    if part.task.is_sensitive and (said.words or said.figure is not None):
        return "words" if said.words else "figure", (
            "Nhiệm vụ nhạy cảm chỉ nhận số văn bản chính thức. Hãy xóa kết quả và số liệu."
        )
    return None


def _latest_reports(part_ids: list[int]) -> dict[int, Report]:
    found = Report.objects.filter(assignment__in=part_ids).prefetch_related("evidence")
    newest = found.order_by("assignment", "-pk").distinct("assignment")
    return {report.assignment_id: report for report in newest}


def _is_same(said: Progress, report: Report | None) -> bool:
    """Whether the last report says just this."""
    if report is None or (report.text, report.claims_done) != (said.words, said.is_done):
        return False
    shown = {(one.letter_number, one.figure, one.figure_unit) for one in report.evidence.all()}
    wanted: set[tuple[str, int | None, str]] = set()
    if said.letter:
        wanted.add((said.letter, None, ""))
    if said.figure is not None:
        wanted.add(("", said.figure, said.unit))
    return shown == wanted


# --- Plans ---------------------------------------------------------------------------------------


def _plan(lines: list[Line], *, owner: Body, programme: Programme | None, on: date) -> Outcome:
    made = Outcome()
    read = []
    for line in lines:
        wanted = filled.wanted_of(line, reference=on)
        if isinstance(wanted, list):
            made.faults += wanted
        else:
            read.append((line, wanted))
    names = {name for _, one in read for name in (one.lead, *one.others) if name}
    meant = _Names(sorted(names), owner=owner, on=on)
    there = set(
        Task.objects.filter(owner=owner, programme=programme)
        .exclude(state=Task.State.WITHDRAWN)
        .values_list("folded", flat=True)
    )
    for line, one in read:
        row = _plan_row(line, one, meant, owner=owner, there=there, on=on)
        if isinstance(row, list):
            made.faults += row
        else:
            made.plan.append(row)
            there.add(text.fold(one.text))
    return made


def _plan_row(
    line: Line, one: Wanted, meant: "_Names", *, owner: Body, there: set[str], on: date
) -> PlanRow | list[Fault]:
    faults = []
    lead: Body | None = None
    others: dict[int, Body] = {}
    for key, names in (("lead", [one.lead] if one.lead else []), ("others", one.others)):
        for name in names:
            bodies = meant.bodies(name)
            if isinstance(bodies, str):
                faults.append(filled.fault(line, key, bodies, form="plan"))
            elif key == "lead" and len(bodies) == 1:
                lead = bodies[0]
            else:
                others |= {body.pk: body for body in bodies}
    if lead is not None:
        others.pop(lead.pk, None)
    if (lead is not None and lead.pk == owner.pk) or owner.pk in others:
        sentence = "Cơ quan ta không tự giao cho mình. Hãy bỏ tên cơ quan ta ở dòng này."
        faults.append(filled.fault(line, "lead" if lead else "others", sentence, form="plan"))
    if faults:
        return faults
    is_over = one.last_day is not None and one.last_day < on
    is_known = text.fold(one.text) in there
    return PlanRow(line, one, lead, list(others.values()), is_known, is_over)


class _Names:
    """Whom the names of a sheet mean, the register being read once."""

    def __init__(self, names: list[str], *, owner: Body, on: date) -> None:
        found = organisations.resolve_names(names=names, owner=owner, on=on) if names else []
        self._found = dict(zip(names, found, strict=True))
        self._owner, self._on = owner, on

    def bodies(self, name: str) -> list[Body] | str:
        """Return the bodies of a name, of a group its members; or the sentence on why not."""
        found = self._found[name]
        best = found.best
        if best is None:
            return f"Không có cơ quan tên “{name}” trong danh mục. Hãy ghi đúng tên đầy đủ."
        if not found.is_sure:
            near = "; ".join(one.name for one in found.found[:3])
            return f"Chưa rõ “{name}” là cơ quan nào. Gần nhất: {near}. Hãy ghi đúng tên đầy đủ."
        if best.body is not None:
            return [best.body]
        assert best.group is not None
        members = organisations.members(group=best.group, on=self._on, within=self._owner.unit)
        bodies = [body for body in members if body.pk != self._owner.pk]
        return bodies or f"Nhóm “{best.name}” chưa có cơ quan nào. Hãy ghi tên từng cơ quan."
