"""A worker killed in the middle of reading leaves nothing behind, and the next reads once."""

import subprocess
import sys
import time
from collections.abc import Callable

import psycopg
import pytest

from lalanh.directives.actions import receiving
from tests import make, make_directives
from tests.conftest import Scratch

pytestmark = pytest.mark.processes

# Held by somebody else, so that the worker stands between the document and its clauses.
IN_THE_WAY = "LOCK TABLE directives_clause IN EXCLUSIVE MODE"


def _work(scratch: Scratch, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "django", "work", *options], env=scratch.environment()
    )


def _wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)


def _count(scratch: Scratch, sql: str) -> int:
    with psycopg.connect(scratch.url("owner")) as owner:
        row = owner.execute(sql).fetchone()
    assert row is not None
    return int(row[0])


def test_a_reading_killed_in_the_middle_happens_once(scratch: Scratch) -> None:
    lan = make.lan()
    with make.eyes_of(lan):
        receiving.receive_file(
            content=make_directives.PLAN.encode(), name="ke-hoach.txt", owner=lan.body,
            by=lan.user, at=make.AT,
        )  # fmt: skip

    with psycopg.connect(scratch.url("owner")) as holder:
        holder.execute(IN_THE_WAY)
        worker = _work(scratch)
        _wait_for(lambda: _count(scratch, "SELECT count(*) FROM pg_locks WHERE NOT granted") > 0)
        worker.kill()
        worker.wait(timeout=30)
    kept = _count(scratch, "SELECT count(*) FROM directives_reading")

    assert _work(scratch, "--until-idle").wait(timeout=120) == 0
    read = _count(scratch, "SELECT count(*) FROM directives_reading")
    drafted = _count(scratch, "SELECT count(*) FROM directives_document")
    assert (kept, read, drafted) == (0, 1, 1)
