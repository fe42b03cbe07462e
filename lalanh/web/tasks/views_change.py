"""A task is changed in one place: its words, its deadline, the event it hangs on, who answers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.tasks.actions import changing
from lalanh.tasks.models import Task
from lalanh.tasks.queries import events
from lalanh.tasks.queries import task as tasks
from lalanh.web.forms import Form
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page
from lalanh.web.tasks.forms_event import Change, Responsibility, Tie


@allow(Permission.ACCEPT_REPORT)
def change(request: AuthenticatedRequest, task_id: int) -> HttpResponse:
    """Change a task once, for all who have it."""
    row = given_by_us(request, task_id)
    known = {
        "title": row.title, "words": row.text, "last_day": row.last_day, "due_time": row.due_time,
    }  # fmt: skip
    form = Change(request.POST or None, initial=known, stands=known, on=local_date(now()))
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: changing.change_task(task=row, **form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        return done(request, "Đã sửa; các cơ quan có phần việc đã được báo.", to=address(task_id))
    return step(request, row, form, "Sửa nhiệm vụ", "Lưu và báo các cơ quan")


@allow(Permission.ACCEPT_REPORT)
def tie(request: AuthenticatedRequest, task_id: int) -> HttpResponse:
    """Let the deadline of a task run from an event."""
    row = given_by_us(request, task_id)
    own = list(events.own(owner=request.seat.body)[:200])
    known = {
        "event": row.after_event_id,
        "count": abs(row.after_count) if row.after_count is not None else None,
        "unit": row.after_unit,
        "side": "truoc" if (row.after_count or 0) < 0 else "sau",
    }
    form = Tie(request.POST or None, events=own, initial=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: changing.tie_deadline(
            task=row,
            event=form.event_meant(),
            count=form.signed_count(),
            unit=form.cleaned_data["unit"],
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã tính hạn theo sự kiện.", to=address(task_id))
    return step(request, row, form, "Tính hạn theo sự kiện", "Tính hạn")


@allow(Permission.ACCEPT_REPORT)
def responsibility(request: AuthenticatedRequest, part_id: int) -> HttpResponse:
    """Say which kind of responsibility a body bears."""
    part = get_object_or_404(tasks.assignment(pk=part_id).filter(owner=request.seat.body))
    form = Responsibility(request.POST or None, initial={"responsibility": part.responsibility})
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: changing.set_responsibility(
            assignment=part, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã ghi loại trách nhiệm.", to=address(part.task_id))
    return step(request, part.task, form, f"Trách nhiệm của {part.body.name}", "Ghi")


def address(task_id: int) -> str:
    """Where a task is shown."""
    return reverse("web:task", args=[task_id])


def given_by_us(request: AuthenticatedRequest, task_id: int) -> Task:
    """A task that this seat's body gave, or 404."""
    return get_object_or_404(Task.objects.filter(owner=request.seat.body), pk=task_id)


def step(
    request: AuthenticatedRequest, row: Task, form: Form, title: str, label: str
) -> HttpResponse:
    """The page of one step: the form, and what it is about."""
    context = {"task": row, "form": form, "step": title, "label": label}
    return page(request, "web/tasks/step.html", context)
