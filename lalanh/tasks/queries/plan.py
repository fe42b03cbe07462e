"""A plan at a glance."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.desk import is_overdue


@dataclass(frozen=True, slots=True)
class Cell:
    """The part of one body in one task."""

    part: Assignment
    is_late: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One task across all bodies; None where a body has no part in it."""

    task: Task
    cells: list[Cell | None]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A plan at a glance: tasks down, bodies across, the part of each body in each task."""

    bodies: list[Body]
    rows: list[Row]


def tasks_of(*, programme: Programme) -> QuerySet[Task]:
    """Return the tasks of a plan that were not taken back, sub-tasks apart."""
    found = Task.objects.filter(programme=programme, parent__isnull=True)
    return found.exclude(state=Task.State.WITHDRAWN)


def matrix(*, programme: Programme, at: datetime) -> Matrix:
    """Return the plan's matrix in two queries, whatever its size."""
    tasks = list(
        tasks_of(programme=programme).select_related("clause").order_by("clause__position", "pk")
    )
    found = list(
        Assignment.objects.filter(task__in=tasks).select_related("body", "task").order_by("pk")
    )
    named = {part.body_id: part.body for part in found}
    bodies = sorted(named.values(), key=lambda body: (body.level, body.sort_key, body.pk))
    cells = {(p.task_id, p.body_id): Cell(p, is_overdue(p, at=at)) for p in found}
    rows = [Row(task, [cells.get((task.pk, body.pk)) for body in bodies]) for task in tasks]
    return Matrix(bodies=bodies, rows=rows)
