"""Whole working days in a real browser: a directive, a statement, a citizen on a phone."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

from lalanh.base.permissions import Role
from tests import make, make_directives, make_fund, make_publication
from tests.conftest import Scratch
from tests.public_site import public_site

pytestmark = pytest.mark.browser
# A page asks every few seconds whether its job is done; a busy machine takes its time.
expect.set_options(timeout=15_000)

PHONE: ViewportSize = {"width": 360, "height": 740}
PAGES_OF_A_DAY = (
    "/", "/nhiem-vu/", "/van-ban/", "/van-ban/nap/", "/quy/", "/quy/sao-ke/", "/quy/ung-ho/",
    "/cong-bo/", "/chuong-trinh/", "/to-chuc/",
)  # fmt: skip


def _text_file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": content}


def _type_in(tab: Page, username: str) -> None:
    """Sign in as a person does, after whoever sat there before has left."""
    tab.context.clear_cookies()
    tab.goto("/")
    tab.get_by_label("Tên đăng nhập").fill(username)
    tab.get_by_label("Mật khẩu").fill(make.PASSWORD)
    tab.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")


def _menu(tab: Page, label: str) -> None:
    tab.get_by_role("navigation").get_by_role("link", name=label, exact=True).click()


def _button(tab: Page, name: str) -> None:
    tab.get_by_role("main").get_by_role("button", name=name).click()


def test_a_directive_goes_from_a_file_to_a_report_with_evidence(tab: Page) -> None:
    make.district("huyện Kim Bảng")
    make.person("giang", "Đỗ Thu Giang", body=make.district(), role=Role.LEADER)
    make.lan()

    # Lan puts the file in; the page tells by itself when the machine has read it.
    _type_in(tab, "lan")
    tab.goto("/van-ban/nap/")
    file = _text_file("ke-hoach-45.txt", make_directives.PLAN.encode())
    tab.locator("input[type=file]").set_input_files(file)
    _button(tab, "Nạp và đọc")
    expect(tab.get_by_text("Máy đang đọc")).to_be_visible()
    make_directives.run_jobs()
    tab.get_by_role("link", name="ke-hoach-45.txt").click()

    # She sees what was proposed, confirms it and hands it out.
    expect(tab.get_by_role("heading", level=1)).to_contain_text("45/KH-MTTQ-BTT")
    expect(tab.locator(".clause").filter(has_text="lập danh sách các hộ")).to_contain_text(
        "Thanh Giang"
    )
    expect(tab.get_by_text("Không còn điểm nào máy thấy chưa chắc")).to_be_visible()
    _button(tab, "Xác nhận, vào sổ")
    tab.get_by_role("link", name="Giao nhiệm vụ").click()
    _button(tab, "Giao nhiệm vụ")
    expect(tab.get_by_role("status")).to_contain_text("Đã giao")

    # Giang finds the task on the desk and reports with a figure and a letter.
    _type_in(tab, "giang")
    _menu(tab, "Nhiệm vụ")
    tab.get_by_role("link", name="lập danh sách các hộ").click()
    tab.get_by_role("link", name="Báo cáo", exact=True).click()
    tab.get_by_label("Kết quả").fill("Đã lập xong danh sách ở 12 xã.")
    tab.get_by_label("Số văn bản đã ban hành").fill("12/BC-MTTQ")
    tab.get_by_label("Đã hoàn thành").check()
    _button(tab, "Gửi báo cáo")
    expect(tab.get_by_role("main")).to_contain_text("Văn bản số 12/BC-MTTQ")


def test_a_statement_is_uploaded_booked_drafted_and_published(tab: Page) -> None:
    lan = make_fund.accountant()
    make_publication.publisher()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        make_fund.bank_account(lan, of=fund, drive=make_fund.drive(lan, of=fund))

    # The page shows that the file is being read, and by itself that it agrees.
    _type_in(tab, "lan")
    tab.goto("/quy/sao-ke/")
    tab.locator("input[type=file]").set_input_files(_text_file("thang-8.sta", make_fund.mt940()))
    _button(tab, "Tải lên và đọc")
    expect(tab.get_by_text("Đang đọc sao kê")).to_be_visible()
    make_fund.run_jobs()
    _button(tab, "Ghi sổ 5 dòng")
    make_fund.run_jobs()
    tab.get_by_role("link", name="Mở kết quả").click()
    expect(tab.get_by_role("main")).to_contain_text("Đã ghi sổ")

    # Lan drafts the day; it is not hers to publish.
    _menu(tab, "Công bố")
    tab.get_by_label("Công bố sổ đến hết ngày").fill(make_fund.DAY.isoformat())
    _button(tab, "Soạn bản công bố")
    expect(tab.get_by_text("một người khác trong cơ quan xem và công bố")).to_be_visible()
    expect(tab.get_by_role("row", name="500.000 đồng")).to_be_visible()

    # Hoa looks at the same rows and publishes them.
    _type_in(tab, "hoa")
    _menu(tab, "Công bố")
    tab.get_by_role("link", name="Bản soạn đến hết ngày 14/08/2021").click()
    _button(tab, "Công bố 5 dòng")
    expect(tab.get_by_role("status")).to_contain_text("Đã duyệt")
    make_fund.run_jobs()
    tab.reload()
    expect(tab.get_by_role("row", name="14/08/2021")).to_contain_text("đã công bố")


def test_the_pages_of_a_day_fit_a_phone(tab: Page) -> None:
    lan = make_fund.accountant()
    make_publication.booked_fund(lan)
    make_publication.draft(lan)
    make_directives.handed_out(lan)
    _type_in(tab, "lan")
    tab.set_viewport_size(PHONE)

    assert [address for address in PAGES_OF_A_DAY if not _fits(tab, address)] == []


def _fits(tab: Page, address: str) -> bool:
    """Whether nothing of a page lies beside the screen."""
    tab.goto(address)
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    root = "document.documentElement"
    return bool(tab.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"))


@pytest.fixture
def phone(browser: Browser, scratch: Scratch) -> Iterator[Page]:
    """A phone on the public site, a day after the gifts were published."""
    lan = make_fund.accountant()
    make_publication.booked_fund(lan)
    make_publication.published(lan)
    with public_site():
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{server.port}", viewport=PHONE, locale="vi-VN",
            is_mobile=True, has_touch=True,
        )  # fmt: skip
        yield context.new_page()
        context.close()
        server.terminate()


def test_a_citizen_finds_a_gift_on_a_phone_and_keeps_its_proof(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_label("Tìm khoản ủng hộ").fill("nguyen van test")
    phone.get_by_role("main").get_by_role("button", name="Tìm").tap()

    expect(phone.get_by_role("status")).to_contain_text("Tìm thấy 1 dòng")
    assert _fits(phone, phone.url)
    phone.get_by_role("row", name="500.000 đồng").get_by_role("link").first.tap()

    expect(phone.get_by_role("heading", level=1)).to_contain_text("500.000 đồng")
    expect(phone.get_by_role("main")).to_contain_text("saoke.sta")
    assert _fits(phone, phone.url)
    with phone.expect_download() as kept:
        phone.get_by_role("link", name="Tải bằng chứng").tap()
    assert kept.value.suggested_filename == "lalanh-dong-0-so-6.json"
