"""Starting over data that are there: another owner, stale files, a slow recovery."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lalanh.cli.postgres.binaries import find_binaries
from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.errors import AlreadyRunning, LauncherRefused
from lalanh.cli.postgres.pid_file import serving
from tests.cli.processes import Holder, answer, leave_pid_file

pytestmark = pytest.mark.processes

Hold = Callable[..., Holder]


@pytest.fixture
def place(known_place: Path) -> Path:
    """Give a place with data: these tests need no new ones."""
    return known_place


def test_a_second_owner_is_refused_with_the_first_ones_number(hold: Hold, place: Path) -> None:
    first = hold()
    first.server_pid()

    with pytest.raises(AlreadyRunning, match=f"tiến trình {first.process.pid}"):
        Cluster(place).start()


def test_who_attaches_uses_the_running_server_and_leaves_it_running(
    hold: Hold, place: Path
) -> None:
    server_pid = hold().server_pid()
    cluster = Cluster(place)

    cluster.start(attach=True)
    said = answer(cluster.dsn())
    cluster.stop()

    assert said == "có"
    assert serving(place) == server_pid


def test_who_attaches_to_nothing_becomes_the_owner(place: Path) -> None:
    cluster = Cluster(place, fast=True)

    cluster.start(attach=True)
    attached = cluster.attached
    cluster.stop()

    assert not attached
    assert serving(place) is None


def test_a_pid_file_of_a_process_long_gone_is_no_obstacle(place: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    leave_pid_file(place, pid=ended.pid)

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn()) == "có"


def test_a_pid_file_that_names_another_living_program_is_no_obstacle(place: Path) -> None:
    owner = place.stat()
    with subprocess.Popen(["/bin/sleep", "60"], user=owner.st_uid, group=owner.st_gid) as other:
        leave_pid_file(place, pid=other.pid)

        with Cluster(place, fast=True) as cluster:
            said = answer(cluster.dsn())

        still_living = other.poll() is None
        other.kill()
    assert said == "có"
    assert still_living


def test_a_slow_recovery_is_waited_for(place: Path, slow_programs: Path) -> None:
    programs = find_binaries(environ={"LALANH_PG_BIN": str(slow_programs)})
    lines: list[str] = []

    with Cluster(place, binaries=programs, fast=True, progress=lines.append) as cluster:
        assert answer(cluster.dsn()) == "có"


def test_a_recovery_beyond_the_limit_ends_with_a_sentence(place: Path, slow_programs: Path) -> None:
    programs = find_binaries(environ={"LALANH_PG_BIN": str(slow_programs)})

    with pytest.raises(LauncherRefused, match="LALANH_PG_START_TIMEOUT_S"):
        Cluster(place, binaries=programs, fast=True, start_timeout_s=0.3).start()


def test_another_thread_may_not_start_it(place: Path) -> None:
    caught: list[BaseException] = []

    def start() -> None:
        try:
            Cluster(place).start()
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()

    assert "main thread" in str(caught[0])
