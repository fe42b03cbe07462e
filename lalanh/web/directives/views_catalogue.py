"""Corrected readings, names in use, and the catalogue of types."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.directives.actions import cataloguing, correcting
from lalanh.directives.queries import documents, registers, search
from lalanh.web.directives.forms_catalogue import CorrectionForm, DocumentTypeForm, SameNameForm
from lalanh.web.directives.passages import passages
from lalanh.web.directives.reviewing import own_document
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press


@allow(Permission.REGISTER_DOCUMENT)
def correct(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Show the text as recognised, and note how a place of it should read."""
    row = own_document(request, document_id)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: correcting.note_correction(
            document=row, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã ghi đính chính.", to=reverse("web:correct", args=[document_id]))
    context = {
        "document": row,
        "form": form,
        "corrections": documents.corrections(document=row),
        "pieces": passages(row),
    }
    return page(request, "web/directives/correct.html", context)


@allow(Permission.REGISTER_DOCUMENT)
@require_POST
def drop_correction(request: AuthenticatedRequest, correction_id: int) -> HttpResponse:
    """Take a corrected reading back."""
    mine = documents.standing_corrections().filter(document__owner=request.seat.body)
    row = get_object_or_404(mine, pk=correction_id)
    return press(
        request,
        lambda: correcting.drop_correction(correction=row, by=request.user, at=now()),
        said="Đã bỏ đính chính.",
        to=reverse("web:correct", args=[row.document_id]),
    )


@allow(Permission.KEEP_ORGANISATIONS)
def same_names(request: AuthenticatedRequest) -> HttpResponse:
    """List the names in use for things, and add one."""
    form = SameNameForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: correcting.add_same_name(**form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        return done(request, "Đã thêm cách gọi.", to="web:same-names")
    context = {"form": form, "names": search.same_names()}
    return page(request, "web/directives/same_names.html", context)


@allow(Permission.KEEP_ORGANISATIONS)
@require_POST
def drop_same_name(request: AuthenticatedRequest, name_id: int) -> HttpResponse:
    """Take a name out of use."""
    row = get_object_or_404(search.same_names(), pk=name_id)
    return press(
        request,
        lambda: correcting.drop_same_name(name=row, by=request.user, at=now()),
        said=f"Đã bỏ cách gọi “{row.words}”.",
        to=reverse("web:same-names"),
    )


@allow(Permission.KEEP_ORGANISATIONS)
def document_types(request: AuthenticatedRequest) -> HttpResponse:
    """List the types of documents, and add one."""
    form = DocumentTypeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: cataloguing.add_type(**form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        return done(request, "Đã thêm loại văn bản.", to="web:document-types")
    context = {"form": form, "types": registers.document_types()}
    return page(request, "web/directives/types.html", context)


@allow(Permission.KEEP_ORGANISATIONS)
def document_type(request: AuthenticatedRequest, type_id: int) -> HttpResponse:
    """Rename a type."""
    row = get_object_or_404(registers.document_types(), pk=type_id)
    form = DocumentTypeForm(request.POST or None, initial={"name": row.name, "code": row.code})
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: cataloguing.rename_type(kind=row, **form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        return done(request, "Đã đổi tên loại văn bản.", to="web:document-types")
    return page(request, "web/directives/type.html", {"form": form, "type": row})
