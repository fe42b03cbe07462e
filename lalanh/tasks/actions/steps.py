"""The steps a body's part in a task may take, while the task is open."""

from collections.abc import Mapping

from django.db import connection

from lalanh.kernel.errors import Refused
from lalanh.tasks.models import Assignment, Task

_A = Assignment.State
PART_STEPS: Mapping[Assignment.State, frozenset[Assignment.State]] = {
    _A.ASKED: frozenset({_A.OPEN, _A.DECLINED, _A.EXCEPTED}),
    _A.DECLINED: frozenset({_A.ASKED}),
    _A.OPEN: frozenset({_A.UNDER_WAY, _A.REPORTED, _A.EXCEPTED}),
    _A.UNDER_WAY: frozenset({_A.UNDER_WAY, _A.REPORTED, _A.EXCEPTED}),
    _A.REPORTED: frozenset({_A.DONE, _A.RETURNED}),
    _A.RETURNED: frozenset({_A.UNDER_WAY, _A.REPORTED, _A.EXCEPTED}),
    _A.DONE: frozenset(),
    _A.EXCEPTED: frozenset({_A.OPEN}),
}

_T = Task.State
TASK_STEPS: Mapping[Task.State, frozenset[Task.State]] = {
    _T.OPEN: frozenset({_T.CLOSED, _T.WITHDRAWN}),
    _T.CLOSED: frozenset(),
    _T.WITHDRAWN: frozenset(),
}


class TaskOver(Refused):
    """Nothing is added to what has ended."""

    message = (
        "Nhiệm vụ này đã kết thúc hoặc đã rút nên không ghi thêm được. "
        "Hãy mở lại trang nhiệm vụ để xem tình trạng mới nhất."
    )


def held(assignment: Assignment) -> Assignment:
    """
    Lock the part of a task that stays open until this transaction ends.

    :raises TaskOver: for a task that was closed or taken back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT tasks_held_state(%s)", [assignment.pk])
        (state,) = cursor.fetchone() or (None,)
    if state != Task.State.OPEN:
        raise TaskOver
    locked = Assignment.objects.select_for_update(of=("self",)).select_related("task", "body")
    return locked.get(pk=assignment.pk)
