"""Programmes in sight, and one at a glance: tasks down, bodies across."""

from dataclasses import fields
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.directives.models import Document
from lalanh.organisations.models import Body
from lalanh.programmes.actions import setting
from lalanh.programmes.models import Programme as ProgrammeRow
from lalanh.programmes.queries import programmes, proposing
from lalanh.tasks.actions import giving
from lalanh.web.directives.reviewing import own_document
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, part
from lalanh.web.programmes import matrix
from lalanh.web.programmes.forms import Programme
from lalanh.web.programmes.views_settings import FOUR


@allow(Permission.SEE_TASKS)
def programme_list(request: AuthenticatedRequest) -> HttpResponse:
    """List the programmes in sight."""
    return page(request, "web/programmes/list.html", {"programmes": programmes.programmes()})


@allow(Permission.SEE_TASKS)
def programme(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Show a plan as a matrix, and who is late."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    if request.htmx and not request.htmx.boosted:
        return _part_of_matrix(request, row)
    context = {"programme": row, "matrix": matrix.drawn(request, programme=row)}
    return page(request, "web/programmes/programme.html", context)


@allow(Permission.SEE_TASKS)
def programme_tasks(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """List the tasks of a plan with how far all bodies have come in each."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    found = matrix.tasks(programme=row, at=now())
    return page(request, "web/programmes/tasks.html", {"programme": row, "tasks": found})


def _part_of_matrix(request: AuthenticatedRequest, row: ProgrammeRow) -> HttpResponse:
    """Answer HTMX with one group, opened or closed, or with the sheet as it is filtered."""
    key = (request.htmx.target or "").removeprefix("nhom-")
    if not key.isdecimal():
        return part(matrix.drawn(request, programme=row, part="#sheet"))
    task = request.GET.get("task", "")
    task_id = int(task) if task.isdecimal() else None
    group = matrix.one_group(
        programme=row,
        key=int(key),
        is_opened="close" not in request.GET,
        task_id=task_id,
        at=now(),
    )
    if group is None:
        raise Http404
    return part(group)


@allow(Permission.KEEP_PROGRAMMES)
def open_programme(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Begin to carry out a registered plan, as its own words propose."""
    document = own_document(request, document_id)
    found = proposing.proposed(document=document, at=now())
    known = {field.name: getattr(found, field.name) for field in fields(found)}
    form = Programme(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: _opened(request, document, **form.cleaned_data)
    ):  # fmt: skip
        assert isinstance(form.outcome, ProgrammeRow)
        is_given = document.tasks.exists()
        return done(
            request,
            "Đã mở chương trình." if is_given else "Đã mở chương trình. Xem lại rồi giao nhiệm vụ.",
            to=reverse("web:programme", args=[form.outcome.pk])
            if is_given
            else reverse("web:hand-out", args=[document_id]),
        )
    context = {"document": document, "form": form, "named": found.named_consolidator}
    return page(request, "web/programmes/open.html", context)


def _opened(
    request: AuthenticatedRequest,
    document: Document,
    *,
    committee: Body | None,
    rhythm: str,
    **facts: Any,
) -> ProgrammeRow:
    """Open the programme and set what was confirmed with it."""
    by, at = request.user, now()
    row = giving.carry_out(document=document, **facts, by=by, at=at)
    if committee is not None and committee != row.owner:
        row = setting.set_committee(programme=row, committee=committee, by=by, at=at)
    if rhythm:
        row = setting.set_rhythm(
            programme=row, kind=rhythm, hour=FOUR, days_after=proposing.days_after(rhythm),
            by=by, at=at,
        )  # fmt: skip
    return row
