"""What comes back at a rhythm, by day: standing duties, and the periodic reports of plans."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lalanh.kernel import period as periods
from lalanh.kernel.period import VIETNAM, Kind, Period, local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.programmes.queries.periods import Due, due_periods
from lalanh.tasks.models import Assignment, PlanReport, Report, Task
from lalanh.tasks.queries import owed_reports
from lalanh.tasks.queries.calendar import Entry
from lalanh.tasks.queries.desk import DONE_ENOUGH, parts_over

# The rhythms that have days, the shortest first, and what they are called.
RHYTHMS: Mapping[str, tuple[Kind, str]] = {
    "daily": (Kind.DAY, "hằng ngày"),
    "weekly": (Kind.WEEK, "hằng tuần"),
    "monthly": (Kind.MONTH, "hằng tháng"),
    "quarterly": (Kind.QUARTER, "hằng quý"),
    "half_yearly": (Kind.HALF_YEAR, "6 tháng"),
    "yearly": (Kind.YEAR, "hằng năm"),
}
NAMES: Mapping[Kind, str] = dict(RHYTHMS.values())


@dataclass(frozen=True, slots=True)
class Duty:
    """A body's part in a standing task, with its rhythms and the days it was reported on."""

    part: Assignment
    kinds: tuple[Kind, ...]
    reported_on: frozenset[date]

    @property
    def since(self) -> date:
        """The day it was given."""
        return local_date(self.part.task.given_at)

    def is_met(self, period: Period) -> bool:
        """Whether there was a word within the period."""
        return any(day in period for day in self.reported_on)


def duties(*, body: Body, at: datetime, programme_id: int | None = None) -> list[Duty]:
    """Return the standing duties of a body that have a rhythm of the calendar."""
    found = (
        Assignment.objects.filter(body=body, task__is_standing=True, task__last_day__isnull=True)
        .filter(task__state=Task.State.OPEN)
        .exclude(state__in=[*DONE_ENOUGH, Assignment.State.ASKED])
        .exclude(role=Assignment.Role.DIRECTING)
        .select_related("task__owner")
        .order_by("pk")
    )
    if programme_id:
        found = found.filter(task__programme=programme_id)
    parts = [part for part in found if _kinds(part.task)]
    over = parts_over([part.pk for part in parts], at=at)
    parts = [part for part in parts if part.pk not in over]
    said: dict[int, set[date]] = {}
    reports = Report.objects.filter(assignment__in=parts)
    for pk, moment in reports.values_list("assignment", "reported_at"):
        said.setdefault(pk, set()).add(local_date(moment))
    return [Duty(part, _kinds(part.task), frozenset(said.get(part.pk, ()))) for part in parts]


def _kinds(task: Task) -> tuple[Kind, ...]:
    """The rhythms of a task that have days, the shortest first."""
    named = {one["kind"] for one in task.rhythms}
    return tuple(kind for name, (kind, _) in RHYTHMS.items() if name in named)


def entries(
    *, body: Body, first: date, last: date, at: datetime, programme_id: int | None = None
) -> list[Entry]:
    """
    Return the last day of each period of a duty, and the hour each periodic report is due.

    What returns every day stands on the present day alone: elsewhere it would hide the rest.
    """
    found = reports_due(body=body, first=first, last=last, at=at, programme_id=programme_id)
    for duty in duties(body=body, at=at, programme_id=programme_id):
        found += _of_duty(duty, first=first, last=last, today=local_date(at))
    return found


def _of_duty(duty: Duty, *, first: date, last: date, today: date) -> Iterator[Entry]:
    by_day: dict[date, Period] = {}
    for kind in duty.kinds:
        begin, end = (today, today) if kind == Kind.DAY else (first, last)
        for one in periods.between(kind, begin, end):
            # The end of a year is the end of its last month: the longer period stands there.
            if max(first, duty.since) <= one.last <= last:
                by_day[one.last] = one
    for day, period in by_day.items():
        badge, tone = _standing(duty, period, today=today)
        task = duty.part.task
        yield Entry(
            day=day, at=None, title=task.title, kind="duty", number=task.pk,
            note=f"định kỳ {NAMES[period.kind]} · {task.owner.short_name or task.owner.name}",
            badge=badge, tone=tone, is_tentative=False, task=task, part=duty.part,
            is_met=duty.is_met(period),
        )  # fmt: skip


def _standing(duty: Duty, period: Period, *, today: date) -> tuple[str, str]:
    if duty.is_met(period):
        return "đã cập nhật", "good"
    if period.last < today:
        return "chưa cập nhật kỳ này", "warn"
    return ("cần cập nhật", "warn") if period.last == today else ("cập nhật trong kỳ", "plain")


def reports_due(
    *, body: Body, first: date, last: date, at: datetime, programme_id: int | None = None
) -> list[Entry]:
    """Return the periodic reports that a body owes the plans under way, at the hour of each."""
    plans = Programme.objects.filter(state=Programme.State.OPEN)
    plans = plans.select_related("owner", "consolidator", "committee").prefetch_related("rhythms")
    if programme_id:
        plans = plans.filter(pk=programme_id)
    found: list[Entry] = []
    for programme in plans:
        dues = [
            due
            for due in due_periods(programme=programme, until=last)
            if first <= (day := local_date(due.at)) <= last
            and (due.period.kind != Kind.DAY or day == local_date(at))
        ]
        since = owed_reports.joined_at(programme=programme, body=body) if dues else None
        if since is not None and since <= at:
            owed = [due for due in dues if since <= due.at]
            found += _of_reports(programme, owed, body=body, at=at)
    return found


def _of_reports(
    programme: Programme, dues: list[Due], *, body: Body, at: datetime
) -> Iterator[Entry]:
    own = PlanReport.objects.filter(programme=programme, body=body, is_consolidated=False)
    sent = set(own.filter(state=PlanReport.State.SENT).values_list("period", flat=True))
    for due in dues:
        is_met, local = due.period.code in sent, due.at.astimezone(VIETNAM)
        late = not is_met and at > due.at
        yield Entry(
            day=local.date(), at=local.time(), kind="report", number=programme.pk,
            title=f"Báo cáo {due.period.label}: {programme.short_name}",
            note="báo cáo kỳ của chương trình",
            badge="đã gửi" if is_met else "đã chậm" if late else "phải gửi",
            tone="good" if is_met else "bad" if late else "plain",
            is_tentative=False, period=due.period.code, is_met=is_met,
        )  # fmt: skip
