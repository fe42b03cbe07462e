"""Workers and the database killed in the middle: the book ends as if nothing had happened."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from lalanh.cli.postgres.cluster import Cluster
from lalanh.fund.actions import booking
from lalanh.fund.ledger import drafts, leaf
from lalanh.fund.models import Statement
from tests import make, make_fund, migrated
from tests.conftest import Scratch
from tests.killing import finish, is_waiting, killed_in_the_middle, wait_for, work

pytestmark = pytest.mark.processes

COUNT = 4_500
LINES = tuple(
    make_fund.Printed(10_000 + number, f"ung ho dong bao {number}", f"FT{number:06d}")
    for number in range(1, COUNT + 1)
)

type Book = list[tuple[int, str, str, int]]


def undisturbed() -> Book:
    """The book as the pure core writes it: line, state, fingerprint of the entry, receipt."""
    return [
        (
            number,
            "booked",
            leaf.leaf(
                drafts.donation(line.amount_vnd, into="NH.1"), fund="CUU-TRO", day=line.day
            ).hex(),
            number,
        )
        for number, line in enumerate(LINES, start=1)
    ]


def book(scratch: Scratch) -> Book:
    """The book as it lies in the database."""
    with psycopg.connect(scratch.url("owner")) as owner:
        return owner.execute(
            "SELECT l.number, l.state, encode(e.leaf, 'hex'), d.receipt_number"
            " FROM fund_statementline l LEFT JOIN fund_entry e ON e.id = l.entry_id"
            " LEFT JOIN fund_donation d ON d.entry_id = e.id ORDER BY l.number"
        ).fetchall()


def counts(scratch: Scratch) -> tuple[int, ...]:
    with psycopg.connect(scratch.url("owner")) as owner:
        row = owner.execute(
            "SELECT (SELECT count(*) FROM fund_statementline), (SELECT count(*) FROM fund_entry),"
            " (SELECT count(*) FROM fund_posting), (SELECT count(*) FROM fund_donation),"
            " (SELECT count(*) FROM fund_thankyou), (SELECT sum(amount) FROM fund_posting)"
        ).fetchone()
    assert row is not None
    return tuple(map(int, row))


def received() -> tuple[make.Person, Statement]:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        content = make_fund.mt940(LINES)
        return lan, make_fund.received_later(lan, into=account, content=content)


def asked_to_book(lan: make.Person, statement: Statement) -> None:
    with make.eyes_of(lan):
        booking.ask_for_booking(statement=statement, by=lan.user, at=make.AT)


# A row of another transaction at a place of the second batch.
IN_THE_WAY_OF_IMPORT = (
    "INSERT INTO fund_statementline (statement_id, bank_account_id, owner_id, number, direction,"
    " reference, narrative, folded, counterparty, counterparty_account, channel, kind, state,"
    " identity) SELECT id, bank_account_id, owner_id, 3000, 'credit', '', '', '', '', '', '',"
    " 'unsure', 'review', 'in the way' FROM fund_statement"
)
IN_THE_WAY_OF_BOOKING = "SELECT 1 FROM fund_statementline WHERE number = 1300 FOR UPDATE"


def test_an_import_killed_in_the_middle_goes_on_and_ends_the_same(scratch: Scratch) -> None:
    lan, statement = received()

    killed_in_the_middle(scratch, IN_THE_WAY_OF_IMPORT)
    kept = counts_of_lines(scratch)
    finish(scratch)
    asked_to_book(lan, statement)
    finish(scratch)

    assert kept == 2_000
    assert book(scratch) == undisturbed()


def test_a_booking_killed_in_the_middle_goes_on_and_ends_the_same(scratch: Scratch) -> None:
    lan, statement = received()
    finish(scratch)
    asked_to_book(lan, statement)

    killed_in_the_middle(scratch, IN_THE_WAY_OF_BOOKING)
    half = counts(scratch)
    finish(scratch)

    assert half == (COUNT, 1_000, 2_000, 1_000, 1_000, 0)
    assert book(scratch) == undisturbed()
    assert counts(scratch) == (COUNT, COUNT, 2 * COUNT, COUNT, COUNT, 0)


def counts_of_lines(scratch: Scratch) -> int:
    with psycopg.connect(scratch.url("owner")) as owner:
        row = owner.execute("SELECT count(*) FROM fund_statementline").fetchone()
    assert row is not None
    return int(row[0])


@pytest.fixture
def own_server(django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Cluster, Scratch]]:
    """A durable server that this test may kill, migrated, with Django connected to it."""
    with migrated.server(durable=True) as cluster:
        scratch = Scratch("lalanh", str(cluster.socket_folder))
        kept = dict(connection.settings_dict)
        with django_db_blocker.unblock():
            connection.close()
            connection.settings_dict.update(
                {"NAME": "lalanh", "USER": "lalanh_owner", "HOST": scratch.host}
            )
            yield cluster, scratch
            connection.close()
            connection.settings_dict.update(kept)


def crash(cluster: Cluster) -> None:
    """Kill the whole server as a power cut would: the postmaster and every process of it."""
    postmaster = int((cluster.path / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    for pid in (postmaster, *map(int, children)):
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not cluster.is_running())


@pytest.mark.parametrize("booking_too", [False, True], ids=["import", "booking"])
def test_a_server_killed_in_the_middle_comes_back_with_the_same_book(
    own_server: tuple[Cluster, Scratch], booking_too: bool
) -> None:
    cluster, scratch = own_server
    lan, statement = received()
    if booking_too:
        finish(scratch)
        asked_to_book(lan, statement)
    connection.close()

    holder = psycopg.connect(scratch.url("owner"))
    holder.execute(IN_THE_WAY_OF_BOOKING if booking_too else IN_THE_WAY_OF_IMPORT)
    worker = work(scratch)
    wait_for(lambda: is_waiting(scratch))
    crash(cluster)
    holder.close()
    cluster.start()
    worker.terminate()
    worker.wait(timeout=60)
    finish(scratch)
    if not booking_too:
        asked_to_book(lan, statement)
        finish(scratch)

    assert book(scratch) == undisturbed()
