"""Smaller steps of the fund: chart, drives, letters, foreign money, single lines."""

import pytest
from django.db import transaction

from lalanh.fund.actions import booking, donations, funds, statements
from lalanh.fund.models import Donation, Drive, gifts
from lalanh.fund.models import posting as book
from lalanh.fund.statements import reading
from tests import make, make_fund

pytestmark = pytest.mark.django_db

AID = make_fund.Printed(-300_000, "Ho tro tinh theo QD so 15", "FT011")


@pytest.fixture
def lan() -> make.Person:
    return make_fund.accountant()


def test_an_accountant_writes_the_statutory_number_beside_an_account(lan: make.Person) -> None:
    with make.eyes_of(lan):
        cash = make_fund.cash(make_fund.fund(lan))
        funds.number_account(
            account=cash, statutory_code="1xx", legal_ref="phụ lục do kế toán nhập", by=lan.user,
            at=make.AT,
        )  # fmt: skip

        cash.refresh_from_db()
        assert (cash.code, cash.statutory_code) == ("TM", "1xx")


def test_a_drive_that_names_donors_keeps_its_notice(lan: make.Person) -> None:
    with make.eyes_of(lan):
        drive = make_fund.drive(lan, of=make_fund.fund(lan))

        with pytest.raises(funds.NoticeMissing), transaction.atomic():
            funds.change_drive(
                drive=drive, name=drive.name, occasion="", ends_on=None, target_vnd=None, use="",
                notice="", unnamed_by_default="Nhà hảo tâm", by=lan.user, at=make.AT,
            )  # fmt: skip


def test_a_letter_is_noted_as_sent_once(lan: make.Person) -> None:
    with make.eyes_of(lan):
        gift = cash_gift(lan)
        donations.note_letter_sent(donation=gift, by=lan.user, at=make.AT)

        with pytest.raises(donations.LetterSettled), transaction.atomic():
            donations.note_letter_sent(donation=gift, by=lan.user, at=make.AT)


def cash_gift(lan: make.Person, foreign: gifts.Foreign | None = None) -> Donation:
    return donations.record_cash_gift(
        fund=make_fund.fund(lan), amount_vnd=2_300_000, day=make_fund.DAY, donor=gifts.Donor(),
        foreign=foreign, by=lan.user, at=make.AT,
    )  # fmt: skip


def test_foreign_money_keeps_what_was_given_and_the_rate(lan: make.Person) -> None:
    with make.eyes_of(lan):
        gift = cash_gift(lan, gifts.Foreign("USD", amount_minor=100_00, rate_vnd_e4=230_000_000))

    kept = (gift.original_currency, gift.original_minor, gift.rate_vnd_e4, gift.amount_vnd)
    assert kept == ("USD", 100_00, 230_000_000, 2_300_000)


def test_a_rate_that_does_not_give_the_amount_is_refused(lan: make.Person) -> None:
    with make.eyes_of(lan), pytest.raises(donations.RateDoesNotFit), transaction.atomic():
        cash_gift(lan, gifts.Foreign("USD", amount_minor=100_00, rate_vnd_e4=229_000_000))


def test_a_closed_drive_takes_no_cash(lan: make.Person) -> None:
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        drive = funds.move_drive(
            drive=make_fund.drive(lan, of=fund), to=Drive.State.CLOSED, by=lan.user, at=make.AT
        )

        with pytest.raises(donations.DriveTakesNothing), transaction.atomic():
            donations.record_cash_gift(
                fund=fund, drive=drive, amount_vnd=1, day=make_fund.DAY, donor=gifts.Donor(),
                by=lan.user, at=make.AT,
            )  # fmt: skip


def test_a_payment_line_outside_the_purposes_stays_unbooked(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        content = make_fund.mt940((*make_fund.GIFTS, AID))
        statement = make_fund.received(lan, into=account, content=content)
        booking.book_ready_lines(statement=statement, limit=100, by=lan.user, at=make.AT)
        line = statement.lines.get(number=6)

        with pytest.raises(book.PurposeNotAllowed), transaction.atomic():
            booking.book_payment_line(
                line=line, purpose="MUA-XE", decision="15/QĐ", beneficiaries="hộ nghèo",
                by=lan.user, at=make.AT,
            )  # fmt: skip

        line.refresh_from_db()
        assert line.state == "review"


def test_a_fee_above_what_the_book_holds_waits_and_holds_nobody_up(lan: make.Person) -> None:
    fee = make_fund.Printed(-9_000_000, "Thu phi dich vu SMS", "FT012")
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        content = make_fund.mt940((*make_fund.GIFTS, fee), opening_vnd=9_000_000)
        statement = make_fund.received(lan, into=account, content=content)
        make_fund.booked(lan, of=statement)

        states = list(statement.lines.order_by("number").values_list("state", flat=True))
        assert states == ["booked"] * 5 + ["review"]


def test_checking_a_statement_again_changes_nothing(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        statement = make_fund.received(lan, into=account, content=make_fund.mt940())
        before = (statement.state, statement.controls, statement.layout)

        read = reading.read(make_fund.mt940(), name="saoke.sta")
        statements.note_reading(statement=statement, read=read, by=lan.user, at=make.AT)
        statements.conclude_reading(statement=statement, by=lan.user, at=make.AT)

        statement.refresh_from_db()
        assert (statement.state, statement.controls, statement.layout) == before
