"""A letter from the public page, from the desk to its answer, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import make, make_fund, make_letters, make_publication

pytestmark = pytest.mark.browser


@pytest.fixture
def lan(site: str, sign_in: Callable[[make.Person], None]) -> make.Person:
    """Lan, whose fund's book is published."""
    person = make_fund.accountant()
    with make.eyes_of(person):
        fund = make_fund.fund(person)
        account = make_fund.bank_account(
            person, of=fund, drive=make_fund.drive(person, of=fund)
        )  # fmt: skip
        row = make_fund.received_later(person, into=account, content=make_fund.mt940())
    make_fund.run_jobs()
    with make.eyes_of(person):
        row.refresh_from_db()
        make_fund.booked_later(person, of=row)
    make_fund.run_jobs()
    make_publication.published(person)
    sign_in(person)
    return person


def test_a_wish_is_found_on_the_desk_and_honoured_after_a_question(
    tab: Page, look: Callable[[Page, str], None], lan: make.Person
) -> None:
    make_letters.taken(lan)
    tab.goto("/")
    tab.get_by_role("link", name="Xin thôi nêu tên, dòng 0").click()
    look(tab, "letter-open")

    tab.get_by_role("button", name="Thôi nêu tên dòng này").click()
    tab.get_by_role("dialog").get_by_role("button", name="Thôi nêu tên dòng này").click()

    settled = tab.locator("section", has=tab.get_by_role("heading", name="Đã trả lời"))
    expect(settled).to_contain_text("Từ lần công bố tới, dòng 0 không nêu tên nữa.")
    expect(tab.get_by_text("0900 000 001")).to_have_count(0)


def test_the_list_is_narrowed_to_one_code_without_leaving_the_page(
    tab: Page, look: Callable[[Page, str], None], lan: make.Person
) -> None:
    make_letters.taken(lan)
    make_letters.taken(
        lan, "fund.error_report", {**make_letters.REPORT, "code": "AAAA-BBBB"}
    )  # fmt: skip
    tab.goto("/cong-bo/thu/")
    look(tab, "letters")

    tab.get_by_label("Mã thư").fill("aaaa-bbbb")
    tab.get_by_role("button", name="Tìm").click()

    expect(tab.locator("#rows tbody tr")).to_have_count(1)
    expect(tab.locator("#rows")).to_contain_text("Báo sai")
