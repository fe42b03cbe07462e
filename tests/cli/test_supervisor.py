"""Children are opened, brought back with patience, and stopped with all they started."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from lalanh.cli.ports import listener
from lalanh.cli.supervisor import Service, ServiceRefused, Supervisor
from tests.cli.processes import free_port, is_gone, wait_until

pytestmark = [pytest.mark.processes, pytest.mark.enable_socket]

SITE = """
import os, sys
from http.server import HTTPServer, SimpleHTTPRequestHandler
server = HTTPServer(("127.0.0.1", int(sys.argv[1])), SimpleHTTPRequestHandler)
os.fork()  # two processes on one port, as an application server has
server.serve_forever()
"""
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"


def python(title: str, program: str, *, port: int = 0) -> Service:
    """Describe a child that runs a few lines of Python."""
    command = [sys.executable, "-c", program, str(port)]
    return Service(title, command, surface="web", host="127.0.0.1", port=port)


@contextmanager
def supervised(*services: Service) -> Iterator[Supervisor]:
    """Supervise services for the time of a test."""
    supervisor = Supervisor(services, dict(os.environ))
    try:
        yield supervisor
    finally:
        supervisor.stop()


def watch_until(supervisor: Supervisor, condition: Callable[[], bool]) -> None:
    """Watch until something has come true."""

    def keep() -> None:
        if condition():
            raise KeyboardInterrupt

    supervisor.keep_database = keep
    with pytest.raises(KeyboardInterrupt):
        supervisor.watch()


def test_a_site_is_open_once_it_answers(capfd: pytest.CaptureFixture[str]) -> None:
    with supervised(python("Trang thử", SITE, port=free_port())) as supervisor:
        supervisor.open()

    assert "✔ Trang thử … " in capfd.readouterr().out


def test_a_site_that_ends_instead_of_opening_is_refused() -> None:
    with (
        supervised(python("Trang thử", "raise SystemExit(3)", port=free_port())) as supervisor,
        pytest.raises(ServiceRefused, match=r"Trang thử không mở được \(mã 3\)"),
    ):
        supervisor.open()


def test_a_killed_site_comes_back_on_its_port(capfd: pytest.CaptureFixture[str]) -> None:
    with supervised(python("Trang thử", SITE, port=free_port())) as supervisor:
        supervisor.open()
        child = supervisor.children[0]
        first = child.process
        os.kill(first.pid, signal.SIGKILL)

        watch_until(supervisor, lambda: child.process is not first)
        supervisor.stop()

    assert "✘ Trang thử dừng bất ngờ (mã -9); mở lại ngay." in capfd.readouterr().out


def test_a_child_that_keeps_crashing_is_brought_back_ever_more_slowly() -> None:
    with supervised(python("Việc thử", "raise SystemExit(1)")) as supervisor:
        supervisor.open()
        child = supervisor.children[0]

        watch_until(supervisor, lambda: child.crashes == 3)

        assert child.restart_s is not None
        assert child.restart_s - child.started_s > 3.0


def test_a_child_that_does_not_listen_is_ended_by_force(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lalanh.cli.supervisor.STOP_S", 0.3)
    with supervised(python("Việc thử", DEAF)) as supervisor:
        supervisor.open()
        pid = supervisor.children[0].process.pid

    assert wait_until(lambda: is_gone(pid))


def test_what_a_child_started_ends_with_it() -> None:
    port = free_port()
    with supervised(python("Trang thử", SITE, port=port)) as supervisor:
        supervisor.open()
        assert listener(port) is not None

    assert wait_until(lambda: listener(port) is None)
