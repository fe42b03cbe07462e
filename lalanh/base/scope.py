"""
Row-level security: whose eyes the database looks through.

Every table that belongs to a body has a policy over these settings, which hold for one
transaction. Without them the application's role sees no row at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

_NAMES = ("lalanh.user_id", "lalanh.body_id", "lalanh.body_path")


@dataclass(frozen=True, slots=True)
class Scope:
    """Who looks, and from which body: an account sees its body and the bodies below it."""

    user_id: int | None = None
    body_id: int | None = None
    # Ids from the root down, each followed by a full stop: "1.17.203."
    body_path: str = ""

    def as_settings(self) -> tuple[str, str, str]:
        """Return the values of the three settings; an empty one matches nothing."""
        return (
            "" if self.user_id is None else str(self.user_id),
            "" if self.body_id is None else str(self.body_id),
            self.body_path,
        )


NOBODY = Scope()


def current() -> Scope:
    """Return the scope of the running transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(f"coalesce(current_setting('{n}', true), '')" for n in _NAMES)
        )
        row = cursor.fetchone()
    assert row is not None
    user_id, body_id, body_path = row
    return Scope(
        user_id=int(user_id) if user_id else None,
        body_id=int(body_id) if body_id else None,
        body_path=body_path,
    )


def enter(scope: Scope, *, may_write: bool = True) -> None:
    """Look through these eyes until the transaction ends, and from now on perhaps only look."""
    if not connection.in_atomic_block:
        raise RuntimeError("A scope holds for a transaction: open one first.")
    with connection.cursor() as cursor:
        cursor.execute(_ENTER if may_write else _ENTER_READ_ONLY, scope.as_settings())


_ENTER = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _NAMES)
_ENTER_READ_ONLY = f"{_ENTER}, set_config('transaction_read_only', 'on', true)"


@contextmanager
def looking_as(scope: Scope) -> Iterator[None]:
    """Open (or join) a transaction, look through these eyes, and go back to the former ones."""
    with transaction.atomic():
        former = current()
        enter(scope)
        yield
        enter(former)


@contextmanager
def looking_as_worker() -> Iterator[None]:
    """See, within the running transaction, what waits for a worker: every job, the whole inbox."""
    if not connection.in_atomic_block:
        raise RuntimeError("A scope holds for a transaction: open one first.")
    _be_worker("on")
    yield
    _be_worker("")


def _be_worker(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lalanh.worker', %s, true)", [value])
