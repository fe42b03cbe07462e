"""Fitting one's part, sending up one's own plan, and the overview of what came from below."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.directives.models import Document
from lalanh.programmes.queries import programmes
from lalanh.tasks.actions import fitting
from lalanh.tasks.models import Assignment
from lalanh.tasks.queries import adaptations, lower_plans
from lalanh.tasks.queries import task as tasks
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press
from lalanh.web.tasks.forms_fitting import OFFERED, Adapt, FindPlan, PlanFilter, SubmitPlan
from lalanh.web.tasks.views_change import address, step

ROWS = 50


@allow(Permission.REPORT_TASK)
def adapt(request: AuthenticatedRequest, part_id: int) -> HttpResponse:
    """Do one's part in another form or on another scale, and say why."""
    part = _own_part(request, part_id)
    form = Adapt(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: fitting.adapt_part(
            assignment=part, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        said = "Đã ghi điều chỉnh; cơ quan giao được báo. Thời hạn và định mức giữ nguyên."
        return done(request, said, to=address(part.task_id))
    return step(request, part.task, form, "Điều chỉnh cách thực hiện", "Ghi điều chỉnh")


@allow(Permission.ACCEPT_REPORT)
@require_POST
def note_adaptation(request: AuthenticatedRequest, adaptation_id: int) -> HttpResponse:
    """Say that the giver has read it."""
    mine = adaptations.adaptations().filter(owner=request.seat.body)
    row = get_object_or_404(mine, pk=adaptation_id)
    return press(
        request,
        lambda: fitting.note_adaptation(adaptation=row, by=request.user, at=now()),
        said="Đã ghi nhận điều chỉnh.",
        to=address(row.assignment.task_id),
    )


@allow(Permission.REPORT_TASK)
def submit_plan(request: AuthenticatedRequest, part_id: int) -> HttpResponse:
    """Choose one's own plan, tick what it covers, send it up."""
    part = _own_part(request, part_id)
    if not part.task.demands_plan:
        raise Http404
    document = _chosen_document(request)
    if document is None:
        return page(request, "web/tasks/plan_find.html", _find_context(request, part))
    owed = list(lower_plans.to_cover(assignment=part))
    found = lower_plans.proposed(document=document, tasks=owed)
    form = SubmitPlan(request.POST or None, tasks=owed, proposed=found)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: fitting.submit_lower_plan(
            assignment=part, document=document, covers=form.tasks(), by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã nộp kế hoạch.", to=address(part.task_id))
    context: dict[str, Any] = {"task": part.task, "form": form, "document": document}
    context["has_tasks"] = bool(owed)
    context["cites"] = lower_plans.cites(document=document, above=part.task.document)
    return page(request, "web/tasks/plan_submit.html", context)


@allow(Permission.SEE_TASKS)
def lower_plans_of(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Show, body by body, who has sent a plan and what it covers."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    demanding = list(lower_plans.demanding(programme=row))
    if not demanding:
        return page(request, "web/tasks/lower_plans.html", {"programme": row})
    asked = request.GET.get("nhiem-vu", "")
    task = next((one for one in demanding if str(one.pk) == asked), demanding[0])
    form = PlanFilter(request.GET)
    state = form.cleaned_data["xem"] if form.is_valid() else ""
    found = lower_plans.parts_of(task=task, state=state, at=now())
    parts = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "programme": row,
        "demanding": demanding,
        "task": task,
        "form": form,
        "page": parts,
        "rows": lower_plans.rows(task=task, parts=parts, at=now()),
        "sent": lower_plans.sent(task=task, at=now()),
    }
    return page(request, "web/tasks/lower_plans.html", context)


def _own_part(request: AuthenticatedRequest, part_id: int) -> Assignment:
    """A part of this seat's body."""
    return get_object_or_404(tasks.assignment(pk=part_id).filter(body=request.seat.body))


def _chosen_document(request: AuthenticatedRequest) -> Document | None:
    """The document of one's own register named in the address."""
    number = request.GET.get("van-ban", "")
    if not (number.isascii() and number.isdigit()):
        return None
    return get_object_or_404(lower_plans.own_documents(body=request.seat.body), pk=int(number))


def _find_context(request: AuthenticatedRequest, part: Assignment) -> dict[str, Any]:
    form = FindPlan(request.GET)
    words = form.cleaned_data["tim"] if form.is_valid() else ""
    return {
        "task": part.task,
        "form": form,
        "documents": lower_plans.own_documents(body=request.seat.body, words=words)[:OFFERED],
        "register": reverse("web:documents"),
    }
