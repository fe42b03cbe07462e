"""The steps a body's part in a task may take."""

from collections.abc import Mapping

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
