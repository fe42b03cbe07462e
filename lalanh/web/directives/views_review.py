"""The review page: a person corrects what the machine read, and confirms."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from lalanh.base.permissions import Permission
from lalanh.directives.actions import registering, settling
from lalanh.directives.models import Clause, ClauseAssignee, Document, Recipient
from lalanh.directives.queries import documents, meanings
from lalanh.kernel.period import local_date
from lalanh.web.directives.forms import ClauseForm, Head, Pick
from lalanh.web.directives.reviewing import (
    card_context,
    own_clause,
    own_document,
    own_name,
    paper_context,
    review_context,
)
from lalanh.web.forms import Form
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press


@allow(Permission.REGISTER_DOCUMENT)
def review(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Show the text beside the proposals, and settle the head."""
    document = own_document(request, document_id)
    form = Head.of(document, data=request.POST) if request.method == "POST" else None
    if form and form.is_valid() and form.attempt(
        lambda: registering.correct_document(
            document=document, head=form.head(), by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã ghi phần đầu văn bản.", to=_address(document_id))
    context = review_context(document, form=form)
    context |= paper_context(document, as_text=request.GET.get("xem") == "chu")
    context["may_confirm"] = Permission.CONFIRM_DOCUMENT in request.seat.permissions
    return page(request, "web/directives/review.html", context)


@allow(Permission.CONFIRM_DOCUMENT)
@require_POST
def confirm(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Enter the document into the register."""
    document = own_document(request, document_id)
    return press(
        request,
        lambda: registering.confirm_document(document=document, by=request.user, at=now()),
        said="Đã vào sổ.",
        to=reverse("web:document", args=[document_id]),
    )


@allow(Permission.REGISTER_DOCUMENT)
def clause(request: AuthenticatedRequest, clause_id: int) -> HttpResponse:
    """Correct one clause."""
    row = own_clause(request, clause_id)
    form = ClauseForm.of(row, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: settling.correct_clause(
            clause=row, facts=form.facts(), by=request.user, at=now()
        )
    ):  # fmt: skip
        return _changed(request, row)
    return page(
        request,
        "web/directives/clause.html",
        {"clause": row, "document": row.document, "form": form},
        partial="editor",
    )


@allow(Permission.REGISTER_DOCUMENT)
def new_clause(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Add a clause the machine did not see."""
    document = own_document(request, document_id)
    form = ClauseForm(request.POST or None, initial={"kind": "task", "is_followed": True})
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: settling.add_clause(
            document=document, facts=form.facts(), by=request.user, at=now()
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Clause)
        return redirect(_address(document_id, form.outcome.pk))
    return page(request, "web/directives/clause.html", {"document": document, "form": form})


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def follow(request: AuthenticatedRequest, clause_id: int) -> HttpResponse:
    """Turn following of a clause on or off."""
    row = own_clause(request, clause_id)
    follows = not row.is_followed
    return _act(
        request,
        row,
        lambda: settling.follow_clause(clause=row, follows=follows, by=request.user, at=now()),
    )


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def drop(request: AuthenticatedRequest, clause_id: int) -> HttpResponse:
    """Take a clause out of the draft."""
    row = own_clause(request, clause_id)
    return press(
        request,
        lambda: settling.drop_clause(clause=row, by=request.user, at=now()),
        said="Đã bỏ mục. Đề xuất ban đầu của máy vẫn được giữ.",
        to=_address(row.document_id),
    )


@allow(Permission.REGISTER_DOCUMENT)
def name(request: AuthenticatedRequest, assignee_id: int) -> HttpResponse:
    """Say which body or group a name means."""
    row = own_name(request, assignee_id)
    return _pick(request, row.clause, row)


@allow(Permission.REGISTER_DOCUMENT)
def new_name(request: AuthenticatedRequest, clause_id: int) -> HttpResponse:
    """Add a body or group to a clause."""
    return _pick(request, own_clause(request, clause_id), None)


def _pick(
    request: AuthenticatedRequest, clause: Clause, row: ClauseAssignee | None
) -> HttpResponse:
    role = row.role if row else ClauseAssignee.Role.RESPONSIBLE
    elsewhere = len(meanings.unmatched_like(assignee=row)) if row else 0
    initial = {"role": role, "everywhere": True}
    form = Pick(request.POST or None, initial=initial, elsewhere=elsewhere)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: _settle(request, form, clause, row)
    ):  # fmt: skip
        if form.cleaned_data.get("everywhere") and request.htmx:
            return HttpResponseClientRefresh()
        return _changed(request, clause)
    words = request.GET.get("tim", row.literal if row else "")
    on = clause.document.issued_on or local_date(now())
    context = {
        "clause": clause,
        "assignee": row,
        "form": form,
        "words": words,
        "found": meanings.meanings(words=words, owner=request.seat.body, on=on),
    }
    partial = "found" if "tim" in request.GET else "picker"
    return page(request, "web/directives/pick.html", context, partial=partial)


def _settle(
    request: AuthenticatedRequest, form: Pick, clause: Clause, row: ClauseAssignee | None
) -> ClauseAssignee | Document:
    body, group = meanings.body_or_group(key=form.cleaned_data["meant"])
    role, by, at = form.cleaned_data["role"], request.user, now()
    if row is None:
        return settling.add_assignee(clause=clause, role=role, body=body, group=group, by=by, at=at)
    if form.cleaned_data.get("everywhere"):
        return settling.settle_name(assignee=row, role=role, body=body, group=group, by=by, at=at)
    return settling.settle_assignee(assignee=row, role=role, body=body, group=group, by=by, at=at)


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def drop_name(request: AuthenticatedRequest, assignee_id: int) -> HttpResponse:
    """Take a name out of a clause."""
    row = own_name(request, assignee_id)
    return _act(
        request,
        row.clause,
        lambda: settling.drop_assignee(assignee=row, by=request.user, at=now()),
    )


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def recipient(request: AuthenticatedRequest, recipient_id: int) -> HttpResponse:
    """Say what a recipient gets the document for."""
    mine = documents.recipients().filter(document__owner=request.seat.body)
    row = get_object_or_404(mine, pk=recipient_id)
    purpose = request.POST.get("purpose", "")
    return press(
        request,
        lambda: settling.settle_recipient(
            recipient=row,
            purpose=purpose if purpose in Recipient.Purpose else row.purpose,
            by=request.user,
            at=now(),
        ),
        said=f"Đã ghi: {row.literal}.",
        to=f"{reverse('web:review', args=[row.document_id])}#noi-nhan",
    )


def _act(request: AuthenticatedRequest, clause: Clause, call: Callable[[], object]) -> HttpResponse:
    """Make the call behind a button of a card; a refusal stands above the page."""
    form = Form(request.POST)
    if form.is_valid() and not form.attempt(call):
        messages.error(request, str(form.non_field_errors()[0]))
    return _changed(request, clause)


def _changed(request: AuthenticatedRequest, clause: Clause) -> HttpResponse:
    """Answer HTMX with the card as it is now, a plain browser with the page at that card."""
    if not request.htmx:
        return redirect(_address(clause.document_id, clause.pk))
    context = card_context(request, clause)
    response = render(request, "web/directives/review.html#changed", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _address(document_id: int, clause_id: int | None = None) -> str:
    """The review page, at a card."""
    place = f"#muc-{clause_id}" if clause_id else ""
    return reverse("web:review", args=[document_id]) + place
