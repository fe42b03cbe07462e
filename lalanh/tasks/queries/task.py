"""One task with its parts, and how far the bodies have come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, IntegerField, Max, Q, QuerySet, Value, When

from lalanh.directives.models import ClauseAssignee, Document
from lalanh.kernel import text
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Evidence, Report, Task
from lalanh.tasks.queries.desk import (
    DONE_ENOUGH,
    is_overdue,
    is_silent,
    is_time_over,
    parts_over,
)

_ROLE_ORDER = [
    Assignment.Role.LEAD,
    Assignment.Role.RESPONSIBLE,
    Assignment.Role.COORDINATE,
    Assignment.Role.DIRECTED,
    Assignment.Role.DIRECTING,
]
_BY_ROLE = Case(
    *[When(role=role, then=Value(rank)) for rank, role in enumerate(_ROLE_ORDER)],
    output_field=IntegerField(),
)


def task_in_full(*, pk: int) -> Task | None:
    """Return a task with what it comes from and hangs on, or None if it is out of sight."""
    beside = [
        "document__reading", "clause", "allowed_by", "owner", "programme__owner", "parent",
        "given_by", "after_event",
    ]  # fmt: skip
    return Task.objects.filter(pk=pk).select_related(*beside).first()


SHOWS = {
    "": "tất cả cơ quan",
    "chua-xong": "chưa xong",
    "qua-han": "quá hạn",
    "cho-duyet": "chờ duyệt",
    "xong": "đã xong",
}


def parts(
    *, task: Task, at: datetime, show: str = "", body_id: int | None = None
) -> QuerySet[Assignment]:
    """
    Return the parts of a task in the order of their roles, with when each last reported.

    :param body_id: that body's part alone.
    """
    found = (
        Assignment.objects.filter(task=task)
        .select_related("body__unit", "via_group", "task")
        .annotate(last_reported_at=Max("reports__reported_at"))
        .order_by(_BY_ROLE, "body__level", "body__sort_key", "pk")
    )
    if body_id is not None:
        return found.filter(body=body_id)
    if show == "xong":
        return found.filter(state=Assignment.State.DONE)
    if show == "cho-duyet":
        return found.filter(state=Assignment.State.REPORTED)
    if show in ("chua-xong", "qua-han"):
        found = found.exclude(state__in=DONE_ENOUGH).exclude(role=Assignment.Role.DIRECTING)
    if show == "qua-han":
        late = found.exclude(body__kind=Body.Kind.EXTERNAL)
        return late if is_time_over(task, at=at) else late.none()
    return found


def reports_of(*, task: Task) -> QuerySet[Report]:
    """Return what was reported on a task, the latest first, with its evidence."""
    return (
        Report.objects.filter(assignment__task=task)
        .select_related("reported_by", "judged_by", "body")
        .prefetch_related("evidence__file", "evidence__document")
        .order_by("-pk")
    )


@dataclass(frozen=True, slots=True)
class DayDone:
    """How many bodies were done on a day, and by the end of it."""

    day: date
    done: int
    done_by_then: int
    total: int

    @property
    def percent(self) -> int:
        """Share done by the end of the day, 0 to 100."""
        return self.done_by_then * 100 // self.total if self.total else 100


def done_by_day(*, task: Task) -> list[DayDone]:
    """Return the share done day by day, freed and directing bodies apart; one query."""
    freed = [Assignment.State.EXCEPTED, Assignment.State.DECLINED]
    acting = Assignment.objects.filter(task=task).exclude(role=Assignment.Role.DIRECTING)
    counted = (
        acting.exclude(state__in=freed)
        .values("finished_on")
        .annotate(count=Count("pk"))
        .order_by("finished_on")
    )
    counts = [(row["finished_on"], row["count"]) for row in counted]
    total = sum(count for _, count in counts)
    found: list[DayDone] = []
    so_far = 0
    for day, count in counts:
        if day is not None:
            so_far += count
            found.append(DayDone(day, count, so_far, total))
    return found


@dataclass(frozen=True, slots=True)
class RollUp:
    """How far the bodies of a task, or of its sub-tasks, have come."""

    total: int
    done: int
    reported: int
    excepted: int
    declined: int

    @property
    def sentence(self) -> str:
        """For the screen: "12 trên 136 đã hoàn thành, 1 được miễn"."""
        freed = [
            f"{count} {label}"
            for count, label in ((self.excepted, "được miễn"), (self.declined, "không nhận"))
            if count
        ]
        return ", ".join([f"{self.done} trên {self.counted} đã hoàn thành", *freed])

    @property
    def counted(self) -> int:
        """All but those excepted or declined."""
        return self.total - self.excepted - self.declined

    @property
    def percent(self) -> int:
        """Share done among those that count, 0 to 100."""
        return self.done * 100 // self.counted if self.counted else 100


def roll_up(*, tasks: QuerySet[Task]) -> RollUp:
    """
    Count the parts of these tasks by state.

    Directing bodies do not execute, and general duties have no end: neither is counted.
    """
    state = Assignment.State
    counts = (
        Assignment.objects.filter(task__in=tasks.filter(is_general=False))
        .exclude(role=Assignment.Role.DIRECTING)
        .aggregate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state=state.DONE)),
            reported=Count("pk", filter=Q(state=state.REPORTED)),
            excepted=Count("pk", filter=Q(state=state.EXCEPTED)),
            declined=Count("pk", filter=Q(state=state.DECLINED)),
        )
    )
    return RollUp(**counts)


def progress(*, task: Task) -> RollUp:
    """Return how far the bodies of one task have come."""
    return roll_up(tasks=Task.objects.filter(pk=task.pk))


def progress_below(*, task: Task) -> RollUp | None:
    """Return how far the bodies of its sub-tasks in sight have come, if there are any."""
    below = Task.objects.filter(parent=task).exclude(state=Task.State.WITHDRAWN)
    return roll_up(tasks=below) if below.exists() else None


def late_among(*, parts: Iterable[Assignment], at: datetime) -> frozenset[int]:
    """Return the ids of those parts that are over time."""
    return frozenset(part.pk for part in parts if is_overdue(part, at=at))


def silent_among(*, parts: Iterable[Assignment], at: datetime) -> frozenset[int]:
    """Return the ids of those parts of standing tasks without a word for longer than the rhythm."""
    silent = frozenset(
        part.pk
        for part in parts
        if is_silent(part, last_reported_at=getattr(part, "last_reported_at", None), at=at)
    )
    return silent - parts_over(silent, at=at)


def subtasks(*, task: Task) -> QuerySet[Task]:
    """Return the sub-tasks in sight with their counts."""
    return _counted(Task.objects.filter(parent=task)).order_by("owner__sort_key", "pk")


def given(
    *,
    body: Body,
    state: str = Task.State.OPEN,
    programme_id: int | None = None,
    words: str = "",
) -> QuerySet[Task]:
    """Return what a body gave, the nearest deadline first; see `with_counts`."""
    found = Task.objects.filter(owner=body)
    found = found.filter(state=state) if state else found
    found = found.filter(programme=programme_id) if programme_id else found
    for word in text.fold(words).split():
        found = found.filter(folded__contains=word)
    return found.order_by("last_day", "-given_at", "pk")


def programmes_given_in(*, body: Body) -> QuerySet[Programme]:
    """Return the plans in which a body gave something, closed ones too."""
    ids = Task.objects.filter(owner=body).order_by().values("programme")
    return Programme.objects.filter(pk__in=ids).order_by("short_name", "pk")


def with_counts(tasks: Iterable[Task]) -> list[Task]:
    """
    Return these tasks with how far their bodies have come.

    Only the parts of these are counted: a province has given a thousand times more.
    """
    ids = [task.pk for task in tasks]
    read = _counted(Task.objects.filter(pk__in=ids)).in_bulk()
    return [read[pk] for pk in ids if pk in read]


def _counted(found: QuerySet[Task]) -> QuerySet[Task]:
    """Add `total`, `done` and `reported`; directing bodies do not execute and are not counted."""
    acting = ~Q(assignments__role=Assignment.Role.DIRECTING)
    freed = Q(assignments__state__in=[Assignment.State.EXCEPTED, Assignment.State.DECLINED])
    done = Q(assignments__state=Assignment.State.DONE)
    reported = Q(assignments__state=Assignment.State.REPORTED)
    return found.select_related("document", "owner", "after_event").annotate(
        total=Count("assignments", filter=acting & ~freed),
        done=Count("assignments", filter=acting & done),
        reported=Count("assignments", filter=acting & reported),
    )


def own_part(*, task: Task, body: Body) -> Assignment | None:
    """Return the body's part in the task."""
    return Assignment.objects.filter(task=task, body=body).select_related("task", "body").first()


def open_tasks_of_document(*, document_id: int) -> int:
    """Return how many tasks of a document are still open."""
    return Task.objects.filter(document=document_id, state=Task.State.OPEN).count()


def assignment(*, pk: int) -> QuerySet[Assignment]:
    """Return one part in sight, with its task and body."""
    return Assignment.objects.filter(pk=pk).select_related("task__owner", "body")


def reports() -> QuerySet[Report]:
    """Return the reports in sight."""
    return Report.objects.select_related("assignment__task", "body", "owner", "judged_by")


def evidence() -> QuerySet[Evidence]:
    """Return the evidence in sight."""
    return Evidence.objects.select_related("file", "report__assignment")


def named_in_clause(*, task: Task) -> QuerySet[ClauseAssignee]:
    """
    Return whom the document names for the task, as it names them.

    A body sees its own part only; with whom it works together stands in the document it holds.
    """
    return ClauseAssignee.objects.filter(clause=task.clause_id or 0).order_by("position")


def of_document(*, document: Document) -> QuerySet[Task]:
    """Return the tasks in sight that a document gave, in the order of its clauses."""
    found = _counted(Task.objects.filter(document=document, clause__isnull=False))
    return found.select_related("clause").order_by("clause__position", "pk")
