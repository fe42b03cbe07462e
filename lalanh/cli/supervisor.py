"""Keeps the sites and the worker running: starts, waits, restarts with patience, stops."""

import http.client
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from lalanh.cli.children import ourselves, spawn
from lalanh.cli.steps import say, seconds
from lalanh.kernel.errors import Refused

TICK_S = 0.2
OPEN_S = 60.0  # a site that does not answer by then will not
STOP_S = 8.0
HEALTHY_S = 60.0  # having run that long, a child's earlier crashes are forgotten
WAIT_LONGEST_S = 30.0


class ServiceRefused(Refused):
    """A child does not open."""


@dataclass(frozen=True, slots=True)
class Service:
    """One child: its title on the screen, its command, and where it answers once it is open."""

    title: str
    command: Sequence[str]
    surface: str
    host: str = ""
    port: int = 0


@dataclass(slots=True)
class Child:
    """A service with its process of the moment."""

    service: Service
    process: subprocess.Popen[bytes]
    started_s: float
    crashes: int = 0
    restart_s: float | None = None


@dataclass(slots=True)
class Supervisor:
    """
    Runs services as direct children with one environment.

    `before_restart` is called while a child waits for its restart (to bring the database back).
    """

    services: Sequence[Service]
    environment: Mapping[str, str]
    keep_database: Callable[[], None] = lambda: None
    children: list[Child] = field(default_factory=list)

    def open(self) -> None:
        """
        Start all services and wait until each answers.

        :raises ServiceRefused: if one ends or stays silent.
        """
        for service in self.services:
            process = self._spawn(service)
            self.children.append(Child(service, process, started_s=time.monotonic()))
        for child in self.children:
            self._wait_until_open(child)
            say(f"✔ {child.service.title} … {seconds(time.monotonic() - child.started_s)}")

    def watch(self) -> None:
        """Keep database and children running until interrupted."""
        while True:
            self.keep_database()
            for child in self.children:
                self._look_after(child)
            time.sleep(TICK_S)

    def stop(self) -> None:
        """Ask all children to end, then end what is left of them."""
        for child in self.children:
            child.process.terminate()
        deadline = time.monotonic() + STOP_S
        for child in self.children:
            try:
                child.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                say(f"  · {child.service.title} chưa chịu dừng; buộc dừng.")
            _end_group(child.process)
        self.children.clear()

    def _spawn(self, service: Service) -> subprocess.Popen[bytes]:
        """Start one child on its surface."""
        return spawn(
            service.command,
            identity=ourselves(),
            death_signal=signal.SIGTERM,
            output=None,
            environment={**self.environment, "LALANH_SURFACE": service.surface},
        )

    def _wait_until_open(self, child: Child) -> None:
        """Wait for a first answer; a service without a port is open when it runs."""
        while child.service.port and not _answers(child.service):
            if child.process.poll() is not None:
                raise ServiceRefused(
                    f"{child.service.title} không mở được (mã {child.process.returncode}). "
                    "Nguyên nhân nằm ở các dòng báo lỗi ngay phía trên."
                )
            if time.monotonic() - child.started_s > OPEN_S:
                raise ServiceRefused(f"{child.service.title} không trả lời sau {OPEN_S:.0f} giây.")
            time.sleep(TICK_S)

    def _look_after(self, child: Child) -> None:
        """Restart a child that ended: at once the first time, later ever more patiently."""
        now_s = time.monotonic()
        if child.restart_s is not None:
            if now_s >= child.restart_s:
                child.process, child.started_s = self._spawn(child.service), now_s
                child.restart_s = None
        elif child.process.poll() is not None:
            _end_group(child.process)
            child.crashes = 1 if now_s - child.started_s > HEALTHY_S else child.crashes + 1
            wait_s = min(2.0 ** (child.crashes - 1) - 1, WAIT_LONGEST_S)
            child.restart_s = now_s + wait_s
            when = f"sau {wait_s:.0f} giây" if wait_s else "ngay"
            say(
                f"✘ {child.service.title} dừng bất ngờ (mã {child.process.returncode}); "
                f"mở lại {when}."
            )


def _answers(service: Service) -> bool:
    """Say whether the site gives any HTTP answer."""
    connection = http.client.HTTPConnection(service.host, service.port, timeout=OPEN_S)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End what a child left in its own session: a server's workers outlive its main process."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
