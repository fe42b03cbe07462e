"""Reads of what was changed in a task."""

from django.db.models import QuerySet

from lalanh.tasks.models import Task, TaskChange


def of_task(*, task: Task) -> QuerySet[TaskChange]:
    """Return the changes of a task, the latest first."""
    return (
        TaskChange.objects.filter(task=task)
        .select_related("changed_by", "move__event")
        .order_by("-changed_at", "-pk")
    )
