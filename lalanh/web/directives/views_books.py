"""The books of a body: incoming documents under their numbers, and what went out."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.directives.actions import arriving
from lalanh.directives.models import Arrival, Document
from lalanh.directives.queries import books, copies, documents
from lalanh.kernel.period import local_date
from lalanh.tasks.queries import following
from lalanh.tasks.queries.following import Followed
from lalanh.web.directives.forms_books import BookFilter, Entry
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page

ROWS = 50


@allow(Permission.SEE_DOCUMENTS)
def incoming(request: AuthenticatedRequest) -> HttpResponse:
    """Show the book of incoming documents of a year, and what waits for a number."""
    form, found = asked_arrivals(request)
    waiting = books.waiting(body=request.seat.body)
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "year": year_of(form, now()),
        "page": rows,
        "entries": followed_up(request, list(rows)),
        "waiting": waiting,
        "is_more_waiting": len(waiting) == books.WAITING_LIMIT,
        "may_enter": Permission.REGISTER_DOCUMENT in request.seat.permissions,
    }
    return page(request, "web/directives/incoming.html", context, partial="rows")


def followed_up(
    request: AuthenticatedRequest, entries: list[Arrival]
) -> list[tuple[Arrival, Followed | None, list[str]]]:
    """Return each entry with how far the body has come with it, and the papers that answer it."""
    body, documents = request.seat.body, [entry.document_id for entry in entries]
    progress = following.followed(body=body, documents=documents)
    replies = books.replies(body=body, documents=documents)
    return [
        (entry, progress.get(entry.document_id), replies.get(entry.document_id, []))
        for entry in entries
    ]


@allow(Permission.SEE_DOCUMENTS)
def outgoing(request: AuthenticatedRequest) -> HttpResponse:
    """Show the papers that went out in a year, as the book of outgoing papers lists them."""
    form, found = asked_outgoing(request)
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    papers = [(one, books.going_and_kept(one)[0]) for one in rows]
    context = {"form": form, "year": year_of(form, now()), "page": rows, "papers": papers}
    return page(request, "web/directives/outgoing.html", context, partial="rows")


@allow(Permission.REGISTER_DOCUMENT)
def entry(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Enter a document in the book of incoming documents, or correct its entry."""
    document = documents.document_in_full(pk=document_id)
    if document is None:
        raise Http404
    body, at = request.seat.body, now()
    arrival = books.arrival_of(document=document, body=body)
    known = _entered(arrival) if arrival else _proposed(request, document, at)
    form = Entry(request.POST or None, initial=known, stands=known if arrival else None)
    form.offer(following=books.next_number(body=body, year=local_date(at).year))
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: _written(request, document, arrival, form.facts(), at)
    ):  # fmt: skip
        assert isinstance(form.outcome, Arrival)
        said = f"Đã ghi số đến {form.outcome.number} năm {form.outcome.year}."
        return done(request, said, to=reverse("web:document", args=[document_id]))
    context = {
        "document": document,
        "form": form,
        "arrival": arrival,
        "passed_before": books.passed_to_before(body=body),
    }
    return page(request, "web/directives/entry.html", context)


def _written(
    request: AuthenticatedRequest,
    document: Document,
    arrival: Arrival | None,
    facts: arriving.ArrivalFacts,
    at: datetime,
) -> Arrival:
    if arrival:
        return arriving.change_arrival(arrival=arrival, facts=facts, by=request.user, at=at)
    return arriving.enter_arrival(
        document=document, body=request.seat.body, facts=facts, by=request.user, at=at
    )


def _entered(arrival: Arrival) -> dict[str, Any]:
    return {name: getattr(arrival, name) for name in Entry.base_fields if name != "seen"}


def _proposed(request: AuthenticatedRequest, document: Document, at: datetime) -> dict[str, Any]:
    """The day it was handed over, or that of our own stamp on the paper, or today."""
    copy = copies.copy_of(document=document, body=request.seat.body)
    if copy is not None:
        return {"received_on": local_date(copy.handed_at)}
    stamp = getattr(document, "stamp", None)
    if stamp is None or not books.is_own_stamp(stamp=stamp, body=request.seat.body):
        return {"received_on": local_date(at)}
    number = int(stamp.number) if stamp.number.isdecimal() else None
    return {
        "received_on": stamp.received_on or local_date(at), "number": number,
        "passed_to": stamp.forwarded_to, "file_number": stamp.file_number,
    }  # fmt: skip


def asked_arrivals(request: AuthenticatedRequest) -> tuple[BookFilter, QuerySet[Arrival]]:
    """Return the filter of the book of incoming documents, and what it finds."""
    return _asked(request, books.years_of_arrivals, books.arrivals)


def asked_outgoing(request: AuthenticatedRequest) -> tuple[BookFilter, QuerySet[Document]]:
    """Return the filter of the book of outgoing papers, and what it finds."""
    return _asked(request, books.years_of_outgoing, books.outgoing)


def _asked[R: Model](
    request: AuthenticatedRequest,
    years: Callable[..., Iterable[int]],
    find: Callable[..., QuerySet[R]],
) -> tuple[BookFilter, QuerySet[R]]:
    body, at = request.seat.body, now()
    form = BookFilter(request.GET)
    form.offer(years=years(body=body), on=local_date(at))
    words = form.cleaned_data["words"] if form.is_valid() else ""
    found = find(body=body, year=year_of(form, at), words=words)
    return form, found if form.is_valid() else found.none()


def year_of(form: BookFilter, at: datetime) -> int:
    """Return the year that is shown: the one chosen, or the present one."""
    chosen: int | None = form.cleaned_data.get("year") if form.is_valid() else None
    return chosen or local_date(at).year
