"""The real process: its own server, its own role, nothing of the staff's."""

import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.conftest import Scratch
from tests.portal import book

pytestmark = pytest.mark.processes
_PATIENCE_S = 30.0


class Site:
    """A visitor's browser at a running portal."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self.cookies = CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), urllib.request.ProxyHandler({})
        )

    def get(self, path: str) -> str:
        """Return a page."""
        with self._opener.open(self._address + path, timeout=10) as answer:
            return str(answer.read().decode())

    def send(self, path: str, said: dict[str, str]) -> str:
        """Fill in a form and send it."""
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        assert token is not None
        form = urllib.parse.urlencode({**said, "csrfmiddlewaretoken": token[1]}).encode()
        with self._opener.open(self._address + path, form, timeout=10) as answer:
            return str(answer.read().decode())


def _django(environment: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "-m", "django", *words], env=environment, check=True)


@pytest.fixture
def site(scratch: Scratch, unused_port: int) -> Iterator[Site]:
    """The portal as `lalanh run` starts it, with one publication on its shelf."""
    environment = scratch.environment("portal") | {"PYTHONPATH": os.pathsep.join(sys.path)}
    book.publish(Path(settings.SNAPSHOTS_DIR), book.first_rows())
    _django(environment, "collectstatic", "--noinput", "--verbosity=0", "--ignore=admin")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws"),
            *("--host", "127.0.0.1", "--port", str(unused_port), "--log-level", "warning"),
            *("--blocking-threads", "2", "lalanh.config.wsgi:application"),
        ],
        env=environment,
    )
    opened = Site(unused_port)
    _wait_until_open(opened)
    yield opened
    server.terminate()
    server.wait(timeout=_PATIENCE_S)


def _wait_until_open(site: Site) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            site.get("/robots.txt")
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def test_the_public_process_serves_takes_letters_and_reads_no_table(
    site: Site, scratch: Scratch
) -> None:
    home, found = site.get("/"), site.get("/tra-cuu/?q=le+van+man")
    answer = site.send("/gop-y/", {"about": "bao-sai", "number": "1", "text": "Sai một số 0."})

    assert "Đã nhận" in home
    assert "Lê Văn Mận" in found
    with psycopg.connect(scratch.url("owner")) as owner:
        ((code,),) = owner.execute("SELECT payload ->> 'code' FROM base_inboxitem").fetchall()
        roles = owner.execute(
            "SELECT DISTINCT usename FROM pg_stat_activity WHERE application_name = 'lalanh-portal'"
        ).fetchall()
    assert code in answer
    assert roles == [("lalanh_public",)]


@pytest.mark.parametrize("table", ["base_user", "base_inboxitem", "fund_donation", "base_job"])
def test_the_public_role_reads_no_staff_table(scratch: Scratch, table: str) -> None:
    with (
        psycopg.connect(scratch.url("public")) as public,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        public.execute(f"SELECT 1 FROM {table}")


def test_a_new_publication_shows_without_a_restart(site: Site) -> None:
    before = site.get("/dong/0/")
    book.publish(Path(settings.SNAPSHOTS_DIR), book.first_rows(), book.second_rows())

    deadline = time.monotonic() + _PATIENCE_S
    while "13 dòng" not in site.get("/cong-bo/") and time.monotonic() < deadline:
        time.sleep(0.2)

    assert "Trần Thị Bưởi" in before
    assert "Trần Thị Bưởi" not in site.get("/dong/0/")
