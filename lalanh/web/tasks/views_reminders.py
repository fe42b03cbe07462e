"""Reminders: whom to remind, what went out, what came in, and when a plan reminds by itself."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.organisations.queries import SeatView
from lalanh.programmes.models import Programme
from lalanh.programmes.queries import programmes
from lalanh.tasks.actions import reminding as actions
from lalanh.tasks.models import Assignment
from lalanh.tasks.queries import reminders
from lalanh.web import desk as cards
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, swap
from lalanh.web.tasks import reminding
from lalanh.web.tasks.forms_reminders import ReminderRules, RemindFilter, RemindWords, SentFilter

ROWS = 50
# A list longer than this is narrowed first: nobody looks through more before pressing.
LIST_LIMIT = 500
# More than the parts of a whole province in one clause go out in two turns.
SENT_LIMIT = 5_000


@allow(Permission.SEE_TASKS)
def sent(request: AuthenticatedRequest) -> HttpResponse:
    """List the reminders this body sent, who has opened them and when."""
    body = request.seat.body
    form = SentFilter(request.GET, programmes=reminders.programmes_reminded_of(sender=body))
    asked = form.cleaned_data if form.is_valid() else {}
    found = reminders.sent(sender=body, **asked)
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    may_remind = Permission.REMIND in request.seat.permissions
    context = {"form": form, "page": rows, "may_remind": may_remind}
    return page(request, "web/tasks/reminders_sent.html", context, partial="rows")


@allow(Permission.SEE_TASKS)
def received(request: AuthenticatedRequest) -> HttpResponse:
    """List the reminders this body received."""
    found = reminders.received(body=request.seat.body)
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    waiting = [
        row.pk
        for row in rows
        if not any(one.opened_by_id == request.user.pk for one in row.openings.all())
    ]
    context = {"page": rows, "unopened_reminders": waiting}
    return page(request, "web/tasks/reminders_received.html", context)


@allow(Permission.SEE_TASKS)
@require_POST
def opened(request: AuthenticatedRequest) -> HttpResponse:
    """Note that these reminders were seen: by the page itself, or by a button without script."""
    ids = [int(value) for value in request.POST.getlist("id") if value.isdecimal()]
    actions.open_reminders(ids=ids, by=request.user, at=now())
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("web:reminders-received")
    return swap(request, "web/tasks/reminders_opened.html", {}, else_to=back)


@allow(Permission.REMIND)
def remind(request: AuthenticatedRequest) -> HttpResponse:
    """Choose parts, look at what each body will read, and send."""
    body, at = request.seat.body, now()
    filters = RemindFilter(
        request.GET if request.GET else {"which": "late"},
        programmes=reminders.programmes_to_remind(sender=body),
        districts=reminders.districts_to_remind(sender=body),
    )
    found = reminders.chosen(sender=body, wanted=filters.wanted(), at=at)
    count, parts = reminders.count(found), list(found[:LIST_LIMIT])
    form = RemindWords(
        request.POST or None, has_orders=count.orders > 0, has_requests=count.requests > 0
    )
    ticked = reminding.ticked(request.POST) if request.POST else {part.pk for part in parts}
    context = {
        "filters": filters, "form": form, "parts": parts, "ticked": ticked, "count": count,
        "is_long": count.total > LIST_LIMIT, "today": local_date(at),
        "is_whole": "whole" in request.POST,
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        if "whole" not in request.POST:
            found = reminders.remindable(sender=body).filter(pk__in=ticked)
        return _previewed_or_sent(request, form, list(found[:SENT_LIMIT]), context, at=at)
    return page(request, "web/tasks/remind.html", context)


def _previewed_or_sent(
    request: AuthenticatedRequest,
    form: RemindWords,
    parts: list[Assignment],
    context: dict[str, object],
    *,
    at: datetime,
) -> HttpResponse:
    """Show what would go out; with the second press it goes."""
    if "send" in request.POST and form.attempt(
        lambda: actions.remind(parts=parts, words=form.words(), by=request.user, at=at)
    ):
        said = reminding.said_of(form.outcome, chosen=len(parts))
        return done(request, said, to=reverse("web:reminders"))
    if not parts:
        form.add_error(None, "Chưa chọn phần việc nào. Hãy đánh dấu ít nhất một dòng.")
    elif form.is_valid():
        context |= reminding.looked_at(parts, words=form.words(), at=at)
    return page(request, "web/tasks/remind.html", context)


@allow(Permission.SEE_TASKS)
def rule(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Show when a plan reminds by itself, and let its owner set it."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    may_set = _may_set_rule(request, row)
    if request.method == "POST" and not may_set:
        raise PermissionDenied
    now_set = reminders.rule_of(programme_id=row.pk)
    known = ReminderRules.known(now_set)
    form = ReminderRules(request.POST or None, initial=known, stands=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.set_rule(programme=row, rule=form.rule(), by=request.user, at=now())
    ):  # fmt: skip
        return done(
            request, "Đã đặt lịch nhắc.", to=reverse("web:reminder-rule", args=[programme_id])
        )
    context = {
        "programme": row, "form": form, "may_set": may_set, "rule": now_set,
        "history": reminders.rules_set(programme=row),
    }  # fmt: skip
    return page(request, "web/tasks/reminder_rule.html", context)


def _may_set_rule(request: AuthenticatedRequest, row: Programme) -> bool:
    return (
        row.owner_id == request.seat.body.pk
        and row.state == Programme.State.OPEN
        and Permission.KEEP_PROGRAMMES in request.seat.permissions
    )


@cards.card(
    "Đôn đốc chưa xem",
    order=5,
    permission=Permission.SEE_TASKS,
    url_name="web:reminders-received",
)
def reminders_card(seat: SeatView, at: datetime) -> cards.Content:
    """What this account has not opened yet."""
    found = list(reminders.unopened_to(user_id=seat.user_id, body=seat.body)[:5])
    return cards.Content(
        rows=[
            cards.Row(
                text=row.assignment.task.title,
                url=reverse("web:task", args=[row.assignment.task_id]),
                note=f"{row.sender.name} · {row.on:%d/%m/%Y}",
                badge="hỏa tốc" if row.is_flash else "",
                tone="bad" if row.is_flash else "plain",
            )
            for row in found
        ],
        empty="Không có lời đôn đốc nào chưa xem.",
    )
