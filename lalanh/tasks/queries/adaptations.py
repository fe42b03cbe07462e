"""Reads of how bodies fit their parts to their own conditions."""

from django.db.models import QuerySet

from lalanh.tasks.models import Adaptation, Task


def adaptations() -> QuerySet[Adaptation]:
    """Return the adaptations in sight, the latest first."""
    return Adaptation.objects.select_related(
        "assignment__task", "body", "adapted_by", "noted_by"
    ).order_by("-adapted_at", "-pk")


def of_task(*, task: Task) -> QuerySet[Adaptation]:
    """Return how the bodies in sight fit this task."""
    return adaptations().filter(assignment__task=task)
