"""Starting over whatever lies there: two starters, stale files, half a folder, a slow recovery."""

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
from tests.cli.processes import Holder, answer, leave_pid_file, make_data_at, wait_until

pytestmark = pytest.mark.processes

Hold = Callable[..., Holder]


def test_of_two_starters_at_once_one_runs_and_one_says_who_does(hold: Hold) -> None:
    starters = [hold("--exit-after-s=3"), hold("--exit-after-s=3")]

    said = sorted(starter.first_line() for starter in starters)

    assert said[0].startswith("ready ")
    assert said[1].startswith("refused Lá Lành đang chạy rồi")


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
    make_data_at(place)
    leave_pid_file(place, pid=ended.pid)

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn()) == "có"


def test_a_pid_file_that_names_another_living_program_is_no_obstacle(place: Path) -> None:
    make_data_at(place)
    owner = place.stat()
    with subprocess.Popen(["/bin/sleep", "60"], user=owner.st_uid, group=owner.st_gid) as other:
        leave_pid_file(place, pid=other.pid)

        with Cluster(place, fast=True) as cluster:
            said = answer(cluster.dsn())

        still_living = other.poll() is None
        other.kill()
    assert said == "có"
    assert still_living


def test_half_a_folder_is_refused_and_kept(place: Path) -> None:
    place.mkdir()
    (place / "ghi-chu.txt").write_text("đừng xoá")

    with pytest.raises(LauncherRefused, match="không phải dữ liệu PostgreSQL trọn vẹn"):
        Cluster(place).start()

    assert (place / "ghi-chu.txt").read_text() == "đừng xoá"


def test_an_empty_folder_and_an_interrupted_first_start_are_no_obstacle(place: Path) -> None:
    place.mkdir()
    leftover = place.with_name("postgres.new-abc")
    (leftover / "base").mkdir(parents=True)

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn()) == "có"

    assert not leftover.exists()


def test_an_owner_killed_while_creating_the_data_leaves_no_half_folder(
    hold: Hold, place: Path
) -> None:
    first = hold()
    assert wait_until(lambda: any(place.parent.glob("postgres.new-*/base")))
    first.kill()

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn()) == "có"


def test_a_path_too_long_for_a_socket_gets_a_short_private_one(place: Path) -> None:
    long = place.parent / ("x" * 60) / ("y" * 60) / "postgres"

    with Cluster(long, fast=True) as cluster:
        folder = cluster.socket_folder
        said = answer(cluster.dsn())
        mode = folder.stat().st_mode & 0o777

    assert said == "có"
    assert mode == 0o700
    assert not folder.exists()


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
