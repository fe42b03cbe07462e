"""A day of reminders, sheets, calendar and letters in a real browser, on a desk and a phone."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lalanh.base import clock
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks.models import Task
from tests import make, make_directives, make_sheets, make_tasks

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)
type Look = Callable[[Page, str], None]
type SignIn = Callable[[make.Person], None]


def _task(lan: make.Person, *bodies: Body, days: int, modality: str = "assign") -> Task:
    """A task whose last day lies so many days from today."""
    day = local_date(clock.now()) + dt.timedelta(days=days)
    return make_tasks.given(lan, *bodies, last_day=day, modality=modality)


def _button(tab: Page, name: str) -> None:
    tab.get_by_role("main").get_by_role("button", name=name).click()


def test_lan_reminds_many_and_sees_who_has_opened_it(
    tab: Page, sign_in: SignIn, look: Look
) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = _task(lan, giang.body, make.commune(), days=-4)
    _task(lan, make.commune(), days=-2, modality="request")

    sign_in(lan)
    tab.goto("/nhiem-vu/qua-han/")
    tab.get_by_role("link", name="Đôn đốc", exact=True).last.click()
    tab.get_by_label("Lời đôn đốc nơi được giao").fill("Báo cáo trước 16 giờ hôm nay.")
    look(tab, "don-doc-chon")
    _button(tab, "Xem trước")
    expect(tab.locator("#xem-truoc")).to_contain_text("Kính đề nghị quý cơ quan")
    look(tab, "don-doc-xem-truoc")
    _button(tab, "Gửi đôn đốc")
    expect(tab.get_by_role("status")).to_contain_text("Đã đôn đốc 3 phần việc ở 2 cơ quan.")
    look(tab, "don-doc-da-gui")

    sign_in(giang)
    tab.goto("/")
    expect(tab.get_by_role("main")).to_contain_text("Đôn đốc chưa xem")
    tab.goto(f"/nhiem-vu/{task.pk}/")
    expect(tab.locator("#don-doc")).to_contain_text("đã xem lời đôn đốc")
    look(tab, "don-doc-noi-nhan")

    sign_in(lan)
    tab.goto("/don-doc/")
    expect(tab.locator("#rows")).to_contain_text("Đỗ Thu Giang")


def test_a_list_leaves_as_a_workbook_and_comes_back_filled_in(
    tab: Page, sign_in: SignIn, look: Look, tmp_path: Path
) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = _task(lan, giang.body, days=5)

    sign_in(giang)
    tab.goto("/nhiem-vu/bang-tinh/")
    look(tab, "bang-tinh")
    with tab.expect_download() as download:
        tab.get_by_role("link", name="Phần việc của ta").click()
    taken = Path(tmp_path / "phieu.xlsx")
    download.value.save_as(taken)
    taken.write_bytes(
        make_sheets.filled_in(
            taken.read_bytes(),
            {
                "Kết quả": "Đã xong 12 xã.", "Số văn bản": "12/BC-MTTQ", "Số liệu": 412,
                "Đơn vị tính": "hộ", "Đã hoàn thành": "x",
            },
        )
    )  # fmt: skip
    tab.locator("#tien-do_file").set_input_files(taken)
    _button(tab, "Gửi phiếu tiến độ")
    expect(tab.get_by_role("main")).to_contain_text("412 hộ")
    look(tab, "bang-tinh-xem-lai")
    _button(tab, "Gửi 1 báo cáo")
    expect(tab.get_by_role("main")).to_contain_text("Đã ghi 1 dòng")

    sign_in(lan)
    tab.goto(f"/nhiem-vu/{task.pk}/")
    expect(tab.get_by_role("main")).to_contain_text("Đã xong 12 xã.")


def test_a_wrong_sheet_is_told_cell_by_cell(
    tab: Page, sign_in: SignIn, look: Look, tmp_path: Path
) -> None:
    wrong = tmp_path / "phieu.xlsx"
    wrong.write_bytes(make_sheets.workbook({"part": 7, "figure": "nhiều", "done": "x"}))

    sign_in(make_tasks.giang())
    tab.goto("/nhiem-vu/bang-tinh/")
    tab.locator("#tien-do_file").set_input_files(wrong)
    _button(tab, "Gửi phiếu tiến độ")

    expect(tab.get_by_role("alert")).to_contain_text("Chưa ghi được dòng nào")
    look(tab, "bang-tinh-loi")


def test_the_calendar_is_read_on_a_desk_and_on_a_phone(
    tab: Page, sign_in: SignIn, look: Look
) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    for days in (-3, 0, 2, 2, 9):
        _task(lan, giang.body, days=days)

    sign_in(giang)
    for view in ("thang", "tuan", "danh-sach"):
        tab.goto(f"/lich/?xem={view}")
        expect(tab.locator(".day-entry").first).to_be_visible()
        look(tab, f"lich-{view}")
    tab.goto("/lich/dia-chi/")
    _button(tab, "Lập địa chỉ lịch")
    address = tab.get_by_label("Địa chỉ lịch").input_value()
    look(tab, "lich-dia-chi")
    assert tab.request.get(address).text().startswith("BEGIN:VCALENDAR")


def test_letters_are_chosen_and_printed(tab: Page, sign_in: SignIn, look: Look) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    _task(lan, giang.body, make.commune(), days=-4)
    _task(lan, make.commune(), days=-2, modality="request")

    sign_in(lan)
    tab.goto("/don-doc/cong-van/")
    look(tab, "cong-van")
    _button(tab, "In công văn")
    make_directives.run_jobs()
    tab.get_by_role("link", name="Mở kết quả").wait_for()
    href = tab.get_by_role("link", name="Mở kết quả").get_attribute("href") or ""
    assert tab.request.get(href).body().startswith(b"%PDF-")


def test_reports_and_documents_are_gone_through_in_one_list(
    tab: Page, sign_in: SignIn, look: Look
) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.reported(giang, _task(lan, giang.body, days=3))
    make_directives.handed_out(lan)

    sign_in(lan)
    tab.goto("/nhiem-vu/duyet/")
    look(tab, "duyet-nhieu")
    tab.get_by_label("Đã xem, chấp nhận").check()
    _button(tab, "Chấp nhận các báo cáo")
    expect(tab.get_by_role("status")).to_contain_text("Đã chấp nhận 1 báo cáo.")

    sign_in(giang)
    tab.goto("/van-ban/chua-nhan/")
    look(tab, "chua-nhan")
    tab.get_by_role("checkbox").check()
    _button(tab, "Ghi nhận đã nhận")
    expect(tab.get_by_role("status")).to_contain_text("đã nhận 1 văn bản")
