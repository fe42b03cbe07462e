"""Sheets out and in: lists to download, filled ones to look at and take in whole."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.programmes.models import Programme
from lalanh.programmes.queries import programmes
from lalanh.tasks.actions import filing
from lalanh.tasks.models import FilledSheet
from lalanh.tasks.queries import sheets
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, done, now, page, press
from lalanh.web.tasks import exports
from lalanh.web.tasks.forms_sheets import PlanFile, ProgressFile

_NEEDED = {
    FilledSheet.Kind.PROGRESS: Permission.REPORT_TASK,
    FilledSheet.Kind.PLAN: Permission.ACCEPT_REPORT,
}
SHEETS_SHOWN = 20


@allow(Permission.SEE_TASKS)
def index(request: AuthenticatedRequest) -> HttpResponse:
    """Offer the lists to download and the places to send filled ones to."""
    return _index(request)


def _index(
    request: AuthenticatedRequest,
    *,
    progress: ProgressFile | None = None,
    plan: PlanFile | None = None,
) -> HttpResponse:
    body, may = request.seat.body, request.seat.permissions
    own = programmes.programmes().filter(owner=body, state=Programme.State.OPEN)
    context = {
        "may_report": Permission.REPORT_TASK in may,
        "may_give": Permission.ACCEPT_REPORT in may,
        "progress": progress or ProgressFile(auto_id="tien-do_%s"),
        "plan": plan or PlanFile(auto_id="ke-hoach_%s", programmes=own),
        "sheets": sheets.sheets(owner=body)[:SHEETS_SHOWN],
    }
    return page(request, "web/tasks/sheets.html", context)


@allow(Permission.SEE_TASKS)
def download(request: AuthenticatedRequest, form: str) -> HttpResponse:
    """Hand out one of the lists."""
    if form not in exports.FILES:
        raise Http404
    at = now()
    name, make = exports.FILES[form]
    content = make(body=request.seat.body, at=at)
    return attachment(content=content, name=f"{name}-{local_date(at):%Y-%m-%d}.xlsx")


@allow(Permission.REPORT_TASK)
@require_POST
def send_progress(request: AuthenticatedRequest) -> HttpResponse:
    """Take in a filled list of one's own parts, to be looked at first."""
    form = ProgressFile(request.POST, request.FILES, auto_id="tien-do_%s")
    if form.is_valid() and form.attempt(
        lambda: filing.send_in_sheet(
            content=form.cleaned_data["file"].read(),
            name=form.cleaned_data["file"].name,
            kind=FilledSheet.Kind.PROGRESS,
            owner=request.seat.body,
            programme=None,
            by=request.user,
            at=now(),
        )
    ):
        return _received(request, form.outcome)
    return _index(request, progress=form)


@allow(Permission.ACCEPT_REPORT)
@require_POST
def send_plan(request: AuthenticatedRequest) -> HttpResponse:
    """Take in the tasks of a plan as typed, to be looked at first."""
    own = programmes.programmes().filter(owner=request.seat.body, state=Programme.State.OPEN)
    form = PlanFile(request.POST, request.FILES, auto_id="ke-hoach_%s", programmes=own)
    if form.is_valid() and form.attempt(
        lambda: filing.send_in_sheet(
            content=form.cleaned_data["file"].read(),
            name=form.cleaned_data["file"].name,
            kind=FilledSheet.Kind.PLAN,
            owner=request.seat.body,
            programme=form.programme_chosen(),
            by=request.user,
            at=now(),
        )
    ):
        return _received(request, form.outcome)
    return _index(request, plan=form)


def _received(request: AuthenticatedRequest, sheet: object) -> HttpResponse:
    assert isinstance(sheet, FilledSheet)
    said = "Đã đọc bảng tính, chưa ghi gì. Hãy xem lại bên dưới."
    if sheet.state == FilledSheet.State.TAKEN:
        said = "Tệp này đã ghi từ trước: không có gì thay đổi."
    return done(request, said, to=reverse("web:sheet", args=[sheet.pk]))


@allow(Permission.SEE_TASKS)
def show(request: AuthenticatedRequest, sheet_id: int) -> HttpResponse:
    """Show what a sheet would become, or became."""
    sheet = _own(request, sheet_id)
    is_waiting = sheet.state == FilledSheet.State.WAITING
    context = {
        "sheet": sheet,
        "outcome": sheets.outcome(sheet=sheet, at=now()) if is_waiting else None,
        "is_waiting": is_waiting,
        "may_take": _NEEDED[FilledSheet.Kind(sheet.kind)] in request.seat.permissions,
    }
    return page(request, "web/tasks/sheet.html", context)


@allow(Permission.SEE_TASKS)
@require_POST
def take(request: AuthenticatedRequest, sheet_id: int) -> HttpResponse:
    """Make reports or tasks of all the rows."""
    sheet = _to_decide(request, sheet_id)
    return press(
        request,
        lambda: filing.take_in_sheet(sheet=sheet, by=request.user, at=now()),
        said="Đã ghi bảng tính.",
        to=reverse("web:sheet", args=[sheet_id]),
    )


@allow(Permission.SEE_TASKS)
@require_POST
def drop(request: AuthenticatedRequest, sheet_id: int) -> HttpResponse:
    """Put a sheet aside."""
    sheet = _to_decide(request, sheet_id)
    return press(
        request,
        lambda: filing.drop_sheet(sheet=sheet, by=request.user, at=now()),
        said="Đã bỏ bảng tính, chưa ghi gì.",
        to=reverse("web:sheets"),
    )


def _own(request: AuthenticatedRequest, sheet_id: int) -> FilledSheet:
    """A sheet of this seat's body."""
    return get_object_or_404(sheets.sheets(owner=request.seat.body), pk=sheet_id)


def _to_decide(request: AuthenticatedRequest, sheet_id: int) -> FilledSheet:
    """A sheet of this body, if the seat may do what its rows do."""
    sheet = _own(request, sheet_id)
    if _NEEDED[FilledSheet.Kind(sheet.kind)] not in request.seat.permissions:
        raise PermissionDenied
    return sheet
