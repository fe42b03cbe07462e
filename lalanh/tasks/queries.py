"""Reads of tasks: a body's desk, a task with its parts, a plan as a matrix."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Prefetch, Q, QuerySet

from lalanh.kernel import deadline as due
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Report, Task

_ENDED = (Assignment.State.DONE, Assignment.State.EXCEPTED, Assignment.State.DECLINED)
_DONE_ENOUGH = (*_ENDED, Assignment.State.REPORTED)
SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on a body's desk, each assignment in exactly one heap."""

    to_answer: list[Assignment]
    overdue: list[Assignment]
    today: list[Assignment]
    soon: list[Assignment]
    later: list[Assignment]
    standing: list[Assignment]
    reported: list[Assignment]
    # Reports of bodies below or beside that wait for this body's word.
    to_judge: list[Report]

    @property
    def open_count(self) -> int:
        """How many parts still wait for something from this body."""
        heaps = (self.to_answer, self.overdue, self.today, self.soon, self.later, self.standing)
        return sum(map(len, heaps))


def parts(*, body: Body) -> QuerySet[Assignment]:
    """Return the parts of a body in open tasks, the nearest deadline first, those without last."""
    return (
        Assignment.objects.filter(body=body, task__state=Task.State.OPEN)
        .select_related("task__document", "task__owner", "task__programme", "body")
        .order_by(F("task__last_day").asc(nulls_last=True), "task__due_time", "pk")
    )


def is_overdue(part: Assignment, *, at: datetime) -> bool:
    """
    Whether the time is over: from 00:00 of the day after the last day, or after the exact hour.

    A body outside the province's hierarchy is asked, never late.
    """
    task = part.task
    if task.last_day is None or part.body.is_external or part.state in _DONE_ENOUGH:
        return False
    limit = due.Deadline(
        literal=task.deadline_literal,
        start=0,
        end=len(task.deadline_literal),
        bound=due.Bound.BY,
        last_day=task.last_day,
        time=task.due_time,
    )
    moment = due.overdue_from(limit)
    return moment is not None and at >= moment


def desk(*, body: Body, at: datetime) -> Desk:
    """Sort the open parts of a body into heaps by what they wait for."""
    today = local_date(at)
    heaps: dict[str, list[Assignment]] = {}
    for part in parts(body=body).exclude(state__in=_ENDED):
        heaps.setdefault(_heap(part, at=at, today=today), []).append(part)
    return Desk(
        to_answer=heaps.get("to_answer", []),
        overdue=heaps.get("overdue", []),
        today=heaps.get("today", []),
        soon=heaps.get("soon", []),
        later=heaps.get("later", []),
        standing=heaps.get("standing", []),
        reported=heaps.get("reported", []),
        to_judge=list(reports_to_judge(body=body)),
    )


def _heap(part: Assignment, *, at: datetime, today: date) -> str:
    task = part.task
    if part.state == Assignment.State.ASKED:
        return "to_answer"
    if part.state == Assignment.State.REPORTED:
        return "reported"
    if is_overdue(part, at=at):
        return "overdue"
    if task.last_day is None:
        return "standing" if task.is_standing else "later"
    if task.last_day <= today:
        return "today"
    return "soon" if task.last_day <= today + timedelta(days=SOON_DAYS) else "later"


def reports_to_judge(*, body: Body) -> QuerySet[Report]:
    """Return the reports that claim the end of something this body gave, oldest first."""
    return (
        Report.objects.filter(owner=body, claims_done=True, verdict=Report.Verdict.NONE)
        .select_related("assignment__task", "body", "reported_by")
        .order_by("reported_at", "pk")
    )


def task_in_full(*, pk: int) -> Task | None:
    """Return a task with its parts, their reports and evidence, or None if it is out of sight."""
    reports = Report.objects.select_related("reported_by", "judged_by").prefetch_related(
        "evidence__file", "evidence__document"
    )
    assignments = (
        Assignment.objects.select_related("body", "via_group")
        .prefetch_related(Prefetch("reports", reports.order_by("reported_at", "pk")))
        .order_by("role", "body__sort_key", "pk")
    )
    return (
        Task.objects.filter(pk=pk)
        .select_related("document__reading", "clause", "owner", "programme", "parent", "given_by")
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
    """Count the parts of these tasks by state, directing bodies apart: they do not execute."""
    state = Assignment.State
    counts = (
        Assignment.objects.filter(task__in=tasks)
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


@dataclass(frozen=True, slots=True)
class Matrix:
    """A plan at a glance: tasks down, bodies across, the part of each body in each task."""

    tasks: list[Task]
    bodies: list[Body]
    # (task id, body id) -> part; a missing pair means the body has no part in the task.
    cells: dict[tuple[int, int], Assignment]


def matrix(*, programme: Programme) -> Matrix:
    """Return the plan's matrix in three queries, whatever its size."""
    tasks = list(
        Task.objects.filter(programme=programme, parent__isnull=True)
        .exclude(state=Task.State.WITHDRAWN)
        .select_related("clause")
        .order_by("clause__position", "pk")
    )
    found = list(
        Assignment.objects.filter(task__in=tasks).select_related("body", "task").order_by("pk")
    )
    bodies = {part.body_id: part.body for part in found}
    return Matrix(
        tasks=tasks,
        bodies=sorted(bodies.values(), key=lambda b: (b.level, b.sort_key, b.pk)),
        cells={(part.task_id, part.body_id): part for part in found},
    )


@dataclass(frozen=True, slots=True)
class Late:
    """A body and its parts that are over time."""

    body: Body
    parts: list[Assignment]


def late_by_body(*, owner: Body, at: datetime) -> list[Late]:
    """Return who is late with what this body gave, requests to outsiders never among them."""
    waiting = (
        Assignment.objects.filter(owner=owner, task__state=Task.State.OPEN)
        .filter(task__last_day__lte=local_date(at))
        .exclude(state__in=_DONE_ENOUGH)
        .exclude(role=Assignment.Role.DIRECTING)
        .select_related("task", "body")
        .order_by("body__sort_key", "task__last_day", "pk")
    )
    return _by_body(part for part in waiting if is_overdue(part, at=at))


def _by_body(found: Iterable[Assignment]) -> list[Late]:
    heaps: dict[int, Late] = {}
    for part in found:
        heaps.setdefault(part.body_id, Late(part.body, [])).parts.append(part)
    return list(heaps.values())
