"""Letters that urge: choose bodies, print a letter for each, or begin one as a paper of ours."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header

from lalanh.base import files
from lalanh.base import queries as base
from lalanh.base.models import Job, StoredFile
from lalanh.base.permissions import Permission
from lalanh.directives.models import Draft
from lalanh.kernel.period import local_date
from lalanh.tasks.actions import urging_letters
from lalanh.tasks.queries import letters, reminders
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page
from lalanh.web.tasks.forms_letters import Letters

ROWS = 25
# The tick for every body of the list, on whatever page it stands.
ALL = "all"


@allow(Permission.REMIND)
def choose(request: AuthenticatedRequest) -> HttpResponse:
    """Show who owes what, and print or draft the letters to those ticked."""
    body = request.seat.body
    plans = reminders.programmes_to_remind(sender=body)
    filters = Letters(request.GET or None, programmes=plans)
    programme_id = filters.programme_id()
    late = letters.bodies_to_urge(owner=body, at=now(), programme_id=programme_id)
    is_press = request.method == "POST"
    form = Letters(request.POST if is_press else None, programmes=plans)
    ticked = [int(pk) for pk in request.POST.getlist("body") if pk.isdecimal()]
    if is_press:
        chosen = late if ALL in request.POST else ticked
        made = _made(request, form, chosen, programme_id)
        if made is not None:
            return made
    rows = Paginator(late, ROWS).get_page(request.GET.get("page"))
    shown = letters.urged(owner=body, at=now(), programme_id=programme_id, body_ids=list(rows))
    context = {
        "filters": filters, "form": form, "page": rows, "found": shown, "today": local_date(now()),
        "ticked": ticked if is_press else list(rows),
        "is_all": ALL in request.POST,
        "may_draft": Permission.DRAFT_PAPER in request.seat.permissions,
    }  # fmt: skip
    return page(request, "web/tasks/letters.html", context)


def _made(
    request: AuthenticatedRequest, form: Letters, chosen: list[int], programme_id: int | None
) -> HttpResponse | None:
    """Print or draft; None where it was refused, with the sentence in the form."""
    form.full_clean()
    is_draft = "draft" in request.POST and Permission.DRAFT_PAPER in request.seat.permissions
    make = urging_letters.draft_letter if is_draft else urging_letters.ask_for_letters
    if not form.attempt(
        lambda: make(
            owner=request.seat.body, body_ids=chosen, programme_id=programme_id,
            by=request.user, at=now(),
        )
    ):  # fmt: skip
        return None
    if isinstance(form.outcome, Draft):
        to = reverse("web:draft", args=[form.outcome.pk])
        return done(request, "Đã soạn dự thảo công văn đôn đốc. Hãy xem lại rồi chuyển.", to=to)
    assert isinstance(form.outcome, Job)
    return done(
        request, "Đang lập công văn, mỗi cơ quan một bản.",
        to=reverse("web:job", args=[form.outcome.pk]),
    )  # fmt: skip


@allow(Permission.REMIND)
def printed(request: AuthenticatedRequest, job_id: int) -> HttpResponse:
    """Open the file that a job has set."""
    job = get_object_or_404(base.jobs_seen(), pk=job_id, kind=urging_letters.KIND)
    if "file" not in job.result:
        raise Http404
    content = files.content_of(StoredFile.objects.get(pk=job.result["file"]))
    name = f"cong-van-don-doc-{local_date(job.requested_at):%Y-%m-%d}.pdf"
    said = content_disposition_header(as_attachment=False, filename=name) or "inline"
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": said}
    )
