"""Every page that links lead to, as each role: no server error, no script fault, no overflow."""

import re
from collections import Counter, deque
from collections.abc import Callable
from html import unescape

import pytest
from playwright.sync_api import Error, Page

from lalanh.base.permissions import Role
from tests import make, make_directives, make_fund, make_publication, make_tasks

pytestmark = pytest.mark.browser

# Pages that differ only in their numbers are one kind: so many of a kind are shown, then one more
# is fetched for its status and its links; and so many in all.
SHOWN, VISITED = 2, 3
PAGES_MOST = 150
# The leader, who sees most, comes first, then whoever may do least; the others visit what is new.
FIRST = [Role.LEADER, Role.LOOKER]
ROLES = [*FIRST, *(role for role in Role if role not in FIRST)]
PHONE_PX = 360
# Links that hand out a file open no page.
FILE = re.compile(r"/(?:tai-ve|tep|goc|minh-chung|mau|bang-tinh)/")

_LOOK = """() => ({
    links: [...document.querySelectorAll("a[href]")].map(link => link.getAttribute("href")),
    unnamed: [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
        .filter(field => !field.labels?.length && !field.getAttribute("aria-label"))
        .map(field => field.outerHTML),
    width: document.documentElement.scrollWidth,
})"""


@pytest.fixture(scope="module")
def visits() -> Counter[str]:
    """How often pages of a kind were visited, by whichever role."""
    return Counter()


@pytest.fixture
def a_working_province(site: str) -> None:
    """Something of everything: documents, tasks, a fund with its book, publications."""
    lan, giang = make.lan(), make_tasks.giang()
    make_directives.handed_out(lan)
    make_directives.draft(lan, words=make_directives.PLAN.replace("45/KH", "46/KH"))
    task = make_tasks.given(lan, giang.body)
    make_tasks.reported(giang, task)
    thu = make.person("thu", "Bùi Thị Thu", body=make.province(), role=Role.ACCOUNTANT)
    fund = make_publication.booked_fund(thu)
    make_publication.published(thu)
    with make.eyes_of(thu):
        make_fund.opening(thu, of=fund)
        make_fund.payment(thu, of=fund)


def kind_of(address: str) -> str:
    """The address without its numbers and the values of its query."""
    path, _, query = address.partition("?")
    names = sorted(pair.partition("=")[0] for pair in query.split("&"))
    return re.sub(r"\d+", "N", path) + "?" + "&".join(names)


def faults_of(tab: Page, address: str, said: list[str]) -> tuple[list[str], list[str]]:
    """Open a page at the width of a phone; return what is wrong with it and where it leads."""
    said.clear()
    try:
        answer = tab.goto(address)
    except Error as why:
        if "Download is starting" in why.message:
            return [], []
        raise
    assert answer is not None
    seen = tab.evaluate(_LOOK)
    faults = [f"{address}: {fault}" for fault in (*said, *seen["unnamed"])]
    if answer.status != 200:
        faults.append(f"{address}: status {answer.status}")
    if seen["width"] > PHONE_PX:
        faults.append(f"{address}: {seen['width']} px wide")
    return faults, seen["links"]


def fetched(tab: Page, address: str) -> tuple[list[str], list[str]]:
    """Ask for a page without showing it; return what is wrong with it and where it leads."""
    answer = tab.request.get(address)
    faults = [] if answer.ok else [f"{address}: status {answer.status}"]
    is_page = "text/html" in answer.headers["content-type"]
    links = re.findall(r'<a\b[^>]*\shref="([^"]*)"', answer.text()) if is_page else []
    return faults, [unescape(link) for link in links]


def walk(tab: Page, visits: Counter[str]) -> list[str]:
    """Follow the links from the desk, breadth first; return what is wrong with the pages."""
    said: list[str] = []
    tab.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    tab.set_viewport_size({"width": PHONE_PX, "height": 740})
    waiting, met, opened = deque(["/"]), {"/"}, Counter[str]()
    faults: list[str] = []
    while waiting and opened.total() < PAGES_MOST:
        address = waiting.popleft()
        kind = kind_of(address)
        is_shown = visits[kind] < SHOWN
        opened[kind] += 1
        visits[kind] += 1
        found, links = faults_of(tab, address, said) if is_shown else fetched(tab, address)
        faults += found
        for link in links:
            to = (address.partition("?")[0] + link if link.startswith("?") else link).split("#")[0]
            is_page = to.startswith("/") and not FILE.search(to)
            is_new = to not in met and opened[kind_of(to)] < SHOWN
            if is_page and is_new and visits[kind_of(to)] < VISITED:
                waiting.append(to)
            met.add(to)
    assert len(met) > 10
    return faults


@pytest.mark.parametrize("role", ROLES)
def test_no_page_is_broken(
    tab: Page,
    sign_in: Callable[[make.Person], None],
    a_working_province: None,
    visits: Counter[str],
    role: Role,
) -> None:
    sign_in(make.person(f"di-{role}", "Phan Văn Dạo", body=make.province(), role=role))

    assert walk(tab, visits) == []
