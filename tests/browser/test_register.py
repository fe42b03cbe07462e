"""The register in a real browser: the tree opens, the search follows, names are suggested."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lalanh.base.permissions import Role
from tests import make
from tests.make import Person
from tests.make_organisations import Province, province_of_two_districts

pytestmark = pytest.mark.browser

SignIn = Callable[[Person], None]
Look = Callable[[Page, str], None]


@pytest.fixture
def world(site: str, sign_in: SignIn) -> Province:
    """Two districts, and Lan who keeps their register."""
    province = province_of_two_districts()
    sign_in(make.lan(Role.KEEPER))
    return province


def test_a_branch_of_the_tree_opens_in_place(tab: Page, world: Province) -> None:
    tab.goto("/to-chuc/")

    tab.locator("summary", has_text="Ủy ban nhân dân tỉnh").click(position={"x": 4, "y": 10})

    expect(tab.get_by_role("link", name="Ủy ban nhân dân huyện Kim Bảng")).to_be_visible()


def test_the_search_follows_what_is_typed(tab: Page, world: Province) -> None:
    tab.goto("/to-chuc/")

    tab.locator("#id_q").press_sequentially("an hoa")

    expect(tab.locator("#found tbody tr")).to_have_count(1)
    expect(tab.locator("#found")).to_contain_text("xã An Hòa")
    expect(tab.locator("#list-told")).to_have_text("Danh sách còn 1 dòng.")


def test_a_body_is_suggested_while_its_name_is_typed(tab: Page, world: Province) -> None:
    tab.goto("/to-chuc/co-quan/them/")

    tab.locator("#id_parent").press_sequentially("ubnd kim bang")

    expect(tab.locator("#goi-y-parent option").first).to_have_attribute(
        "value", f"Ủy ban nhân dân huyện Kim Bảng #{world.people_of['huyện Kim Bảng'].pk}"
    )


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("address", ["/to-chuc/", "/to-chuc/co-quan/them/", "/to-chuc/don-vi/"])
def test_a_page_of_the_register_fits_desk_and_phone(tab: Page, look: Look, address: str) -> None:
    tab.goto(address)

    look(tab, f"to-chuc{address.replace('/', '-')}")
