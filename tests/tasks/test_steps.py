"""The whole maps of statuses, step by step: what is not in these tables is refused."""

import itertools
from collections.abc import Mapping
from enum import Enum
from typing import Any

import pytest

from lalanh.directives.actions.registering import STEPS as DOCUMENT_STEPS
from lalanh.directives.models import Document
from lalanh.kernel import states
from lalanh.programmes.actions.programmes import STEPS as PROGRAMME_STEPS
from lalanh.programmes.models import Programme
from lalanh.tasks.actions.steps import PART_STEPS, TASK_STEPS
from lalanh.tasks.models import Assignment, Task

PART: dict[str, set[str]] = {
    "asked": {"open", "declined", "excepted"},
    "declined": {"asked"},
    "open": {"under_way", "reported", "excepted"},
    "under_way": {"under_way", "reported", "excepted"},
    "reported": {"done", "returned"},
    "returned": {"under_way", "reported", "excepted"},
    "done": set(),
    "excepted": {"open"},
}
TASK: dict[str, set[str]] = {"open": {"closed", "withdrawn"}, "closed": set(), "withdrawn": set()}
DOCUMENT: dict[str, set[str]] = {
    "proposed": {"confirmed", "withdrawn"}, "confirmed": {"withdrawn"}, "withdrawn": set(),
}  # fmt: skip
PROGRAMME: dict[str, set[str]] = {"open": {"closed"}, "closed": set()}
type Steps = Mapping[Any, frozenset[Any]]
MAPS: list[tuple[Steps, dict[str, set[str]], list[Enum]]] = [
    (PART_STEPS, PART, list(Assignment.State)),
    (TASK_STEPS, TASK, list(Task.State)),
    (DOCUMENT_STEPS, DOCUMENT, list(Document.State)),
    (PROGRAMME_STEPS, PROGRAMME, list(Programme.State)),
]
PAIRS = [
    (steps, old, new, new.value in table[old.value])
    for steps, table, kind in MAPS
    for old, new in itertools.product(kind, repeat=2)
]


def _may(steps: Steps, old: Enum, new: Enum) -> bool:
    try:
        states.check(steps, old, new)
    except states.NotOnTheMap:
        return False
    return True


@pytest.mark.parametrize(
    ("steps", "old", "new", "allowed"),
    PAIRS,
    ids=lambda value: value.value if isinstance(value, Enum) else None,
)
def test_a_step_is_allowed_just_where_the_table_says(
    steps: Steps, old: Enum, new: Enum, allowed: bool
) -> None:
    assert _may(steps, old, new) is allowed
