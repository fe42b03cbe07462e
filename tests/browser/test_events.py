"""A rally that is only planned: its deadlines follow it in a real browser, and bodies answer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lalanh.base.permissions import Role
from lalanh.programmes.models import Programme
from tests import make, make_events, make_fitting, make_tasks

pytestmark = pytest.mark.browser
expect.set_options(timeout=15_000)

Enter = Callable[[make.Person], None]
Look = Callable[[Page, str], None]


def _main_button(tab: Page, name: str) -> None:
    tab.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def test_deadlines_follow_a_rally_that_is_moved(tab: Page, sign_in: Enter, look: Look) -> None:
    lan = make.lan()
    kim = make.person("hai", "Đinh Văn Hải", body=make.district("huyện Kim Bảng"), role=Role.LEADER)
    document = make_events.rally_plan(lan)

    # Lan is about to hand out the plan: its deadline counts from a rally nobody has set up.
    sign_in(lan)
    tab.goto(f"/van-ban/{document.pk}/giao/")
    tab.get_by_role("link", name="Lập sự kiện “Lễ mít tinh phát động”").nth(1).click()
    expect(tab.get_by_label("Ngày", exact=True)).to_have_value("2020-01-10")
    look(tab, "su-kien-lap")
    _main_button(tab, "Lưu sự kiện")
    expect(tab.get_by_text("Đã lập sự kiện.")).to_be_visible()
    expect(tab.locator("select").first).to_contain_text("Lễ mít tinh phát động (10/01/2020")
    look(tab, "giao-theo-su-kien")
    _main_button(tab, "Giao nhiệm vụ")

    # The rally is put off; Lan looks what that does before she says so.
    tab.goto("/su-kien/")
    tab.get_by_role("link", name="Lễ mít tinh phát động").click()
    tab.get_by_role("link", name="Dời ngày").click()
    tab.get_by_label("Ngày", exact=True).fill("2020-02-15")
    tab.get_by_label("Lý do dời").fill("Trời rét đậm.")
    _main_button(tab, "Xem trước các hạn")
    expect(tab.get_by_text("hết 15/05/2020")).to_be_visible()
    look(tab, "su-kien-xem-truoc")
    _main_button(tab, "Dời và báo các cơ quan")
    expect(tab.get_by_text("Đã dời sự kiện; các hạn dời theo.")).to_be_visible()
    look(tab, "su-kien")

    # Hải reads on his phone why his day is another one now.
    sign_in(kim)
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto("/thong-bao/")
    expect(tab.get_by_text("dời sang ngày 15/02/2020: Trời rét đậm.").first).to_be_visible()
    tab.goto("/nhiem-vu/")
    tab.get_by_role("link", name="Tiếp nhận đăng ký ủng hộ").first.click()
    expect(tab.get_by_text("10/04/2020", exact=False).first).to_be_visible()
    look(tab, "nhiem-vu-da-doi")


def test_a_body_fits_its_part_and_sends_up_its_plan(tab: Page, sign_in: Enter, look: Look) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)

    sign_in(giang)
    tab.goto(f"/nhiem-vu/{tasks['work'].pk}/")
    tab.get_by_role("link", name="Điều chỉnh cách làm").click()
    tab.get_by_label("hình thức", exact=True).check()
    tab.get_by_label("Cách thực hiện tại cơ quan").fill("Họp thôn thay cho hội nghị.")
    tab.get_by_label("Lý do").fill("Đường bị chia cắt.")
    look(tab, "dieu-chinh")
    _main_button(tab, "Ghi điều chỉnh")
    expect(tab.get_by_text("Thời hạn và định mức giữ nguyên.")).to_be_visible()
    tab.goto(f"/nhiem-vu/{tasks['plan'].pk}/")
    tab.get_by_role("link", name="Nộp kế hoạch", exact=True).click()
    look(tab, "ke-hoach-chon")
    tab.get_by_role("link", name="Chọn 12/KH-MTTQ-BTT").click()
    expect(tab.get_by_text("thấy ở mục")).to_be_visible()
    look(tab, "ke-hoach-nop")
    _main_button(tab, "Nộp kế hoạch")
    expect(tab.get_by_text("Đã nộp kế hoạch.")).to_be_visible()

    sign_in(lan)
    with make.eyes_of(lan):
        programme = Programme.objects.get().pk
    tab.goto(f"/chuong-trinh/{programme}/ke-hoach-duoi/")
    expect(tab.get_by_text("1 trên 2 cơ quan đã nộp")).to_be_visible()
    look(tab, "ke-hoach-duoi")
    tab.goto(f"/nhiem-vu/{tasks['work'].pk}/")
    look(tab, "nhiem-vu-dieu-chinh")
    _main_button(tab, "Ghi nhận")
    expect(tab.get_by_text("Đã ghi nhận điều chỉnh.")).to_be_visible()
    tab.goto("/nhiem-vu/giao/")
    tab.get_by_label("Tìm cơ quan hoặc nhóm cơ quan").fill("kim bang")
    tab.get_by_label("Tìm cơ quan hoặc nhóm cơ quan").press("Enter")
    expect(tab.get_by_label("huyện Kim Bảng").first).to_be_visible()
    look(tab, "giao-tim")
    assert document.pk
