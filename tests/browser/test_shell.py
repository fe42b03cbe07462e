"""The frame of the staff site in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lalanh.base import jobs, notices
from lalanh.base.permissions import Role
from tests import make
from tests.make import Person

pytestmark = pytest.mark.browser

SignIn = Callable[[Person], None]
Look = Callable[[Page, str], None]


@pytest.fixture
def lan(site: str, sign_in: SignIn) -> Person:
    """Lan, signed in, with two seats, an unread notice, a finished job and a trace of her work."""
    lan = make.lan()
    make.person("lan", "Trần Thị Lan", body=make.commune(), role=Role.LOOKER)
    with make.eyes_of(lan):
        notices.send(
            to=[lan.user], kind="tests.told", text="Xã An Hòa vừa nộp báo cáo tuần 33.",
            url="/viec/", by=lan.user, at=make.AT,
        )  # fmt: skip
    jobs.run_next()
    sign_in(lan)
    return lan


@pytest.mark.parametrize(
    "address", ["/", "/kho-giao-dien/", "/viec/", "/nhat-ky/", "/thong-bao/", "/tai-khoan/"]
)
@pytest.mark.usefixtures("lan")
def test_a_page_of_the_shell_fits_desk_and_phone(tab: Page, look: Look, address: str) -> None:
    tab.goto(address)

    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    look(tab, "shell-" + (address.strip("/") or "home"))


def test_a_wrong_password_is_said_where_it_was_typed(tab: Page, look: Look) -> None:
    tab.goto("/")
    tab.get_by_label("Tên đăng nhập").fill("lan")
    tab.get_by_label("Mật khẩu").fill("sai-mật-khẩu")

    tab.get_by_role("button", name="Đăng nhập", exact=True).click()

    expect(tab.get_by_role("alert")).to_contain_text("mật khẩu không đúng")
    look(tab, "sign-in-wrong")


def test_signing_in_by_keyboard_alone_opens_the_desk(tab: Page) -> None:
    make.lan()
    tab.goto("/")
    tab.get_by_label("Tên đăng nhập").focus()

    tab.keyboard.type("lan")
    tab.keyboard.press("Tab")
    tab.keyboard.type(make.PASSWORD)
    tab.keyboard.press("Enter")

    expect(tab.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")


@pytest.mark.usefixtures("lan")
def test_the_first_tab_key_offers_to_skip_the_menu(tab: Page) -> None:
    tab.goto("/")

    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Đến thẳng nội dung")).to_be_in_viewport()
    tab.keyboard.press("Enter")

    expect(tab.locator("main")).to_be_focused()


@pytest.mark.usefixtures("lan")
def test_the_chosen_darkness_stays_on_the_next_page(tab: Page) -> None:
    tab.goto("/")
    toggle = tab.get_by_role("button", name="Nền tối")
    ground = "getComputedStyle(document.body).backgroundColor"
    by_day = tab.evaluate(ground)

    toggle.click()
    tab.goto("/viec/")

    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert tab.evaluate(ground) != by_day


@pytest.mark.usefixtures("lan")
def test_another_seat_is_taken_from_the_header(tab: Page) -> None:
    tab.goto("/")
    tab.get_by_label("Ghế làm việc và tài khoản").click()

    tab.get_by_role("button", name="Người xem").click()

    expect(tab.get_by_role("status")).to_contain_text("Người xem tại")
    expect(tab.get_by_role("link", name="Nhật ký")).to_have_count(0)


@pytest.mark.usefixtures("lan")
def test_the_menu_of_a_phone_opens_and_leads_on(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto("/")
    expect(tab.get_by_role("link", name="Nhật ký")).to_be_hidden()

    tab.get_by_role("button", name="Mở danh mục").click()
    tab.get_by_role("link", name="Nhật ký").click()

    expect(tab.get_by_role("heading", level=1)).to_have_text("Nhật ký")


@pytest.mark.usefixtures("lan")
def test_two_keys_open_a_page(tab: Page) -> None:
    tab.goto("/")

    tab.keyboard.press("g")
    tab.keyboard.press("v")

    expect(tab.get_by_role("heading", level=1)).to_have_text("Việc đang chạy")


def test_stopping_a_job_asks_first_and_swaps_the_answer_in(
    tab: Page, lan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(jobs.JOBS, "tests.wait", lambda work: None)
    with make.eyes_of(lan):
        job = jobs.ask(kind="tests.wait", args={}, by=lan.user, at=make.AT)
    tab.goto(f"/viec/{job.pk}/")
    tab.get_by_role("button", name="Dừng việc").click()

    tab.get_by_role("dialog").get_by_role("button", name="Quay lại").click()
    expect(tab.locator("#progress")).to_contain_text("đang chờ")
    tab.get_by_role("button", name="Dừng việc").click()
    tab.get_by_role("dialog").get_by_role("button", name="Dừng việc").click()

    expect(tab.locator("#progress")).to_contain_text("đã dừng")
    assert tab.url.endswith(f"/viec/{job.pk}/")


@pytest.mark.usefixtures("lan")
def test_the_record_is_narrowed_without_leaving_the_page(tab: Page) -> None:
    tab.goto("/nhat-ky/")
    tab.get_by_label("Loại việc").select_option("Ghi khoản ủng hộ")

    tab.get_by_role("button", name="Lọc", exact=True).click()

    expect(tab.locator("#rows")).to_contain_text("Không có dòng nào")
    expect(tab).to_have_url(re.compile("kind=fund.donation.recorded"))


@pytest.mark.usefixtures("lan")
def test_the_printed_page_is_paper_only(tab: Page) -> None:
    tab.goto("/kho-giao-dien/")

    tab.emulate_media(media="print")

    expect(tab.get_by_role("navigation")).to_have_count(0)
    expect(tab.get_by_text("(ký, đóng dấu)")).to_be_visible()
    assert "Times New Roman" in tab.evaluate("getComputedStyle(document.body).fontFamily")


@pytest.mark.usefixtures("lan")
def test_every_field_has_a_name_and_every_picture_a_meaning(tab: Page) -> None:
    tab.goto("/kho-giao-dien/")

    nameless = tab.evaluate(
        """[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
           .filter(field => !field.labels.length && !field.ariaLabel).map(field => field.name)"""
    )

    assert nameless == []
    assert tab.locator("img:not([alt])").count() == 0


@pytest.mark.usefixtures("lan")
def test_a_slash_leads_to_the_search_of_documents(tab: Page) -> None:
    tab.goto("/viec/")

    tab.keyboard.press("/")
    tab.keyboard.type("hỗ trợ gạo")
    tab.keyboard.press("Enter")

    expect(tab.get_by_role("heading", level=1)).to_have_text("Sổ văn bản")
    expect(tab.locator("main").get_by_label("Tìm trong sổ")).to_have_value("hỗ trợ gạo")
