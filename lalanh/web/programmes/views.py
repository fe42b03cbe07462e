"""Programmes in sight, and one at a glance: tasks down, bodies across."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.organisations import body_queries
from lalanh.programmes.actions import programmes as programmes_actions
from lalanh.programmes.models import Programme as ProgrammeRow
from lalanh.programmes.queries import programmes
from lalanh.tasks.actions import giving
from lalanh.tasks.queries import late, plan
from lalanh.tasks.queries import task as tasks
from lalanh.web.directives.reviewing import own_document
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press
from lalanh.web.programmes.forms import Programme


@allow(Permission.SEE_TASKS)
def programme_list(request: AuthenticatedRequest) -> HttpResponse:
    """List the programmes in sight."""
    return page(request, "web/programmes/list.html", {"programmes": programmes.programmes()})


@allow(Permission.SEE_TASKS)
def programme(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Show a plan as a matrix, and who is late."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    is_own = row.owner_id == request.seat.body.pk
    context = {
        "programme": row,
        "matrix": plan.matrix(programme=row, at=now()),
        "progress": tasks.roll_up(tasks=plan.tasks_of(programme=row)),
        "late": late.late_by_body(owner=row.owner, at=now(), programme_id=row.pk),
        "is_own": is_own,
        "may_close": is_own
        and row.state == ProgrammeRow.State.OPEN
        and Permission.KEEP_PROGRAMMES in request.seat.permissions,
    }
    return page(request, "web/programmes/programme.html", context)


@allow(Permission.KEEP_PROGRAMMES)
def open_programme(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Begin to carry out a registered plan."""
    document = own_document(request, document_id)
    known = {"name": document.subject[:300], "starts_on": document.issued_on}
    bodies = body_queries.bodies(on=local_date(now()))
    form = Programme(request.POST or None, bodies=bodies, initial=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: giving.carry_out(
            document=document, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, ProgrammeRow)
        return done(
            request, "Đã mở chương trình.", to=reverse("web:programme", args=[form.outcome.pk])
        )
    return page(request, "web/programmes/open.html", {"document": document, "form": form})


@allow(Permission.KEEP_PROGRAMMES)
@require_POST
def close_programme(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """End a programme; its tasks and figures stay."""
    mine = programmes.programmes().filter(owner=request.seat.body)
    row = get_object_or_404(mine, pk=programme_id)
    return press(
        request,
        lambda: programmes_actions.close_programme(programme=row, by=request.user, at=now()),
        said="Đã ghi chương trình là đã tổng kết.",
        to=reverse("web:programme", args=[programme_id]),
    )
