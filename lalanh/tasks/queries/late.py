"""What is over time, by the body that has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.desk import DONE_ENOUGH, is_overdue


@dataclass(frozen=True, slots=True)
class Late:
    """A body and its parts that are over time, orders apart from requests (đề nghị)."""

    body: Body
    orders: list[Assignment]
    requests: list[Assignment]


def late_by_body(*, owner: Body, at: datetime, programme_id: int | None = None) -> list[Late]:
    """Return who is late with what this body gave; bodies outside the province never are."""
    waiting = (
        Assignment.objects.filter(owner=owner, task__state=Task.State.OPEN)
        .filter(task__last_day__lte=local_date(at))
        .exclude(state__in=DONE_ENOUGH)
        .exclude(role=Assignment.Role.DIRECTING)
        .select_related("task", "body")
        .order_by("body__level", "body__sort_key", "body", "task__last_day", "pk")
    )
    if programme_id is not None:
        waiting = waiting.filter(task__programme=programme_id)
    return _by_body(part for part in waiting if is_overdue(part, at=at))


def _by_body(found: Iterable[Assignment]) -> list[Late]:
    heaps: dict[int, Late] = {}
    for part in found:
        late = heaps.setdefault(part.body_id, Late(part.body, [], []))
        (late.requests if part.task.modality == "request" else late.orders).append(part)
    return list(heaps.values())
