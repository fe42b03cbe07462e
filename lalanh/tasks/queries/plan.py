"""A plan at a glance."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.desk import is_time_over, may_be_late


@dataclass(frozen=True, slots=True)
class Cell:
    """The part of one body in one task, in words."""

    state: str
    state_name: str
    role_name: str
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
    found = list(Assignment.objects.filter(task__in=tasks).select_related("body").order_by("pk"))
    named = {part.body_id: part.body for part in found}
    bodies = sorted(named.values(), key=lambda body: (body.level, body.sort_key, body.pk))
    over = {task.pk for task in tasks if is_time_over(task, at=at)}
    cells = {
        (part.task_id, part.body_id): Cell(
            state=part.state,
            state_name=str(Assignment.State(part.state).label),
            role_name=str(Assignment.Role(part.role).label),
            is_late=part.task_id in over and may_be_late(part),
        )
        for part in found
    }
    rows = [Row(task, [cells.get((task.pk, body.pk)) for body in bodies]) for task in tasks]
    return Matrix(bodies=bodies, rows=rows)
