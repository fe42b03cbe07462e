"""Files come in and are read; documents on paper are written down."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lalanh.base import files as stored
from lalanh.base import queries as base
from lalanh.base.models import Job
from lalanh.base.permissions import Permission
from lalanh.directives.actions import receiving, registering
from lalanh.directives.models import Document
from lalanh.directives.queries import registers, scans
from lalanh.web.directives.forms import Head, Upload
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, now, page

JOBS_SHOWN = 50


@allow(Permission.REGISTER_DOCUMENT)
def receive(request: AuthenticatedRequest) -> HttpResponse:
    """Take one or several files and show how far their reading came."""
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.attempt(lambda: _take(request, form)):
        assert isinstance(form.outcome, list)
        ids = [job.pk for job in form.outcome]
        return redirect(f"{reverse('web:receive')}?{urlencode({'viec': ids}, doseq=True)}")
    jobs = _jobs(request)
    context = {"form": form, "jobs": jobs, "is_reading": any(job.is_open for job in jobs)}
    return page(request, "web/directives/receive.html", context, partial="reading")


def _take(request: AuthenticatedRequest, form: Upload) -> list[Job]:
    return [
        receiving.receive_file(
            content=file.read(),
            name=file.name or "không tên",
            owner=request.seat.body,
            by=request.user,
            at=now(),
        )
        for file in form.cleaned_data["uploads"]
    ]


def _jobs(request: AuthenticatedRequest) -> list[Job]:
    """The jobs named in the address, so that the page can be left and come back to."""
    asked = [n for n in request.GET.getlist("viec") if n.isascii() and n.isdigit()][:JOBS_SHOWN]
    return list(base.jobs_seen().filter(kind=receiving.READ, pk__in=asked).order_by("pk"))


@allow(Permission.REGISTER_DOCUMENT)
def write_down(request: AuthenticatedRequest) -> HttpResponse:
    """Write down a document that came on paper."""
    form = Head(request.POST or None, initial={"direction": "in", "urgency": "thuong"})
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: registering.register_by_hand(
            owner=request.seat.body, head=form.head(), by=request.user, at=now()
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Document)
        return redirect("web:review", form.outcome.pk)
    return page(request, "web/directives/write_down.html", {"form": form})


@allow(Permission.SEE_DOCUMENTS)
def reading(request: AuthenticatedRequest, reading_id: int) -> HttpResponse:
    """Show the documents of one file; a file with a single one opens that at once."""
    row = get_object_or_404(registers.readings(), pk=reading_id)
    documents = list(row.documents.all())
    standing = [one for one in documents if one.state != Document.State.WITHDRAWN]
    if len(standing) == 1:
        return redirect("web:document", standing[0].pk)
    return page(request, "web/directives/reading.html", {"reading": row, "documents": documents})


@allow(Permission.SEE_DOCUMENTS)
def original(request: AuthenticatedRequest, reading_id: int) -> HttpResponse:
    """Hand out the file as it came in."""
    row = get_object_or_404(registers.readings(), pk=reading_id)
    return attachment(content=stored.content_of(row.file), name=row.name)


@allow(Permission.SEE_DOCUMENTS)
def scanned_page(request: AuthenticatedRequest, reading_id: int, number: int) -> HttpResponse:
    """Give the picture of a scanned page, as the machine read it."""
    row = get_object_or_404(registers.readings(), pk=reading_id)
    sheet = get_object_or_404(
        scans.scanned_pages(reading=row).filter(picture__isnull=False), number=number
    )
    assert sheet.picture is not None
    answer = HttpResponse(stored.content_of(sheet.picture), content_type="image/jpeg")
    # The picture of a page never changes; only this person's browser keeps it.
    answer["Cache-Control"] = "private, max-age=86400"
    return answer
