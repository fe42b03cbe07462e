"""A body as the tasks show it: what it has, how it keeps time, what it gave."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from lalanh.kernel import text
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.desk import DONE_ENOUGH
from lalanh.tasks.queries.over import overdue

_S = Assignment.State
# What of a body's parts may be asked for, and the condition it comes to.
KINDS = {"owed": "đang mở", "late": "quá hạn", "reported": "chờ duyệt", "done": "đã xong"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a body stands in what others gave it; directing and general duties apart."""

    total: int
    owed: int
    late: int
    reported: int
    done: int
    # Of those done that had a last day: within it, and after it.
    done_in_time: int
    done_late: int
    returned: int

    @property
    def percent_in_time(self) -> int | None:
        """Share of the done ones with a deadline that were in time; None before there are any."""
        timed = self.done_in_time + self.done_late
        return self.done_in_time * 100 // timed if timed else None


def _counted(body: Body, programme_id: int | None) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(body=body).exclude(task__state=Task.State.WITHDRAWN)
    return found.filter(task__programme=programme_id) if programme_id is not None else found


def standing(*, body: Body, at: datetime, programme_id: int | None = None) -> Standing:
    """Count what is in sight of a body's parts, in all plans or in one."""
    done = Q(state=_S.DONE)
    counts = (
        _counted(body, programme_id)
        .exclude(role=Assignment.Role.DIRECTING)
        .exclude(task__is_general=True)
        .exclude(state__in=[_S.DECLINED, _S.EXCEPTED])
        .aggregate(
            total=Count("pk"),
            owed=Count("pk", filter=~Q(state__in=DONE_ENOUGH) & Q(task__state=Task.State.OPEN)),
            late=Count("pk", filter=overdue(at=at)),
            reported=Count("pk", filter=Q(state=_S.REPORTED)),
            done=Count("pk", filter=done),
            done_in_time=Count("pk", filter=done & Q(finished_on__lte=F("task__last_day"))),
            done_late=Count("pk", filter=done & Q(finished_on__gt=F("task__last_day"))),
            returned=Count("pk", filter=Q(returns__gt=0)),
        )
    )
    return Standing(**counts)


def parts(
    *, body: Body, at: datetime, programme_id: int | None = None, kind: str = "", words: str = ""
) -> QuerySet[Assignment]:
    """Return a body's parts in sight, of one of `KINDS` or all, the nearest deadline first."""
    found = _counted(body, programme_id).select_related(
        "task__document", "task__owner", "task__programme", "task__after_event", "body"
    )
    conditions = {
        "owed": ~Q(state__in=DONE_ENOUGH) & Q(task__state=Task.State.OPEN),
        "late": overdue(at=at),
        "reported": Q(state=_S.REPORTED),
        "done": Q(state=_S.DONE),
    }
    found = found.filter(conditions.get(kind, Q()))
    for word in text.fold(words).split():
        found = found.filter(task__folded__contains=word)
    found = found.prefetch_related("adaptations")
    return found.order_by(F("task__last_day").asc(nulls_last=True), "task__due_time", "pk")
