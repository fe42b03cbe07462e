"""What goes out with a paper: files, and documents of the register."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base import files
from lalanh.base.permissions import Permission
from lalanh.directives.actions import enclosures
from lalanh.directives.models import Draft
from lalanh.directives.queries import picking, writing
from lalanh.web.directives.forms_relations import AttachFiles
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, done, now, page, press
from lalanh.web.writing.views import own


@allow(Permission.DRAFT_PAPER)
def enclose(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Show what goes out with a draft, search for a document, and take files."""
    draft = own(request, draft_id)
    form = AttachFiles(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: [
            enclosures.enclose_file(
                draft=draft, content=one.read(), name=one.name or "tệp", by=request.user, at=now()
            )
            for one in form.cleaned_data["uploads"]
        ]
    ):  # fmt: skip
        return done(request, "Đã kèm tệp.", to=_address(draft_id))
    words = request.GET.get("tim", "")
    context = {
        "draft": draft,
        "is_drafting": draft.state == Draft.State.DRAFTING,
        "form": form,
        "enclosures": writing.enclosures(owner=request.seat.body).filter(draft=draft),
        "words": words,
        "found": picking.choices(words=words, besides=None),
    }
    return page(request, "web/writing/enclose.html", context, partial="found")


@allow(Permission.DRAFT_PAPER)
@require_POST
def enclose_chosen(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Let a document of the register go out with the paper."""
    draft = own(request, draft_id)
    chosen = picking.document_in_sight(key=request.POST.get("chosen", ""))
    if chosen is None:
        raise Http404
    return press(
        request,
        lambda: enclosures.enclose_document(
            draft=draft, attached=chosen, by=request.user, at=now()
        ),
        said="Đã kèm văn bản.",
        to=_address(draft_id),
    )


@allow(Permission.DRAFT_PAPER)
@require_POST
def drop_enclosure(request: AuthenticatedRequest, enclosure_id: int) -> HttpResponse:
    """Let it no longer go out with the paper."""
    row = get_object_or_404(writing.enclosures(owner=request.seat.body), pk=enclosure_id)
    return press(
        request,
        lambda: enclosures.drop_enclosure(enclosure=row, by=request.user, at=now()),
        said=f"Đã bỏ “{row.name}”.",
        to=_address(row.draft_id),
    )


@allow(Permission.DRAFT_PAPER)
def enclosed_file(request: AuthenticatedRequest, enclosure_id: int) -> HttpResponse:
    """Hand out a file that goes out with a draft."""
    found = writing.enclosures(owner=request.seat.body)
    row = get_object_or_404(found, pk=enclosure_id, file__isnull=False)
    assert row.file is not None
    return attachment(content=files.content_of(row.file), name=row.name)


def _address(draft_id: int) -> str:
    return reverse("web:enclose", args=[draft_id])
