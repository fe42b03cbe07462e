"""
A real browser on a real server.

The server runs in a thread of the test and both commit to the `scratch` database, a fresh copy of
the migrated one: nothing is truncated, so the append-only triggers have nothing to refuse. The
builders of tests/make.py work in the test as always and the pages see their rows at once.

Playwright keeps an event loop running in the test's thread. Django takes that for asynchronous
code, which DJANGO_ALLOW_ASYNC_UNSAFE denies, and gives it connections of its own: so the loop
begins after the settings of the connection are made, and ends with each module.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT, Scratch
from tests.make import Person

CHROMIUM = os.environ.get("LALANH_CHROMIUM", "/usr/bin/chromium")
_FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
LOOKS = ROOT / "var" / "looks"
WIDTHS = (1280, 360)


@pytest.fixture(scope="module")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """Chromium of the system; a machine without it skips these tests aloud."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: scripts/system-packages.sh installs it")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(scratch: Scratch) -> Iterator[str]:
    """The address of the staff site, served to this test alone."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    """A page of a browser that knows nobody yet; an error in a script or a broken CSP fails."""
    context = browser.new_context(
        base_url=site, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def sign_in(tab: Page, site: str) -> Callable[[Person], None]:
    """Sign a person in without typing: the session of a test client becomes the tab's."""

    def enter(person: Person) -> None:
        client = Client()
        client.force_login(person.user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        tab.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])

    return enter


@pytest.fixture
def look() -> Callable[[Page, str], None]:
    """Keep screenshots of the page at desk and phone width in var/looks/, and check its width."""

    def take(page: Page, name: str) -> None:
        LOOKS.mkdir(parents=True, exist_ok=True)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=LOOKS / f"{name}-{width}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth") <= width

    return take
