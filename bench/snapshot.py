"""
How fast a snapshot is baked, searched and checked, beside a plain full-text table of the same rows.

    python -m bench.snapshot [rows]

The plain table is what one would write in an afternoon: one FTS5 table with the default tokenizer,
date and amount beside the text. Both answer with twenty rows and a count capped at 1,001, in one
process, warm, the same questions in the same run.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from bench.figure import Figure
from lalanh.transparency.log import EMPTY_ROOT, LogState
from lalanh.transparency.snapshot.bake import Baked, bake
from lalanh.transparency.snapshot.facts import BookTotal, Drive, Facts, Names, Title
from lalanh.transparency.snapshot.proof import proof
from lalanh.transparency.snapshot.ranks import Order
from lalanh.transparency.snapshot.reading import open_snapshot
from lalanh.transparency.snapshot.rows import Flow, Kind, Opening, Row
from lalanh.transparency.snapshot.search import Filters, search
from lalanh.transparency.snapshot.verification import verify

QUESTIONS = 200
FIRST_DAY = date(2026, 1, 1)
DAYS = 300
FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Mai Tô Cao Lương"
MIDDLE = "Thị Văn Ngọc Minh Hữu Thanh Đức Quang Kim Thu Hoài Xuân Anh Bảo Gia Khánh"
GIVEN = (
    "An Anh Bình Châu Chi Cường Dung Dũng Duy Giang Hà Hải Hằng Hạnh Hiền Hiếu Hoa Hòa Hồng Hùng "
    "Hương Khoa Lan Linh Loan Long Mai Minh Nam Nga Ngân Nhung Oanh Phong Phúc Phương Quân Quỳnh "
    "Sơn Tâm Thảo Thắng Thủy Trang Trung Tuấn Uyên Vân Việt Yến"
)
PHRASES = (
    "ung ho dong bao bi bao lu",
    "ung ho quy cuu tro",
    "chuyen tien ung ho",
    "ủng hộ bà con",
    "gui tang dong bao vung lu",
)
AMOUNTS_VND = (20_000, 50_000, 100_000, 100_000, 200_000, 200_000, 500_000, 500_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Question:
    """One question put to both."""

    query: str = ""
    plain: str = ""
    filters: Filters | None = None
    plain_where: str = ""
    order: Order = Order.DATE


def gifts(count: int, chance: random.Random) -> Iterator[Row]:
    """Yield gifts as banks write them: names by frequency, references, a few odd amounts."""
    for number in range(count):
        name = person(chance)
        yield Row(
            kind=Kind.GIFT,
            on=FIRST_DAY + timedelta(days=number * DAYS // count),
            flow=Flow.IN,
            amount_vnd=chance.choice(AMOUNTS_VND)
            + (chance.random() < 0.1) * chance.randrange(9999),
            fund="cuu-tro",
            drive="bao",
            source="xa-hoi",
            receipt_no=f"BN{number:08}",
            opening=Opening(
                nonce=chance.randbytes(16).hex(),
                donor_shown=name,
                text_masked=f"MBVCB.{chance.randrange(10**10)}.{name} {chance.choice(PHRASES)}",
            ),
        )


def amount(chance: random.Random) -> int:
    """Return a round amount; one in ten is odd."""
    return chance.choice(AMOUNTS_VND) + (chance.randrange(9999) if chance.random() < 0.1 else 0)


def person(chance: random.Random) -> str:
    """Return a name; the first of each list are the most frequent, as in life."""
    family, middle, given = FAMILY.split(), MIDDLE.split(), GIVEN.split()
    names = [skewed(family, chance), skewed(middle, chance)]
    names += [chance.choice(given)] if chance.random() < 0.5 else []
    return " ".join([*names, chance.choice(given)])


def skewed(words: list[str], chance: random.Random) -> str:
    """Return an early word more often than a late one."""
    return words[int(len(words) * chance.random() ** 2.5)]


def baked(rows: list[Row], path: Path) -> tuple[Baked, float]:
    """Bake the rows and return how long it took."""
    facts = Facts(
        province="Tỉnh Mẫu",
        published_at=datetime(2026, 11, 21, tzinfo=UTC),
        funds=(Title("cuu-tro", "Quỹ Cứu trợ"),),
        drives=(Drive("bao", "Chung tay sau bão", "cuu-tro", Names.BY_NOTICE),),
        book=(BookTotal("cuu-tro", Flow.IN, "", sum(row.amount_vnd or 0 for row in rows)),),
    )
    closing_row = facts.closing(previous=LogState(0, EMPTY_ROOT))
    started = time.perf_counter()
    done = bake([*rows, closing_row], facts=facts, path=path)
    return done, time.perf_counter() - started


def plain_table(rows: list[Row], path: Path) -> float:
    """Write the plain table and return how long it took."""
    started = time.perf_counter()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "CREATE VIRTUAL TABLE gift USING fts5(donor, text, on_date UNINDEXED, amount UNINDEXED)"
        )
        db.executemany("INSERT INTO gift VALUES (?, ?, ?, ?)", map(plain_values, rows))
    return time.perf_counter() - started


def plain_values(row: Row) -> tuple[str | None, str | None, str, int | None]:
    """Return the columns of the plain table."""
    opening = row.opening or Opening(nonce="")
    return opening.donor_shown, opening.text_masked, row.on.isoformat(), row.amount_vnd


def classes(rows: list[Row], chance: random.Random) -> dict[str, Callable[[], Question]]:
    """Return what people ask, by kind; names are drawn from the rows, so that each is found."""

    def row() -> Row:
        return chance.choice(rows)

    def name(found: Row) -> str:
        return (found.opening.donor_shown if found.opening else None) or ""

    def full_name() -> Question:
        said = name(row())
        return Question(said, f'"{said}"')

    def any_order() -> Question:
        said = name(row()).split()
        return Question(" ".join(said[::-1]), " ".join(said))

    def glued() -> Question:
        said = name(row())
        return Question(said.replace(" ", ""), f'"{said}"')

    def with_amount() -> Question:
        found = row()
        return Question(
            name(found),
            f'"{name(found)}"',
            Filters(amount_vnd=found.amount_vnd),
            f"AND amount = {found.amount_vnd}",
        )

    def only_amount() -> Question:
        vnd = row().amount_vnd
        return Question("", "", Filters(amount_vnd=vnd), f"AND amount = {vnd}")

    def set_phrase() -> Question:
        return Question("ung ho", '"ung ho"')

    def beginning() -> Question:
        start = chance.choice(GIVEN.split())[:2]
        return Question(f"{start}*", f"{start}*")

    def name_in_days() -> Question:
        found = row()
        until = found.on + timedelta(days=2)
        return Question(
            name(found),
            f'"{name(found)}"',
            Filters(on_from=found.on, on_to=until),
            f"AND on_date BETWEEN '{found.on}' AND '{until}'",
        )

    def largest() -> Question:
        given = chance.choice(GIVEN.split())
        return Question(given, given, order=Order.AMOUNT)

    def amounts_between() -> Question:
        low = chance.randrange(20_000, 900_000)
        return Question(
            "ung ho",
            '"ung ho"',
            Filters(amount_min_vnd=low, amount_max_vnd=low + 20_000),
            f"AND amount BETWEEN {low} AND {low + 20_000}",
        )

    return {
        "full name": full_name,
        "full name, any order": any_order,
        "full name, glued": glued,
        "full name + amount": with_amount,
        "amount alone": only_amount,
        "set phrase": set_phrase,
        "beginning": beginning,
        "full name + 3 days": name_in_days,
        "given name by amount": largest,
        "set phrase + range": amounts_between,
    }


def ask_plain(db: sqlite3.Connection, asked: Question) -> None:
    """Put a question to the plain table."""
    match = "gift MATCH ?" if asked.plain else "?1 = ''"
    where = f"FROM gift WHERE {match} {asked.plain_where}"
    order = "on_date" if asked.order is Order.DATE else "amount"
    db.execute(f"SELECT * {where} ORDER BY {order} DESC LIMIT 20", (asked.plain,)).fetchall()
    db.execute(f"SELECT count(*) FROM (SELECT 1 {where} LIMIT 1001)", (asked.plain,)).fetchall()


def ask_snapshot(db: sqlite3.Connection, asked: Question) -> None:
    """Put a question to the snapshot."""
    search(db, query=asked.query, filters=asked.filters, order=asked.order)


def timed(step: Callable[[], object]) -> float:
    """Return milliseconds."""
    started = time.perf_counter()
    step()
    return (time.perf_counter() - started) * 1000


def p50_and_p99(times: list[float]) -> tuple[float, float]:
    """Return the middle and the value that one in a hundred exceeds."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]


def compare(path: Path, plain: Path, rows: list[Row], chance: random.Random) -> None:
    """Print both answers' times for each kind of question."""
    print(f"{'ms':24}{'snapshot p50':>14}{'p99':>9}{'plain p50':>12}{'p99':>9}{'p99 ratio':>11}")
    with closing(open_snapshot(path)) as ours, closing(sqlite3.connect(plain)) as theirs:
        for label, question in classes(rows, chance).items():
            asked = [question() for _ in range(QUESTIONS)]
            ask_snapshot(ours, asked[0])
            ask_plain(theirs, asked[0])
            a = p50_and_p99([timed(partial(ask_snapshot, ours, each)) for each in asked])
            b = p50_and_p99([timed(partial(ask_plain, theirs, each)) for each in asked])
            ratio = b[1] / a[1]
            print(f"{label:24}{a[0]:14.2f}{a[1]:9.2f}{b[0]:12.2f}{b[1]:9.2f}{ratio:10.1f}×")
        picked = [chance.randrange(len(rows)) for _ in range(QUESTIONS)]
        proofs = p50_and_p99([timed(partial(proof, ours, each)) for each in picked])
        print(f"{'inclusion proof':24}{proofs[0]:14.2f}{proofs[1]:9.2f}")


def figures(count: int = 25_000) -> Iterator[Figure]:
    """Measure a smaller book: bake, each kind of question, proof, check."""
    chance = random.Random(20261121)
    rows = list(gifts(count, chance))
    with tempfile.TemporaryDirectory() as work:
        path, plain = Path(work) / "snapshot.sqlite", Path(work) / "plain.sqlite"
        _, seconds = baked(rows, path)
        plain_seconds = plain_table(rows, plain)
        yield Figure(
            "snapshot baked", count / seconds, "rows/s", count / plain_seconds, "plain FTS5 table"
        )
        with closing(open_snapshot(path)) as ours, closing(sqlite3.connect(plain)) as theirs:
            for label, question in classes(rows, chance).items():
                asked = [question() for _ in range(QUESTIONS)]
                a, _ = p50_and_p99([timed(partial(ask_snapshot, ours, each)) for each in asked])
                b, _ = p50_and_p99([timed(partial(ask_plain, theirs, each)) for each in asked])
                yield Figure(f"search, p50: {label}", a, "ms", b, "plain FTS5 table")
            picked = [chance.randrange(len(rows)) for _ in range(QUESTIONS)]
            proved, _ = p50_and_p99([timed(partial(proof, ours, each)) for each in picked])
            yield Figure("inclusion proof, p50", proved, "ms")
        checked = timed(lambda: verify(path)) / 1000
        yield Figure("snapshot verified to the byte", count / checked, "rows/s")


def main() -> None:
    """Bake, search and check."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    chance = random.Random(20261121)
    rows = list(gifts(count, chance))
    with tempfile.TemporaryDirectory() as work:
        path, plain = Path(work) / "snapshot.sqlite", Path(work) / "plain.sqlite"
        _, seconds = baked(rows, path)
        plain_seconds = plain_table(rows, plain)
        size, plain_size = path.stat().st_size / 2**20, plain.stat().st_size / 2**20
        print(f"{count:,} rows, SQLite {sqlite3.sqlite_version}")
        print(f"bake   {count / seconds:9,.0f} rows/s   plain {count / plain_seconds:9,.0f} rows/s")
        print(f"file   {size:9,.1f} MiB      plain {plain_size:9,.1f} MiB (search only)")
        compare(path, plain, rows, chance)
        checked = timed(lambda: verify(path)) / 1000
        print(f"verify {count / checked:9,.0f} rows/s")


if __name__ == "__main__":
    main()
