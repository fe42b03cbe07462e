"""What is over time, by the body that has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Min, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment
from lalanh.tasks.queries.over import overdue

_REQUESTED = Q(task__modality="request")


@dataclass(frozen=True, slots=True)
class LateBody:
    """How much of a body is over time, orders apart from requests (đề nghị), and since when."""

    body_id: int
    orders: int
    requests: int
    oldest: date


@dataclass(frozen=True, slots=True)
class Late:
    """A late body with the first of its late parts; `more` of them are not in the list."""

    body: Body
    counts: LateBody
    parts: list[Assignment]

    @property
    def more(self) -> int:
        """How many parts were left out."""
        return self.counts.orders + self.counts.requests - len(self.parts)


def _late_parts(owner: Body, at: datetime, programme_id: int | None) -> QuerySet[Assignment]:
    """All that is late in what the body gave; in a programme, whoever gave it."""
    found = Assignment.objects.filter(overdue(at=at))
    if programme_id is not None:
        return found.filter(task__programme=programme_id)
    return found.filter(owner=owner)


def late_parts(*, owner: Body, at: datetime) -> QuerySet[Assignment]:
    """Return everything late in what the body gave, body by body, the longest late first."""
    found = _late_parts(owner, at, None).select_related("task__document", "body")
    return found.order_by("body__level", "body__sort_key", "body", "task__last_day", "pk")


def late_bodies(
    *, owner: Body, at: datetime, programme_id: int | None = None
) -> Sequence[LateBody]:
    """
    Return who is late, the latest in most things first.

    Bodies outside the province never are.
    """
    counted = (
        _late_parts(owner, at, programme_id)
        .values("body_id")
        .annotate(
            orders=Count("pk", filter=~_REQUESTED),
            requests=Count("pk", filter=_REQUESTED),
            oldest=Min("task__last_day"),
        )
    )
    rows = counted.order_by().values_list("body_id", "orders", "requests", "oldest")
    # Sorted here: the database would sort the parts first, not the bodies.
    return sorted(
        (LateBody(*row) for row in rows),
        key=lambda one: (-one.orders, -one.requests, one.oldest, one.body_id),
    )


def with_parts(
    *,
    found: Sequence[LateBody],
    owner: Body,
    at: datetime,
    first: int,
    programme_id: int | None = None,
) -> list[Late]:
    """Return these bodies, each with the `first` of its late parts, the longest late on top."""
    bodies = Body.objects.in_bulk([one.body_id for one in found])
    rank = Window(RowNumber(), partition_by=[F("body_id")], order_by=["task__last_day", "pk"])
    parts = (
        _late_parts(owner, at, programme_id)
        .filter(body__in=list(bodies))
        .annotate(rank=rank)
        .filter(rank__lte=first)
        .select_related("task")
        .order_by("task__last_day", "pk")
    )
    heaps: dict[int, list[Assignment]] = {}
    for part in parts:
        heaps.setdefault(part.body_id, []).append(part)
    return [Late(bodies[one.body_id], one, heaps.get(one.body_id, [])) for one in found]
