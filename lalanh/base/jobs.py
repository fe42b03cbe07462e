"""
Jobs on PostgreSQL: progress, cancel, and going on after `kill -9`.

A job's function does its work in steps. A step is one transaction that holds both the work and
the note of how far it came; a killed worker loses at most the step under way, and does none twice.
The worker holds an advisory lock on the job: when it dies the lock is gone, and any worker may go
on at once.
"""

import logging
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db import InterfaceError, OperationalError, connection, transaction

from lalanh.base import clock, scope
from lalanh.base.models import Job, User
from lalanh.kernel.errors import Refused

logger = logging.getLogger(__name__)

# First half of the advisory lock's key; the second is the job's id.
_LOCK_SPACE = 0x6C61
# A job that killed its worker this many times is not started again.
STARTS_LIMIT = 5

# What a job is given and gives back: plain JSON objects, checked by the job that knows them.
type Json = dict[str, Any]


class Cancelled(Exception):
    """Someone asked for the job to stop; raised between steps."""


@dataclass(slots=True)
class Work:
    """The job under way, as its function sees it."""

    job: Job
    by: User
    _result: Json | None = None

    def give(self, **result: Any) -> None:
        """Say what came of the work; kept with the step under way."""
        self._result = {**(self._result or self.job.result), **result}

    @property
    def args(self) -> Json:
        """What the job was asked to do."""
        return dict(self.job.args)

    @property
    def cursor(self) -> Json:
        """How far it came, as the last finished step left it."""
        return dict(self.job.cursor)

    @contextmanager
    def step(
        self,
        *,
        cursor: Json | None = None,
        done: int | None = None,
        total: int | None = None,
        message: str | None = None,
        result: Json | None = None,
    ) -> Iterator[datetime]:
        """
        Do one part of the work and note it, in one transaction; gives the time.

        :raises Cancelled: if someone asked for a stop before the step began.
        """
        with transaction.atomic():
            scope.enter(_eyes(self.job))
            fresh = Job.objects.select_for_update().get(pk=self.job.pk)
            if fresh.cancel_asked_at is not None:
                raise Cancelled
            yield clock.now()
            scope.enter(_eyes(self.job))
            if result is not None:
                self.give(**result)
            for name, value in (
                ("cursor", cursor), ("done", done), ("total", total),
                ("message", message), ("result", self._result),
            ):  # fmt: skip
                if value is not None:
                    setattr(fresh, name, value)
            fresh.save(update_fields=["cursor", "done", "total", "message", "result"])
        self.job = fresh


JOBS: dict[str, Callable[[Work], None]] = {}
# What a kind is called on the screen.
NAMES: dict[str, str] = {}


def job(kind: str, *, name: str = "") -> Callable[[Callable[[Work], None]], Callable[[Work], None]]:
    """Make a function the work of jobs of this kind; the name is what people read."""

    def register(function: Callable[[Work], None]) -> Callable[[Work], None]:
        if kind in JOBS:
            raise ValueError(f"Two jobs of kind {kind!r}.")
        JOBS[kind] = function
        NAMES[kind] = name or kind
        return function

    return register


def discover() -> None:
    """Import every module that may register a job or take in what the public sends."""
    for app in apps.get_app_configs():
        if not app.name.startswith("lalanh."):
            continue
        for found in pkgutil.walk_packages([app.path], f"{app.name}."):
            place = found.name.split(".")[2]
            if place in ("actions", "inbox", "notices") or place.endswith("_actions"):
                import_module(found.name)


def ask(
    *,
    kind: str,
    args: Json,
    by: User,
    at: datetime,
    key: str | None = None,
    not_before: datetime | None = None,
) -> Job:
    """
    Queue a job in the caller's transaction and scope; the same key gives the same job.

    The key is the promise that a double click, a retry or a second clerk starts nothing twice.
    """
    if kind not in JOBS:
        raise ValueError(f"No job of kind {kind!r}.")
    eyes = scope.current()
    fields = {
        "kind": kind,
        "args": args,
        "requested_by": by,
        "requested_at": at,
        "not_before": not_before or at,
        "body_id": eyes.body_id,
        "body_path": eyes.body_path,
    }
    if key is None:
        return Job.objects.create(**fields)
    row, _ = Job.objects.get_or_create(key=key, defaults=fields)
    return row


def ask_to_stop(*, job: Job, at: datetime) -> None:
    """Ask for a stop; a waiting job stops at once, a running one before its next step."""
    row = Job.objects.select_for_update().get(pk=job.pk)
    if not row.is_open:
        return
    row.cancel_asked_at = at
    if row.state == Job.State.QUEUED:
        row.state, row.finished_at = Job.State.CANCELLED, at
    row.save(update_fields=["cancel_asked_at", "state", "finished_at"])


def run_next() -> bool:
    """Run one job that is due and that nobody runs; return whether there was one."""
    with transaction.atomic(), scope.looking_as_worker():
        due = list(
            Job.objects.filter(
                state__in=[Job.State.QUEUED, Job.State.RUNNING], not_before__lte=clock.now()
            )
            .order_by("not_before", "id")
            .values_list("pk", flat=True)[:50]
        )
    for pk in due:
        if not _lock(pk):
            continue
        try:
            if (claimed := _claim(pk)) is not None:
                _run(claimed)
                return True
        finally:
            _unlock(pk)
    return False


def _claim(pk: int) -> Job | None:
    """Mark the job as running if it still waits; we hold its lock, so nobody else runs it."""
    with transaction.atomic(), scope.looking_as_worker():
        row = Job.objects.select_related("requested_by").get(pk=pk)
        if not row.is_open:
            return None
        now = clock.now()
        if row.starts >= STARTS_LIMIT:
            _finish(row, Job.State.FAILED, message=_WORN_OUT)
            return None
        row.state = Job.State.RUNNING
        row.starts += 1
        row.started_at = row.started_at or now
        row.save(update_fields=["state", "starts", "started_at"])
        return row


_WORN_OUT = (
    "Việc này đã làm tiến trình dừng đột ngột nhiều lần nên không chạy lại nữa. "
    "Những phần đã ghi vẫn còn nguyên; hãy báo người vận hành."
)
_BROKEN = (
    "Có lỗi ngoài dự kiến nên việc dừng lại. Những phần đã ghi vẫn còn nguyên; "
    "hãy thử lại, nếu vẫn vậy thì báo người vận hành kèm số việc này."
)


def _run(row: Job) -> None:
    """Run the job's function and note how it ended."""
    work = Work(job=row, by=row.requested_by)
    state, message = Job.State.DONE, None
    try:
        JOBS[row.kind](work)
    except Cancelled:
        state = Job.State.CANCELLED
    except Refused as refusal:
        state, message = Job.State.FAILED, refusal.message
    except (InterfaceError, OperationalError):
        # The database went away or gave way to others: nothing of the step is kept, so the job
        # stays open and runs again, up to its limit of starts.
        raise
    except Exception:
        # The one place that answers for work nobody waits for: logged, told, never swallowed.
        logger.exception("job %s failed", row)
        state, message = Job.State.FAILED, _BROKEN
    with transaction.atomic(), scope.looking_as_worker():
        _finish(Job.objects.get(pk=row.pk), state, message=message)


def _finish(row: Job, state: Job.State, *, message: str | None) -> None:
    """Note the end of the job."""
    row.state, row.finished_at = state, clock.now()
    if message is not None:
        row.message = message
    row.save(update_fields=["state", "finished_at", "message"])


def _eyes(row: Job) -> scope.Scope:
    """The scope of whoever asked for the job."""
    return scope.Scope(user_id=row.requested_by_id, body_id=row.body_id, body_path=row.body_path)


def _lock(pk: int) -> bool:
    """Take the job for this connection; the lock dies with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_LOCK_SPACE, pk % 2**31])
        row = cursor.fetchone()
    return bool(row and row[0])


def _unlock(pk: int) -> None:
    """Give the job back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCK_SPACE, pk % 2**31])
