"""A fund and a drive: in, out, held, by month and by what it was for."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lalanh.portal import figures, lines
from lalanh.portal.answers import page, published
from lalanh.portal.shelf import Edition
from lalanh.portal.wording import NAMES_EXPLAINED
from lalanh.transparency.snapshot.search import Filters, search

_LATEST = 8


@published
def fund(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """One fund: every sum equals the book at the moment of publication."""
    if code not in edition.titles.funds:
        raise Http404
    context = {
        "here": "home",
        "is_fund": True,
        "code": code,
        "title": edition.titles.funds[code],
        "drives": figures.parts(edition, "drive", fund=code),
        **_figures(edition, fund=code),
        **_latest(edition, Filters(fund=code)),
    }
    return page(request, edition, "fund.html", context)


@published
def drive(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """One call for gifts: what came in, what of it went out, its rule about names."""
    if code not in edition.titles.drives:
        raise Http404
    found = edition.titles.drives[code]
    context = {
        "here": "home",
        "code": code,
        "title": found.title,
        "fund_code": found.fund,
        "fund": edition.titles.fund(found.fund),
        "names_rule": NAMES_EXPLAINED[found.names],
        "shows_names": found.names != "never",
        **_figures(edition, drive=code),
        **_latest(edition, Filters(drive=code)),
    }
    return page(request, edition, "drive.html", context)


def _figures(
    edition: Edition, *, fund: str | None = None, drive: str | None = None
) -> dict[str, Any]:
    kinds = figures.parts(edition, "kind", fund=fund, drive=drive)
    months = figures.months(edition, fund=fund, drive=drive)
    purposes = figures.parts(edition, "purpose", fund=fund, drive=drive)
    return {
        "whole": figures.whole(kinds),
        "kinds": kinds,
        "months": months[::-1],
        "most_in_a_month": max((max(m.in_vnd, m.out_vnd) for m in months), default=0) or 1,
        "purposes": [part for part in purposes if part.out_vnd],
        "sources": figures.parts(edition, "source", fund=fund, drive=drive),
        "goods": figures.goods(edition, fund=fund, drive=drive),
    }


def _latest(edition: Edition, filters: Filters) -> dict[str, Any]:
    found = search(edition.db, filters=filters, limit=_LATEST)
    return {"lines": lines.lines(found.hits, edition), "found": found}
