"""What the tests of processes share: folders, other processes, and waiting with a limit."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.lock import process_start_ticks

PATIENCE_S = 60
HOLD_CLUSTER = Path(__file__).with_name("hold_cluster.py")


def wait_until(condition: Callable[[], bool]) -> bool:
    """Say whether the condition comes true within the limit."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def is_gone(pid: int) -> bool:
    """Say whether a process has ended (a zombie has)."""
    return process_start_ticks(pid) is None


class Holder:
    """Another process that runs a cluster."""

    def __init__(self, path: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, HOLD_CLUSTER, path, *arguments], stdout=subprocess.PIPE, text=True
        )

    def first_line(self) -> str:
        """Wait for what it says first: "ready <pid>" or "refused <sentence>"."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def server_pid(self) -> int:
        """Wait until it is ready and give the server's process."""
        return int(self.first_line().removeprefix("ready "))

    def kill(self) -> None:
        """Kill it at once; its server goes by itself."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """End it, whatever it does."""
        self.kill()
        assert self.process.stdout is not None
        self.process.stdout.close()


def answer(dsn: str, question: str = "SELECT 'có'") -> str:
    """Ask the server one question."""
    with psycopg.connect(dsn) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None
    return str(row[0])


def make_data_at(place: Path) -> None:
    """Leave the data of a server that was stopped in good order."""
    with Cluster(place, fast=True):
        pass


def leave_pid_file(place: Path, *, pid: int) -> None:
    """Leave the pid file of a server that was not: it names `pid`."""
    lines = [pid, place, 1_600_000_000, 5432, place, "", "  5432001  0", "ready"]
    pid_file = place / "postmaster.pid"
    pid_file.write_text("".join(f"{line}\n" for line in lines))
    os.chown(pid_file, place.stat().st_uid, place.stat().st_gid)
    pid_file.chmod(0o600)


def free_port() -> int:
    """Give a port on which nobody listens just now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
