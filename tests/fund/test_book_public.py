"""What may be published: totals equal to the book, and not a word that may not be shown."""

from collections import Counter

import pytest

from lalanh.fund.actions import donations, entries
from lalanh.fund.models import Donation, Drive, Fund
from lalanh.fund.queries import funds, publication
from lalanh.fund.queries.publication import PublicRow
from tests import make, make_fund

pytestmark = pytest.mark.django_db

GIFTS = (
    make_fund.Printed(500_000, "NGUYEN VAN TEST ung ho dong bao", "FT0611002646860"),
    make_fund.Printed(300_000, "AN DANH ung ho", "FT2"),
    make_fund.Printed(200_000, "Le Thi Thu ung ho, dt 0912 345 678", "FT3"),
    make_fund.Printed(-11_000, "Thu phi dich vu SMS", "FT4"),
)


@pytest.fixture
def lan() -> make.Person:
    return make_fund.accountant()


def booked(lan: make.Person, *, names: str) -> Fund:
    fund = make_fund.fund(lan)
    drive = make_fund.drive(lan, of=fund, names=names)
    account = make_fund.bank_account(lan, of=fund, drive=drive)
    make_fund.booked(lan, of=make_fund.received(lan, into=account, content=make_fund.mt940(GIFTS)))
    return fund


def rows_of(fund: Fund, *, drive: Drive | None = None) -> list[PublicRow]:
    return list(publication.public_rows(fund=fund, up_to=make_fund.DAY, drive=drive))


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("by_notice", ["NGUYEN VAN TEST", "Nhà hảo tâm", "Le Thi Thu", ""]),
        ("by_consent", ["Nhà hảo tâm", "Nhà hảo tâm", "Nhà hảo tâm", ""]),
        ("never", ["Nhà hảo tâm", "Nhà hảo tâm", "Nhà hảo tâm", ""]),
    ],
)
def test_names_follow_the_rule_of_the_drive(lan: make.Person, names: str, shown: list[str]) -> None:
    with make.eyes_of(lan):
        assert [row.donor_shown for row in rows_of(booked(lan, names=names))] == shown


@pytest.mark.parametrize(("names", "texts"), [("by_notice", 2), ("by_consent", 0), ("never", 0)])
def test_texts_are_shown_only_where_the_notice_said_so(
    lan: make.Person, names: str, texts: int
) -> None:
    with make.eyes_of(lan):
        shown = [row.narrative_masked for row in rows_of(booked(lan, names=names))]

    assert len([text for text in shown if text]) == texts


def test_phones_and_account_numbers_are_masked(lan: make.Person) -> None:
    with make.eyes_of(lan):
        rows = rows_of(booked(lan, names="by_notice"))

    assert rows[2].narrative_masked == "Le Thi Thu ung ho, dt *******678"
    assert "0611002646860" not in rows[0].reference_masked


def test_a_later_wish_takes_name_and_text_away(lan: make.Person) -> None:
    with make.eyes_of(lan):
        fund = booked(lan, names="by_notice")
        donations.note_wish(
            donation=Donation.objects.get(amount_vnd=500_000), wishes_unnamed=True,
            consents_to_name=True, by=lan.user, at=make.AT,
        )  # fmt: skip

        first = rows_of(fund)[0]

    assert (first.donor_shown, first.narrative_masked) == ("Nhà hảo tâm", "")


def test_the_rows_add_up_to_the_book_day_by_day(lan: make.Person) -> None:
    with make.eyes_of(lan):
        fund = booked(lan, names="never")
        make_fund.opening(lan, of=fund)
        paid = make_fund.payment(lan, of=fund)
        make_fund.reversal(lan, of=paid)
        make_fund.payment(lan, of=fund, amount_vnd=1_500_000)
        entries.record_goods(
            fund=fund, quantity=25_000, commodity="RICE_G", day=make_fund.DAY, by=lan.user,
            at=make.AT,
        )  # fmt: skip
        told: Counter[tuple[str, str]] = Counter()
        for row in rows_of(fund):
            told[row.flow, row.commodity] += row.amount
        totals = publication.day_totals(fund=fund, up_to=make_fund.DAY)
        (balance, rice) = sorted(
            funds.balances(fund=fund), key=lambda each: each.commodity, reverse=True
        )

    assert told == {(t.flow, t.commodity): t.amount for t in totals}
    assert balance.held == told["in", "VND"] - told["out", "VND"]
    assert rice.held == told["in", "RICE_G"] == 25_000


def test_a_correction_points_at_what_it_takes_back(lan: make.Person) -> None:
    with make.eyes_of(lan):
        fund = booked(lan, names="never")
        gift = Donation.objects.get(amount_vnd=300_000)
        make_fund.reversal(lan, of=gift.entry)

        last = rows_of(fund)[-1]

    assert (last.corrects, last.amount, last.flow) == (gift.entry_id, -300_000, "in")
    assert (last.reason, last.receipt_no) == ("ghi nhầm quỹ", "CUU-TRO/2021/000002")


def test_one_drive_has_its_own_rows_alone(lan: make.Person) -> None:
    with make.eyes_of(lan):
        fund = booked(lan, names="never")
        make_fund.opening(lan, of=fund)

        rows = rows_of(fund, drive=Drive.objects.get())

    assert [row.amount for row in rows] == [500_000, 300_000, 200_000]


def test_what_was_collected_is_counted_by_body_and_source(lan: make.Person) -> None:
    with make.eyes_of(lan):
        booked(lan, names="never")

        (row,) = funds.collected(until=make_fund.DAY)

    assert (row.owner, row.source, row.amount_vnd) == (lan.body.name, "mobilised", 1_000_000)
