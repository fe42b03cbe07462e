"""The calendar of the seat's body, and the secret address that shows it to a calendar program."""

import hashlib
from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from lalanh.base import scope
from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.tasks.actions import feeding
from lalanh.tasks.queries import calendar, returning
from lalanh.web.middleware import own_scope
from lalanh.web.pages import AuthenticatedRequest, allow, now, page, press
from lalanh.web.tasks import calendars, feed, limits
from lalanh.web.tasks.forms_calendar import Asked, CalendarFilter

# A calendar program asks every few hours; a person who tries it out, some times in a row.
ASKS_AN_HOUR = 60
FEED_PAST, FEED_FUTURE = timedelta(days=90), timedelta(days=400)
_GONE = "Địa chỉ lịch này không còn dùng được. Hãy lấy địa chỉ mới ở trang Lịch."
_TOO_OFTEN = "Địa chỉ lịch này vừa bị hỏi quá nhiều lần. Hãy thử lại sau một giờ."


@allow(Permission.SEE_TASKS)
def show(request: AuthenticatedRequest) -> HttpResponse:
    """Show deadlines and events by month, by week, or as a list."""
    at = now()
    today = local_date(at)
    form = CalendarFilter(request.GET, programmes=calendar.programmes_in_sight())
    asked = form.asked()
    view, day = asked.view, calendars.day_of(request.GET.get("ngay", ""), otherwise=today)
    span = calendars.span(view, day)
    entries = _entries(request, asked, span, at=at)
    context = {
        "form": form, "view": view, "views": calendars.VIEWS, "day": day, "today": today,
        "span": span, "entries": entries, "weekdays": calendars.WEEKDAYS,
        "weeks": calendars.filled(span, entries, view=view, day=day, today=today),
        "overdue": calendar.overdue(body=request.seat.body, at=at) if view == "danh-sach" else [],
    }  # fmt: skip
    return page(request, "web/tasks/calendar.html", context)


def _entries(
    request: AuthenticatedRequest, asked: Asked, span: calendars.Span, *, at: datetime
) -> list[calendar.Entry]:
    """What stands on the days of the page; what returns is the body's own to do."""
    body, plan = request.seat.body, asked.programme_id
    found = calendar.entries(
        body=body, first=span.first, last=span.last, at=at, whose=asked.whose, programme_id=plan
    )
    if asked.whose not in ("", calendar.MINE):
        return found
    again = returning.entries(body=body, first=span.first, last=span.last, at=at, programme_id=plan)
    return calendar.in_order([*found, *again])


@allow(Permission.SEE_TASKS)
def address(request: AuthenticatedRequest) -> HttpResponse:
    """Lay out the secret address of one's seat; it is told once, on the answer to the press."""
    secret = ""
    if request.method == "POST":
        secret = feeding.lay_out(seat_id=request.seat.id, by=request.user, at=now())
    told = request.build_absolute_uri(reverse("web:feed", args=[secret])) if secret else ""
    context = {"feed": calendar.feed_of(seat_id=request.seat.id), "told": told}
    answer = page(request, "web/tasks/calendar_address.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@allow(Permission.SEE_TASKS)
def revoke(request: AuthenticatedRequest) -> HttpResponse:
    """Take the secret address back."""
    if request.method != "POST":
        raise Http404
    return press(
        request,
        lambda: feeding.revoke(seat_id=request.seat.id, by=request.user, at=now()),
        said="Đã thu hồi địa chỉ lịch. Phần mềm lịch nào còn dùng địa chỉ cũ sẽ không nhận gì nữa.",
        to=reverse("web:calendar-address"),
    )


@own_scope
@login_not_required
@require_safe
def show_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer a calendar program that holds the secret address of a seat."""
    mark = calendar.mark_of(secret)
    found = calendar.seat_behind(secret_sha256=mark)
    who = mark if found else limits.visitor(request)
    if not limits.within_limit(what="feed", who=who, most=ASKS_AN_HOUR):
        return _plain(_TOO_OFTEN, 429)
    if found is None:
        return _plain(_GONE, 404)
    user, body = found
    at = now()
    today = local_date(at)
    with scope.looking_as(scope.Scope(user_id=user.pk, body_id=body.pk, body_path=body.path)):
        first, last = today - FEED_PAST, today + FEED_FUTURE
        content = feed.as_icalendar(
            [
                *calendar.entries(body=body, first=first, last=last, at=at),
                *returning.reports_due(body=body, first=first, last=last, at=at),
            ],
            returning.duties(body=body, at=at),
            name=f"Lá Lành: {body.short_name or body.name}",
        )
    return _answered(request, content)


def _answered(request: HttpRequest, content: bytes) -> HttpResponse:
    """The feed, or nothing if the program has it as it is."""
    mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == mark:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(content, content_type=feed.MEDIA_TYPE)
        answer["Content-Disposition"] = 'inline; filename="la-lanh.ics"'
    answer["ETag"] = mark
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _plain(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence, content_type="text/plain; charset=utf-8", status=status)
