"""Publications: the list, a draft and its rows, and what a person decides about it."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import format_date
from lalanh.kernel.quantity import format_number, format_vnd
from lalanh.organisations.queries import SeatView
from lalanh.transparency import queries
from lalanh.transparency.actions import drafting, publishing
from lalanh.transparency.models import Publication, PublishedRow
from lalanh.web import desk
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page
from lalanh.web.transparency.forms import Discard, Prepare, Withhold
from lalanh.web.transparency.rows import shown

ROWS = 100


@desk.card(
    "Bản công bố đang chờ",
    order=55,
    permission=Permission.SEE_PUBLICATIONS,
    url_name="web:publications",
)
def draft_waiting(seat: SeatView, at: datetime) -> desk.Content:
    """Put the draft that waits on the desks of the body, with who may settle it."""
    made = queries.waiting()
    if made is None:
        return desk.Content(empty="Không có bản nào chờ công bố.")
    sums = f"thu {format_vnd(made.in_vnd)}, chi {format_vnd(made.out_vnd)}"
    row = desk.Row(
        text=f"Sổ đến hết ngày {format_date(made.through)}",
        url=reverse("web:publication", args=[made.pk]),
        note=f"{format_number(made.row_count)} dòng, {sums}",
        badge=made.get_state_display(),
        tone="warn",
    )
    return desk.Content(rows=[row])


@allow(Permission.SEE_PUBLICATIONS)
def publications(request: AuthenticatedRequest) -> HttpResponse:
    """List what was published, and what waits."""
    return _all(request, Prepare(), Withhold())


def _all(
    request: AuthenticatedRequest, form: Prepare, wish: Withhold, *, status: int = 200
) -> HttpResponse:
    pages = Paginator(queries.publications(), ROWS)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "waiting": queries.waiting(),
        "form": form,
        "wish": wish,
        "may_prepare": Permission.PREPARE_PUBLICATION in request.seat.permissions,
    }
    template = "web/transparency/publications.html"
    return page(request, template, context, partial="rows", status=status)


@allow(Permission.PREPARE_PUBLICATION)
@require_POST
def prepare(request: AuthenticatedRequest) -> HttpResponse:
    """Draft what the book gained up to a day."""
    form = Prepare(request.POST)
    if form.is_valid() and form.attempt(
        lambda: drafting.prepare(
            owner=request.seat.body, **form.cleaned_data, by=request.user, at=now()
        )
    ):
        assert isinstance(form.outcome, Publication)
        return redirect("web:publication", form.outcome.pk)
    return _all(request, form, Withhold(), status=422)


@allow(Permission.SEE_PUBLICATIONS)
def publication(request: AuthenticatedRequest, publication_id: int) -> HttpResponse:
    """Show a publication: its figures, its rows, and what may be done with it."""
    return _one(request, publication_id, Discard())


def _one(
    request: AuthenticatedRequest, publication_id: int, form: Discard, *, status: int = 200
) -> HttpResponse:
    made = get_object_or_404(queries.publications(), pk=publication_id)
    pages = Paginator(queries.draft_rows(publication=made), ROWS)
    rows = pages.get_page(request.GET.get("page"))
    waits = made.state == Publication.State.DRAFT
    may = request.seat.permissions
    context = {
        "publication": made,
        "page": rows,
        "rows": [shown(row) for row in rows],
        "form": form,
        "may_publish": waits
        and Permission.PUBLISH in may
        and made.prepared_by_id != request.user.pk,
        "may_discard": waits and {Permission.PUBLISH, Permission.PREPARE_PUBLICATION} & may,
        "is_own": made.prepared_by_id == request.user.pk,
    }
    return page(request, "web/transparency/publication.html", context, status=status)


@allow(Permission.PUBLISH)
@require_POST
def approve(request: AuthenticatedRequest, publication_id: int) -> HttpResponse:
    """Publish what somebody else drafted."""
    made = get_object_or_404(queries.publications(), pk=publication_id)
    form = Discard()
    form.cleaned_data = {}
    if form.attempt(lambda: publishing.approve(publication=made, by=request.user, at=now())):
        sentence = "Đã duyệt. Máy đang ghi vào nhật ký công khai và đóng gói tệp công bố."
        return done(request, sentence, to="web:publications")
    return _one(request, publication_id, form, status=422)


@allow(Permission.SEE_PUBLICATIONS)
@require_POST
def discard(request: AuthenticatedRequest, publication_id: int) -> HttpResponse:
    """Throw a draft away, with a reason."""
    made = get_object_or_404(queries.publications(), pk=publication_id)
    form = Discard(request.POST)
    may = {Permission.PUBLISH, Permission.PREPARE_PUBLICATION} & request.seat.permissions
    if may and form.is_valid() and form.attempt(
        lambda: publishing.discard(
            publication=made, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã bỏ bản soạn; lý do đã được ghi lại.", to="web:publications")
    return _one(request, publication_id, form, status=422)


@allow(Permission.PREPARE_PUBLICATION)
@require_POST
def withhold(request: AuthenticatedRequest) -> HttpResponse:
    """Note a donor's wish not to be named any more."""
    form = Withhold(request.POST)
    if form.is_valid() and form.attempt(
        lambda: publishing.withhold_name(
            row=_published(form.cleaned_data["number"]), by=request.user, at=now()
        )
    ):
        sentence = f"Từ lần công bố tới, dòng {form.cleaned_data['number']} không nêu tên nữa."
        return done(request, sentence, to="web:publications")
    return _all(request, Prepare(), form, status=422)


def _published(number: int) -> PublishedRow:
    row = PublishedRow.objects.filter(pk=number).first()
    if row is None:
        sentence = f"Chưa công bố dòng số {number}. Hãy xem lại số dòng trên trang công khai."
        raise Refused(sentence, field="number")
    return row
