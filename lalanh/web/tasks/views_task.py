"""One task: its parts, reports and sub-tasks, and every step a body may take."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base import files
from lalanh.base.permissions import Permission
from lalanh.directives.queries import force
from lalanh.kernel.period import local_date
from lalanh.organisations import body_queries
from lalanh.tasks.actions import doing, giving
from lalanh.tasks.models import Assignment, Report, Task
from lalanh.tasks.queries import task as tasks
from lalanh.tasks.queries.desk import parts_over
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, done, now, page, press
from lalanh.web.tasks import around, reminding
from lalanh.web.tasks.forms import Answer, Progress, Reason, Verdict
from lalanh.web.tasks.forms_giving import AddPart, Cascade

_State = Assignment.State
REPORTABLE = (_State.OPEN, _State.UNDER_WAY, _State.RETURNED)
FREED = (_State.DECLINED, _State.EXCEPTED)
REPORTS = 100
# A district has some thirty communes; more are searched for.
NEAR = 60


@allow(Permission.SEE_TASKS)
def task(request: AuthenticatedRequest, task_id: int) -> HttpResponse:
    """Show one task."""
    return page(request, "web/tasks/task.html", _context(request, _seen(task_id)))


@allow(Permission.REPORT_TASK)
def answer(request: AuthenticatedRequest, part_id: int) -> HttpResponse:
    """Accept or decline what was asked."""
    part = _own_part(request, part_id)
    form = Answer(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: doing.answer_request(
            assignment=part, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã trả lời cơ quan đề nghị.", to=_address(part.task_id))
    return _step(request, part.task, form, "Trả lời đề nghị", "Gửi trả lời")


@allow(Permission.REPORT_TASK)
def report(request: AuthenticatedRequest, part_id: int) -> HttpResponse:
    """Report progress or the end, with evidence."""
    part = _own_part(request, part_id)
    letters_only = part.task.is_sensitive
    form = Progress(request.POST or None, request.FILES or None, letters_only=letters_only)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: doing.report(
            assignment=part,
            words=form.cleaned_data.get("words", ""),
            claims_done=form.cleaned_data["claims_done"],
            shown=form.shown(at=now()),
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã gửi báo cáo.", to=_address(part.task_id))
    return _step(request, part.task, form, "Báo cáo", "Gửi báo cáo")


@allow(Permission.ACCEPT_REPORT)
def judge(request: AuthenticatedRequest, report_id: int) -> HttpResponse:
    """Accept a report, or return it with a reason."""
    row = get_object_or_404(tasks.reports().filter(owner=request.seat.body), pk=report_id)
    form = Verdict(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(
            lambda: doing.judge_report(report=row, **form.cleaned_data, by=request.user, at=now())
        )
    ):
        return done(request, "Đã ghi kết luận.", to=_address(row.assignment.task_id))
    return _step(request, row.assignment.task, form, "Duyệt báo cáo", "Ghi kết luận", report=row)


@allow(Permission.ACCEPT_REPORT)
def cascade(request: AuthenticatedRequest, part_id: int) -> HttpResponse:
    """Hand one's part on to bodies below."""
    part = _own_part(request, part_id)
    body, today = request.seat.body, local_date(now())
    known = {"words": part.task.text, "last_day": part.task.last_day}
    near = body_queries.children(body=body, on=today)[:NEAR]
    form = Cascade(request.POST or None, owner=body, on=today, initial=known, near=near)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: giving.cascade(
            assignment=part,
            bodies=form.bodies(),
            words=form.cleaned_data["words"],
            last_day=form.cleaned_data["last_day"],
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã giao tiếp cho cấp dưới.", to=_address(part.task_id))
    return _step(request, part.task, form, "Giao tiếp cho cấp dưới", "Giao tiếp")


@allow(Permission.ACCEPT_REPORT)
def add_part(request: AuthenticatedRequest, task_id: int) -> HttpResponse:
    """Give one more body a part."""
    row = _given(request, task_id)
    today, known = local_date(now()), {"role": "responsible"}
    form = AddPart(request.POST or None, owner=request.seat.body, on=today, initial=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: giving.add_parts(
            task=row,
            bodies=form.bodies(),
            role=form.cleaned_data["role"],
            responsibility=form.cleaned_data["responsibility"],
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã giao thêm.", to=_address(task_id))
    return _step(request, row, form, "Giao thêm cơ quan", "Giao thêm")


@allow(Permission.ACCEPT_REPORT)
def except_part(request: AuthenticatedRequest, part_id: int) -> HttpResponse:
    """Free a body from its part, for a reason."""
    part = get_object_or_404(tasks.assignment(pk=part_id).filter(owner=request.seat.body))
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: doing.except_assignment(
            assignment=part, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, f"Đã cho {part.body.name} miễn.", to=_address(part.task_id))
    return _step(request, part.task, form, f"Cho {part.body.name} miễn", "Cho miễn")


@allow(Permission.ACCEPT_REPORT)
@require_POST
def renew_part(request: AuthenticatedRequest, part_id: int) -> HttpResponse:
    """Ask again, or lay on again."""
    part = get_object_or_404(tasks.assignment(pk=part_id).filter(owner=request.seat.body))
    return press(
        request,
        lambda: doing.renew_part(assignment=part, by=request.user, at=now()),
        said=f"Đã giao lại cho {part.body.name}.",
        to=_address(part.task_id),
    )


@allow(Permission.ACCEPT_REPORT)
@require_POST
def close(request: AuthenticatedRequest, task_id: int) -> HttpResponse:
    """End a task whose parts have all ended."""
    row = _given(request, task_id)
    return press(
        request,
        lambda: doing.close_task(task=row, by=request.user, at=now()),
        said="Đã kết thúc nhiệm vụ.",
        to=_address(task_id),
    )


@allow(Permission.ACCEPT_REPORT)
def withdraw(request: AuthenticatedRequest, task_id: int) -> HttpResponse:
    """Take a task back."""
    row = _given(request, task_id)
    form = Reason(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(
            lambda: doing.withdraw_task(task=row, **form.cleaned_data, by=request.user, at=now())
        )
    ):
        return done(request, "Đã rút nhiệm vụ.", to=_address(task_id))
    return _step(request, row, form, "Rút nhiệm vụ", "Rút nhiệm vụ")


@allow(Permission.SEE_TASKS)
def evidence(request: AuthenticatedRequest, evidence_id: int) -> HttpResponse:
    """Hand out a file shown as evidence."""
    row = get_object_or_404(tasks.evidence().filter(file__isnull=False), pk=evidence_id)
    assert row.file is not None
    return attachment(content=files.content_of(row.file), name=row.title)


def _address(task_id: int) -> str:
    return reverse("web:task", args=[task_id])


def _seen(task_id: int) -> Task:
    """The task in full if it is in sight."""
    row = tasks.task_in_full(pk=task_id)
    if row is None:
        raise Http404
    return row


def _given(request: AuthenticatedRequest, task_id: int) -> Task:
    """A task that this seat's body gave."""
    row = _seen(task_id)
    if row.owner_id != request.seat.body.pk:
        raise Http404
    return row


def _own_part(request: AuthenticatedRequest, part_id: int) -> Assignment:
    """A part of this seat's body."""
    return get_object_or_404(tasks.assignment(pk=part_id).filter(body=request.seat.body))


def _step(
    request: AuthenticatedRequest,
    row: Task,
    form: Any,
    title: str,
    label: str,
    *,
    report: Report | None = None,
) -> HttpResponse:
    """The page of one step: what it is about, the form, and the way back."""
    context = {"task": row, "form": form, "step": title, "label": label, "report": report}
    return page(request, "web/tasks/step.html", context)


def _context(request: AuthenticatedRequest, row: Task) -> dict[str, Any]:
    """What the page of a task shows."""
    own = tasks.own_part(task=row, body=request.seat.body)
    return {
        "task": row,
        "own": own,
        "reports": tasks.reports_of(task=row)[:REPORTS],
        "progress": tasks.progress(task=row),
        "subtasks": tasks.subtasks(task=row),
        "below_progress": tasks.progress_below(task=row),
        "named": tasks.named_in_clause(task=row),
        "freed": FREED,
        "lasting": force.lasting(clause=row.clause, body=request.seat.body, on=local_date(now())),
        "is_duty_over": own is not None and bool(parts_over([own.pk], at=now())),
        **_may(request, row, own),
        **reminding.of_task(request, row),
        **around.of_task(request, row, own),
    }


def _may(request: AuthenticatedRequest, row: Task, own: Assignment | None) -> dict[str, bool]:
    """What this seat may do with the task now."""
    may = request.seat.permissions if row.state == Task.State.OPEN else frozenset()
    is_giver = row.owner_id == request.seat.body.pk and Permission.ACCEPT_REPORT in may
    state = own.state if own else ""
    # Who only directs looks on and reminds.
    may_do = state in REPORTABLE and own is not None and own.role != Assignment.Role.DIRECTING
    return {
        "is_giver": is_giver,
        "may_judge": is_giver,
        "may_answer": own is not None
        and own.state == _State.ASKED
        and Permission.REPORT_TASK in may,
        "may_report": may_do and Permission.REPORT_TASK in may,
        "may_cascade": may_do and Permission.ACCEPT_REPORT in may,
    }
