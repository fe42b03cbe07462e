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

# A task of thousands has thousands of reminders; the others are a page of their own.
_SHOWN_OF_TASK = 20
_BODIES_LOOKED_AT = 50


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


def looked_at(parts: list[Assignment], *, words: Words, at: datetime) -> dict[str, object]:
    """What the page shows before anything goes out: the first bodies, and how many there are."""
    found = previews(parts, words=words, at=at)
    return {
        "is_preview": True,
        "previews": found[:_BODIES_LOOKED_AT],
        "bodies": len(found),
        "others": max(len(found) - _BODIES_LOOKED_AT, 0),
    }


def said_of(sent: object, *, chosen: int) -> str:
    """Say how many reminders went out, and that some had gone out before."""
    assert isinstance(sent, list)
    bodies = len({row.body_id for row in sent})
    said = f"Đã đôn đốc {len(sent)} phần việc ở {bodies} cơ quan."
    if passed := chosen - len(sent):
        said += f" {passed} phần việc bỏ qua vì hôm nay đã đôn đốc."
    return said


def ticked(data: QueryDict) -> set[int]:
    """Return the ids of the parts that were ticked."""
    return {int(value) for value in data.getlist("part") if value.isdecimal()}


def of_task(request: AuthenticatedRequest, task: Task) -> dict[str, Any]:
    """What the page of a task shows of reminders, and whether this seat may send one."""
    body = request.seat.body
    may_remind = (
        Permission.REMIND in request.seat.permissions
        and reminders.remindable(sender=body).filter(task=task).exists()
    )
    found = list(reminders.of_task(task=task)[: _SHOWN_OF_TASK + 1])
    return {
        "reminders": found[:_SHOWN_OF_TASK],
        "has_more_reminders": len(found) > _SHOWN_OF_TASK,
        "unopened_reminders": reminders.unopened_of_task(task=task, user=request.user, body=body),
        "may_remind": may_remind,
    }
