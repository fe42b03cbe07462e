"""Every page in a real browser, at desk and phone width: nothing cut off, nothing blocked."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, sync_playwright

from tests.portal import book

pytestmark = pytest.mark.browser

CHROMIUM = os.environ.get("LALANH_CHROMIUM", "/usr/bin/chromium")
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGES = [
    *("/", "/tra-cuu/", "/tra-cuu/?q=man", "/tra-cuu/?q=zzz&quy=CUUTRO", "/tra-cuu/?tien_tu=abc"),
    *(f"/dong/{number}/" for number in (book.BUOI, book.WRONG, book.COUNTED, 9, 10)),
    *("/phieu-thu/?so=CUUTRO/2026/000123", "/phieu-thu/?so=x", "/khoan-cua-toi/"),
    *("/quy/CUUTRO/", "/quy/NGHEO/", "/cuoc-van-dong/TIM/", "/cong-bo/", "/kiem-chung/"),
    *("/du-lieu-mo/", "/gop-y/?dong=1&ve=bao-sai", "/gop-y/da-gui/?ma=ABCD-EFGH", "/khong-co/"),
]
UNLABELLED = """() => [...document.querySelectorAll("input, select, textarea")]
  .filter((field) => field.type !== "hidden" && !field.labels.length).map((field) => field.name)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of the system; a machine without it skips these tests aloud."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: scripts/system-packages.sh installs it")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def address(published: list[Path]) -> Iterator[str]:
    """The site with two publications, served to this test alone."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture(params=[1280, 360])
def tab(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page of a browser; an error in a script or a broken policy fails the test."""
    context = browser.new_context(
        base_url=address, locale="vi-VN", viewport={"width": request.param, "height": 800}
    )
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


def flaws(tab: Page, path: str) -> list[str]:
    """What is wrong with a page: too wide, not one heading, a field without a name."""
    tab.goto(path)
    width = tab.viewport_size["width"] if tab.viewport_size else 0
    found = [f"{path}: field {name}" for name in tab.evaluate(UNLABELLED)]
    found += [f"{path}: headings"] if tab.locator("h1").count() != 1 else []
    is_wide = tab.evaluate("document.documentElement.scrollWidth") > width
    return found + ([f"{path}: too wide"] if is_wide else [])


def test_every_page_fits_and_can_be_read_aloud(tab: Page) -> None:
    assert [flaw for path in PAGES for flaw in flaws(tab, path)] == []


def test_somebody_finds_the_own_gift_and_its_proof(tab: Page) -> None:
    tab.goto("/khoan-cua-toi/")
    tab.get_by_label("Họ và tên").fill("pham thi oi")
    tab.get_by_label("Số tiền").fill("700k")
    tab.get_by_role("main").get_by_role("button", name="Tìm").click()
    tab.get_by_role("link", name="thể lệ cuộc vận động").click()

    with tab.expect_download() as kept:
        tab.get_by_role("link", name="Tải bằng chứng").click()

    assert kept.value.suggested_filename == f"lalanh-dong-{book.OWN}-so-13.json"
