"""
How fast small jobs pass through one worker, beside a bare queue in a table.

    python -m bench.jobs [jobs]

Ours: asked, locked, claimed, run in one step that notes its progress, finished, unlocked. The
bare queue takes a row with SKIP LOCKED and marks it done in the same transaction.
"""

import sys
import time
from collections.abc import Callable, Iterator

from bench.database import become, database
from bench.figure import Figure

JOBS = 500


def _rate(step: Callable[[], object], count: int) -> float:
    started = time.perf_counter()
    step()
    return count / (time.perf_counter() - started)


def _ours(count: int) -> float:
    from lalanh.base import jobs  # noqa: PLC0415  # Django has to be set up before
    from tests import make, make_fund  # noqa: PLC0415

    @jobs.job("bench.nothing")
    def nothing(work: jobs.Work) -> None:
        with work.step(done=1, total=1):
            pass

    lan = make.lan()
    with make.eyes_of(lan):
        for _ in range(count):
            jobs.ask(kind="bench.nothing", args={}, by=lan.user, at=make.AT)
    return _rate(make_fund.run_jobs, count)


_TAKE = """
WITH next AS (SELECT id FROM bench_queue WHERE NOT done ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE bench_queue SET done = true FROM next WHERE bench_queue.id = next.id
"""


def _bare(count: int) -> float:
    from django.db import connection  # noqa: PLC0415

    become("lalanh_owner")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_queue (id serial PRIMARY KEY, done bool DEFAULT false)")
        cursor.execute("INSERT INTO bench_queue (id) SELECT generate_series(1, %s)", [count])

        def drain() -> None:
            for _ in range(count):
                cursor.execute(_TAKE)

        return _rate(drain, count)


def figures(count: int = JOBS) -> Iterator[Figure]:
    """Measure both on one server."""
    with database():
        ours, bare = _ours(count), _bare(count)
    yield Figure("small jobs through one worker", ours, "jobs/s", bare, "bare SKIP LOCKED queue")


def main() -> None:
    """Print the figures."""
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else JOBS):
        print(f"{figure.ours:,.0f} {figure.unit}; {figure.peer_name}: {figure.peer:,.0f}")


if __name__ == "__main__":
    main()
