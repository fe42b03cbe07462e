"""What the page of a task shows besides its parts: changes, events, who answers for whom."""

from collections.abc import Collection
from typing import Any

from django.core.paginator import Paginator

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import adaptations, answering, changes, events, lower_plans
from lalanh.tasks.queries import task as tasks
from lalanh.tasks.queries.desk import ENDED
from lalanh.web.pages import AuthenticatedRequest, now
from lalanh.web.tasks.forms import PartsFilter

# The overview shows the others.
PLANS = 20
PARTS = 100
# So many bodies are seen at one glance; more may be filtered.
FEW = 5
ADAPTABLE = frozenset(Assignment.State) - set(ENDED)
# A newer version may follow what was done.
SENDING = ADAPTABLE - {Assignment.State.ASKED} | {Assignment.State.DONE}


def of_task(request: AuthenticatedRequest, row: Task, own: Assignment | None) -> dict[str, Any]:
    """Return what templates of the task's page include."""
    return {
        "changes": changes.of_task(task=row),
        "held": events.events().filter(task=row),
        "stretch": events.stretch_of(row),
        "adaptations": adaptations.of_task(task=row),
        "plans": lower_plans.plans_of(task=row)[:PLANS] if row.demands_plan else [],
        "may_note": row.owner_id == request.seat.body.pk
        and Permission.ACCEPT_REPORT in request.seat.permissions,
        "may_adapt": _may_fit(request, own, ADAPTABLE) and row.state == Task.State.OPEN,
        "may_submit_plan": row.demands_plan
        and _may_fit(request, own, SENDING)
        and row.state == Task.State.OPEN,
        "days": tasks.done_by_day(task=row),
        **_parts(request, row),
    }


def _parts(request: AuthenticatedRequest, row: Task) -> dict[str, Any]:
    """One page of the parts, with who is late, silent, and answered for by whom."""
    form = PartsFilter(request.GET)
    show = form.cleaned_data["xem"] if form.is_valid() else ""
    asked = request.GET.get("body", "")
    only = int(asked) if asked.isascii() and asked.isdigit() else None
    found = Paginator(tasks.parts(task=row, at=now(), show=show, body_id=only), PARTS)
    page = found.get_page(request.GET.get("page"))
    committee = answering.committee_of(row)
    members = (
        answering.answerable_by_body(
            committee=committee, bodies=[part.body for part in page], on=local_date(now())
        )
        if committee is not None
        else {}
    )
    return {
        "parts_form": form if show or found.num_pages > 1 or found.count > FEW else None,
        "is_one_body": only is not None,
        "page": page,
        "parts": [(part, members.get(part.body_id, [])) for part in page],
        "late": tasks.late_among(parts=page, at=now()),
        "silent": tasks.silent_among(parts=page, at=now()),
    }


def _may_fit(
    request: AuthenticatedRequest, own: Assignment | None, states: Collection[str]
) -> bool:
    """Whether the seat's body has a part of its own to carry out, in one of these states."""
    return (
        own is not None
        and own.state in states
        and own.role != Assignment.Role.DIRECTING
        and Permission.REPORT_TASK in request.seat.permissions
    )
