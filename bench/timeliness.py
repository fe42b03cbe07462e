"""
How fast a plan is measured: 3,321 communes, 60 tasks, 199,260 parts, a report on most of them.

    python -m bench.timeliness

Beside it, the same medians and shares in plain Python out of the rows, in the same run.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from statistics import median
from typing import TYPE_CHECKING

from bench.database import become, database
from bench.figure import Figure

if TYPE_CHECKING:
    from bench.province import Laid

_REPORTS = """
INSERT INTO tasks_report (assignment_id, body_id, owner_id, text, claims_done, reported_at,
                          reported_by_id, verdict, verdict_reason, judged_at, judged_by_id)
SELECT a.id, a.body_id, a.owner_id, 'Đã làm.', a.state IN ('done', 'reported'),
       t.given_at + (a.id % 20) * interval '1 day', t.given_by_id,
       CASE a.state WHEN 'done' THEN 'accepted' ELSE 'none' END, '',
       CASE a.state WHEN 'done' THEN t.given_at + (a.id % 20 + 1) * interval '1 day' END,
       CASE a.state WHEN 'done'
         THEN (SELECT min(u.id) FROM base_user u WHERE u.id <> t.given_by_id) END
  FROM tasks_assignment a JOIN tasks_task t ON t.id = a.task_id
 WHERE a.state IN ('done', 'reported', 'under_way')
"""


def _reported() -> None:
    """Let most bodies have reported, and the giver have accepted what is done."""
    from django.db import connection  # noqa: PLC0415  # Django has to be set up before

    become("lalanh_owner")
    with connection.cursor() as cursor:
        cursor.execute(_REPORTS)
        cursor.execute("ANALYZE")
    become("lalanh_app")


def _in_python(laid: "Laid") -> dict[int, tuple[int, float | None]]:
    """Share on time and median days of each body, out of every row."""
    from lalanh.tasks.models import Report  # noqa: PLC0415

    days: dict[int, list[int]] = defaultdict(list)
    on_time: dict[int, int] = defaultdict(int)
    accepted = Report.objects.filter(assignment__task__programme=laid.programme, verdict="accepted")
    for body, last_day, given, told in accepted.values_list(
        "body_id", "assignment__task__last_day", "assignment__task__given_at", "reported_at"
    ):
        days[body].append((told - given).days)
        on_time[body] += last_day is not None and told.date() <= last_day
    return {body: (on_time[body], median(took)) for body, took in days.items()}


def _middle(step: Callable[[], object], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        step()
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)[rounds // 2]


def figures() -> Iterator[Figure]:
    """Measure a plan, and the same out of the rows."""
    with database():
        import datetime as dt  # noqa: PLC0415

        from bench.province import AT, laid_down  # noqa: PLC0415
        from lalanh.tasks.queries.measures import timeliness  # noqa: PLC0415
        from tests import make  # noqa: PLC0415

        laid = laid_down()
        _reported()
        with make.eyes_of(laid.people[0]):
            at = AT + dt.timedelta(days=60)
            ours = _middle(lambda: timeliness(programme=laid.programme, at=at))
            rows = _middle(lambda: _in_python(laid))
    yield Figure("timeliness of a plan", ours, "ms", rows, "half of it in Python out of the rows")


if __name__ == "__main__":
    for figure in figures():
        print(f"{figure.what}: {figure.ours:,.0f} {figure.unit} ({figure.peer:,.0f})")
