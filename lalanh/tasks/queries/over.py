"""What is over time, as conditions of the database; `desk.is_overdue` says the same of one part."""

from datetime import datetime

from django.db.models import Q

from lalanh.kernel.period import VIETNAM
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.desk import DONE_ENOUGH


def time_over(*, at: datetime, through: str = "task__") -> Q:
    """Return the condition that a task, or the one reached through a relation, is over time."""
    local = at.astimezone(VIETNAM)
    past = Q(**{f"{through}last_day__lt": local.date()})
    this_hour = Q(**{f"{through}last_day": local.date(), f"{through}due_time__lte": local.time()})
    return Q(**{f"{through}state": Task.State.OPEN}) & (past | this_hour)


def owed() -> Q:
    """
    Return the condition that a part still waits for something from its body.

    A body outside the province is asked, never late; one that only directs owes nothing.
    """
    ended = Q(state__in=DONE_ENOUGH) | Q(role=Assignment.Role.DIRECTING)
    return ~ended & ~Q(body__kind=Body.Kind.EXTERNAL)


def overdue(*, at: datetime) -> Q:
    """Return the condition that a part is late."""
    return owed() & time_over(at=at)
