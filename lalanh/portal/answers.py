"""
How a page is answered: kept until the next publication, or asked anew each time.

What a published page shows depends on its address and the publication alone. So its bytes are made
once, compressed, and kept; a browser that has them is told so without a body.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods, require_safe

from lalanh.portal.shelf import Edition, NothingPublished, shelf

# A new publication, and a name withdrawn in it, shows everywhere within a minute.
_FRESH_S = 60
_KEPT_HEADERS = ("Content-Type", "Content-Disposition")

type View[**P] = Callable[Concatenate[HttpRequest, Edition, P], HttpResponseBase]
type Answer[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of an answer, compressed, and their tag."""

    zipped: bytes
    headers: dict[str, str]
    tag: str


def published[**P](view: View[P]) -> Answer[P]:
    """Answer from the newest publication, and keep the answer until the next one."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            with shelf().reading() as edition:
                key = _key(edition, request)
                kept = cache.get(key)
                if kept is None:
                    made = view(request, edition, *args, **kwargs)
                    if not isinstance(made, HttpResponse) or made.status_code != 200:
                        return made
                    cache.set(key, kept := _kept(made), timeout=None)
                return _sent(request, kept, edition)
        except NothingPublished as refusal:
            return nothing_yet(request, refusal)

    return answer


def asked[**P](view: View[P]) -> Answer[P]:
    """Answer what one person asks, from the newest publication; nobody keeps the answer."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            with shelf().reading() as edition:
                response = view(request, edition, *args, **kwargs)
        except NothingPublished as refusal:
            response = nothing_yet(request, refusal)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return answer


def page(
    request: HttpRequest,
    edition: Edition,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page; every one may name the publication it reads."""
    return render(request, f"portal/{template}", {"edition": edition, **context}, status=status)


def nothing_yet(request: HttpRequest, refusal: NothingPublished) -> HttpResponse:
    """Say calmly that nothing was published; programs read from the status that data lack."""
    is_data = "." in request.path.rpartition("/")[2]
    status = 503 if is_data else 200
    response = render(request, "portal/nothing.html", {"text": refusal.message}, status=status)
    patch_cache_control(response, no_cache=True)
    return response


def _key(edition: Edition, request: HttpRequest) -> str:
    asked_for = f"{edition.root}\0{request.get_full_path()}"
    return hashlib.sha256(asked_for.encode()).hexdigest()


def _kept(made: HttpResponse) -> Kept:
    body = made.content
    return Kept(
        zipped=gzip.compress(body, mtime=0),
        headers={name: made[name] for name in _KEPT_HEADERS if name in made},
        tag=f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
    )


def _sent(request: HttpRequest, kept: Kept, edition: Edition) -> HttpResponseBase:
    moment = edition.about.facts.published_at.timestamp()
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    body = kept.zipped if takes_gzip else gzip.decompress(kept.zipped)
    response = HttpResponse(body, headers=kept.headers)
    if takes_gzip:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = kept.tag
    response["Last-Modified"] = http_date(moment)
    patch_cache_control(response, public=True, max_age=_FRESH_S)
    patch_vary_headers(response, ["Accept-Encoding"])
    return get_conditional_response(request, etag=kept.tag, response=response) or response
