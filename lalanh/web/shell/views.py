"""The desk, seats, notices, jobs and the audit record."""

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lalanh.base import jobs as job_queue
from lalanh.base import notices as notice_board
from lalanh.base import queries as base
from lalanh.base.models import Job
from lalanh.base.permissions import Permission
from lalanh.organisations import queries as organisations
from lalanh.web import desk
from lalanh.web.pages import AuthenticatedRequest, allow, anyone, done, now, page, swap
from lalanh.web.shell.action_names import ACTION_NAMES
from lalanh.web.shell.forms import AuditFilter
from lalanh.web.shell.subject_names import SUBJECT_NAMES

ROWS = 50


@anyone
def home(request: AuthenticatedRequest) -> HttpResponse:
    """Show what waits for this seat."""
    cards = desk.laid_out(seat=request.seat, at=now()) if request.seat else []
    context = {
        "waiting": [card for card in cards if not card.is_quiet],
        "quiet": [card for card in cards if card.is_quiet],
    }
    return page(request, "web/shell/home.html", context)


@anyone
@require_POST
def sit(request: AuthenticatedRequest) -> HttpResponse:
    """Change to another seat of one's own; any other number changes nothing."""
    seat = get_object_or_404(
        organisations.seats_of(user=request.user), pk=_number(request.POST, "seat")
    )
    request.session["seat_id"] = seat.pk
    sentence = f"Bạn đang làm việc với vai trò {seat.get_role_display()} tại {seat.body.name}."
    return done(request, sentence, to="web:home")


@anyone
def notices(request: AuthenticatedRequest) -> HttpResponse:
    """List the notices to this account, the unread ones first."""
    rows = Paginator(notice_board.received(user=request.user), ROWS)
    context = {"page": rows.get_page(request.GET.get("page"))}
    return page(request, "web/shell/notices.html", context, partial="rows")


@anyone
@require_POST
def read_notice(request: AuthenticatedRequest, notice_id: int) -> HttpResponse:
    """Mark one notice as read, and open what it speaks of if it was the link that was pressed."""
    notice = get_object_or_404(notice_board.received(user=request.user), pk=notice_id)
    notice_board.mark_read(ids=[notice.pk], by=request.user, at=now())
    wants_page = "open" in request.POST and url_has_allowed_host_and_scheme(
        notice.url, allowed_hosts=None
    )
    return redirect(notice.url if wants_page else "web:notices")


@anyone
@require_POST
def read_all_notices(request: AuthenticatedRequest) -> HttpResponse:
    """Mark every notice to this account as read."""
    notice_board.mark_read(by=request.user, at=now())
    return done(request, "Đã đánh dấu mọi thông báo là đã đọc.", to="web:notices")


@anyone
def jobs(request: AuthenticatedRequest) -> HttpResponse:
    """List the long jobs this seat may see."""
    rows = Paginator(base.jobs_seen(), ROWS).get_page(request.GET.get("page"))
    names = [(job, job_queue.NAMES.get(job.kind, job.kind)) for job in rows]
    return page(request, "web/shell/jobs.html", {"page": rows, "rows": names}, partial="rows")


@anyone
def job(request: AuthenticatedRequest, job_id: int) -> HttpResponse:
    """Show how far a job came; the page renews itself while the job runs."""
    return page(request, "web/shell/job.html", _job_context(request, job_id), partial="progress")


@anyone
@require_POST
def stop_job(request: AuthenticatedRequest, job_id: int) -> HttpResponse:
    """Ask one's own job to stop."""
    row = get_object_or_404(base.jobs_seen(), pk=job_id, requested_by=request.user)
    job_queue.ask_to_stop(job=row, at=now())
    return swap(
        request,
        "web/shell/job.html#progress",
        _job_context(request, job_id),
        else_to=reverse("web:job", args=[job_id]),
    )


@allow(Permission.SEE_AUDIT)
def audit(request: AuthenticatedRequest) -> HttpResponse:
    """Show who did what and when, in the seat's body and below."""
    form = AuditFilter(request.GET)
    form.full_clean()
    first_day, before = form.span()
    events = base.audit_events(
        kind=form.cleaned_data.get("kind", ""),
        actor=form.cleaned_data.get("actor", ""),
        first_day=first_day,
        before=before,
    )
    rows = Paginator(events, ROWS).get_page(request.GET.get("page"))
    named = [
        (
            event,
            ACTION_NAMES.get(event.kind, event.kind),
            SUBJECT_NAMES.get(event.subject_type, event.subject_type),
        )
        for event in rows
    ]
    context = {"form": form, "page": rows, "rows": named}
    return page(request, "web/shell/audit.html", context, partial="rows")


def _job_context(request: AuthenticatedRequest, job_id: int) -> dict[str, object]:
    """What the page of a job shows."""
    row: Job = get_object_or_404(base.jobs_seen(), pk=job_id)
    next_url = row.result.get("url", "")
    return {
        "job": row,
        "name": job_queue.NAMES.get(row.kind, row.kind),
        "may_stop": row.is_open and not row.cancel_asked_at and row.requested_by == request.user,
        "result_url": next_url if str(next_url).startswith("/") else "",
    }


def _number(given: QueryDict, name: str) -> int:
    """Return the whole number of that name, or 0, which is nobody's."""
    value = given.get(name, "")
    return int(value) if value.isascii() and value.isdigit() else 0
