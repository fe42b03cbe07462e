"""The book in the database: what it takes, what it refuses, whoever asks."""

import hashlib

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg import errors as pg

from lalanh.fund.actions import entries
from lalanh.fund.ledger import drafts, leaf
from lalanh.fund.models import Entry, Posting
from lalanh.fund.models import posting as book
from lalanh.fund.queries import entries as reads
from tests import make, make_fund

pytestmark = pytest.mark.django_db


def as_owner(sql: str) -> None:
    """Run raw SQL as the owner of the tables, with every deferred rule checked at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lalanh_owner")
        cursor.execute(sql)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def constraint_of(error: pytest.ExceptionInfo[IntegrityError]) -> str | None:
    cause = error.value.__cause__
    assert isinstance(cause, pg.Error)
    return cause.diag.constraint_name


def raw_entry(fund_id: int, owner_id: int, user_id: int) -> str:
    return (
        "INSERT INTO fund_entry (id, fund_id, owner_id, kind, day, decision, beneficiaries, reason,"
        " posted_by_id, posted_at, leaf) OVERRIDING SYSTEM VALUE VALUES (9999,"
        f" {fund_id}, {owner_id}, 'opening', '2021-08-14', '', '', '', {user_id}, now(), '\\x00');"
    )


def raw_line(fund_id: int, owner_id: int, *, entry: int, number: int, amount: int) -> str:
    return (
        "INSERT INTO fund_posting (entry_id, fund_id, owner_id, account_id, number, commodity,"
        f" amount, source) SELECT {entry}, {fund_id}, {owner_id}, id, {number}, 'VND', {amount},"
        f" 'mobilised' FROM fund_account WHERE fund_id = {fund_id} AND code = 'TM';"
    )


def test_an_entry_lies_in_the_book_with_both_sides() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        entry = make_fund.opening(lan, of=make_fund.fund(lan))

        sides = list(entry.postings.order_by("number").values_list("account__code", "amount"))

    assert sides == [("TM", 10_000_000), ("DK", -10_000_000)]


def test_the_leaf_in_the_book_is_the_hash_the_pure_core_computes() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        make_fund.opening(lan, of=fund)
        entry = make_fund.payment(lan, of=fund)

        draft = reads.draft_of(entry)

    assert bytes(entry.leaf) == leaf.leaf(draft, fund="CUU-TRO", day=make_fund.DAY)
    assert len(bytes(entry.leaf)) == hashlib.sha256().digest_size


@pytest.mark.parametrize(
    ("amounts", "constraint"),
    [
        ([], "fund_entry_balances"),
        ([5, -4], "fund_entry_balances"),
        ([5, -5], "fund_entry_leaf_is_true"),
    ],
)
def test_even_the_owner_cannot_commit_an_entry_that_is_not_whole(
    amounts: list[int], constraint: str
) -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        sql = raw_entry(fund.pk, lan.body.pk, lan.user.pk) + "".join(
            raw_line(fund.pk, lan.body.pk, entry=9999, number=n, amount=amount)
            for n, amount in enumerate(amounts)
        )

        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            as_owner(sql)

    assert constraint_of(refused) == constraint


@pytest.mark.parametrize("table", ["fund_entry", "fund_posting", "fund_linereview"])
@pytest.mark.parametrize(
    "verb", ["UPDATE {} SET owner_id = owner_id", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_even_the_owner_cannot_change_history(table: str, verb: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        as_owner(verb.format(table))

    assert (constraint_of(refused) or "").endswith("_append_only")


@pytest.mark.parametrize("table", ["fund_entry", "fund_posting"])
@pytest.mark.parametrize(
    "verb", ["UPDATE {} SET owner_id = 1", "DELETE FROM {}", "INSERT INTO {} DEFAULT VALUES"]
)
def test_the_application_has_no_right_to_write_the_book_itself(table: str, verb: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb.format(table))


def test_a_payment_outside_the_purposes_of_the_fund_is_refused() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        make_fund.opening(lan, of=fund)

        with (
            pytest.raises(book.PurposeNotAllowed, match="không được chi cho mục đích này"),
            transaction.atomic(),
        ):
            make_fund.payment(lan, of=fund, purpose="MUA-XE")


def test_a_payment_above_the_balance_is_refused() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        make_fund.opening(lan, of=fund, amount_vnd=3_999_999)

        with pytest.raises(book.NotEnough), transaction.atomic():
            make_fund.payment(lan, of=fund, amount_vnd=4_000_000)

        assert Entry.objects.filter(kind="disbursement").count() == 0


def test_money_of_another_source_does_not_pay() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        entries.record_opening(
            account=make_fund.cash(fund), amount_vnd=9_000_000, source="budget",
            day=make_fund.DAY, by=lan.user, at=make.AT,
        )  # fmt: skip

        with pytest.raises(book.NotEnough), transaction.atomic():
            make_fund.payment(lan, of=fund)


def test_a_payment_without_a_decision_is_refused() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        make_fund.opening(lan, of=fund)

        with pytest.raises(book.NotPosted, match="quyết định"), transaction.atomic():
            entries.record_payment(
                account=make_fund.cash(fund), amount_vnd=5, source="mobilised", purpose="NHA-O",
                decision=" ", beneficiaries="hộ nghèo", day=make_fund.DAY, by=lan.user, at=make.AT,
            )  # fmt: skip


def test_an_entry_is_reversed_once() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        entry = make_fund.opening(lan, of=fund)
        made = make_fund.reversal(lan, of=entry)

        with pytest.raises(book.AlreadyReversed), transaction.atomic():
            make_fund.reversal(lan, of=entry)

        amounts = Posting.objects.filter(fund=fund).values_list("amount", flat=True)
        assert (made.corrects_id, sum(amounts), len(amounts)) == (entry.pk, 0, 4)


def test_what_was_paid_out_cannot_be_taken_back_by_reversing_the_income() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        entry = make_fund.opening(lan, of=fund)
        make_fund.payment(lan, of=fund)

        with pytest.raises(book.NotEnough), transaction.atomic():
            make_fund.reversal(lan, of=entry)


def test_goods_and_money_stand_apart() -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        entries.record_goods(
            fund=fund, quantity=500_000, commodity="RICE_G", day=make_fund.DAY, by=lan.user,
            at=make.AT,
        )  # fmt: skip

        rows = Posting.objects.filter(fund=fund, account__code="HV")
        assert list(rows.values_list("commodity", "amount")) == [("RICE_G", 500_000)]


def test_cuong_sees_nothing_of_the_fund_and_posts_nothing_to_it() -> None:
    lan, cuong = make_fund.accountant(), make.cuong()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        make_fund.opening(lan, of=fund)

    with make.eyes_of(cuong):
        seen = (Entry.objects.count(), Posting.objects.count())
        with pytest.raises(book.NotPosted, match="cơ quan giữ quỹ"), transaction.atomic():
            book.post(
                book.Posting(drafts.donation(1, into="TM"), make_fund.DAY),
                fund=fund,
                by=cuong.user,
                at=make.AT,
            )

    assert seen == (0, 0)
