"""A body's desk: what waits for it, and what it waits for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Case, CharField, F, Max, Q, QuerySet, Value, When

from lalanh.kernel import deadline as due
from lalanh.kernel import text
from lalanh.kernel.period import VIETNAM, local_date
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, Report, Task

ENDED = (Assignment.State.DONE, Assignment.State.EXCEPTED, Assignment.State.DECLINED)
DONE_ENOUGH = (*ENDED, Assignment.State.REPORTED)
SOON_DAYS = 7

# After how many days without a word a standing task counts as silent: its rhythm and two days.
SILENT_AFTER_DAYS: Mapping[str, int] = {
    "daily": 3,
    "weekly": 9,
    "monthly": 33,
    "quarterly": 94,
    "half_yearly": 186,
    "yearly": 368,
}


# Of each heap the first parts lie open; the rest is in the list of all of them.
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on a body's desk, each part in exactly one heap, of each heap the first parts."""

    to_answer: list[Assignment] = field(default_factory=list)
    overdue: list[Assignment] = field(default_factory=list)
    today: list[Assignment] = field(default_factory=list)
    soon: list[Assignment] = field(default_factory=list)
    later: list[Assignment] = field(default_factory=list)
    silent: list[Assignment] = field(default_factory=list)
    standing: list[Assignment] = field(default_factory=list)
    reported: list[Assignment] = field(default_factory=list)
    # Reports of other bodies that wait for this body's word.
    to_judge: list[Report] = field(default_factory=list)
    # How many parts each heap holds, shown or not; and how many reports wait.
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def open_count(self) -> int:
        """How many parts still wait for something from this body."""
        waiting = ("to_answer", "overdue", "today", "soon", "later", "silent", "standing")
        return sum(self.sizes.get(heap, 0) for heap in waiting)


def parts(*, body: Body, role: str = "", words: str = "") -> QuerySet[Assignment]:
    """Return the parts of a body in open tasks, the nearest deadline first, those without last."""
    found = (
        Assignment.objects.filter(body=body, task__state=Task.State.OPEN)
        .select_related(
            "task__document", "task__owner", "task__programme", "task__after_event", "body"
        )
        .order_by(F("task__last_day").asc(nulls_last=True), "task__due_time", "pk")
    )
    for word in text.fold(words).split():
        found = found.filter(task__folded__contains=word)
    return found.filter(role=role) if role else found


def is_overdue(part: Assignment, *, at: datetime) -> bool:
    """Whether the part is late; see `is_time_over` and `may_be_late`."""
    return may_be_late(part) and is_time_over(part.task, at=at)


def may_be_late(part: Assignment) -> bool:
    """
    Whether the body still owes something.

    One outside the province's hierarchy is asked, never late; nor is one that only directs.
    """
    if part.state in DONE_ENOUGH or part.role == Assignment.Role.DIRECTING:
        return False
    return not part.body.is_external


def is_time_over(task: Task, *, at: datetime) -> bool:
    """Whether it is past 00:00 of the day after the last day, or past the exact hour."""
    return is_past(last_day=task.last_day, due_time=task.due_time, state=task.state, at=at)


def is_past(*, last_day: date | None, due_time: time | None, state: str, at: datetime) -> bool:
    """The same, of the facts of a task alone."""
    if last_day is None or state != Task.State.OPEN:
        return False
    limit = due.Deadline(
        literal="", start=0, end=0, bound=due.Bound.BY, last_day=last_day, time=due_time
    )
    moment = due.overdue_from(limit)
    return moment is not None and at >= moment


def is_silent(part: Assignment, *, last_reported_at: datetime | None, at: datetime) -> bool:
    """Whether a standing task has had no word for longer than its shortest rhythm allows."""
    days = [SILENT_AFTER_DAYS.get(one["kind"], 0) for one in part.task.rhythms]
    allowed = min(filter(None, days), default=0)
    if not part.task.is_standing or not allowed or part.state in DONE_ENOUGH:
        return False
    return at - (last_reported_at or part.task.given_at) > timedelta(days=allowed)


def desk(*, body: Body, at: datetime, role: str = "", words: str = "", shown: int = SHOWN) -> Desk:
    """
    Sort the open parts of a body into heaps by what they wait for.

    The database says of each part in which heap it lies; only the shown ones are read.
    """
    open_parts = parts(body=body, role=role, words=words).exclude(state__in=ENDED)
    ids: dict[str, list[int]] = {}
    for pk, heap in open_parts.annotate(heap=_heap(at)).values_list("pk", "heap"):
        ids.setdefault(heap, []).append(pk)
    silent = _silent(ids.get("standing", []), at=at)
    ids["silent"] = [pk for pk in ids.get("standing", []) if pk in silent]
    ids["standing"] = [pk for pk in ids.get("standing", []) if pk not in silent]
    read = open_parts.in_bulk([pk for heap in ids.values() for pk in heap[:shown]])
    to_judge = reports_to_judge(body=body)
    sizes = {heap: len(found) for heap, found in ids.items()} | {"to_judge": to_judge.count()}
    return Desk(
        **{heap: [read[pk] for pk in found[:shown]] for heap, found in ids.items()},
        to_judge=list(to_judge[:shown]),
        sizes=sizes,
    )


def _heap(at: datetime) -> Case:
    """The heap of a part, in the database; the first that fits. Silence is told apart later."""
    today = local_date(at)
    late = ~Q(role=Assignment.Role.DIRECTING) & ~Q(body__kind=Body.Kind.EXTERNAL)
    hour = Q(task__last_day=today, task__due_time__lte=at.astimezone(VIETNAM).time())
    heaps = {
        "to_answer": Q(state=Assignment.State.ASKED),
        "reported": Q(state=Assignment.State.REPORTED),
        "overdue": late & (Q(task__last_day__lt=today) | hour),
        "today": Q(task__last_day__lte=today),
        "soon": Q(task__last_day__lte=today + timedelta(days=SOON_DAYS)),
        "standing": Q(task__last_day__isnull=True, task__is_standing=True),
    }
    return Case(
        *[When(fits, then=Value(heap)) for heap, fits in heaps.items()],
        default=Value("later"),
        output_field=CharField(),
    )


def _silent(ids: list[int], *, at: datetime) -> set[int]:
    """Which of these parts of standing tasks have had no word for too long."""
    if not ids:
        return set()
    said = dict(
        Report.objects.filter(assignment__in=ids)
        .values("assignment")
        .annotate(last=Max("reported_at"))
        .values_list("assignment", "last")
    )
    found = Assignment.objects.filter(pk__in=ids).select_related("task")
    silent = {
        part.pk for part in found if is_silent(part, last_reported_at=said.get(part.pk), at=at)
    }
    return silent - parts_over(silent, at=at)


def parts_over(ids: Iterable[int], *, at: datetime) -> frozenset[int]:
    """
    Return which of these parts last with a directive no longer in force where their body stands.

    A body need not see the directive, nor the task its own was handed on from.
    """
    wanted = list(ids)
    if not wanted:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tasks_parts_over(%s, %s)", [wanted, local_date(at)])
        return frozenset(row[0] for row in cursor.fetchall())


def reports_to_judge(*, body: Body) -> QuerySet[Report]:
    """Return the reports that claim the end of an open task this body gave, oldest first."""
    waiting = Report.objects.filter(owner=body, claims_done=True, verdict=Report.Verdict.NONE)
    return (
        waiting.filter(assignment__task__state=Task.State.OPEN)
        .select_related("assignment__task", "body", "reported_by")
        .order_by("reported_at", "pk")
    )
