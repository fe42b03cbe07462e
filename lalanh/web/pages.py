"""The four things a view does: who may, what it loads, one call, and the answer."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django_htmx.middleware import HtmxDetails

from lalanh.base.models import User
from lalanh.base.permissions import Permission
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Seat
from lalanh.organisations.queries import SeatView
from lalanh.web.context import NAMES


class AuthenticatedRequest(HttpRequest):
    """A request of someone signed in, from a seat; `allow` sees to both."""

    user: User
    seat: SeatView
    # Every open seat of the account, the first one first.
    seats: Sequence[Seat]
    htmx: HtmxDetails


type View[**P] = Callable[Concatenate[AuthenticatedRequest, P], HttpResponseBase]
type AnyView[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def now() -> datetime:
    """Return the moment of the request, in UTC."""
    return timezone.now()


def allow[**P](permission: Permission) -> Callable[[View[P]], AnyView[P]]:
    """Let a view answer only those whose present seat holds the permission."""

    def guard(view: View[P]) -> AnyView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            seat = getattr(request, "seat", None)
            if seat is None or permission not in seat.permissions:
                raise PermissionDenied
            assert isinstance(request.user, User)
            return view(request, *args, **kwargs)  # type: ignore[arg-type]  # checked above

        guarded.permission = permission  # type: ignore[attr-defined]  # read by a metatest
        return guarded

    return guard


def anyone[**P](view: View[P]) -> AnyView[P]:
    """Say aloud that every account may open the page, whatever its seat."""

    @wraps(view)
    def open_to_all(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # signed in by middleware

    open_to_all.permission = None  # type: ignore[attr-defined]  # read by a metatest
    return open_to_all


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    partial: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """
    Render the whole template, or only its partial when HTMX asks for that one.

    :raises ValueError: for a context that covers what stands around every page.
    """
    if covered := NAMES & context.keys():
        raise ValueError(f"{template}: {sorted(covered)} belong to the frame of every page")
    htmx = getattr(request, "htmx", None)
    if partial and htmx and not htmx.boosted:
        template = f"{template}#{partial}"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def part(drawn: SafeString) -> HttpResponse:
    """Answer HTMX with a part of a page that is drawn already."""
    response = HttpResponse(drawn)
    patch_vary_headers(response, ["HX-Request"])
    return response


def swap(
    request: AuthenticatedRequest, fragment: str, context: dict[str, Any], *, else_to: str
) -> HttpResponse:
    """Answer HTMX with the fragment (`template.html#partial`), a plain browser with a redirect."""
    if request.htmx and not request.htmx.boosted:
        response = render(request, fragment, context)
        patch_vary_headers(response, ["HX-Request"])
        return response
    return redirect(else_to)


def done(request: HttpRequest, sentence: str, *, to: str) -> HttpResponse:
    """Say what was done and go to the next page (an address or a URL name without arguments)."""
    messages.success(request, sentence)
    return redirect(to)


def press(request: HttpRequest, call: Callable[[], object], *, said: str, to: str) -> HttpResponse:
    """Make the call behind one button, say what was done or why it was refused, and go on."""
    try:
        with transaction.atomic():
            call()
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(to)
    return done(request, said, to=to)


def attachment(*, content: bytes, name: str) -> HttpResponse:
    """Hand out a file to be kept; a browser never shows what a stranger sent."""
    said = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={"Content-Disposition": said},
    )
