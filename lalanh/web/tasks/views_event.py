"""Events: the list, one event, moving it with a look ahead, its sites and who was there."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.directives.models import Clause
from lalanh.directives.queries import documents
from lalanh.kernel.period import VIETNAM, local_date
from lalanh.tasks.actions import holding
from lalanh.tasks.models import Event, EventSite
from lalanh.tasks.queries import events
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press
from lalanh.web.tasks.forms import Reason
from lalanh.web.tasks.forms_event import Attendance, EventDescription, Move, NewEvent, Sites

ROWS = 50
# The button that shows what a move would do.
LOOK_AHEAD = "xem"


@allow(Permission.SEE_TASKS)
def event_list(request: AuthenticatedRequest) -> HttpResponse:
    """List the events in sight, the latest first."""
    rows = Paginator(events.events(), ROWS).get_page(request.GET.get("page"))
    may_give = Permission.ACCEPT_REPORT in request.seat.permissions
    return page(request, "web/tasks/events.html", {"page": rows, "may_set_up": may_give})


@allow(Permission.SEE_TASKS)
def event(request: AuthenticatedRequest, event_id: int) -> HttpResponse:
    """Show one event: when, where, what hangs on it, where it was moved."""
    row = _seen(event_id)
    sites = list(row.sites.all())
    is_holder = row.owner_id == request.seat.body.pk
    may = request.seat.permissions
    context = {
        "event": row,
        "sites": sites,
        "attendance": events.attendance(sites),
        "after": [(task, events.stretch_of(task)) for task in row.tasks_after.all()],
        "moves": [(m, events.changes_of(m)) for m in row.moves.all()],
        "is_holder": is_holder and Permission.ACCEPT_REPORT in may and not row.cancelled_at,
        "has_begun": now() >= row.starts_at,
        "own_body": request.seat.body.pk
        if Permission.REPORT_TASK in may and not row.cancelled_at
        else None,
    }
    return page(request, "web/tasks/event.html", context)


@allow(Permission.ACCEPT_REPORT)
def new_event(request: AuthenticatedRequest) -> HttpResponse:
    """Set up an event, from a clause of a document or by itself."""
    clause = _clause(request)
    form = NewEvent(request.POST or None, initial=_known(clause))
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: holding.set_up_event(
            owner=request.seat.body,
            facts=form.facts(),
            starts_at=form.starts_at(),
            is_all_day=form.is_all_day(),
            is_tentative=form.cleaned_data["is_tentative"],
            clause=clause,
            programme=getattr(clause.document, "programme", None) if clause else None,
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Event)
        return done(request, "Đã lập sự kiện.", to=_after_set_up(clause, form.outcome))
    return page(request, "web/tasks/event_form.html", {"form": form, "clause": clause})


@allow(Permission.ACCEPT_REPORT)
def correct_event(request: AuthenticatedRequest, event_id: int) -> HttpResponse:
    """Correct what is said of an event besides when it begins."""
    row = _own(request, event_id)
    known = _described(row)
    form = EventDescription(request.POST or None, initial=known, stands=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: holding.correct_event(
            event=row,
            facts=form.facts_from(local_date(row.starts_at)),
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã ghi sự kiện.", to=_address(event_id))
    return page(request, "web/tasks/event_form.html", {"form": form, "event": row})


@allow(Permission.ACCEPT_REPORT)
def move_event(request: AuthenticatedRequest, event_id: int) -> HttpResponse:
    """Move an event, after a look at what moves with it."""
    row = _own(request, event_id)
    stands = (row.starts_at, row.is_all_day, row.is_tentative)
    form = Move(request.POST or None, initial={"is_tentative": row.is_tentative}, stands=stands)
    context: dict[str, Any] = {"event": row, "form": form}
    if request.method == "POST" and form.is_valid():
        if LOOK_AHEAD in request.POST:
            starts_at = form.starts_at()
            context["ahead"] = events.follows(event=row, starts_at=starts_at, at=now())
            context["looked"] = True
        elif form.attempt(
            lambda: holding.move_event(
                event=row,
                starts_at=form.starts_at(),
                is_all_day=form.is_all_day(),
                is_tentative=form.cleaned_data["is_tentative"],
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=now(),
            )
        ):
            return done(request, "Đã dời sự kiện; các hạn dời theo.", to=_address(event_id))
    return page(request, "web/tasks/event_move.html", context)


@allow(Permission.ACCEPT_REPORT)
@require_POST
def fix_event(request: AuthenticatedRequest, event_id: int) -> HttpResponse:
    """Say that the date stands."""
    row = _own(request, event_id)
    return press(
        request,
        lambda: holding.fix_event(event=row, by=request.user, at=now()),
        said="Đã chốt ngày.",
        to=_address(event_id),
    )


@allow(Permission.ACCEPT_REPORT)
def cancel_event(request: AuthenticatedRequest, event_id: int) -> HttpResponse:
    """Say that an event does not take place, with a look at which deadlines lose their day."""
    row = _own(request, event_id)
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: holding.cancel_event(event=row, **form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        return done(
            request, "Đã hủy sự kiện; các cơ quan liên quan được báo.", to=_address(event_id)
        )
    context = {"event": row, "form": form, "step": "Hủy sự kiện", "label": "Hủy sự kiện"}
    context["losing"] = events.hanging_on(row)
    return page(request, "web/tasks/event_step.html", context)


@allow(Permission.ACCEPT_REPORT)
def add_sites(request: AuthenticatedRequest, event_id: int) -> HttpResponse:
    """Add sites for the bodies picked, or one at a place."""
    row = _own(request, event_id)
    form = Sites(request.POST or None, owner=request.seat.body, on=local_date(now()))
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: holding.add_sites(
            event=row,
            bodies=form.bodies(),
            place=form.cleaned_data["place"],
            is_main=form.cleaned_data["is_main"],
            expected_people=form.cleaned_data["expected_people"],
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã thêm điểm cầu.", to=_address(event_id))
    context = {"event": row, "form": form, "step": "Thêm điểm cầu", "label": "Thêm điểm cầu"}
    return page(request, "web/tasks/event_step.html", context)


@allow(Permission.ACCEPT_REPORT)
@require_POST
def drop_site(request: AuthenticatedRequest, site_id: int) -> HttpResponse:
    """Take a site away."""
    site = get_object_or_404(events.sites().filter(owner=request.seat.body), pk=site_id)
    return press(
        request,
        lambda: holding.drop_site(site=site, by=request.user, at=now()),
        said="Đã bỏ điểm cầu.",
        to=_address(site.event_id),
    )


@allow(Permission.REPORT_TASK)
def attendance(request: AuthenticatedRequest, site_id: int) -> HttpResponse:
    """Say how many were present at a site."""
    site = get_object_or_404(events.sites(), pk=site_id)
    if request.seat.body.pk not in (site.body_id, site.owner_id):
        raise Http404
    form = Attendance(request.POST or None, initial={"present_people": site.present_people})
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: holding.confirm_attendance(
            site=site, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã ghi số người dự.", to=_address(site.event_id))
    context = {"event": site.event, "site": site, "form": form}
    context |= {"step": f"Điểm cầu {_site_name(site)}", "label": "Xác nhận"}
    return page(request, "web/tasks/event_step.html", context)


def _address(event_id: int) -> str:
    return reverse("web:event", args=[event_id])


def _seen(event_id: int) -> Event:
    row = events.event_in_full(pk=event_id)
    if row is None:
        raise Http404
    return row


def _own(request: AuthenticatedRequest, event_id: int) -> Event:
    """An event that this seat's body holds."""
    return get_object_or_404(events.events().filter(owner=request.seat.body), pk=event_id)


def _site_name(site: EventSite) -> str:
    return site.body.name if site.body is not None else site.place


def _clause(request: AuthenticatedRequest) -> Clause | None:
    """The clause of one's own document that the event is made from."""
    number = request.GET.get("muc", "")
    if not (number.isascii() and number.isdigit()):
        return None
    own = documents.clauses().filter(document__owner=request.seat.body)
    return get_object_or_404(own, pk=int(number))


def _known(clause: Clause | None) -> dict[str, Any]:
    """What the document says of the event that a clause speaks of."""
    if clause is None:
        return {}
    said = events.occasion_of(clause=clause)
    name = said.name or clause.relative_event
    return {
        "name": (name[:1].upper() + name[1:])[:250],
        "day": said.day,
        "hour": said.hour,
        "is_tentative": said.is_tentative,
        "form": said.form or Event.Form.IN_PERSON,
        "place": said.place,
    }


def _described(row: Event) -> dict[str, Any]:
    ends = row.ends_at.astimezone(VIETNAM) if row.ends_at else None
    return {
        "name": row.name,
        "ends_day": ends.date() if ends and ends.date() != local_date(row.starts_at) else None,
        "ends_time": ends.time() if ends else None,
        "form": row.form,
        "place": row.place,
        "online_address": row.online_address,
    }


def _after_set_up(clause: Clause | None, made: Event) -> str:
    """Back to handing out the document the event comes from, else to the event."""
    if clause is None:
        return _address(made.pk)
    return reverse("web:hand-out", args=[clause.document_id])
