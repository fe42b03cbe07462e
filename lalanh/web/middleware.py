"""Each page runs in one transaction, through the eyes of the seat its user sits in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from lalanh.base import scope
from lalanh.organisations import queries as organisations

_SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
# Sign-in keeps its own transactions: it works before there is a seat to look from.
_SIGN_IN = "/tai-khoan/"
_NOT_DONE = (
    "Phiên làm việc đã hết nên việc vừa bấm chưa được ghi. Hãy đăng nhập lại rồi bấm lại; chữ đã "
    "gõ thường còn khi bấm nút Quay lại của trình duyệt."
)


def own_scope[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Let a view open its own transactions and scope: it looks through the eyes of a secret."""
    view.own_scope = True  # type: ignore[attr-defined]  # read by the middleware
    return view


class SignInAgain:
    """
    Lead whoever is signed out by now to the sign-in, and from there back to where they were.

    Of a part of a page the whole page goes: HTMX would put the sign-in where the part belongs.
    What was pressed is not done; its address answers no reading, so the way back is to the page
    with the button, with a word that it is to be pressed again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as asked, but never with a redirect to the sign-in that leads nowhere."""
        response = self.get_response(request)
        htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by its middleware
        sign_in = resolve_url(settings.LOGIN_URL)
        if not response.headers.get("Location", "").startswith(sign_in):
            return response
        if request.method not in _SAFE and not request.path.startswith(_SIGN_IN):
            messages.warning(request, _NOT_DONE)
            response = redirect_to_login(_page_before(request))
        if not htmx:
            return response
        back = htmx.current_url_abs_path or resolve_url("web:home")
        return HttpResponseClientRedirect(redirect_to_login(back).url)


def _page_before(request: HttpRequest) -> str:
    """Return the page of ours that the request came from, else the first one."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}):
        return resolve_url("web:home")
    parts = urlsplit(before)
    return urlunsplit(("", "", parts.path, parts.query, ""))


class ScopedTransaction:
    """
    Run the view in a transaction with the user's scope; a GET cannot write.

    Put last, so that nothing runs between it and the view.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on: the work is done around the view."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: list[Any],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Answer with the view's own response, made inside the transaction."""
        goes_alone = request.path.startswith(_SIGN_IN) or getattr(view, "own_scope", False)
        if goes_alone or not request.user.is_authenticated:
            return None
        with transaction.atomic():
            own = scope.Scope(user_id=request.user.pk)
            scope.enter(own)
            seats = list(organisations.seats_of(user=request.user))
            seat = organisations.seat_among(seats, chosen=request.session.get("seat_id"))
            request.seats, request.seat = seats, seat  # type: ignore[attr-defined]  # named by AuthenticatedRequest
            scope.enter(seat.scope if seat else own, may_write=request.method not in _SAFE)
            response = view(request, *args, **kwargs)
            if hasattr(response, "render") and callable(response.render):
                response = response.render()
            return response
