"""Order, search indexes, vocabulary and totals: all that is computed from the rows."""

import sqlite3
from collections.abc import Callable

from lalanh.transparency.snapshot.schema import TOTAL_COLUMNS
from lalanh.transparency.snapshot.words import MARK_SIGN, PAIR_SIGN

_BATCH = 50_000
# Terms gathered in memory before a piece of the index is written: fewer pieces to merge at the end.
_GATHERED_BYTES = 64 * 2**20

_ORDER = """
INSERT INTO by_date (leaf) SELECT leaf FROM row WHERE kind <> 'publication' ORDER BY on_date, leaf;
INSERT INTO by_amount (leaf)
  SELECT leaf FROM row WHERE amount_vnd IS NOT NULL ORDER BY amount_vnd, leaf;
INSERT INTO first_by_date
  SELECT on_date, 1 + sum(count(*)) OVER (ORDER BY on_date) - count(*)
  FROM row WHERE kind <> 'publication' GROUP BY on_date;
INSERT INTO first_by_amount
  SELECT amount_vnd, 1 + sum(count(*)) OVER (ORDER BY amount_vnd) - count(*)
  FROM row WHERE amount_vnd IS NOT NULL GROUP BY amount_vnd;
"""


def put_in_order(db: sqlite3.Connection) -> None:
    """This will rank the rows by date and by amount; equal ones by their number."""
    for statement in _ORDER.split(";"):
        db.execute(statement)


def fill(db: sqlite3.Connection, *, order: str, tell: Callable[[int], None]) -> None:
    """This will fill the search index of one order from the terms in ``scratch.line``."""
    table = f"search_{order}"
    db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', 0)")
    db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {_GATHERED_BYTES})")
    (last,) = db.execute(f"SELECT coalesce(max(rank), 0) FROM by_{order}").fetchone()
    for start in range(0, last, _BATCH):
        db.execute(
            f"INSERT INTO {table} (rowid, terms) "
            f"SELECT place.rank, line.terms FROM by_{order} AS place "
            "CROSS JOIN scratch.line AS line ON line.leaf = place.leaf "
            "WHERE place.rank > ? AND place.rank <= ? ORDER BY place.rank",
            (start, start + _BATCH),
        )
        tell(min(start + _BATCH, last))
    db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def count_terms(db: sqlite3.Connection) -> None:
    """This will write the vocabulary: each word and each pair with its number of rows."""
    db.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search_date, row)")
    db.execute(
        "INSERT INTO word SELECT term, doc FROM temp.vocabulary "
        f"WHERE instr(term, '{PAIR_SIGN}') = 0 AND instr(term, '{MARK_SIGN}') = 0"
    )
    db.execute(
        "INSERT INTO pair SELECT term, doc FROM temp.vocabulary "
        f"WHERE instr(term, '{PAIR_SIGN}') > 0"
    )
    db.execute("DROP TABLE temp.vocabulary")


def add_totals(db: sqlite3.Connection) -> None:
    """This will sum the rows by everything a page may group by."""
    groups = ", ".join(f"coalesce({name}, '')" for name in TOTAL_COLUMNS)
    db.execute(
        f"INSERT INTO total SELECT {groups}, count(*), coalesce(sum(amount_vnd), 0), "
        "coalesce(sum(quantity), 0) FROM row "
        f"WHERE kind NOT IN ('publication', 'withholding') GROUP BY {groups}"
    )
