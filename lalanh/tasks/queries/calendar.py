"""Deadlines and events by day: of a body, of what it gave, of the committees it sits in."""

import calendar
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lalanh.base.models import User
from lalanh.kernel.period import VIETNAM, local_date
from lalanh.organisations.models import Body, CommitteeMember
from lalanh.organisations.models.validity import in_force
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, CalendarFeed, Event, Task, TaskChange
from lalanh.tasks.queries.desk import DONE_ENOUGH, ENDED, is_overdue, is_time_over

MINE, GIVEN, COMMITTEE = "mine", "given", "committee"
_STATE = Assignment.State


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a day: a deadline, an event, or what returns, as the body that looks sees it."""

    day: date
    at: time | None
    title: str
    # "deadline", "duty" (of a task), "event", or "report" (of a plan), with that one's number.
    kind: str
    number: int
    note: str
    badge: str
    tone: str
    is_tentative: bool
    task: Task | None = None
    event: Event | None = None
    part: Assignment | None = None
    # The code of the period that a report is on.
    period: str = ""
    # Of what returns: the period has its word.
    is_met: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is owed any more."""
        if self.is_met:
            return True
        if self.part is not None:
            return self.part.state in DONE_ENOUGH
        return self.task is not None and self.task.state != Task.State.OPEN


def entries(
    *,
    body: Body,
    first: date,
    last: date,
    at: datetime,
    whose: str = "",
    programme_id: int | None = None,
) -> list[Entry]:
    """
    Return what falls on these days, in their order; a task or an event comes once.

    `whose`: "mine" (parts of the body), "given", "committee", or "" for all of them.
    """
    found: dict[tuple[str, int], Entry] = {}
    if whose in ("", MINE):
        for part in _parts(body, first, last, programme_id):
            found[("deadline", part.task_id)] = _of_part(part, at=at)
    if whose in ("", GIVEN):
        given = _tasks(first, last, programme_id).filter(owner=body)
        for task in given:
            found.setdefault(("deadline", task.pk), _of_task(task, at=at))
    if whose in ("", COMMITTEE):
        for task in _of_committees(_tasks(first, last, programme_id), body, on=local_date(at)):
            found.setdefault(("deadline", task.pk), _of_task(task, at=at))
    for event in _events(body, first, last, whose=whose, programme_id=programme_id, at=at):
        found[("event", event.pk)] = _of_event(event)
    return [one for one in in_order(found.values()) if first <= one.day <= last]


def in_order(found: Iterable[Entry]) -> list[Entry]:
    """Sort by day and hour, whole days last."""
    return sorted(found, key=lambda one: (one.day, one.at or time.max, one.number))


def _parts(body: Body, first: date, last: date, programme_id: int | None) -> QuerySet[Assignment]:
    found = (
        Assignment.objects.filter(body=body, task__last_day__range=(first, last))
        .exclude(task__state=Task.State.WITHDRAWN)
        .exclude(state__in=[_STATE.DECLINED, _STATE.EXCEPTED])
        .select_related("task__document", "task__owner", "body")
        .annotate(changes_count=Count("task__changes"), changed_at=Max("task__changes__changed_at"))
    )
    return found.filter(task__programme=programme_id) if programme_id else found


def _tasks(first: date, last: date, programme_id: int | None) -> QuerySet[Task]:
    acting = ~Q(assignments__role=Assignment.Role.DIRECTING)
    freed = Q(assignments__state__in=[_STATE.EXCEPTED, _STATE.DECLINED])
    ended = Q(assignments__state__in=ENDED)
    # Changes are counted apart: joined with thousands of parts they would multiply.
    changes = TaskChange.objects.filter(task=OuterRef("pk")).order_by().values("task")
    found = (
        Task.objects.filter(last_day__range=(first, last))
        .exclude(state=Task.State.WITHDRAWN)
        .select_related("document", "owner")
        .annotate(
            total=Count("assignments", filter=acting & ~freed),
            left=Count("assignments", filter=acting & ~ended),
            changes_count=Coalesce(Subquery(changes.annotate(n=Count("pk")).values("n")), 0),
            changed_at=Subquery(changes.annotate(last=Max("changed_at")).values("last")),
        )
    )
    return found.filter(programme=programme_id) if programme_id else found


def committees_of(*, body: Body, on: date) -> list[int]:
    """Return the ids of the committees in which an office of the body has a seat that day."""
    found = CommitteeMember.objects.filter(in_force(on), office__body=body)
    return list(found.values_list("committee", flat=True).distinct())


def _of_committees(found: QuerySet[Task], body: Body, *, on: date) -> QuerySet[Task]:
    ids = committees_of(body=body, on=on)
    return found.filter(
        Q(owner__in=ids) | Q(programme__owner__in=ids) | Q(programme__committee__in=ids)
    )


def _events(
    body: Body,
    first: date,
    last: date,
    *,
    whose: str,
    programme_id: int | None,
    at: datetime,
) -> QuerySet[Event]:
    begin = datetime.combine(first, time(), VIETNAM)
    end = datetime.combine(last + timedelta(days=1), time(), VIETNAM)
    ids = committees_of(body=body, on=local_date(at))
    mine = Q(sites__body=body) | Q(owner=body) | Q(task__assignments__body=body)
    committee = Q(owner__in=ids) | Q(programme__owner__in=ids) | Q(programme__committee__in=ids)
    wanted = {"": mine | committee, MINE: mine, GIVEN: Q(owner=body), COMMITTEE: committee}
    keys = Event.objects.filter(wanted.get(whose, mine), starts_at__gte=begin, starts_at__lt=end)
    keys = keys.filter(cancelled_at__isnull=True)
    if programme_id:
        keys = keys.filter(programme=programme_id)
    return (
        Event.objects.filter(pk__in=keys.values("pk"))
        .select_related("owner", "task")
        .annotate(changes_count=Count("moves"), changed_at=Max("moves__moved_at"))
    )


def _of_part(part: Assignment, *, at: datetime) -> Entry:
    task = part.task
    badge, tone = str(part.get_state_display()), "plain"
    if part.state in DONE_ENOUGH:
        tone = "good"
    elif is_overdue(part, at=at):
        badge, tone = "quá hạn", "bad"
    elif task.last_day == local_date(at):
        badge, tone = "hạn hôm nay", "warn"
    return _deadline(
        task,
        f"{part.get_role_display()} · {task.owner.short_name or task.owner.name}",
        badge,
        tone,
        part,
    )


def _of_task(task: Task, *, at: datetime) -> Entry:
    total, left = int(getattr(task, "total", 0)), int(getattr(task, "left", 0))
    badge, tone = f"xong {total - left} trên {total}", "good" if not left else "plain"
    if left and is_time_over(task, at=at):
        tone = "bad"
    return _deadline(task, f"giao {total} cơ quan", badge, tone, None)


def _deadline(task: Task, note: str, badge: str, tone: str, part: Assignment | None) -> Entry:
    assert task.last_day is not None
    return Entry(
        day=task.last_day, at=task.due_time, title=task.title, kind="deadline", number=task.pk,
        note=note, badge=badge, tone=tone, is_tentative=task.is_tentative, task=task, part=part,
    )  # fmt: skip


def _of_event(event: Event) -> Entry:
    local = event.starts_at.astimezone(VIETNAM)
    return Entry(
        day=local.date(), at=None if event.is_all_day else local.time(), title=event.name,
        kind="event", number=event.pk, note=event.place or event.owner.name, badge="sự kiện",
        tone="info", is_tentative=event.is_tentative, event=event, task=event.task,
    )  # fmt: skip


def overdue(*, body: Body, at: datetime) -> list[Entry]:
    """Return what the body is late with, the oldest first."""
    found = _parts(body, date(1900, 1, 1), local_date(at), None).order_by("task__last_day", "pk")
    return [_of_part(part, at=at) for part in found if is_overdue(part, at=at)]


def programmes_in_sight() -> QuerySet[Programme]:
    """Return the plans under way that the calendar can be narrowed to."""
    found = Programme.objects.filter(state=Programme.State.OPEN)
    return found.order_by("short_name", "pk")


# --- Days ----------------------------------------------------------------------------------------


def weeks_of_month(day: date) -> list[list[date]]:
    """Return the weeks, Monday first, that hold the days of a month."""
    return calendar.Calendar(calendar.MONDAY).monthdatescalendar(day.year, day.month)


def week_of(day: date) -> list[date]:
    """Return the seven days of a week, Monday first."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=number) for number in range(7)]


# --- Feeds ---------------------------------------------------------------------------------------


def mark_of(secret: str) -> str:
    """Return the hash under which the secret of a feed is known."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_of(*, seat_id: int) -> CalendarFeed | None:
    """Return the open feed of a seat of one's own."""
    return CalendarFeed.objects.filter(seat=seat_id, revoked_at__isnull=True).first()


def seat_behind(*, secret_sha256: str) -> tuple[User, Body] | None:
    """
    Return whose seat a feed shows, or None for one that is unknown, revoked or closed.

    Works before there is any scope: whoever holds the secret address holds the seat's eyes.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT user_id, body_id FROM tasks_seat_of_feed(%s)", [secret_sha256])
        row = cursor.fetchone()
    if row is None:
        return None
    user = User.objects.get(pk=row[0])
    return user, Body.objects.get(pk=row[1])
