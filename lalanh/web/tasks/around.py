"""What the page of a task shows besides its parts: changes, events, who answers for whom."""

from typing import Any

from lalanh.tasks.models import Task
from lalanh.tasks.queries import changes, events
from lalanh.tasks.queries import task as tasks
from lalanh.web.pages import AuthenticatedRequest, now


def of_task(request: AuthenticatedRequest, row: Task) -> dict[str, Any]:
    """Return what templates of the task's page include."""
    return {
        "changes": changes.of_task(task=row),
        "held": events.events().filter(task=row),
        "stretch": events.stretch_of(row),
        "silent": tasks.parts_silent(task=row, at=now()),
    }
