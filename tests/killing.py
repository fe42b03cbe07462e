"""Real workers, held still at a chosen place and killed there."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from tests.conftest import Scratch


def work(scratch: Scratch, *options: str) -> subprocess.Popen[bytes]:
    """Start a real worker."""
    return subprocess.Popen(
        [sys.executable, "-m", "django", "work", *options], env=scratch.environment()
    )


def finish(scratch: Scratch) -> None:
    """Let a fresh worker do what waits."""
    assert work(scratch, "--until-idle").wait(timeout=120) == 0


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)


@contextmanager
def stalled(scratch: Scratch, sql: str) -> Iterator[None]:
    """Hold a row that the worker will need, so that it stands still in the middle."""
    with psycopg.connect(scratch.url("owner")) as holder:
        holder.execute(sql)
        yield
        holder.rollback()


def is_waiting(scratch: Scratch) -> bool:
    """Whether the worker waits for the row that is held."""
    with psycopg.connect(scratch.url("owner")) as owner:
        row = owner.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
    return row is not None and row[0] > 0


def killed_in_the_middle(scratch: Scratch, sql: str) -> None:
    """Start a worker, kill it with SIGKILL while it stands in the middle."""
    with stalled(scratch, sql):
        worker = work(scratch)
        wait_for(lambda: is_waiting(scratch))
        worker.kill()
        worker.wait(timeout=30)
    wait_for(lambda: not is_waiting(scratch))
