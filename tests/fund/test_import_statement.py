"""A statement: received once, read, checked, and booked only when it agrees with itself."""

import pytest
from django.db import transaction
from django.db.models import Sum

from lalanh.base.permissions import Role
from lalanh.fund.actions import booking, review, statements
from lalanh.fund.models import Donation, Entry, Posting, Statement, StatementLine, ThankYou
from lalanh.fund.queries import checking
from tests import make, make_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    return make_fund.accountant()


def test_a_statement_that_agrees_is_reconciled(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        statement = make_fund.received(lan, into=account, content=make_fund.mt940())

        assert (statement.state, statement.lines.count()) == ("reconciled", 5)
        assert all(c["printed"] == c["computed"] for c in statement.controls)


def test_gifts_become_donations_and_a_fee_does_not(lan: make.Person) -> None:
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        account = make_fund.bank_account(lan, of=fund, drive=make_fund.drive(lan, of=fund))
        statement = make_fund.received(lan, into=account, content=make_fund.mt940())

        make_fund.booked(lan, of=statement)

        given = Donation.objects.aggregate(total=Sum("amount_vnd"))["total"]
        kinds = sorted(Entry.objects.values_list("kind", flat=True))
        held = Posting.objects.filter(account=account.account).aggregate(total=Sum("amount"))
        assert given == 3_900_000
        assert kinds == ["donation", "donation", "donation", "donation", "fee"]
        assert held["total"] == 3_889_000


def test_identical_gifts_stay_separate_gifts(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        statement = make_fund.received(lan, into=account, content=make_fund.mt940())
        make_fund.booked(lan, of=statement)

        assert Donation.objects.filter(amount_vnd=200_000).count() == 2


def test_every_donation_has_one_receipt_number_and_one_letter(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        make_fund.booked(lan, of=make_fund.received(lan, into=account, content=make_fund.mt940()))

        numbers = sorted(Donation.objects.values_list("receipt_number", flat=True))
        assert numbers == [1, 2, 3, 4]
        assert ThankYou.objects.filter(state="queued").count() == 4


def test_a_statement_that_does_not_agree_books_nothing(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        content = make_fund.mt940(closing_vnd=3_889_001)
        statement = make_fund.received(lan, into=account, content=content)

        with pytest.raises(booking.NotProven), transaction.atomic():
            make_fund.booked(lan, of=statement)

        assert statement.state == "pending"
        assert statement.faults[0]["message"].startswith("Sao kê in số dư cuối kỳ")


def test_the_same_file_again_is_the_same_statement(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        first = make_fund.received(lan, into=account, content=make_fund.mt940())
        again = make_fund.received(lan, into=account, content=make_fund.mt940(), name="khac.sta")

        assert (again.pk, again.import_job_id) == (first.pk, first.import_job_id)
        assert StatementLine.objects.count() == 5


def test_overlapping_editions_count_nothing_twice(lan: make.Person) -> None:
    later = make_fund.Printed(900_000, "ung ho", "FT009")
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        first = make_fund.received(lan, into=account, content=make_fund.mt940())
        make_fund.booked(lan, of=first)
        longer = make_fund.mt940((*make_fund.GIFTS, later))
        second = make_fund.received(lan, into=account, content=longer)
        make_fund.booked(lan, of=second)

        assert second.lines.filter(state="same").count() == 5
        assert Donation.objects.aggregate(total=Sum("amount_vnd"))["total"] == 4_800_000


def test_a_good_edition_takes_over_the_lines_of_one_that_never_agreed(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        make_fund.received(lan, into=account, content=make_fund.mt940(closing_vnd=1))
        good = make_fund.received(lan, into=account, content=make_fund.mt940())
        make_fund.booked(lan, of=good)

        assert good.lines.filter(state="booked").count() == 5
        assert StatementLine.objects.filter(state="same").count() == 5


def test_a_statement_of_another_account_is_held_back(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        content = make_fund.mt940(account="99999")
        statement = make_fund.received(lan, into=account, content=content)

        assert [fault["type"] for fault in statement.faults] == ["other_account"]
        assert statement.state == "pending"


def test_what_is_no_statement_is_refused_with_a_reason(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        statement = make_fund.received(lan, into=account, content=b"xin chao", name="x.pdf")

        assert (statement.state, statement.lines.count()) == ("refused", 0)
        assert statement.faults[0]["message"].endswith("rồi đọc lại.")


def test_the_printed_balances_stand_beside_the_book(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        content = make_fund.mt940(opening_vnd=1_000_000)
        statement = make_fund.received(lan, into=account, content=content)
        make_fund.booked(lan, of=statement)

        gaps = [each.gap_vnd for each in checking.assertions(statement)]
        assert gaps == [1_000_000, 1_000_000]


def test_a_corrected_line_makes_the_statement_agree_and_keeps_what_was_printed(
    lan: make.Person,
) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        content = make_fund.mt940(closing_vnd=3_889_000 + 45_000)
        statement = make_fund.received(lan, into=account, content=content)
        line = statement.lines.get(number=1)

        review.correct_line(
            line=line, amount_vnd=545_000, day=line.day, reason="bản gốc in 545.000",
            by=lan.user, at=make.AT,
        )  # fmt: skip

        statement.refresh_from_db()
        kept = line.reviews.get()
        assert statement.state == "reconciled"
        assert (kept.old_amount_vnd, kept.new_amount_vnd) == (500_000, 545_000)


def test_a_change_of_amount_without_a_reason_is_refused(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        statement = make_fund.received(lan, into=account, content=make_fund.mt940())
        line = statement.lines.get(number=1)

        with pytest.raises(review.ReasonMissing), transaction.atomic():
            review.correct_line(
                line=line, amount_vnd=1, day=line.day, reason=" ", by=lan.user, at=make.AT
            )


UNPROVABLE = b"date,money,content\n14/08/2021,500.000,ung ho\n14/08/2021,20.000,ung ho\n"


def test_what_contradicts_itself_cannot_be_vouched_for(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        wrong = make_fund.received(lan, into=account, content=make_fund.mt940(closing_vnd=1))

        with pytest.raises(statements.NotForVouching), transaction.atomic():
            make_fund.vouched(lan, for_=wrong)


def test_whoever_uploads_does_not_vouch_but_another_may(lan: make.Person) -> None:
    other = make.person("hoa", "Đỗ Thị Hoa", body=lan.body, role=Role.ACCOUNTANT)
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        unproven = make_fund.received(lan, into=account, content=UNPROVABLE, name="a.csv")
        assert unproven.state == "unproven"

        with pytest.raises(statements.SamePerson), transaction.atomic():
            make_fund.vouched(lan, for_=unproven)
        make_fund.vouched(other, for_=unproven)
        make_fund.booked(lan, of=unproven)

        assert Donation.objects.count() == 2


def test_a_reversed_donation_frees_its_line_for_another_entry(lan: make.Person) -> None:
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        statement = make_fund.received(lan, into=account, content=make_fund.mt940())
        make_fund.booked(lan, of=statement)
        donation = Donation.objects.get(amount_vnd=500_000)
        assert donation.line is not None
        make_fund.reversal(lan, of=donation.entry)

        line = review.judge_line(
            line=donation.line, kind=StatementLine.Kind.FRONT_TRANSFER, by=lan.user, at=make.AT
        )
        make_fund.booked(lan, of=Statement.objects.get(pk=line.statement_id))

        kinds = list(donation.line.entries.order_by("pk").values_list("kind", flat=True))
        assert kinds == ["donation", "front_transfer"]
        assert Donation.objects.filter(reversed_at__isnull=True).count() == 3
