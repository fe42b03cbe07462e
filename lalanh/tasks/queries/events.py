"""Reads of events: what hangs on them, which days follow, where they were moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Prefetch, QuerySet

from lalanh.directives.models import Clause, Document
from lalanh.directives.queries import doubts
from lalanh.kernel import text
from lalanh.kernel.deadline import Offset, Unit
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks.models import Event, EventMove, EventSite, Task, TaskChange


def events() -> QuerySet[Event]:
    """Return the events in sight, the next ones first."""
    return Event.objects.select_related("owner", "programme", "task", "clause").order_by(
        "-starts_at", "pk"
    )


def sites() -> QuerySet[EventSite]:
    """Return the sites in sight, the main one first."""
    return EventSite.objects.select_related("event", "body", "confirmed_by").order_by(
        "-is_main", "body__level", "body__sort_key", "pk"
    )


def event_in_full(*, pk: int) -> Event | None:
    """Return an event with its sites, moves and the tasks that hang on it, or None."""
    after = Task.objects.filter(follows_parent=False).exclude(state=Task.State.WITHDRAWN)
    changes = TaskChange.objects.select_related("task").order_by("task", "pk")
    return (
        events()
        .filter(pk=pk)
        .prefetch_related(
            Prefetch("sites", sites()),
            Prefetch("tasks_after", after.select_related("owner").order_by("last_day", "pk")),
            Prefetch(
                "moves",
                EventMove.objects.select_related("moved_by")
                .prefetch_related(Prefetch("task_changes", changes))
                .order_by("-moved_at", "-pk"),
            ),
        )
        .first()
    )


def day_after(day: date, *, count: int, unit: str) -> date:
    """
    Return the last day of a stretch from the day of an event; the day itself is not counted.

    Three months from 10 January end on 10 April; a day the month lacks is its last day.
    """
    return Offset(count, Unit(unit)).from_day(day)


def stretch_of(task: Task) -> str:
    """Say how far from its event a deadline lies: "03 tháng sau"; empty where it hangs on none."""
    if task.after_count is None:
        return ""
    if not task.after_count:
        return "trong ngày"
    side = "trước" if task.after_count < 0 else "sau"
    return f"{abs(task.after_count):02d} {task.get_after_unit_display()} {side}"


@dataclass(frozen=True, slots=True)
class Follows:
    """What a task's deadline becomes when the event is moved."""

    task: Task
    last_day: date
    # Over on the day it was asked.
    is_past: bool


def own(*, owner: Body) -> QuerySet[Event]:
    """Return the events of a body that take place, from which deadlines may run."""
    return events().filter(owner=owner, cancelled_at__isnull=True)


def hanging_on(event: Event) -> QuerySet[Task]:
    """Return the open tasks whose deadline runs from an event; sub-tasks follow theirs above."""
    found = Task.objects.filter(after_event=event, follows_parent=False, state=Task.State.OPEN)
    return found.filter(after_count__isnull=False).order_by("pk")


def follows(*, event: Event, starts_at: datetime, at: datetime) -> list[Follows]:
    """Return the open tasks whose deadline changes if the event begins at this moment instead."""
    day, today = local_date(starts_at), local_date(at)
    found = []
    for task in hanging_on(event).select_related("owner"):
        assert task.after_count is not None
        last_day = day_after(day, count=task.after_count, unit=task.after_unit)
        if last_day != task.last_day:
            found.append(Follows(task, last_day, last_day < today))
    return found


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that moved with an event, and whether that put it into the past."""

    change: TaskChange
    is_past: bool


def changes_of(move: EventMove) -> list[Moved]:
    """Return the deadlines in sight that moved with an event."""
    day = local_date(move.moved_at)
    return [
        Moved(change, change.last_day_after is not None and change.last_day_after < day)
        for change in move.task_changes.all()
    ]


@dataclass(frozen=True, slots=True)
class Attendance:
    """The figures of all sites of an event."""

    sites: int
    expected_people: int
    present_people: int
    confirmed: int

    @property
    def sentence(self) -> str:
        """For the screen."""
        return f"{self.confirmed} trên {self.sites} điểm cầu đã xác nhận"


def attendance(found: Iterable[EventSite]) -> Attendance:
    """Add up the sites in sight."""
    rows = list(found)
    return Attendance(
        sites=len(rows),
        expected_people=sum(row.expected_people or 0 for row in rows),
        present_people=sum(row.present_people or 0 for row in rows),
        confirmed=sum(row.confirmed_at is not None for row in rows),
    )


def held_in(*, document: Document) -> dict[int, str]:
    """Return the names of the events that clauses of a document hold, by where they begin."""
    return {one["at"]: _read(one).name for one in _proposed(document)}


def event_meant(*, clause: Clause, owner: Body, held: str = "") -> Event | None:
    """
    Return the body's event that a clause speaks of, or that it holds under this name, or None.

    The one made from a clause of the same document with the same words for it, else one whose
    name holds them or is held by them.
    """
    words = text.fold(clause.relative_event or held)
    if not words:
        return None
    there = list(own(owner=owner).order_by("-pk"))
    for event in there:
        said = event.clause
        if (
            said
            and said.document_id == clause.document_id
            and (text.fold(said.relative_event) == words)
        ):
            return event
    return next((event for event in there if _alike(words, text.fold(event.name))), None)


def _alike(words: str, name: str) -> bool:
    """Whether one holds the other: "khai mạc Lễ mít tinh" is of the "Lễ mít tinh"."""
    return words in name or name in words


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a document says of an event, as far as it was read."""

    name: str = ""
    day: date | None = None
    hour: time | None = None
    is_tentative: bool = False
    form: str = ""
    place: str = ""


def occasion_of(*, clause: Clause) -> Occasion:
    """
    Return what the document says of the event that a clause speaks of, or holds itself.

    The words of the clause and the name of the event begin alike, or one holds the other.
    """
    words = text.fold(clause.relative_event)
    for one in _proposed(clause.document):
        name = text.fold(str(one["literal"]))
        if (words and _alike(words, name)) or (not words and one["at"] == clause.start):
            return _read(one)
    return Occasion()


def _proposed(document: Document) -> list[dict[str, Any]]:
    """Return the events the machine read in a document, with where their clauses begin."""
    found: Any = doubts.proposal_of(document).get("tasks", [])
    return [one["event"] | {"at": one["start"]} for one in found if one.get("event")]


def _read(one: dict[str, Any]) -> Occasion:
    return Occasion(
        name=text.clean(str(one["literal"]).replace("*", "")),
        day=date.fromisoformat(one["date"]) if one.get("date") else None,
        hour=time.fromisoformat(one["time"]) if one.get("time") else None,
        is_tentative=bool(one.get("tentative")),
        form=one.get("form") or "",
        place=one.get("place") or "",
    )
