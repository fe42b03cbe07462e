"""Passkeys in a real browser with an authenticator of its own, under our CSP."""

import pytest
from playwright.sync_api import Page, expect

from tests import make

pytestmark = pytest.mark.browser


@pytest.fixture
def localhost(tab: Page, site: str) -> str:
    """The site under a name that passkeys allow, in a tab that has an authenticator built in."""
    control = tab.context.new_cdp_session(tab)
    control.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    control.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return site.replace("127.0.0.1", "localhost")


def _sign_in(tab: Page, site: str) -> None:
    tab.goto(f"{site}/tai-khoan/dang-nhap/")
    tab.get_by_label("Tên đăng nhập").fill("lan")
    tab.get_by_label("Mật khẩu").fill(make.PASSWORD)
    tab.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")


def _add_passkey(tab: Page, site: str) -> None:
    tab.goto(f"{site}/tai-khoan/khoa/them/")
    tab.get_by_label("Mật khẩu").fill(make.PASSWORD)
    tab.get_by_role("button", name="Xác nhận").click()
    tab.get_by_label("Tên khóa").fill("Máy ở cơ quan")
    tab.get_by_label("Dùng khóa này thay mật khẩu").check()
    tab.get_by_role("button", name="Thêm", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")


def test_a_passkey_is_added_and_listed(tab: Page, localhost: str) -> None:
    make.lan()
    _sign_in(tab, localhost)

    _add_passkey(tab, localhost)
    tab.goto(f"{localhost}/tai-khoan/khoa/")

    expect(tab.get_by_role("row", name="Máy ở cơ quan")).to_contain_text("thay được mật khẩu")


def test_a_passkey_signs_in_without_a_password(tab: Page, localhost: str) -> None:
    make.lan()
    _sign_in(tab, localhost)
    _add_passkey(tab, localhost)
    tab.context.clear_cookies()
    tab.goto(f"{localhost}/tai-khoan/dang-nhap/")

    tab.get_by_role("button", name="Dùng khóa truy cập").click()

    expect(tab.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")
