"""One page for every form of the register: ask, do the one thing, go back and say so."""

import datetime as dt
from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone

from lalanh.organisations import queries
from lalanh.organisations.models import Body
from lalanh.web.forms import Form
from lalanh.web.organisations.fields import DayPicker
from lalanh.web.pages import AuthenticatedRequest, done, page


def ask(
    request: AuthenticatedRequest,
    form: Form,
    *,
    title: str,
    button: str,
    back: str,
    call: Callable[[], object],
    said: str,
    intro: str = "",
    danger: bool = False,
) -> HttpResponse:
    """Show the form; when it is sent and the call is not refused, go back with a sentence."""
    if request.method == "POST" and form.is_valid() and form.attempt(call):
        return done(request, said, to=back)
    context = {
        "form": form,
        "title": title,
        "button": button,
        "back": back,
        "intro": intro,
        "kind": "danger" if danger else "primary",
    }
    return page(request, "web/organisations/form.html", context, partial="form")


def today() -> dt.date:
    """The present day in Việt Nam."""
    return timezone.localdate()


def day_asked(request: AuthenticatedRequest) -> tuple[dt.date, DayPicker]:
    """The day a page shows (`?ngay=`), and the picker that asks for it."""
    day = DayPicker(request.GET).day(today=today())
    return day, DayPicker(initial={"ngay": day})


def may_keep(request: AuthenticatedRequest, body: Body | None) -> bool:
    """Whether this seat may change the body, or (None) the register at large."""
    return "keep_organisations" in request.seat.permissions and queries.is_within_reach(
        keeper=request.seat.body, body=body
    )
