"""What pages show of reminders: the parts to choose from, a preview, and what a task has had."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from lalanh.base.permissions import Permission
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import reminders
from lalanh.tasks.queries.reminders import Words
from lalanh.web.pages import AuthenticatedRequest


@dataclass(frozen=True, slots=True)
class Preview:
    """What one body would read, and on how many desks."""

    body: Body
    texts: list[str]
    accounts: int


def previews(parts: list[Assignment], *, words: Words, at: datetime) -> list[Preview]:
    """Return what each body would read, before anything goes out."""
    seated = reminders.accounts_of(bodies=[part.body_id for part in parts])
    made: dict[int, Preview] = {}
    for part in parts:
        told = len(seated.get(part.body_id, []))
        one = made.setdefault(part.body_id, Preview(part.body, [], told))
        one.texts.append(reminders.text_for(part, words=words, at=at))
    return list(made.values())


def ticked(data: QueryDict) -> set[int]:
    """Return the ids of the parts that were ticked."""
    return {int(value) for value in data.getlist("part") if value.isdecimal()}


def of_task(request: AuthenticatedRequest, task: Task) -> dict[str, Any]:
    """What the page of a task shows of reminders, and whether this seat may send one."""
    found = list(reminders.of_task(task=task))
    body = request.seat.body
    waiting = [
        row.pk
        for row in found
        if row.body_id == body.pk
        and not any(one.opened_by_id == request.user.pk for one in row.openings.all())
    ]
    may_remind = (
        Permission.REMIND in request.seat.permissions
        and reminders.remindable(sender=body).filter(task=task).exists()
    )
    return {"reminders": found, "unopened_reminders": waiting, "may_remind": may_remind}
