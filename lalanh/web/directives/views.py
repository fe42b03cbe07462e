"""The register, one document, handing it out, and making it known."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.directives.actions import registering, spreading
from lalanh.directives.models import Copy, Document
from lalanh.directives.queries import copies, documents, registers, search
from lalanh.organisations.queries import SeatView
from lalanh.tasks.actions import doing
from lalanh.tasks.queries import fan_out
from lalanh.tasks.queries import task as tasks
from lalanh.web import desk
from lalanh.web.directives import handing_out
from lalanh.web.directives.forms import Reason, RegisterFilter, Spread, Stamp
from lalanh.web.directives.reviewing import own_document
from lalanh.web.directives.showing import document_context, may_review
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press
from lalanh.web.tasks import hanging

ROWS = 50
PRESSING_SHOWN = 5
FIRST_NAMES = 6


@desk.card("Văn bản cần mở", order=5, permission=Permission.SEE_DOCUMENTS, url_name="web:documents")
def to_open(seat: SeatView, at: datetime) -> desk.Content:
    """What presses lies on the desk until it is opened or settled."""
    waiting = copies.unopened_by(body=seat.body)
    rows = [
        desk.Row(
            text=one.subject or one.number,
            url=reverse("web:document", args=[one.pk]),
            note=one.number,
            badge=one.get_urgency_display(),
            tone="bad",
        )
        for one in registers.pressing(body=seat.body)[:PRESSING_SHOWN]
    ]
    note = "văn bản gửi đến, cơ quan chưa mở" if waiting else ""
    return desk.Content(figure=str(waiting) if waiting else "", note=note, rows=rows)


@allow(Permission.SEE_DOCUMENTS)
def register(request: AuthenticatedRequest) -> HttpResponse:
    """List the documents in sight, what presses on top."""
    form = RegisterFilter(request.GET)
    found = search.find(**form.cleaned_data) if form.is_valid() else search.Found(())
    pressing = registers.pressing(body=request.seat.body)
    first = [one.pk for one in pressing if one.pk in found.ids or not form.has_changed()]
    ids = list(dict.fromkeys([*first, *found.ids]))
    rows = Paginator(ids, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": rows,
        "documents": registers.rows(ids=rows.object_list),
        "unopened": registers.unopened(body=request.seat.body, ids=rows.object_list),
        "is_more": found.is_more,
        "may_register": Permission.REGISTER_DOCUMENT in request.seat.permissions,
        "may_keep": Permission.KEEP_ORGANISATIONS in request.seat.permissions,
    }
    return page(request, "web/directives/register.html", context, partial="rows")


@allow(Permission.SEE_DOCUMENTS)
def document(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Show one document with its clauses, chains, copies and tasks."""
    row = _seen(document_id)
    if row.state == Document.State.PROPOSED and may_review(request, row):
        return redirect("web:review", document_id)
    return page(request, "web/directives/document.html", document_context(request, row))


@allow(Permission.CONFIRM_DOCUMENT)
def hand_out(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Show who will get what, and give it at a press."""
    row = own_document(request, document_id)
    if request.method == "POST":
        return handing_out.give(request, row)
    whole = request.GET.get("clause", "")
    shares = fan_out.shares(
        document=row, at=now(), first=FIRST_NAMES, whole=int(whole) if whole.isdecimal() else None
    )
    loads = Paginator(fan_out.laden(shares), ROWS).get_page(request.GET.get("page"))
    ready = sum(one.count > 0 for one in shares)
    context = {
        "document": row,
        "ready": ready,
        "waiting": len(shares) - ready,
        "may_settle": Permission.REGISTER_DOCUMENT in request.seat.permissions,
        "hangings": hanging.hangings(shares, owner=request.seat.body),
        "page": loads,
        "loads": fan_out.loads(list(loads)),
        "may_set_up": Permission.ACCEPT_REPORT in request.seat.permissions,
    }
    return page(request, "web/directives/hand_out.html", context)


@allow(Permission.SEE_DOCUMENTS)
@require_POST
def open_copy(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Note that this body received and read the document."""
    copy = _own_copy(request, document_id)
    return press(
        request,
        lambda: spreading.open_copy(copy=copy, by=request.user, at=now()),
        said="Đã ghi nhận cơ quan đã nhận văn bản.",
        to=reverse("web:document", args=[document_id]),
    )


@allow(Permission.REPORT_TASK)
def spread(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Confirm that the document was made known below."""
    copy = _own_copy(request, document_id)
    form = Spread(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: spreading.confirm_spread(
            copy=copy, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(
            request, "Đã ghi việc quán triệt.", to=reverse("web:document", args=[document_id])
        )
    context = {"document": _seen(document_id), "form": form}
    return page(request, "web/directives/spread.html", context)


@allow(Permission.REGISTER_DOCUMENT)
def stamp(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Correct what is stamped on the paper."""
    row = own_document(request, document_id)
    old = getattr(row, "stamp", None)
    known = {name: getattr(old, name) for name in Stamp.base_fields} if old else {}
    form = Stamp(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: registering.stamp_document(
            document=row, stamp=form.stamp(), by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã ghi dấu đến.", to=reverse("web:document", args=[document_id]))
    return page(request, "web/directives/stamp.html", {"document": row, "form": form})


@allow(Permission.REGISTER_DOCUMENT)
def take_back(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Throw a draft away, or take a document out of the register with the open tasks it gave."""
    row = own_document(request, document_id)
    is_draft = row.state == Document.State.PROPOSED
    if not is_draft and Permission.CONFIRM_DOCUMENT not in request.seat.permissions:
        raise PermissionDenied
    form = Reason(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(
            lambda: doing.take_back(document=row, **form.cleaned_data, by=request.user, at=now())
        )
    ):
        said = "Đã bỏ bản nháp." if is_draft else "Đã gỡ văn bản khỏi sổ."
        return done(request, said, to="web:documents")
    count = tasks.open_tasks_of_document(document_id=document_id)
    context = {"document": row, "form": form, "open_tasks": count, "is_draft": is_draft}
    return page(request, "web/directives/take_back.html", context)


def _seen(document_id: int) -> Document:
    """The document if it is in sight."""
    row = documents.document_in_full(pk=document_id)
    if row is None:
        raise Http404
    return row


def _own_copy(request: AuthenticatedRequest, document_id: int) -> Copy:
    """The copy that this seat's body was handed."""
    copy = copies.copy_of(document=_seen(document_id), body=request.seat.body)
    if copy is None:
        raise Http404
    return copy
