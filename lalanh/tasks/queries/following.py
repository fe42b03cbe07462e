"""How far a body has come with what documents asked of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q

from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.tallies import FREED


@dataclass(frozen=True, slots=True)
class Followed:
    """The parts of a body that one document gave; the nearest last day of those not done."""

    done: int
    total: int
    last_day: date | None

    @property
    def is_done(self) -> bool:
        """Whether nothing of it waits."""
        return self.done == self.total


def followed(*, body: Body, documents: Iterable[int]) -> dict[int, Followed]:
    """Return how far the body has come with each document that gave it a part that counts."""
    is_done = Q(state=Assignment.State.DONE)
    found = (
        Assignment.objects.filter(body=body, task__document__in=list(documents))
        .exclude(Q(state__in=FREED) | Q(role=Assignment.Role.DIRECTING))
        .exclude(task__state=Task.State.WITHDRAWN)
        .values("task__document")
        .annotate(
            done=Count("pk", filter=is_done),
            total=Count("pk"),
            nearest=Min("task__last_day", filter=~is_done),
        )
    )
    return {
        one["task__document"]: Followed(one["done"], one["total"], one["nearest"]) for one in found
    }
