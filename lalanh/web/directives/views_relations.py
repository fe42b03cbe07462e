"""What goes with a document, what it rests on, and where it is in force."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base import files
from lalanh.base.permissions import Permission
from lalanh.directives.actions import attaching, enforcing, relating
from lalanh.directives.models import Document
from lalanh.directives.queries import documents, force, picking
from lalanh.kernel.period import local_date
from lalanh.web.directives.forms_relations import AttachFiles, CitationForm, ForceEnd, ForceForm
from lalanh.web.directives.reviewing import own_document
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, done, now, page, press


@allow(Permission.REGISTER_DOCUMENT)
def attach(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Show what goes with a document, search for another, and take files."""
    row = own_document(request, document_id)
    form = AttachFiles(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: [
            attaching.attach_file(
                document=row, content=one.read(), name=one.name or "tệp", by=request.user, at=now()
            )
            for one in form.cleaned_data["uploads"]
        ]
    ):  # fmt: skip
        return done(request, "Đã kèm tệp.", to=_of(row, "attach"))
    words = request.GET.get("tim", "")
    context = {
        "document": row,
        "form": form,
        "attachments": documents.attachments().filter(document=row),
        "words": words,
        "found": picking.choices(words=words, besides=row),
    }
    return page(request, "web/directives/attach.html", context, partial="found")


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def attach_chosen(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Let a document of the register go with this one."""
    row = own_document(request, document_id)
    chosen = _chosen(request)
    return press(
        request,
        lambda: attaching.attach_document(document=row, attached=chosen, by=request.user, at=now()),
        said="Đã kèm văn bản.",
        to=_of(row, "attach"),
    )


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def detach(request: AuthenticatedRequest, attachment_id: int) -> HttpResponse:
    """Let it no longer go with the document."""
    mine = documents.attachments().filter(document__owner=request.seat.body)
    row = get_object_or_404(mine, pk=attachment_id)
    return press(
        request,
        lambda: attaching.detach(attachment=row, by=request.user, at=now()),
        said=f"Đã bỏ “{row.name}”.",
        to=_of(row.document, "attach"),
    )


@allow(Permission.SEE_DOCUMENTS)
def attached_file(request: AuthenticatedRequest, attachment_id: int) -> HttpResponse:
    """Hand out a file that goes with a document in sight."""
    row = get_object_or_404(documents.attachments(), pk=attachment_id, file__isnull=False)
    assert row.file is not None
    return attachment(content=files.content_of(row.file), name=row.name)


@allow(Permission.REGISTER_DOCUMENT)
def new_citation(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Add what a document rests on."""
    row = own_document(request, document_id)
    form = CitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: relating.add_citation(
            document=row, **form.cleaned_data, cited=_likely(form.cleaned_data["number"]),
            by=request.user, at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã thêm căn cứ.", to=_of(row, "document"))
    return page(request, "web/directives/new_citation.html", {"document": row, "form": form})


def _likely(number: str) -> Document | None:
    """The one registered document of this number."""
    found = picking.numbered(number=number)
    return found[0] if len(found) == 1 else None


@allow(Permission.REGISTER_DOCUMENT)
def citation(request: AuthenticatedRequest, citation_id: int) -> HttpResponse:
    """Say which document of the register is cited."""
    mine = documents.citations().filter(document__owner=request.seat.body)
    row = get_object_or_404(mine, pk=citation_id)
    if request.method == "POST":
        chosen = None if "none" in request.POST else _chosen(request)
        return press(
            request,
            lambda: relating.link_citation(citation=row, cited=chosen, by=request.user, at=now()),
            said="Đã nối với sổ văn bản." if chosen else "Đã bỏ nối.",
            to=_of(row.document, "document"),
        )
    words = request.GET.get("tim", row.number)
    found = picking.choices(words=words, besides=row.document)
    context = {"citation": row, "document": row.document, "words": words, "found": found}
    return page(request, "web/directives/citation.html", context, partial="found")


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def drop_citation(request: AuthenticatedRequest, citation_id: int) -> HttpResponse:
    """Take a citation out of a draft."""
    mine = documents.citations().filter(document__owner=request.seat.body)
    row = get_object_or_404(mine, pk=citation_id)
    return press(
        request,
        lambda: relating.drop_citation(citation=row, by=request.user, at=now()),
        said="Đã bỏ căn cứ.",
        to=_of(row.document, "document"),
    )


@allow(Permission.SEE_DOCUMENTS)
def forces(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Show where a directive is in force, and note one more unit."""
    row = documents.document_in_full(pk=document_id)
    if row is None:
        raise Http404
    may = _may_note(request, row)
    units = force.units_for(body=request.seat.body, on=local_date(now()))
    form = ForceForm(request.POST or None, units=units) if may else None
    if request.method == "POST" and form and form.is_valid() and form.attempt(
        lambda: enforcing.begin_force(
            document=row, begun_by=form.cleaned_data.pop("numbered"), **form.cleaned_data,
            by=request.user, at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã ghi nơi áp dụng.", to=_of(row, "forces"))
    context = {"document": row, "form": form, "forces": force.forces(document=row), "may": may}
    return page(request, "web/directives/forces.html", context)


@allow(Permission.REGISTER_DOCUMENT)
def end_force(request: AuthenticatedRequest, force_id: int) -> HttpResponse:
    """Note the last day of a stretch of force."""
    mine = force.all_forces().filter(document__owner=request.seat.body)
    row = get_object_or_404(mine, pk=force_id)
    form = ForceEnd(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: enforcing.end_force(
            force=row, ends_on=form.cleaned_data["ends_on"],
            ended_by=form.cleaned_data["numbered"], by=request.user, at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã ghi ngày thôi áp dụng.", to=_of(row.document, "forces"))
    context = {"document": row.document, "force": row, "form": form}
    return page(request, "web/directives/end_force.html", context)


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def drop_force(request: AuthenticatedRequest, force_id: int) -> HttpResponse:
    """Take out a stretch noted by mistake."""
    mine = force.all_forces().filter(document__owner=request.seat.body)
    row = get_object_or_404(mine, pk=force_id)
    return press(
        request,
        lambda: enforcing.drop_force(force=row, by=request.user, at=now()),
        said="Đã bỏ lần ghi này.",
        to=_of(row.document, "forces"),
    )


def _may_note(request: AuthenticatedRequest, row: Document) -> bool:
    is_own = row.owner_id == request.seat.body.pk
    return is_own and Permission.REGISTER_DOCUMENT in request.seat.permissions


def _chosen(request: AuthenticatedRequest) -> Document:
    """The document in sight whose button was pressed."""
    chosen = picking.document_in_sight(key=request.POST.get("chosen", ""))
    if chosen is None:
        raise Http404
    return chosen


def _of(row: Document, name: str) -> str:
    """The address of a page of this document."""
    return reverse(f"web:{name}", args=[row.pk])
