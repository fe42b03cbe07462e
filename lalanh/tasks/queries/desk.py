"""A body's desk: what waits for it, and what it waits for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import F, Max, QuerySet

from lalanh.kernel import deadline as due
from lalanh.kernel import text
from lalanh.kernel.period import local_date
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


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on a body's desk, each part in exactly one heap."""

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

    @property
    def open_count(self) -> int:
        """How many parts still wait for something from this body."""
        heaps = (
            self.to_answer, self.overdue, self.today, self.soon, self.later, self.silent,
            self.standing,
        )  # fmt: skip
        return sum(map(len, heaps))


def parts(*, body: Body, role: str = "", words: str = "") -> QuerySet[Assignment]:
    """Return the parts of a body in open tasks, the nearest deadline first, those without last."""
    found = (
        Assignment.objects.filter(body=body, task__state=Task.State.OPEN)
        .select_related(
            "task__document", "task__owner", "task__programme", "task__after_event", "body"
        )
        .annotate(last_reported_at=Max("reports__reported_at"))
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


def desk(*, body: Body, at: datetime, role: str = "", words: str = "") -> Desk:
    """Sort the open parts of a body into heaps by what they wait for."""
    today = local_date(at)
    heaps: dict[str, list[Assignment]] = {}
    for part in parts(body=body, role=role, words=words).exclude(state__in=ENDED):
        heaps.setdefault(_heap(part, at=at, today=today), []).append(part)
    return Desk(**heaps, to_judge=list(reports_to_judge(body=body)))


def _heap(part: Assignment, *, at: datetime, today: date) -> str:
    if part.state == Assignment.State.ASKED:
        return "to_answer"
    if part.state == Assignment.State.REPORTED:
        return "reported"
    if is_overdue(part, at=at):
        return "overdue"
    if part.task.last_day is not None:
        return _heap_by_day(part.task.last_day, today)
    if not part.task.is_standing:
        return "later"
    last: datetime | None = getattr(part, "last_reported_at", None)
    return "silent" if is_silent(part, last_reported_at=last, at=at) else "standing"


def _heap_by_day(last_day: date, today: date) -> str:
    if last_day <= today:
        return "today"
    return "soon" if last_day <= today + timedelta(days=SOON_DAYS) else "later"


def reports_to_judge(*, body: Body) -> QuerySet[Report]:
    """Return the reports that claim the end of something this body gave, oldest first."""
    return (
        Report.objects.filter(owner=body, claims_done=True, verdict=Report.Verdict.NONE)
        .select_related("assignment__task", "body", "reported_by")
        .order_by("reported_at", "pk")
    )
