"""Where the parts of a plan stood at a moment, told from what was reported and judged by then."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Report, Task, TaskChange

_A = Assignment.State
_V = Report.Verdict
# What a body was freed of, or declined, counts nowhere.
LEFT_OUT = (_A.DECLINED, _A.EXCEPTED)


def parts_at(*, programme: Programme, at: datetime) -> QuerySet[Assignment]:
    """
    Return the parts given by that moment, each with `standing` and `due_then` as they were.

    Done: a report was accepted by then. Reported: one claims the end and was not judged by then.
    Returned: one was returned and none of these. Under way: something was told. The rest is open.
    A deadline that was changed later counts as it was.
    Left out: sub-tasks, general duties, what only directs, what was taken back, declined or
    excepted (these as they stand now: they carry no moment).
    """
    told = Report.objects.filter(assignment=OuterRef("pk"), reported_at__lte=at)
    waiting = told.filter(claims_done=True).filter(Q(judged_at__isnull=True) | Q(judged_at__gt=at))
    judged = told.filter(judged_at__lte=at)
    standing = Case(
        When(Exists(judged.filter(verdict=_V.ACCEPTED)), then=Value(_A.DONE.value)),
        When(Exists(waiting), then=Value(_A.REPORTED.value)),
        When(Exists(judged.filter(verdict=_V.RETURNED)), then=Value(_A.RETURNED.value)),
        When(Exists(told), then=Value(_A.UNDER_WAY.value)),
        default=Value(_A.OPEN.value),
        output_field=CharField(),
    )
    later = TaskChange.objects.filter(task=OuterRef("task"), changed_at__gt=at).order_by(
        "changed_at"
    )
    due_then = Case(
        When(Exists(later), then=Subquery(later.values("last_day_before")[:1])),
        default=F("task__last_day"),
        output_field=DateField(),
    )
    given = counted(programme=programme).filter(task__given_at__lte=at)
    return given.annotate(standing=standing, due_then=due_then)


def counted(*, programme: Programme) -> QuerySet[Assignment]:
    """Return the parts of a plan that count in its figures."""
    found = Assignment.objects.filter(
        task__programme=programme, task__parent__isnull=True, task__is_general=False
    )
    found = found.exclude(task__state=Task.State.WITHDRAWN)
    return found.exclude(role=Assignment.Role.DIRECTING).exclude(state__in=LEFT_OUT)


def figures_at(*, programme: Programme, at: datetime, body: Body | None = None) -> dict[str, int]:
    """
    Count the parts of a plan, or of one body in it, as they stood at that moment.

    Late: the last day had passed and nothing claimed the end; bodies outside the province and
    requests (đề nghị) are never late.
    """
    found = parts_at(programme=programme, at=at)
    if body is not None:
        found = found.filter(body=body)
    over = Q(due_then__lt=local_date(at)) & ~Q(task__modality="request")
    over &= ~Q(body__kind=Body.Kind.EXTERNAL)
    ended = Q(standing__in=[_A.DONE.value, _A.REPORTED.value])
    counts: Mapping[str, Count] = {
        "parts": Count("pk"),
        "done": Count("pk", filter=Q(standing=_A.DONE.value)),
        "reported": Count("pk", filter=Q(standing=_A.REPORTED.value)),
        "under_way": Count("pk", filter=Q(standing__in=[_A.UNDER_WAY.value, _A.RETURNED.value])),
        "open": Count("pk", filter=Q(standing=_A.OPEN.value)),
        "late": Count("pk", filter=over & ~ended),
    }
    return {name: int(number) for name, number in found.aggregate(**counts).items()}


FIGURE_NAMES: Mapping[str, str] = {
    "parts": "Phần việc được giao",
    "done": "Đã hoàn thành",
    "reported": "Đã báo cáo xong, chờ duyệt",
    "under_way": "Đang làm",
    "open": "Chưa báo cáo",
    "late": "Quá hạn",
    "bodies": "Cơ quan phải báo cáo",
    "sent": "Cơ quan đã gửi",
}


def in_rows(figures: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the figures under their Vietnamese names, in their order."""
    return [(name, figures[key]) for key, name in FIGURE_NAMES.items() if key in figures]


def in_one_line(figures: Mapping[str, int]) -> str:
    """Return the figures as a sentence says them: "phần việc được giao 12, đã hoàn thành 3"."""
    told = [f"{name[:1].lower()}{name[1:]} {number}" for name, number in in_rows(figures)]
    return ", ".join(told)
