"""Contingency plans "4 tại chỗ" and digital solutions of one's branch."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lalanh.base import files
from lalanh.base.permissions import Permission
from lalanh.tasks.actions import readiness as actions
from lalanh.tasks.models import ContingencyPlan
from lalanh.tasks.queries import readiness as queries
from lalanh.web.flows import exports
from lalanh.web.flows.asking import ask, kept_file
from lalanh.web.flows.forms_readiness import HazardFilter, Heads, SolutionWords
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, now, page

_Hazard = ContingencyPlan.Hazard


def _hazard(request: AuthenticatedRequest) -> str:
    asked = request.GET.get("hazard", "")
    return asked if asked in _Hazard.values else ""


@allow(Permission.SEE_TASKS)
def contingency_plans(request: AuthenticatedRequest) -> HttpResponse:
    """The plans in force in one's branch, and who has none."""
    body, hazard = request.seat.body, _hazard(request)
    context = {
        "form": HazardFilter(initial={"hazard": hazard}),
        "hazard": hazard,
        "plans": queries.contingency_plans(body=body, hazard=hazard),
        "missing": queries.missing(body=body, hazard=hazard or _Hazard.FLOOD),
        "missing_of": _Hazard(hazard or _Hazard.FLOOD).label,
        "may": Permission.REPORT_TASK in request.seat.permissions,
    }
    return page(request, "web/flows/contingency_plans.html", context)


@allow(Permission.SEE_TASKS)
def contingency_sheet(request: AuthenticatedRequest) -> HttpResponse:
    """The same as an Excel sheet."""
    body, hazard = request.seat.body, _hazard(request)
    book = exports.contingency_plans(body=body, hazard=hazard, at=now())
    return attachment(content=book, name="phuong-an-4-tai-cho.xlsx")


@allow(Permission.SEE_TASKS)
def contingency_plan(request: AuthenticatedRequest, contingency_id: int) -> HttpResponse:
    """One version, and the others beside it."""
    row = get_object_or_404(queries.versions(), pk=contingency_id)
    others = queries.versions().filter(body=row.body, hazard=row.hazard).exclude(pk=row.pk)
    return page(request, "web/flows/contingency_plan.html", {"plan": row, "others": others})


@allow(Permission.REPORT_TASK)
def keep_contingency_plan(request: AuthenticatedRequest) -> HttpResponse:
    """Keep a version of one's own plan."""
    body = request.seat.body
    known = {"hazard": _hazard(request) or _Hazard.FLOOD, "approved_by": body}
    form = Heads(request.POST or None, request.FILES or None, initial=known)
    return ask(
        request,
        form,
        title="Phương án 4 tại chỗ",
        button="Lưu phương án",
        intro="Mỗi lần phê duyệt là một bản mới; bản trước vẫn lưu.",
        back=reverse("web:contingency-plans"),
        said="Đã lưu phương án.",
        call=lambda: actions.keep_contingency_plan(
            body=body,
            facts=form.facts(),
            file=kept_file(form.cleaned_data["upload"]),
            by=request.user,
            at=now(),
        ),
    )


@allow(Permission.SEE_TASKS)
def contingency_file(request: AuthenticatedRequest, contingency_id: int) -> HttpResponse:
    """Hand out the file of a version."""
    row = get_object_or_404(queries.versions().filter(file__isnull=False), pk=contingency_id)
    assert row.file is not None
    return attachment(content=files.content_of(row.file), name=row.file_title)


@allow(Permission.SEE_TASKS)
def solutions(request: AuthenticatedRequest) -> HttpResponse:
    """The digital solutions of one's branch."""
    context = {
        "solutions": queries.solutions(body=request.seat.body),
        "own": request.seat.body.pk,
        "may": Permission.REPORT_TASK in request.seat.permissions,
    }
    return page(request, "web/flows/solutions.html", context)


@allow(Permission.SEE_TASKS)
def solutions_sheet(request: AuthenticatedRequest) -> HttpResponse:
    """The same as an Excel sheet."""
    book = exports.solutions(body=request.seat.body, at=now())
    return attachment(content=book, name="giai-phap-so.xlsx")


@allow(Permission.REPORT_TASK)
def add_solution(request: AuthenticatedRequest) -> HttpResponse:
    """Enter a solution of one's own."""
    form = SolutionWords(request.POST or None)
    return ask(
        request,
        form,
        title="Thêm giải pháp số",
        button="Lưu",
        back=reverse("web:solutions"),
        said="Đã lưu giải pháp.",
        call=lambda: actions.keep_solution(
            body=request.seat.body, facts=form.facts(), by=request.user, at=now()
        ),
    )


@allow(Permission.REPORT_TASK)
def change_solution(request: AuthenticatedRequest, solution_id: int) -> HttpResponse:
    """Change a solution of one's own."""
    mine = queries.solutions(body=request.seat.body).filter(body=request.seat.body)
    row = get_object_or_404(mine, pk=solution_id)
    form = SolutionWords(request.POST or None, initial=SolutionWords.known(row))
    return ask(
        request,
        form,
        title="Sửa giải pháp số",
        button="Lưu",
        back=reverse("web:solutions"),
        said="Đã lưu giải pháp.",
        call=lambda: actions.keep_solution(
            body=request.seat.body, facts=form.facts(), solution=row, by=request.user, at=now()
        ),
    )
