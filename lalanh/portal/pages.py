"""The first page, a row, and the pages that explain."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from lalanh.kernel.number_words import vnd_in_words
from lalanh.portal import figures, lines
from lalanh.portal.answers import page, published
from lalanh.portal.shelf import Edition
from lalanh.portal.wording import FIELDS, KINDS, KINDS_EXPLAINED, NAMES_EXPLAINED
from lalanh.transparency.snapshot import reading
from lalanh.transparency.snapshot.export import COLUMNS
from lalanh.transparency.snapshot.proof import proof
from lalanh.transparency.snapshot.rows import Kind, Row
from lalanh.transparency.snapshot.search import Filters, search

_LATEST_GIFTS = 8


@published
def home(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What this is, what came in and went out, how to find one's gift and check it all."""
    funds = figures.funds(edition)
    gifts = search(edition.db, filters=Filters(kind=Kind.GIFT), limit=_LATEST_GIFTS)
    context = {
        "here": "home",
        "funds": funds,
        "whole": figures.whole(funds),
        "goods": figures.goods(edition),
        "lines": lines.lines(gifts.hits, edition),
        "drives": edition.about.facts.drives,
    }
    return page(request, edition, "home.html", context)


@published
def row(request: HttpRequest, edition: Edition, number: int) -> HttpResponseBase:
    """One published row: its facts, what became of it, where it came from, and its proof."""
    if number >= edition.about.log.size:
        raise Http404
    found = reading.published(edition.db, [number])
    if not found:
        # A row that closes a publication is shown among the publications.
        return redirect("portal:publications")
    hit = found[0]
    context = {
        "here": "search",
        "line": lines.line(hit, edition.titles),
        "row": hit.row,
        "in_words": _in_words(hit.row),
        "changes": lines.changes(edition.db, hit),
        **_original(edition, hit),
        "withdrawn_by": hit.corrected_by[0] if hit.is_withheld and hit.corrected_by else None,
        "is_withheld": hit.is_withheld,
        **_names(edition, hit.row),
        "steps": len(_path(edition, number)),
    }
    return page(request, edition, "row.html", context)


def _in_words(row: Row) -> str:
    return "" if row.amount_vnd is None else vnd_in_words(row.amount_vnd)


def _original(edition: Edition, hit: reading.Published) -> dict[str, object]:
    """Return the row that a correction or withdrawal speaks of, and what it changed there."""
    number = hit.row.corrects
    found = reading.published(edition.db, [] if number is None else [number])
    if not found:
        return {}
    changes = lines.changes(edition.db, found[0])
    return {
        "original": lines.line(found[0], edition.titles),
        "own_change": next((change for change in changes if change.number == hit.number), None),
    }


def _names(edition: Edition, row: Row) -> dict[str, object]:
    """Return what the codes of a row stand for."""
    titles = edition.titles
    drive = titles.drives.get(row.drive or "")
    return {
        "purpose": titles.of("purpose", row.purpose or ""),
        "programme": titles.of("programme", row.programme or ""),
        "source": titles.of("source", row.source or ""),
        "place": titles.of("place", row.place or ""),
        "statement": titles.statements.get(row.statement or ""),
        "names_rule": NAMES_EXPLAINED[drive.names] if drive else "",
        "kind_explained": KINDS_EXPLAINED[row.kind],
    }


def _path(edition: Edition, number: int) -> list[object]:
    path = proof(edition.db, number)["path"]
    assert isinstance(path, list)
    return path


@published
def verify(request: HttpRequest, edition: Edition) -> HttpResponse:
    """How anybody checks everything at home."""
    context = {"here": "verify", "name": edition.path.name}
    return page(request, edition, "verify.html", context)


@published
def open_data(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What can be downloaded, and what each field means."""
    kinds = [(kind.value, title, KINDS_EXPLAINED[kind]) for kind, title in KINDS.items()]
    fields = [(title, name, FIELDS[name]) for title, name in COLUMNS]
    context = {"here": "data", "kinds": kinds, "fields": fields}
    return page(request, edition, "open_data.html", context)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, and what to do."""
    return render(request, "portal/not_found.html", {}, status=HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that something broke, without reading anything that may be broken."""
    return render(request, "portal/failed.html", {}, status=HTTPStatus.INTERNAL_SERVER_ERROR)
