"""A fund kept by a committee: its receiving section alone takes gifts in."""

import pytest

from lalanh.base.permissions import Role
from lalanh.fund.actions import booking, donations, entries
from lalanh.fund.actions.receivers import NotTheReceiver
from lalanh.fund.models import Donation, gifts
from lalanh.organisations import committee_actions
from lalanh.organisations import queries as organisations
from lalanh.organisations.actions import give_seat
from lalanh.organisations.models import Body
from tests import make, make_fund
from tests.make_organisations import province_of_two_districts, refused

pytestmark = pytest.mark.django_db

DONOR = gifts.Donor(name="Công ty Gạo Sông Lam")


@pytest.fixture
def committee() -> Body:
    """The steering committee of a drive, without sections."""
    world = province_of_two_districts()
    return committee_actions.found_committee(
        name="Ban Chỉ đạo cuộc vận động", decision_number="12-QĐ/TU",
        valid_from=make.LONG_AGO, parent=world.committee, standing_agency=world.front,
        by=make.system(), at=make.AT,
    )  # fmt: skip


@pytest.fixture
def lan(committee: Body) -> make.Person:
    """She keeps the committee's book."""
    return make.person("lan", "Trần Thị Lan", body=committee, role=Role.ACCOUNTANT)


def _section(committee: Body, name: str = "Tiểu ban Tiếp nhận") -> Body:
    return committee_actions.found_section(
        committee=committee, name=name, valid_from=make.LONG_AGO, takes_receipts=True,
        by=make.system(), at=make.AT,
    )  # fmt: skip


def _give(lan: make.Person) -> Donation:
    return donations.record_cash_gift(
        fund=make_fund.fund(lan), amount_vnd=500_000, day=make_fund.DAY, donor=DONOR,
        by=lan.user, at=make.AT,
    )  # fmt: skip


def test_without_sections_the_keeper_takes_gifts_in(lan: make.Person) -> None:
    with make.eyes_of(lan):
        assert _give(lan).amount_vnd == 500_000


def test_beside_a_receiving_section_nobody_else_takes_gifts_in(
    committee: Body, lan: make.Person
) -> None:
    _section(committee)
    with make.eyes_of(lan), refused(NotTheReceiver, match="Tiểu ban Tiếp nhận"):
        _give(lan)
    with make.eyes_of(lan):
        assert not Donation.objects.exists()


def test_goods_are_taken_in_by_the_section_too(committee: Body, lan: make.Person) -> None:
    _section(committee)
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        with refused(NotTheReceiver):
            entries.record_goods(
                fund=fund, quantity=50_000, commodity="gao", day=make_fund.DAY,
                by=lan.user, at=make.AT,
            )  # fmt: skip


def test_booking_a_statement_is_taking_in_as_well(committee: Body, lan: make.Person) -> None:
    _section(committee)
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        statement = make_fund.received(lan, into=account, content=make_fund.mt940())
    with make.eyes_of(lan), refused(NotTheReceiver):
        booking.ask_for_booking(statement=statement, by=lan.user, at=make.AT)


def test_who_sits_in_the_section_takes_gifts_in(committee: Body, lan: make.Person) -> None:
    section = _section(committee)
    with make.eyes_of(lan):
        give_seat(
            user=lan.user, body=section, role=Role.ACCOUNTANT, valid_from=make.LONG_AGO,
            by=make.system(), at=make.AT,
        )  # fmt: skip
        assert len(organisations.seats_of(user=lan.user)) == 2
        assert _give(lan).amount_vnd == 500_000
