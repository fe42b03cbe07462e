"""The staff site as it runs in life, and people who sign in and open pages at once."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from lalanh.cli.children import ourselves, spawn

ROOT = Path(__file__).resolve().parent.parent
OPEN_S = 60.0
SIGN_IN = "/tai-khoan/dang-nhap/"


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def staff_site(home: Path) -> Iterator[int]:
    """Run `lalanh run --only web`, a worker for each core, over the database; gives its port."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "lalanh.cli.main", "run", "--only", "web", "--without-demo"),
        *("--port-web", str(port)),
    ]
    environment = {
        **os.environ,
        "LALANH_VAR": str(home),
        "LALANH_WORKERS": str(os.cpu_count() or 1),
        "PYTHONPATH": str(ROOT),
    }
    del environment["LALANH_SURFACE"]
    child = spawn(
        command, identity=ourselves(), death_signal=signal.SIGTERM, output=subprocess.DEVNULL,
        environment=environment,
    )  # fmt: skip
    try:
        _wait_until_open(port, child)
        yield port
    finally:
        child.terminate()
        child.wait(30)


def _wait_until_open(port: int, child: subprocess.Popen[bytes]) -> None:
    started = time.monotonic()
    while time.monotonic() - started < OPEN_S:
        if child.poll() is not None:
            raise RuntimeError(f"the site ended with {child.returncode}")
        try:
            Visitor(port).get(SIGN_IN)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the site does not open")


@dataclass(slots=True)
class Visitor:
    """One browser: it keeps its connection and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> bytes:
        """Open a page and read all of it."""
        return self._ask("GET", path)

    def sign_in(self, login: str, password: str) -> None:
        """Sign in with the form of the page."""
        form = self.get(SIGN_IN).decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
        assert token is not None
        words = {"login": login, "password": password, "csrfmiddlewaretoken": token[1]}
        self._ask("POST", SIGN_IN, urlencode(words))
        assert "sessionid" in self.cookies, "not signed in"

    def _ask(self, method: str, path: str, body: str = "") -> bytes:
        try:
            return self._ask_once(method, path, body)
        except ConnectionError:  # a connection that lay idle too long
            if self._line is None or method != "GET":
                raise
            self._line = None
            return self._ask_once(method, path, body)

    def _ask_once(self, method: str, path: str, body: str) -> bytes:
        self._line = self._line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        self._line.request(method, path, body or None, headers)
        answer = self._line.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        if answer.status not in (200, 302):
            raise RuntimeError(f"{method} {path}: {answer.status}")
        return content


@dataclass(frozen=True, slots=True)
class Waited:
    """How long pages took: the middle, what one in twenty exceeds, and pages a second."""

    p50_ms: float
    p95_ms: float
    per_second: float


def opened(
    visitors: Sequence[Visitor], paths: Sequence[str], *, each: int, pause_s: float = 0.0
) -> Waited:
    """Let everybody open `each` pages, one after the other, all at once; a pause after each."""
    took: list[float] = []

    def visit(number: int, visitor: Visitor) -> None:
        # Nobody presses at the same moment as all others, over and over.
        time.sleep(pause_s * number / len(visitors))
        for turn in range(each):
            started = time.perf_counter()
            visitor.get(paths[(number + turn) % len(paths)])
            took.append((time.perf_counter() - started) * 1000)
            time.sleep(pause_s)

    threads = [threading.Thread(target=visit, args=one) for one in enumerate(visitors)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    took.sort()
    middle, worst = took[len(took) // 2], took[int(len(took) * 0.95)]
    return Waited(middle, worst, len(took) / seconds)
