"""The pages of the fund in a real browser: one keystroke a line, desk and phone width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lalanh.fund.models import Donation, Entry, Statement
from tests import make, make_fund

pytestmark = pytest.mark.browser

UNSURE = tuple(
    make_fund.Printed(750_000 + number, "Tran Van Thu hoan tien chuyen nham", f"FT9{number}")
    for number in range(3)
)


@pytest.fixture
def lan(site: str, sign_in: Callable[[make.Person], None]) -> make.Person:
    person = make_fund.accountant()
    sign_in(person)
    return person


@pytest.fixture
def statement(lan: make.Person) -> Statement:
    """A statement with three unsure lines, its sure ones booked."""
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        account = make_fund.bank_account(lan, of=fund, drive=make_fund.drive(lan, of=fund))
        content = make_fund.mt940((*make_fund.GIFTS, *UNSURE))
        row = make_fund.received_later(lan, into=account, content=content)
    make_fund.run_jobs()
    with make.eyes_of(lan):
        row.refresh_from_db()
        make_fund.booked_later(lan, of=row)
    make_fund.run_jobs()
    with make.eyes_of(lan):
        make_fund.opening(lan, of=fund)
        make_fund.payment(lan, of=fund)
    return row


def test_three_lines_are_judged_by_three_keys(
    tab: Page, look: Callable[[Page, str], None], lan: make.Person, statement: Statement
) -> None:
    tab.goto(f"/quy/sao-ke/{statement.pk}/dong/")
    look(tab, "fund-review")

    tab.keyboard.press("1")
    expect(tab.get_by_text("ủng hộ", exact=True)).to_have_count(1)
    tab.keyboard.press("2")
    expect(tab.get_by_text("Mặt trận nơi khác chuyển", exact=True)).to_have_count(1)
    tab.keyboard.press("4")
    expect(tab.get_by_text("lãi tiền gửi", exact=True)).to_have_count(1)

    with make.eyes_of(lan):
        kinds = statement.lines.filter(number__gt=5).order_by("number")
        assert list(kinds.values_list("kind", "state")) == [
            ("donation", "ready"), ("front_transfer", "ready"), ("interest", "ready"),
        ]  # fmt: skip


def test_the_pages_fit_desk_and_phone(
    tab: Page, look: Callable[[Page, str], None], lan: make.Person, statement: Statement
) -> None:
    with make.eyes_of(lan):
        fund = statement.bank_account.fund
        gift, entry = Donation.objects.order_by("pk").first(), Entry.objects.order_by("pk").first()
        line = statement.lines.get(number=6)
    assert gift is not None
    assert entry is not None
    pages = {
        "index": "/quy/", "fund": f"/quy/{fund.pk}/", "book": f"/quy/{fund.pk}/so/",
        "drive": f"/quy/van-dong/{gift.drive_id}/", "upload": "/quy/sao-ke/",
        "statement": f"/quy/sao-ke/{statement.pk}/", "line": f"/quy/dong/{line.pk}/",
        "entry": f"/quy/but-toan/{entry.pk}/", "gifts": "/quy/ung-ho/",
        "gift": f"/quy/ung-ho/{gift.pk}/", "receipt": f"/quy/ung-ho/{gift.pk}/phieu/",
        "letter": f"/quy/ung-ho/{gift.pk}/thu/", "cash": f"/quy/{fund.pk}/phieu-thu/",
        "payment": f"/quy/{fund.pk}/chi/",
    }  # fmt: skip

    for name, address in pages.items():
        tab.goto(address)
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        look(tab, f"fund-{name}")
