"""
How fast a statement gets into the book, beside plain Django.

    python -m bench.book [lines]

Ours: the job that books a reconciled statement, with row-level security, balance checked in the
database, audit, donation, receipt number and letter for each gift. The peers keep only an entry
with two postings: `bulk_create` in one transaction, and `save()` one by one as usually written.
The same server, durable, in the same run.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from bench.database import become, database
from bench.figure import Figure

LINES = 5_000
SAVED_SINGLY = 1_000
DAY = date(2021, 8, 14)


def _seconds(step: Callable[[], object]) -> float:
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


def _ours(lines: int) -> tuple[float, float]:
    """Import a statement and book it; return the seconds of both."""
    from tests import make, make_fund  # noqa: PLC0415  # Django has to be set up before

    lan = make_fund.accountant()
    content = make_fund.mt940(
        [
            make_fund.Printed(10_000 + n, f"NGUYEN VAN TEST ung ho dong bao {n}", f"FT{n:06d}")
            for n in range(1, lines + 1)
        ]
    )
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        account = make_fund.bank_account(lan, of=fund, drive=make_fund.drive(lan, of=fund))
        statement = make_fund.received_later(lan, into=account, content=content)
    imported = _seconds(make_fund.run_jobs)
    with make.eyes_of(lan):
        statement.refresh_from_db()
        make_fund.booked_later(lan, of=statement)
    booked = _seconds(make_fund.run_jobs)
    with make.eyes_of(lan):
        assert statement.lines.filter(state="booked").count() == lines
    return imported, booked


def _plain(lines: int) -> tuple[float, float]:
    """Insert entries with two postings each, at once and one by one; return the seconds."""
    from django.db import connection, models, transaction  # noqa: PLC0415

    class PlainEntry(models.Model):
        day = models.DateField()
        text = models.TextField()

        class Meta:
            app_label = "bench"

    class PlainPosting(models.Model):
        entry = models.ForeignKey(PlainEntry, on_delete=models.PROTECT)
        account = models.CharField(max_length=20)
        amount = models.BigIntegerField()

        class Meta:
            app_label = "bench"

    become("lalanh_owner")
    with connection.schema_editor() as schema:
        schema.create_model(PlainEntry)
        schema.create_model(PlainPosting)
    become("lalanh_app")

    def postings(entry: PlainEntry, amount: int) -> list[PlainPosting]:
        return [
            PlainPosting(entry=entry, account="NH.1", amount=amount),
            PlainPosting(entry=entry, account="UH", amount=-amount),
        ]

    def at_once() -> None:
        with transaction.atomic():
            entries = PlainEntry._default_manager.bulk_create(
                [PlainEntry(day=DAY, text=f"ung ho dong bao {n}") for n in range(lines)],
                batch_size=5_000,
            )
            PlainPosting._default_manager.bulk_create(
                [each for n, entry in enumerate(entries) for each in postings(entry, n)],
                batch_size=5_000,
            )

    def singly() -> None:
        for n in range(SAVED_SINGLY):
            with transaction.atomic():
                entry = PlainEntry(day=DAY, text=f"ung ho dong bao {n}")
                entry.save()
                for posting in postings(entry, n):
                    posting.save()

    return _seconds(at_once), _seconds(singly)


def figures(lines: int = LINES) -> Iterator[Figure]:
    """Measure ours and the peers on one server."""
    with database():
        imported, booked = _ours(lines)
        at_once, singly = _plain(lines)
    ours = 2 * lines / booked
    yield Figure("statement read and checked into the database", lines / imported, "lines/s")
    yield Figure(
        "postings of a statement", ours, "postings/s", 2 * SAVED_SINGLY / singly,
        "Django save(), no rules",
    )  # fmt: skip
    yield Figure(
        "postings of a statement", ours, "postings/s", 2 * lines / at_once,
        "Django bulk_create, no rules",
    )  # fmt: skip


def main() -> None:
    """Print the figures."""
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else LINES):
        print(f"{figure.what:48}{figure.ours:12,.0f} {figure.unit}")
        if figure.peer is not None:
            print(f"  {figure.peer_name:46}{figure.peer:12,.0f}")


if __name__ == "__main__":
    main()
