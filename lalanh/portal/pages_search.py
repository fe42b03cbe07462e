"""Finding rows: by anything, by receipt number, one's own gift."""

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from lalanh.portal import lines
from lalanh.portal.answers import asked, page, published
from lalanh.portal.forms import OwnGift, Receipt, Search
from lalanh.portal.limits import Limiter, visitor
from lalanh.portal.shelf import Edition
from lalanh.transparency.snapshot import reading
from lalanh.transparency.snapshot.facts import Names
from lalanh.transparency.snapshot.search import BadCursor, Found, NothingToAskBy, own_gifts
from lalanh.transparency.snapshot.search import search as find

_ON_A_PAGE = 20
# Enough for a family's gifts and some typing errors; too few to try names by the list.
_OWN_GIFT = Limiter(most=20, within_s=600)
_TOO_OFTEN = (
    "Bạn đã hỏi nhiều lần trong ít phút. Để không ai dò được tên người khác, hãy đợi khoảng mười "
    "phút rồi hỏi tiếp."
)


@published
def search(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Rows by words and filters, a page at a time, with how many and how much."""
    form = Search(request.GET, edition=edition)
    context: dict[str, Any] = {"here": "search", "form": form, "filters": _filters(edition, form)}
    if not form.is_valid():
        return page(request, edition, "search.html", context)
    try:
        found = _found(edition, form, after=request.GET.get("sau"))
    except BadCursor as refusal:
        return page(request, edition, "search.html", {**context, "refused": refusal}, status=400)
    context |= {
        "found": found,
        "lines": lines.lines(found.hits, edition),
        "narrows": form.narrows,
        "query": form.cleaned_data["q"],
        "day": form.day,
        "is_later_page": "sau" in request.GET,
        "next": _address(request, sau=found.after),
        "first": _address(request, sau=None),
    }
    return page(request, edition, "search.html", context)


def _found(edition: Edition, form: Search, *, after: str | None) -> Found:
    return find(
        edition.db,
        query=form.words,
        filters=form.filters(),
        order=form.order,
        after=after,
        limit=_ON_A_PAGE,
    )


def _filters(edition: Edition, form: Search) -> str:
    """Return the fields to narrow by; untouched they are the same for everybody, and kept."""

    def made() -> str:
        return render_to_string("portal/filters.html", {"form": form})

    if form.is_touched:
        return made()
    return str(cache.get_or_set(f"filters-{edition.root}", made, timeout=None))


def _address(request: HttpRequest, *, sau: str | None) -> str:
    """Return the address of the same question at another place, without empty fields."""
    asked_for = request.GET.copy()
    asked_for["sau"] = sau or ""
    for name in [name for name, value in asked_for.items() if not value]:
        del asked_for[name]
    return f"?{asked_for.urlencode()}"


@published
def receipt(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What became of a receipt: day, amount, fund; no name."""
    form = Receipt(request.GET or None)
    context: dict[str, Any] = {"here": "receipt", "form": form}
    if form.is_valid():
        number = form.cleaned_data["so"].strip()
        hits = reading.by_receipt(edition.db, number) or reading.by_receipt(
            edition.db, number.upper()
        )
        context |= {"number": number, "lines": lines.lines(hits, edition), "is_answered": True}
    return page(request, edition, "receipt.html", context)


@asked
def own_gift(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A donor's own gift in drives that show no names; the question is in no address or log."""
    form = OwnGift(request.POST or None)
    drives = [d for d in edition.about.facts.drives if d.names is Names.NEVER]
    context: dict[str, Any] = {"here": "own", "form": form, "drives": drives}
    if form.is_valid():
        if not _OWN_GIFT.lets_through(visitor(request)):
            context |= {"refused": _TOO_OFTEN}
            return page(request, edition, "own_gift.html", context, status=429)
        try:
            context |= {"lines": _own(edition, form), "is_answered": True}
        except NothingToAskBy as refusal:
            form.add_error(None, refusal.message)
    return page(request, edition, "own_gift.html", context)


def _own(edition: Edition, form: OwnGift) -> list[lines.Line]:
    hits = own_gifts(
        edition.db,
        secret=settings.OWN_GIFT_SECRET,
        name=form.cleaned_data["name"],
        amount_vnd=form.cleaned_data["amount_vnd"],
        reference=form.cleaned_data["reference"] or None,
    )
    return lines.lines(hits, edition)
