"""One task with its parts, and how far the bodies have come."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Value, When

from lalanh.directives.models import ClauseAssignee, Document
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, Evidence, Report, Task
from lalanh.tasks.queries.desk import is_overdue, is_silent

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
    """Return a task with its parts, their reports and evidence, or None if it is out of sight."""
    reports = Report.objects.select_related("reported_by", "judged_by").prefetch_related(
        "evidence__file", "evidence__document"
    )
    assignments = (
        Assignment.objects.select_related("body", "via_group", "task")
        .prefetch_related(Prefetch("reports", reports.order_by("reported_at", "pk")))
        .order_by(_BY_ROLE, "body__level", "body__sort_key", "pk")
    )
    return (
        Task.objects.filter(pk=pk)
        .select_related(
            "document__reading",
            "clause",
            "allowed_by",
            "owner",
            "programme",
            "parent",
            "given_by",
            "after_event",
        )
        .prefetch_related(Prefetch("assignments", assignments))
        .first()
    )


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
        """For the screen: "12 trên 137 đã hoàn thành"."""
        return f"{self.done} trên {self.total} đã hoàn thành"

    @property
    def percent(self) -> int:
        """Share done among those not excepted or declined, 0 to 100."""
        counted = self.total - self.excepted - self.declined
        return self.done * 100 // counted if counted else 100


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


def parts_late(*, task: Task, at: datetime) -> frozenset[int]:
    """Return the ids of the parts of a task that are over time."""
    return frozenset(part.pk for part in task.assignments.all() if is_overdue(part, at=at))


def parts_silent(*, task: Task, at: datetime) -> frozenset[int]:
    """Return the ids of the parts of a standing task without a word for longer than its rhythm."""
    silent = []
    for part in task.assignments.all():
        said = [report.reported_at for report in part.reports.all()]
        if is_silent(part, last_reported_at=max(said, default=None), at=at):
            silent.append(part.pk)
    return frozenset(silent)


def subtasks(*, task: Task) -> QuerySet[Task]:
    """Return the sub-tasks in sight with their counts."""
    return _counted(Task.objects.filter(parent=task)).order_by("owner__sort_key", "pk")


def given(*, body: Body, state: str = Task.State.OPEN) -> QuerySet[Task]:
    """Return what a body gave, the nearest deadline first, with how far the bodies have come."""
    found = _counted(Task.objects.filter(owner=body))
    found = found.filter(state=state) if state else found
    return found.order_by("last_day", "-given_at", "pk")


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
    return next((part for part in task.assignments.all() if part.body_id == body.pk), None)


def open_tasks_of_document(*, document_id: int) -> int:
    """Return how many tasks of a document are still open."""
    return Task.objects.filter(document=document_id, state=Task.State.OPEN).count()


def assignment(*, pk: int) -> QuerySet[Assignment]:
    """Return one part in sight, with its task and body."""
    return Assignment.objects.filter(pk=pk).select_related("task__owner", "body")


def reports() -> QuerySet[Report]:
    """Return the reports in sight."""
    return Report.objects.select_related("assignment__task", "body", "owner")


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
