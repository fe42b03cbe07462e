"""The matrix of a plan in a real browser: by mouse, by keys, on a phone."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lalanh.programmes.models import Programme
from lalanh.tasks.actions import giving
from tests import make
from tests.make import Person

pytestmark = pytest.mark.browser


def _plan(lan: Person) -> Programme:
    """Two tasks, one of them long over, for two communes of a district."""
    communes = [make.commune("xã An Hòa"), make.commune("xã Đồng Tâm")]
    with make.eyes_of(lan):
        programme = Programme.objects.create(
            owner=lan.body, name="Giúp vùng lũ", short_name="Vùng lũ", starts_on=make.LONG_AGO
        )
        for title, day in (("Rà soát hộ", dt.date(2021, 8, 1)), ("Dựng lại nhà", None)):
            giving.give_ad_hoc_task(
                owner=lan.body, lead=None, others=communes, by=lan.user, at=make.AT,
                programme=programme,
                facts=giving.TaskFacts(title=title, text=title, modality="assign", last_day=day),
            )  # fmt: skip
    return programme


def test_a_group_closes_and_opens_in_place(
    tab: Page, sign_in: Callable[[Person], None], look: Callable[[Page, str], None]
) -> None:
    lan = make.lan()
    plan = _plan(lan)
    sign_in(lan)
    tab.goto(f"/chuong-trinh/{plan.pk}/")
    head = tab.get_by_role("link", name="huyện Thanh Giang")
    commune = tab.get_by_role("link", name="xã An Hòa")

    look(tab, "plan-matrix")
    head.click()
    expect(commune).to_have_count(0)
    head.click()
    expect(commune).to_be_visible()


def test_arrows_move_between_cells_and_a_cell_speaks(
    tab: Page, sign_in: Callable[[Person], None]
) -> None:
    lan = make.lan()
    plan = _plan(lan)
    sign_in(lan)
    tab.goto(f"/chuong-trinh/{plan.pk}/", wait_until="networkidle")

    tab.get_by_role("row", name="xã An Hòa").get_by_role("link", name="!–").focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowRight")

    cell = tab.locator("td:focus-within")
    expect(cell).to_have_text("–")
    expect(cell).to_have_attribute("title", "xã Đồng Tâm · Dựng lại nhà: chưa báo cáo")


def test_on_a_phone_a_plan_is_a_list_of_bodies(
    tab: Page, sign_in: Callable[[Person], None], look: Callable[[Page, str], None]
) -> None:
    lan = make.lan()
    plan = _plan(lan)
    tab.set_viewport_size({"width": 360, "height": 740})
    sign_in(lan)
    tab.goto(f"/chuong-trinh/{plan.pk}/")

    row = tab.locator("tr:has-text('xã An Hòa')")
    expect(row.locator("td:visible")).to_have_text(["0/2", "!1"])
    look(tab, "plan-matrix-phone")
    tab.get_by_role("link", name="xã An Hòa").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("xã An Hòa")
