"""An obstacle in a real browser: from a commune on a phone up to the committee and back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import make, make_flows, make_programmes
from tests.make import Person

pytestmark = pytest.mark.browser


def _say(tab: Page, button: str) -> None:
    tab.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def _open(tab: Page, name: str) -> None:
    tab.get_by_role("main").get_by_role("link", name=name).first.click()


def test_an_obstacle_goes_from_a_commune_to_the_committee_and_back(
    tab: Page, sign_in: Callable[[Person], None], look: Callable[[Page, str], None]
) -> None:
    lan, hung, hoai = make.lan(), make_programmes.hung(), make_flows.hoai()
    plan = make_flows.plan(lan, through=hung)

    # Hoài raises it on a phone.
    tab.set_viewport_size({"width": 360, "height": 740})
    sign_in(hoai)
    tab.goto(f"/chuong-trinh/{plan.pk}/vuong-mac/")
    _open(tab, "Nêu vướng mắc")
    tab.get_by_label("Vướng mắc", exact=True).fill("Thiếu kho chứa hàng cứu trợ")
    tab.get_by_label("Nội dung cụ thể").fill("Xã không có kho khô ráo.")
    tab.get_by_label("Gặp từ ngày").fill("2021-08-12")
    tab.get_by_label("Đã làm gì để tháo gỡ").fill("Đã mượn hội trường thôn.")
    tab.get_by_label("Vì sao vượt thẩm quyền").fill("Kho của doanh nghiệp do tỉnh thống nhất.")
    tab.get_by_label("Đề nghị").fill("Cho mượn kho.")
    _say(tab, "Gửi vướng mắc")
    expect(tab.get_by_role("status")).to_contain_text("Đã gửi vướng mắc")
    look(tab, "obstacles-of-a-plan")

    # Hùng finds it on the desk, bundles it and puts it.
    sign_in(hung)
    tab.goto("/")
    _open(tab, "Thiếu kho chứa hàng cứu trợ")
    _open(tab, "Tổng hợp")
    expect(tab.get_by_role("checkbox")).to_be_checked()
    tab.get_by_label("Nội dung trình").fill("Kho chứa hàng")
    tab.get_by_label("Tình hình và đề nghị").fill("Xã An Hòa thiếu kho, đề nghị cho mượn.")
    _say(tab, "Tổng hợp")
    _say(tab, "Trình")

    # Lan decides.
    sign_in(lan)
    tab.goto("/")
    _open(tab, "Kho chứa hàng")
    look(tab, "matter-to-decide")
    _open(tab, "Quyết định")
    tab.get_by_label("Ý kiến quyết định").fill("Đồng ý cho mượn kho đến hết tháng 9.")
    _say(tab, "Ghi quyết định")
    expect(tab.get_by_role("main")).to_contain_text("đã có quyết định")

    # It is back on Hoài's desk, with the decision.
    sign_in(hoai)
    tab.goto("/")
    _open(tab, "Thiếu kho chứa hàng cứu trợ")
    expect(tab.get_by_role("main")).to_contain_text("Đồng ý cho mượn kho đến hết tháng 9.")
    _open(tab, "Ghi đã giải quyết xong")
    tab.get_by_label("Đã giải quyết thế nào").fill("Đã chuyển hàng vào kho.")
    _say(tab, "Ghi đã xong")
    expect(tab.get_by_role("main")).to_contain_text("đã giải quyết xong")
    look(tab, "obstacle-closed")


def test_the_page_of_a_plan_fetches_its_timeliness_when_it_comes_into_sight(
    tab: Page, sign_in: Callable[[Person], None]
) -> None:
    lan = make.lan()
    plan = make_flows.plan(lan)

    sign_in(lan)
    tab.goto(f"/chuong-trinh/{plan.pk}/")
    tab.get_by_role("heading", name="Kịp thời và đồng đều").scroll_into_view_if_needed()

    expect(tab.get_by_role("link", name="Xem từng cơ quan")).to_be_visible()
