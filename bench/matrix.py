"""
How fast the page of a plan answers: 3,321 communes, 60 tasks, 199,260 parts.

    python -m bench.matrix [users]

The real staff site (`lalanh run --only web`) over a database of its own, with row-level security
in force. People sign in through the form and open pages over HTTP: one person each page; then
twenty at once the plan's, without a pause, and with a second between pages. In the same run the
same matrix is put together in two plain ways, as the application's role and without a page around
it: every part read as a row, and the sums alone grouped by the database.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.database import database
from bench.figure import Figure
from bench.visitors import Visitor, Waited, opened, staff_site

if TYPE_CHECKING:
    from bench.province import Laid

USERS, EACH, ALONE = 20, 6, 15


def _pages(laid: "Laid") -> dict[str, str]:
    """The pages that are asked for, by name."""
    plan, commune = laid.programme.pk, laid.communes[0].pk
    return {
        "plan page": f"/chuong-trinh/{plan}/",
        "one district of the plan": f"/chuong-trinh/{plan}/?group={laid.districts[0].pk}",
        "a body's tasks": f"/nhiem-vu/co-quan/{commune}/",
        "who is late": "/nhiem-vu/qua-han/",
        "preview of a hand-out": f"/van-ban/{laid.document.pk}/giao/",
    }


def _asked(port: int, laid: "Laid", users: int) -> dict[str, Waited]:
    """Let one person open each page, then all of them the plan's: without a pause, and with one."""
    from tests import make  # noqa: PLC0415  # Django has to be set up before

    people = [Visitor(port) for _ in laid.people[:users]]
    for visitor, person in zip(people, laid.people, strict=False):
        visitor.sign_in(person.user.username, make.PASSWORD)
    waited = {}
    for name, page in _pages(laid).items():
        people[0].get(page)
        waited[name] = opened(people[:1], [page], each=ALONE)
    page = _pages(laid)["plan page"]
    opened(people, [page], each=2)  # every worker has to have begun
    waited[f"plan page, {users} at once"] = opened(people, [page], each=EACH)
    waited[f"plan page, {users} at once, 1 s between"] = opened(
        people, [page], each=EACH, pause_s=1.0
    )
    return waited


def _plain(laid: "Laid") -> tuple[float, float]:
    """Milliseconds to read all parts and lay them out, and to group their sums in SQL."""
    from django.db import connection  # noqa: PLC0415

    from lalanh.tasks.models import Assignment  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    found = Assignment.objects.filter(task__programme=laid.programme)

    def row_by_row() -> None:
        rows = found.values_list("body_id", "task_id", "state", "role")
        cells = {(body, task): (state, role) for body, task, state, role in rows}
        assert len(cells) == len(laid.communes) * 60

    def grouped() -> None:
        with connection.cursor() as cursor:
            cursor.execute(_GROUPED, [laid.programme.pk])
            cursor.fetchall()

    with make.eyes_of(laid.people[0]):
        return _middle(row_by_row), _middle(grouped)


_GROUPED = """
SELECT b.parent_id, a.task_id, a.state, count(*)
  FROM tasks_assignment a JOIN tasks_task t ON t.id = a.task_id
  JOIN organisations_body b ON b.id = a.body_id
 WHERE t.programme_id = %s GROUP BY 1, 2, 3
"""


def _middle(step: Callable[[], None], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        step()
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)[rounds // 2]


def figures(users: int = USERS) -> Iterator[Figure]:
    """Measure the pages, and the plain ways beside the plan's."""
    with database(), tempfile.TemporaryDirectory(prefix="lalanh-bench-site-") as home:
        from bench.province import laid_down  # noqa: PLC0415

        laid = laid_down(people=users)
        with staff_site(Path(home)) as port:
            waited = _asked(port, laid, users)
        rows, sums = _plain(laid)
    plan = waited["plan page"].p50_ms
    yield Figure("plan page, p50", plan, "ms", rows, "every part read, no page around it")
    yield Figure("plan page, p50", plan, "ms", sums, "GROUP BY of the sums, no page around it")
    for name, found in waited.items():
        yield Figure(f"{name}, p95", found.p95_ms, "ms")
    crowd = waited[f"plan page, {users} at once"]
    yield Figure(f"plan page, {users} at once", crowd.per_second, "pages/s")


def main() -> None:
    """Print the figures."""
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else USERS):
        print(f"{figure.what:48}{figure.ours:10,.1f} {figure.unit}", end="")
        print(f"   {figure.peer_name}: {figure.peer:,.1f}" if figure.peer else "")


if __name__ == "__main__":
    main()
