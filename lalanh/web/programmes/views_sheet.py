"""The workbook of a plan: asked for at a press, written by the worker, then handed out."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base import files
from lalanh.base import queries as base
from lalanh.base.models import StoredFile
from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.programmes.queries import programmes
from lalanh.tasks.actions import plan_sheet
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, done, now


@allow(Permission.SEE_TASKS)
@require_POST
def ask_for_sheet(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Have the whole matrix written as a workbook."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    job = plan_sheet.ask_for_sheet(programme=row, by=request.user, at=now())
    return done(request, "Đang lập bảng tính.", to=reverse("web:job", args=[job.pk]))


@allow(Permission.SEE_TASKS)
def sheet(request: AuthenticatedRequest, job_id: int) -> HttpResponse:
    """Hand out the workbook a job of one's own has written."""
    mine = base.jobs_seen().filter(requested_by=request.user, kind=plan_sheet.KIND)
    job = get_object_or_404(mine, pk=job_id, body_id=request.seat.body.pk)
    if "file" not in job.result:
        raise Http404
    content = files.content_of(StoredFile.objects.get(pk=job.result["file"]))
    name = f"ke-hoach-{job.args['programme']}-{local_date(job.requested_at):%Y-%m-%d}.xlsx"
    return attachment(content=content, name=name)
