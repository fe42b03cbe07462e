"""A task is changed in one place for all who have it: words, deadline, event, responsibility."""

from datetime import date, datetime, time

from lalanh.base import notices, scope
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import format_date, local_date
from lalanh.tasks.actions import changes, handing
from lalanh.tasks.actions.doing import NotTheGiver, ReasonMissing
from lalanh.tasks.actions.holding import Cancelled
from lalanh.tasks.models import Assignment, Event, Task, TaskChange
from lalanh.tasks.queries import events


class NothingChanged(Refused):
    """What is said is what stands there."""

    message = "Chưa có gì khác với nội dung đang ghi. Hãy sửa rồi lưu lại."


class AlreadyEnded(Refused):
    """What has ended stays as it was."""

    message = "Nhiệm vụ đã kết thúc hoặc đã rút nên không sửa được nữa."


class NoDeadline(Refused):
    """A general duty has none."""

    message = "Việc chung theo chức năng không có thời hạn. Hãy để trống hạn."


def _given_by_us(task: Task) -> Task:
    """Lock an open task of the seat's body."""
    if scope.current().body_id != task.owner_id:
        raise NotTheGiver
    task = Task.objects.select_for_update().get(pk=task.pk)
    if task.state != Task.State.OPEN:
        raise AlreadyEnded
    return task


@action("tasks.task.changed")
def change_task(
    *,
    task: Task,
    title: str,
    words: str,
    last_day: date | None,
    due_time: time | None,
    reason: str,
    by: User,
    at: datetime,
) -> TaskChange:
    """
    Change the words or the deadline once, for every body that has a part; tell them.

    A deadline that hung on an event and is changed by hand hangs on it no more.

    :raises NotTheGiver: from another body.
    :raises AlreadyEnded: once the task was closed or taken back.
    :raises ReasonMissing: without a reason.
    :raises NothingChanged: if nothing differs.
    :raises NoDeadline: a deadline for a general duty.
    """
    task = _given_by_us(task)
    if not reason.strip():
        raise ReasonMissing(field="reason")
    new = changes.Said(text.clean(title), words, last_day, due_time if last_day else None)
    if new == changes.said_by(task):
        raise NothingChanged
    if task.is_general and last_day is not None:
        raise NoDeadline(field="last_day")
    if last_day != task.last_day:
        task.after_event, task.after_count, task.after_unit = None, None, ""
        task.follows_parent = False
    change = changes.rewrite(task, new, reason=text.clean(reason), by=by, at=at)
    _tell(task, change, by=by, at=at)
    return change


def _tell(task: Task, change: TaskChange, *, by: User, at: datetime) -> None:
    bodies = changes.bodies_concerned([change])
    due = ""
    if change.last_day_after != change.last_day_before:
        day = change.last_day_after
        due = f" Hạn mới: hết ngày {format_date(day)}." if day else " Nay không còn ghi hạn."
    notices.send(
        to=handing.sitting_in(bodies),
        kind="tasks.changed",
        text=f"Nhiệm vụ “{task.title}” được sửa: {change.reason}{due}",
        url=f"/nhiem-vu/{task.pk}/",
        by=by,
        at=at,
    )
    note(bodies=len(bodies))


@action("tasks.deadline.tied")
def tie_deadline(
    *, task: Task, event: Event, count: int, unit: str, by: User, at: datetime
) -> TaskChange:
    """
    Let the deadline of a task hang on an event by a stretch, before it if negative.

    :raises NotTheGiver: from a body that did not give the task, or for another body's event.
    :raises AlreadyEnded: once the task was closed or taken back.
    :raises NoDeadline: for a general duty.
    :raises Cancelled: for an event that does not take place.
    """
    task = _given_by_us(task)
    if event.owner_id != task.owner_id:
        raise NotTheGiver
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.cancelled_at is not None:
        raise Cancelled(field="event")
    if task.is_general:
        raise NoDeadline
    task.after_event, task.after_count, task.after_unit = event, count, unit
    task.follows_parent = False
    day = events.day_after(local_date(event.starts_at), count=count, unit=unit)
    old = changes.said_by(task)
    change = changes.rewrite(
        task,
        changes.Said(old.title, old.text, day, None),
        reason=f"Hạn tính theo sự kiện “{event.name}”.",
        by=by,
        at=at,
    )
    _tell(task, change, by=by, at=at)
    return change


@action("tasks.responsibility.set")
def set_responsibility(
    *, assignment: Assignment, responsibility: str, by: User, at: datetime
) -> Assignment:
    """
    Say which kind of responsibility a body bears in a task; empty for none named.

    :raises NotTheGiver: from another body.
    """
    if scope.current().body_id != assignment.owner_id:
        raise NotTheGiver
    assignment.responsibility = responsibility
    assignment.save(update_fields=["responsibility"])
    return assignment
