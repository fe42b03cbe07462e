"""`lalanh run` from nothing: the sites open, a second run is refused, every end is clean."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lalanh.cli.ports import listener
from lalanh.cli.postgres.pid_file import serving
from tests import migrated
from tests.cli.processes import free_port, is_gone, wait_until
from tests.places import open_folder

pytestmark = [pytest.mark.processes, pytest.mark.enable_socket]

OPEN = "Lá Lành đã sẵn sàng."


@dataclass
class Run:
    """A `lalanh run` in a folder of its own."""

    var: Path
    port_web: int = field(default_factory=free_port)
    port_portal: int = field(default_factory=free_port)
    process: subprocess.Popen[str] = field(init=False)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "lalanh.cli.main", "run", "--without-demo"),
                *(f"--port-web={self.port_web}", f"--port-portal={self.port_portal}"),
            ],
            env={"PATH": os.defpath, "LALANH_VAR": str(self.var), "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until(self, words: str) -> str:
        """Read what it says up to a line with these words, and give that line."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError(f"it ended without {words!r}: {''.join(self.said)}")

    def rest(self) -> str:
        """Read to its end."""
        return self.process.communicate(timeout=30)[0]

    def close(self) -> None:
        """End it, whatever it does, and wait for what it started."""
        self.process.kill()
        self.process.communicate()
        assert wait_until(self.is_all_gone)

    def is_all_gone(self) -> bool:
        """Say whether neither site nor server is left."""
        holders = [listener(self.port_web), listener(self.port_portal)]
        return holders == [None, None] and serving(self.var / "postgres") is None


@pytest.fixture(scope="module")
def open_run() -> Iterator[Run]:
    """Give a run from nothing whose sites are open, to all who leave them open."""
    with open_folder() as folder:
        running = Run(folder / "var")
        running.until("Dừng: Ctrl-C.")
        yield running
        running.close()


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """Give a folder with a migrated database, for runs that are ended."""
    with open_folder() as folder:
        (folder / "var").mkdir()
        migrated.put_data(folder / "var" / "postgres")
        yield folder / "var"


@pytest.fixture
def run(var: Path) -> Iterator[Run]:
    """Give a run of the test's own, whose sites are open."""
    running = Run(var)
    running.until(OPEN)
    yield running
    running.close()


def status_of(port: int) -> int:
    """Ask a site for its first page and give the status."""
    try:
        return int(urllib.request.urlopen(f"http://localhost:{port}/", timeout=20).status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_both_sites_open_and_the_end_is_clean(run: Run, sent: signal.Signals) -> None:
    answers = [status_of(run.port_web), status_of(run.port_portal)]

    run.process.send_signal(sent)

    assert run.rest().endswith("Đã dừng gọn gàng.\n")
    assert run.process.returncode == 0
    assert run.is_all_gone()
    assert max(answers) < 500


def test_every_step_says_what_was_done(open_run: Run) -> None:
    steps = [line.split()[1] for line in open_run.said if line.startswith("✔")]
    assert steps[:2] == ["PostgreSQL", "Bảng"]
    assert steps[-3:] == ["Máy", "Trang", "Trang"]


def test_a_killed_run_leaves_nobody_behind(run: Run) -> None:
    run.process.kill()

    assert wait_until(run.is_all_gone)


def test_a_killed_database_comes_back(open_run: Run) -> None:
    server_pid = serving(open_run.var / "postgres")
    assert server_pid is not None

    os.kill(server_pid, signal.SIGKILL)

    open_run.until("PostgreSQL dừng bất ngờ")
    assert wait_until(lambda: serving(open_run.var / "postgres") not in (None, server_pid))


def test_a_killed_site_comes_back(open_run: Run) -> None:
    holder = listener(open_run.port_portal)
    assert holder is not None

    os.kill(holder[0], signal.SIGKILL)

    open_run.until("Trang công khai dừng bất ngờ")
    assert wait_until(lambda: listener(open_run.port_portal) not in (None, holder))


def test_a_second_run_says_which_one_is_open_and_where(open_run: Run) -> None:
    second = Run(open_run.var)

    said = second.rest()

    assert second.process.returncode == 1
    assert f"tiến trình {open_run.process.pid}" in said
    assert f"http://localhost:{open_run.port_web}" in said


def test_a_taken_port_is_said_before_anything_is_started(open_run: Run, tmp_path: Path) -> None:
    other = Run(tmp_path / "var", port_web=open_run.port_web)

    said = other.rest()

    assert other.process.returncode == 1
    assert f"✘ Cổng {open_run.port_web} đang do" in said
    assert not (tmp_path / "var" / "postgres").exists()


def test_management_commands_join_the_running_database(open_run: Run) -> None:
    server_pid = serving(open_run.var / "postgres")

    done = subprocess.run(
        [sys.executable, "-m", "lalanh.cli.main", "manage", "migrate", "--check"],
        env={"PATH": os.defpath, "LALANH_VAR": str(open_run.var)},
        check=False,
    )

    assert done.returncode == 0
    assert serving(open_run.var / "postgres") == server_pid
    assert server_pid is not None
    assert not is_gone(server_pid)
