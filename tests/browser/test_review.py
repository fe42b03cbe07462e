"""The review page by keyboard: from clause to clause, corrected in place."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lalanh.directives.models import Document
from tests import make, make_directives
from tests.make import Person

pytestmark = pytest.mark.browser

SignIn = Callable[[Person], None]
Look = Callable[[Page, str], None]


@pytest.fixture
def draft(tab: Page, sign_in: SignIn) -> Document:
    """The plan on Lan's screen, with a district in the register."""
    lan = make.lan()
    made = make_directives.draft(lan)
    make.district("huyện Thanh Giang")
    sign_in(lan)
    tab.goto(f"/van-ban/{made.pk}/kiem-tra/")
    return made


def test_j_and_k_walk_the_clauses_and_mark_the_passage(tab: Page, draft: Document) -> None:
    tab.keyboard.press("j")
    tab.keyboard.press("j")

    expect(tab.locator(".clause.is-current")).to_contain_text("chủ trì, phối hợp")
    expect(tab.locator(".passage.is-marked").first).to_contain_text("Thanh Giang")
    tab.keyboard.press("k")
    expect(tab.locator(".passage.is-marked")).to_contain_text("Huy động mọi nguồn lực")


def test_a_passage_leads_to_its_proposal(tab: Page, draft: Document) -> None:
    tab.locator(".passage", has_text="tổng hợp số tiền").click()

    expect(tab.locator(".clause.is-current")).to_contain_text("định kỳ hàng tuần")


def test_a_name_is_matched_without_leaving_the_keyboard(tab: Page, draft: Document) -> None:
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("c")
    expect(tab.locator("#picker input[type=search]")).to_be_focused()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("thanh giang")
    tab.get_by_role("button", name="Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thanh Giang").click()

    names = tab.locator(".clause.is-current .names")
    expect(names).to_contain_text("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thanh Giang")
    expect(tab.locator("#picker")).to_have_count(0)


def test_one_list_of_bodies_is_open_at_a_time_and_escape_closes_it(
    tab: Page, draft: Document
) -> None:
    tab.get_by_role("link", name="Thêm cơ quan").first.click()
    expect(tab.locator("#picker")).to_have_count(1)
    tab.get_by_role("link", name="Thêm cơ quan").last.click()
    expect(tab.locator(".clause.is-current #picker input[type=search]")).to_be_focused()
    expect(tab.locator("#picker")).to_have_count(1)
    tab.keyboard.press("Escape")

    expect(tab.locator("#picker")).to_have_count(0)


def test_a_clause_is_corrected_in_place(tab: Page, draft: Document) -> None:
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("e")
    expect(tab.locator(".is-editing textarea")).to_be_focused()
    tab.get_by_label("Ngày cuối còn trong hạn").fill("2021-08-18")
    tab.get_by_role("button", name="Ghi mục này").click()

    expect(tab.locator(".clause.is-current .deadline")).to_contain_text("18/08/2021")


def test_following_is_switched_by_a_key(tab: Page, draft: Document) -> None:
    tab.keyboard.press("j")
    expect(tab.locator(".clause.is-current")).to_contain_text("mục đích")
    tab.keyboard.press("t")

    expect(tab.locator(".clause.is-current .badge").first).to_have_text("nhiệm vụ")


def test_the_page_fits_desk_and_phone(tab: Page, draft: Document, look: Look) -> None:
    expect(tab.get_by_role("heading", level=1)).to_be_visible()

    look(tab, "review")
