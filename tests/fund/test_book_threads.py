"""Many at once, with real commits: one gift per line, never more paid than there is."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from lalanh.fund.actions import booking, donations
from lalanh.fund.models import Donation, Entry, ReceiptSeries, ThankYou, gifts
from lalanh.fund.models.posting import LineAlreadyBooked, NotEnough
from lalanh.kernel.errors import Refused
from tests import make, make_fund
from tests.conftest import Scratch

THREADS = 50


def together(
    count: int, person: make.Person, do: Callable[[], object]
) -> list[type[Refused] | None]:
    """Run it in many threads at one moment; return what each was refused with."""
    start = Barrier(count)

    def one(_: int) -> type[Refused] | None:
        try:
            connection.ensure_connection()
            start.wait(timeout=60)
            with make.eyes_of(person):
                do()
        except Refused as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_fifty_threads_recording_one_line_make_one_donation(scratch: Scratch) -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        account = make_fund.bank_account(lan, of=make_fund.fund(lan))
        pending = make_fund.received_later(lan, into=account, content=make_fund.mt940())
    make_fund.run_jobs()
    with make.eyes_of(lan):
        line = pending.lines.get(number=1)

    outcomes = together(
        THREADS,
        lan,
        lambda: booking.record_donation(
            line=line, donor=gifts.Donor(), drive=None, by=lan.user, at=make.AT
        ),
    )

    with make.eyes_of(lan):
        counts = (Donation.objects.count(), Entry.objects.count(), ThankYou.objects.count())
        assert counts == (1, 1, 1)
    assert sorted(map(str, outcomes)) == sorted(map(str, [LineAlreadyBooked] * 49 + [None]))


def test_two_payments_at_once_cannot_spend_the_same_money(scratch: Scratch) -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        make_fund.opening(lan, of=fund, amount_vnd=10_000_000)

    outcomes = together(8, lan, lambda: make_fund.payment(lan, of=fund, amount_vnd=4_000_000))

    with make.eyes_of(lan):
        assert Entry.objects.filter(kind="disbursement").count() == 2
    assert outcomes.count(NotEnough) == 6


def test_receipts_given_at_once_have_no_gap_and_no_double(scratch: Scratch) -> None:
    lan = make_fund.accountant()
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)

    together(
        20,
        lan,
        lambda: donations.record_cash_gift(
            fund=fund, amount_vnd=100_000, day=make_fund.DAY, donor=gifts.Donor(),
            by=lan.user, at=make.AT,
        ),
    )  # fmt: skip

    with make.eyes_of(lan):
        numbers = sorted(Donation.objects.values_list("receipt_number", flat=True))
        assert numbers == list(range(1, 21))
        assert ReceiptSeries.objects.get().last_number == 20
