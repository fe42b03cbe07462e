"""By when a task is to be done, as its clause says and as the event it hangs on has it."""

from datetime import date, time
from typing import TypedDict

from lalanh.directives.models import Clause
from lalanh.kernel.period import local_date
from lalanh.tasks.models import Event, Task
from lalanh.tasks.queries import events


class Deadline(TypedDict, total=False):
    """The fields of a task that say by when."""

    last_day: date | None
    due_time: time | None
    is_tentative: bool
    after_event: Event | None
    after_count: int | None
    after_unit: str


def holds(clause: Clause) -> bool:
    """Whether a clause with an event consists in holding it: it counts from nothing else."""
    return clause.relative_count is None


def deadline_of(clause: Clause, event: Event | None) -> Deadline:
    """
    Return by when: counted from the event if one is meant, else as the clause was settled.

    Whoever holds the event has until its own day.
    """
    if event is None:
        return Deadline(
            last_day=clause.last_day,
            due_time=clause.due_time,
            is_tentative=clause.is_tentative,
            after_count=clause.relative_count,
            after_unit=clause.relative_unit,
        )
    count, unit = clause.relative_count, clause.relative_unit
    if count is None:
        count, unit = 0, Task.AfterUnit.DAY.value
    return Deadline(
        last_day=events.day_after(local_date(event.starts_at), count=count, unit=unit),
        is_tentative=False,
        after_event=event,
        after_count=count,
        after_unit=unit,
    )
