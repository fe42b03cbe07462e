"""
Anything people may do to a book, in any order, on a real PostgreSQL: what always holds, holds.

Each run commits to a database of its own through the application's role. A worker may be killed
between two steps of its job (its step under way is rolled back), and goes on with the next one.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from lalanh.base import jobs
from lalanh.fund.actions import booking, donations
from lalanh.fund.ledger import leaf
from lalanh.fund.models import (
    Account,
    Donation,
    Entry,
    Statement,
    StatementLine,
    ThankYou,
    gifts,
)
from lalanh.fund.models.posting import NotPosted
from lalanh.fund.queries import entries as reads
from lalanh.fund.queries import publication
from tests import make, make_fund
from tests.conftest import Scratch

type Step = Callable[..., AbstractContextManager[datetime]]

AMOUNTS = st.integers(min_value=1, max_value=5_000_000)


class Killed(BaseException):
    """The worker dies in the middle of a step."""


class Book(RuleBasedStateMachine):
    """One fund and its book; `expected_vnd` is what a clerk with a pencil would have."""

    serial = 0
    lan: make.Person

    def __init__(self) -> None:
        super().__init__()
        Book.serial += 1
        with make.eyes_of(self.lan):
            self.fund = make_fund.fund(self.lan, code=f"QUY-{Book.serial}")
            self.account = make_fund.bank_account(
                self.lan, of=self.fund, number=f"{Book.serial:08d}"
            )
        self.files = 0
        self.cash_vnd = 0
        self.bank_vnd = 0

    @rule(amount_vnd=AMOUNTS)
    def take_cash(self, amount_vnd: int) -> None:
        with make.eyes_of(self.lan):
            donations.record_cash_gift(
                fund=self.fund, amount_vnd=amount_vnd, day=make_fund.DAY, donor=gifts.Donor(),
                by=self.lan.user, at=make.AT,
            )  # fmt: skip
        self.cash_vnd += amount_vnd

    @rule(amount_vnd=AMOUNTS)
    def pay(self, amount_vnd: int) -> None:
        refused = self.attempt(
            lambda: make_fund.payment(self.lan, of=self.fund, amount_vnd=amount_vnd)
        )
        assert refused == (amount_vnd > self.cash_vnd)
        self.cash_vnd -= 0 if refused else amount_vnd

    @rule(place=st.integers(min_value=0, max_value=30))
    def reverse(self, place: int) -> None:
        with make.eyes_of(self.lan):
            mine = Entry.objects.filter(fund=self.fund, reversal__isnull=True, line__isnull=True)
            found = list(mine.exclude(kind="reversal").order_by("pk"))
            if not found:
                return
            entry = found[place % len(found)]
            change = entry.postings.get(account__code="TM").amount
        refused = self.attempt(lambda: make_fund.reversal(self.lan, of=entry))
        assert refused == (change > self.cash_vnd)
        self.cash_vnd -= 0 if refused else change

    @rule(
        amounts=st.lists(AMOUNTS, min_size=1, max_size=5),
        agrees=st.booleans(),
        dies_at=st.integers(0, 3),
    )
    def bring_statement(self, amounts: list[int], agrees: bool, dies_at: int) -> None:
        self.files += 1
        lines = [
            make_fund.Printed(amount, "ung ho", f"F{self.files}N{number}")
            for number, amount in enumerate(amounts)
        ]
        content = make_fund.mt940(
            lines, opening_vnd=1, closing_vnd=1 + sum(amounts) + (not agrees),
            account=self.account.number,
        )  # fmt: skip
        with make.eyes_of(self.lan):
            statement = make_fund.received_later(self.lan, into=self.account, content=content)
        self.work(dies_at=dies_at)
        with make.eyes_of(self.lan):
            statement.refresh_from_db()
            assert statement.may_book == agrees
        refused = self.attempt(lambda: make_fund.booked_later(self.lan, of=statement))
        assert refused != agrees
        self.work(dies_at=dies_at if agrees else 0)
        self.bank_vnd += sum(amounts) if agrees else 0

    def attempt(self, call: Callable[[], object]) -> bool:
        """Make the call; return whether it was refused."""
        try:
            with make.eyes_of(self.lan):
                call()
        except (NotPosted, booking.NotProven):
            return True
        return False

    def work(self, *, dies_at: int) -> None:
        """Let the worker work; one that dies loses the step under way and another goes on."""
        if dies_at:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(jobs.Work, "step", _dying(jobs.Work.step, at_step=dies_at))
                with pytest.raises(Killed):
                    make_fund.run_jobs()
            connection.close()
        make_fund.run_jobs()

    @invariant()
    def the_book_is_what_a_pencil_says(self) -> None:
        with make.eyes_of(self.lan):
            held = {
                row.code: row.postings.aggregate(total=Sum("amount"))["total"] or 0
                for row in Account.objects.filter(fund=self.fund, kind="money")
            }
        assert held == {"TM": self.cash_vnd, "NH.1": self.bank_vnd}

    @invariant()
    def every_entry_balances_and_its_leaf_is_true(self) -> None:
        with make.eyes_of(self.lan):
            for entry in Entry.objects.filter(fund=self.fund).order_by("pk"):
                draft = reads.draft_of(entry)
                assert bytes(entry.leaf) == leaf.leaf(
                    draft, fund=self.fund.code, day=entry.day, corrects=entry.corrects_id
                )

    @invariant()
    def receipts_have_no_gap_and_each_gift_one_letter(self) -> None:
        with make.eyes_of(self.lan):
            given = Donation.objects.filter(fund=self.fund)
            numbers = sorted(given.values_list("receipt_number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))
            letters = ThankYou.objects.filter(donation__fund=self.fund).count()
            assert letters == len(numbers)

    @invariant()
    def public_rows_add_up_to_the_book(self) -> None:
        with make.eyes_of(self.lan):
            rows = publication.public_rows(fund=self.fund, up_to=make_fund.DAY)
            told = sum(row.amount if row.flow == "in" else -row.amount for row in rows)
            totals = publication.day_totals(fund=self.fund, up_to=make_fund.DAY)
        assert told == self.cash_vnd + self.bank_vnd
        assert told == sum(t.amount if t.flow == "in" else -t.amount for t in totals)

    @invariant()
    def nothing_of_an_open_statement_is_booked(self) -> None:
        with make.eyes_of(self.lan):
            booked = StatementLine.objects.filter(bank_account=self.account, entry__isnull=False)
            open_states = [Statement.State.PENDING, Statement.State.READING]
            assert not booked.filter(statement__state__in=open_states).exists()


def _dying(step: Step, *, at_step: int) -> Step:
    """Return a step that does its work and, at that count, dies before it is committed."""
    runs = 0

    @contextmanager
    def dying(work: jobs.Work, **facts: Any) -> Iterator[datetime]:
        nonlocal runs
        runs += 1
        with step(work, **facts) as at:
            yield at
            if runs == at_step:
                raise Killed

    return dying


def test_the_book_holds_whatever_is_done_to_it(scratch: Scratch) -> None:
    Book.lan = make_fund.accountant()

    run_state_machine_as_test(
        Book,
        settings=settings(
            max_examples=8, stateful_step_count=8, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
