"""What every way of changing a task shares: the row of history, and who is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection

from lalanh.base.models import User
from lalanh.kernel import text
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, EventMove, Task, TaskChange
from lalanh.tasks.queries.desk import ENDED


@dataclass(frozen=True, slots=True)
class Said:
    """What a task says: its name, its words, and by when."""

    title: str
    text: str
    last_day: date | None
    due_time: time | None


def said_by(task: Task) -> Said:
    """Return what the task says now."""
    return Said(task.title, task.text, task.last_day, task.due_time)


def rewrite(
    task: Task, new: Said, *, reason: str, by: User, at: datetime, move: EventMove | None = None
) -> TaskChange:
    """Let a locked task say this from now on, and keep what it said before."""
    old = said_by(task)
    task.title, task.text = new.title, new.text
    task.last_day, task.due_time = new.last_day, new.due_time
    task.folded = text.fold(new.text)
    task.save()
    return TaskChange.objects.create(
        task=task,
        owner_id=task.owner_id,
        move=move,
        reason=reason,
        title_before=old.title,
        text_before=old.text,
        last_day_before=old.last_day,
        due_time_before=old.due_time,
        title_after=new.title,
        text_after=new.text,
        last_day_after=new.last_day,
        due_time_after=new.due_time,
        changed_at=at,
        changed_by=by,
    )


def bodies_concerned(changes: Iterable[TaskChange]) -> list[Body]:
    """Return who still has a part in the changed tasks, and whom the change reached below."""
    rows = list(changes)
    parts = Assignment.objects.filter(task__in=[row.task_id for row in rows])
    found = set(parts.exclude(state__in=ENDED).values_list("body", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT tasks_bodies_reached(%s)", [[row.pk for row in rows]])
        found |= {row[0] for row in cursor.fetchall()}
    return list(Body.objects.filter(pk__in=found).order_by("pk"))
