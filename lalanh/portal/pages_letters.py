"""What visitors may write to us: a wish not to be named, word of an error in a row."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lalanh.portal import inbox
from lalanh.portal.answers import asked, page
from lalanh.portal.forms import Letter
from lalanh.portal.limits import Limiter, visitor
from lalanh.portal.shelf import Edition
from lalanh.transparency.snapshot.reading import Published, published

_LETTERS = Limiter(most=5, within_s=600)
_TOO_OFTEN = (
    "Bạn vừa gửi nhiều thư. Thư này chưa gửi; hãy đợi khoảng mười phút rồi gửi lại, những gì đã "
    "viết vẫn còn trong ô bên dưới."
)
_NO_ROW = "Sổ công bố không có dòng này. Hãy xem lại số ghi ở đầu trang của dòng."
_CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


@asked
def write(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """The form, and what comes of sending it."""
    form = Letter(request.POST or None, initial=_begun(request))
    if request.method == "POST" and form.is_valid():
        rows = published(edition.db, [form.cleaned_data["number"]])
        if not rows:
            form.add_error("number", _NO_ROW)
        elif not _LETTERS.lets_through(visitor(request)):
            form.add_error(None, _TOO_OFTEN)
        elif code := _sent(form, fund=_fund_of(edition, rows[0]), at=timezone.now()):
            return redirect(f"{reverse('portal:letter-sent')}?{urlencode({'ma': code})}")
    return page(request, edition, "letter.html", {"here": "letter", "form": form})


def _begun(request: HttpRequest) -> dict[str, Any]:
    """Take over what the page before knew: the row, and what it is about."""
    number = request.GET.get("dong", "")
    begun: dict[str, Any] = {"about": request.GET.get("ve")}
    return begun | ({"number": int(number[:15])} if number.isdecimal() else {})


def _fund_of(edition: Edition, hit: Published) -> str:
    """Return the code of the fund a row is of: its own, or that of the row it takes a name from."""
    if hit.row.fund is None and hit.row.corrects is not None:
        return next((each.row.fund or "" for each in published(edition.db, [hit.row.corrects])), "")
    return hit.row.fund or ""


def _sent(form: Letter, *, fund: str, at: datetime) -> str | None:
    """Put the letter into the box; a refusal becomes an error of the form."""
    said = form.cleaned_data
    is_wish = said["about"] == Letter.WISH
    payload: dict[str, str | int] = {"number": said["number"], "fund": fund}
    payload |= {name: said[name].strip() for name in ("text", "receipt_no", "contact")}
    try:
        kind = inbox.WISH_UNNAMED if is_wish else inbox.ERROR_REPORT
        return inbox.drop(kind=kind, payload=payload, at=at)
    except inbox.BoxClosed as refusal:
        form.add_error(None, refusal.message)
        return None


@asked
def sent(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The code of a letter, and what happens next."""
    code = request.GET.get("ma", "")
    context = {"here": "letter", "code": code if _CODE.fullmatch(code) else ""}
    return page(request, edition, "letter_sent.html", context)
