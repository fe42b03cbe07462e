"""A letter in a real browser: written, looked at, checked, signed, numbered, by keyboard too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import make_writing
from tests.make import Person

pytestmark = pytest.mark.browser

SignIn = Callable[[Person], None]
Look = Callable[[Page, str], None]


@pytest.fixture
def desk(site: str) -> make_writing.Desk:
    """The four hands of the province's Front."""
    return make_writing.desk()


def _write(tab: Page) -> None:
    tab.goto("/van-ban/soan/moi/?loai=CV")
    tab.get_by_label("Trích yếu").fill("lập danh sách hộ bị thiệt hại do lũ")
    tab.locator("#id_addressees").fill("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thanh Giang")
    tab.locator("#id_text").fill(make_writing.TEXT)
    # The body stands in no unit, so its place is asked for.
    tab.get_by_label("Địa danh").fill("Sông Lam")
    tab.get_by_role("button", name="Lưu và xem trước").click()


def _confirmed(tab: Page, name: str) -> None:
    tab.get_by_role("button", name=name, exact=True).click()
    tab.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()


def test_a_letter_goes_its_whole_way(tab: Page, sign_in: SignIn, desk: make_writing.Desk) -> None:
    sign_in(desk.son)
    _write(tab)
    address = tab.url
    expect(tab.get_by_role("img", name="Trang 1")).to_be_visible()
    tab.get_by_role("button", name="Chuyển kiểm tra").click()

    sign_in(desk.hoa)
    tab.goto(address)
    tab.get_by_role("button", name="Đạt, trình ký").click()
    sign_in(desk.lan)
    tab.goto(address)
    _confirmed(tab, "Ký")
    expect(tab.get_by_text("Văn thư cấp số và phát hành")).to_be_visible()

    sign_in(desk.thu)
    tab.goto(f"{address}phat-hanh/")
    _confirmed(tab, "Cấp số, phát hành")
    expect(tab.get_by_text("Đã phát hành 01/")).to_be_visible()
    expect(tab.get_by_role("button", name="Giao nhiệm vụ")).to_be_enabled()


def test_the_pages_of_writing_fit_desk_and_phone(
    tab: Page, sign_in: SignIn, look: Look, desk: make_writing.Desk
) -> None:
    sign_in(desk.son)
    tab.goto("/van-ban/soan/")
    look(tab, "soan-danh-sach")
    _write(tab)
    look(tab, "soan-du-thao")
    tab.get_by_role("link", name="Sửa", exact=True).click()
    look(tab, "soan-sua")


def test_a_letter_is_written_without_a_mouse(
    tab: Page, sign_in: SignIn, desk: make_writing.Desk
) -> None:
    sign_in(desk.son)
    tab.goto("/van-ban/soan/moi/?loai=CV")
    tab.get_by_label("Trích yếu").focus()
    tab.keyboard.type("lập danh sách")
    tab.keyboard.press("Tab")
    tab.keyboard.type("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thanh Giang")
    tab.get_by_label("Địa danh").focus()
    tab.keyboard.type("Sông Lam")
    tab.get_by_role("button", name="Lưu và xem trước").focus()
    tab.keyboard.press("Enter")

    expect(tab.get_by_role("heading", level=1)).to_have_text("Công văn: lập danh sách")
