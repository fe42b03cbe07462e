"""What the page of a task shows besides its parts: changes, events, who answers for whom."""

from collections.abc import Collection
from typing import Any

from lalanh.base.permissions import Permission
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import adaptations, changes, events, lower_plans
from lalanh.tasks.queries import task as tasks
from lalanh.tasks.queries.desk import ENDED
from lalanh.web.pages import AuthenticatedRequest, now

# The overview shows the others.
PLANS = 20
ADAPTABLE = frozenset(Assignment.State) - set(ENDED)
# A newer version may follow what was done.
SENDING = ADAPTABLE - {Assignment.State.ASKED} | {Assignment.State.DONE}


def of_task(request: AuthenticatedRequest, row: Task) -> dict[str, Any]:
    """Return what templates of the task's page include."""
    return {
        "changes": changes.of_task(task=row),
        "held": events.events().filter(task=row),
        "stretch": events.stretch_of(row),
        "adaptations": adaptations.of_task(task=row),
        "plans": lower_plans.plans_of(task=row)[:PLANS] if row.demands_plan else [],
        "may_note": row.owner_id == request.seat.body.pk
        and Permission.ACCEPT_REPORT in request.seat.permissions,
        "may_adapt": _may_fit(request, row, ADAPTABLE),
        "may_submit_plan": row.demands_plan and _may_fit(request, row, SENDING),
        "silent": tasks.parts_silent(task=row, at=now()),
    }


def _may_fit(request: AuthenticatedRequest, row: Task, states: Collection[str]) -> bool:
    """Whether the seat's body has a part of its own to carry out, in one of these states."""
    own = tasks.own_part(task=row, body=request.seat.body)
    return (
        own is not None
        and row.state == Task.State.OPEN
        and own.state in states
        and own.role != Assignment.Role.DIRECTING
        and Permission.REPORT_TASK in request.seat.permissions
    )
