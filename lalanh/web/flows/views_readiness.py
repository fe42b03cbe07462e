"""Contingency plans "4 tại chỗ" and digital solutions of one's branch."""

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lalanh.base import files
from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.tasks.actions import readiness as actions
from lalanh.tasks.models import ContingencyPlan
from lalanh.tasks.queries import readiness as queries
from lalanh.web.flows.asking import ask, kept_files
from lalanh.web.flows.forms_readiness import HazardFilter, Heads, SolutionWords
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, now, page
from lalanh.web.workbook import Cell, Column, Sheet, workbook

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
    columns = [
        Column("Cơ quan", 36), Column("Loại tình huống", 20), Column("Lần", 8),
        Column("Ngày phê duyệt", 14), Column("Cơ quan phê duyệt", 30), Column("Số văn bản", 18),
        Column("Chỉ huy", 30), Column("Lực lượng", 30), Column("Phương tiện", 30),
        Column("Hậu cần", 30),
    ]  # fmt: skip
    rows: Iterator[Sequence[Cell]] = (
        [
            row.body.name, row.get_hazard_display(), row.version, row.dated_on,
            row.approved_by.name, row.document_number, row.command, row.forces, row.means,
            row.supplies,
        ]
        for row in queries.contingency_plans(body=body, hazard=hazard)
    )  # fmt: skip
    lacking: Iterator[Sequence[Cell]] = (
        [one.district, locality.name]
        for one in queries.missing(body=body, hazard=hazard or _Hazard.FLOOD)
        for locality in one.bodies
    )
    label = _Hazard(hazard or _Hazard.FLOOD).label
    book = workbook(
        [
            Sheet("Phương án", "Phương án 4 tại chỗ", columns, rows, [_made(request)]),
            Sheet(
                "Chưa có", f"Địa phương chưa có phương án: {label}",
                [Column("Địa bàn", 26), Column("Cơ quan", 40)], lacking, [_made(request)],
            ),
        ]
    )  # fmt: skip
    return attachment(content=book, name="phuong-an-4-tai-cho.xlsx")


def _made(request: AuthenticatedRequest) -> str:
    return f"{request.seat.body.name}, {local_date(now()):%d/%m/%Y}"


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
            file=next(iter(kept_files(form)), None),
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
    columns = [
        Column("Tên giải pháp", 30), Column("Cơ quan", 36), Column("Mục đích", 40),
        Column("Đối tượng sử dụng", 26), Column("Dùng từ", 12), Column("Thôi dùng từ", 12),
        Column("Địa chỉ", 30),
    ]  # fmt: skip
    rows: Iterator[Sequence[Cell]] = (
        [
            row.name, row.body.name, row.purpose, row.users, row.since_on, row.until_on,
            row.address,
        ]
        for row in queries.solutions(body=request.seat.body)
    )  # fmt: skip
    sheet = Sheet("Giải pháp số", "Giải pháp số đang dùng", columns, rows, [_made(request)])
    return attachment(content=workbook([sheet]), name="giai-phap-so.xlsx")


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
