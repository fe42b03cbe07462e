"""
Actions: the only way anything is written.

An action opens the transaction (or joins the caller's), leaves one audit row and is known by its
kind. Actions called by an action leave rows of their own with the same trace.
"""

import datetime as dt
import enum
import functools
import json
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import connection, models, transaction

from lalanh.base import scope
from lalanh.base.models import User

type Fact = str | int | bool | list[Fact] | dict[str, Fact] | None


@dataclass(frozen=True, slots=True)
class Registered:
    """One kind of action and where it stands."""

    kind: str
    module: str
    name: str


@dataclass(slots=True)
class _Running:
    """The action under way: its trace and the facts it wants kept."""

    trace: uuid.UUID
    facts: dict[str, Fact] = field(default_factory=dict)


REGISTRY: dict[str, Registered] = {}
_running: ContextVar[_Running | None] = ContextVar("running_action", default=None)


def note(**facts: Fact) -> None:
    """Keep these facts in the audit row of the action under way; never personal data."""
    running = _running.get()
    if running is None:
        raise RuntimeError("Only an action has an audit row to note facts in.")
    running.facts.update(facts)


def action[**P, R](kind: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """
    Make a function an action of this kind; it takes `by=` (User) and `at=` (aware datetime).

    :raises ValueError: if another function already carries the kind.
    """

    def register(function: Callable[P, R]) -> Callable[P, R]:
        if kind in REGISTRY:
            raise ValueError(f"Two actions of kind {kind!r}.")
        REGISTRY[kind] = Registered(kind, function.__module__, function.__name__)

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            by, at = kwargs["by"], kwargs["at"]
            assert isinstance(by, User)
            assert isinstance(at, dt.datetime)
            assert at.tzinfo is not None
            caller = _running.get()
            running = _Running(caller.trace if caller else uuid.uuid4())
            token = _running.set(running)
            try:
                with transaction.atomic(savepoint=False):
                    _name_on_connection(kind)
                    result = function(*args, **kwargs)
                    _leave_row(
                        kind=kind, by=by, at=at, running=running, given=kwargs, subject=result
                    )
                    return result
            finally:
                _running.reset(token)

        return run

    return register


def _name_on_connection(kind: str) -> None:
    """Tell the database which action runs, so that triggers may record it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lalanh.action', %s, true)", [kind])


def _leave_row(
    *,
    kind: str,
    by: User,
    at: dt.datetime,
    running: _Running,
    given: dict[str, object],
    subject: object,
) -> None:
    """Write the audit row, with the returned object as its subject."""
    eyes = scope.current()
    subject_type, subject_id = "", ""
    if isinstance(subject, models.Model):
        subject_type, subject_id = subject._meta.label_lower, str(subject.pk)
    facts = json.dumps(_plain_facts(given) | running.facts, ensure_ascii=False)
    with connection.cursor() as cursor:
        cursor.execute(
            _ADD_ROW,
            [
                at, kind, by.pk, by.full_name, eyes.body_id, eyes.body_path,
                subject_type, subject_id, running.trace, facts,
            ],
        )  # fmt: skip


# Without RETURNING: whoever acts may add to the record and need not be able to read it.
_ADD_ROW = """
    INSERT INTO base_auditevent (at, kind, actor_id, actor_name, body_id, body_path,
                                 subject_type, subject_id, trace, facts)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


def _plain_facts(given: dict[str, object]) -> dict[str, Fact]:
    """Return the arguments that may stand in an audit row: ids, numbers, dates, choices."""
    facts: dict[str, Fact] = {}
    for name, value in given.items():
        if name in ("by", "at"):
            continue
        if isinstance(value, models.Model):
            facts[name] = f"{value._meta.label_lower}:{value.pk}"
        elif isinstance(value, dt.date | dt.datetime):
            facts[name] = value.isoformat()
        elif isinstance(value, enum.Enum):
            facts[name] = str(value.value)
        elif value is None or isinstance(value, bool | int):
            facts[name] = value
    return facts
