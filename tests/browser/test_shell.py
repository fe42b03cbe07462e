"""The frame of the staff site in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.make import Person

pytestmark = pytest.mark.browser

SignIn = Callable[[Person], None]
Look = Callable[[Page, str], None]


@pytest.mark.parametrize("address", ["/", "/kho-giao-dien/", "/viec/", "/nhat-ky/", "/thong-bao/"])
def test_a_page_of_the_shell_fits_desk_and_phone(
    tab: Page, sign_in: SignIn, look: Look, address: str
) -> None:
    sign_in(make.lan())

    tab.goto(address)

    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    look(tab, "shell-" + (address.strip("/") or "home"))


def test_sign_in_looks_as_it_should(tab: Page, look: Look) -> None:
    tab.goto("/")

    look(tab, "sign-in")
    tab.get_by_label("Tên đăng nhập").fill("lan")
    tab.get_by_label("Mật khẩu").fill("sai-mật-khẩu")
    tab.get_by_role("button", name="Đăng nhập").click()
    expect(tab.get_by_role("alert")).to_contain_text("không đúng")
    look(tab, "sign-in-wrong")
