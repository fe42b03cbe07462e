"""Rows go in, one immutable file comes out: the same rows, the same bytes."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lalanh.transparency.log import LogState
from lalanh.transparency.snapshot import indexes, pages, rules, schema
from lalanh.transparency.snapshot.facts import Facts
from lalanh.transparency.snapshot.intake import Intake
from lalanh.transparency.snapshot.rows import Closing, Row


class Step(StrEnum):
    """What the oven is doing."""

    ROWS = "rows"
    INDEX = "index"
    TOTALS = "totals"
    FILE = "file"


#: Told the step and how many rows it has done so far.
type Progress = Callable[[Step, int], None]


@dataclass(frozen=True, slots=True)
class Baked:
    """The finished file: where it is, how far the log has come, SHA-256 of all its bytes."""

    path: Path
    log: LogState
    sha256: str


def bake(
    rows: Iterable[Row | Closing],
    *,
    facts: Facts,
    path: Path,
    progress: Progress | None = None,
) -> Baked:
    """
    This will write the snapshot of all published rows to ``path``, and its SHA-256 beside it.

    ``rows`` are all leaves of the log from the first one on, read once and in order; the last one
    is ``facts.closing(previous=…)``. The file appears whole or not at all; a bake that was killed
    leaves a directory ``.<name>.baking`` which the next one clears away. Two bakes of one path at
    once are the caller's to prevent.

    :raises BadRow: if a row cannot be published as given.
    :raises NotPublishable: if the rows do not hang together, or do not add up to the book.
    """
    tell = progress or (lambda _step, _rows: None)
    work = path.parent / f".{path.name}.baking"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        fresh = work / path.name
        state = _fill(work, fresh, rows, facts, tell)
        pages.settle(fresh, roots=_roots(fresh))
        digest = sha256_of(fresh)
        _put_beside(path, digest)
        fresh.replace(path)
        _flush_directory(path.parent)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return Baked(path=path, log=state, sha256=digest)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def checksum_path(path: Path) -> Path:
    """Return where the checksum of a snapshot stands."""
    return path.with_name(f"{path.name}.sha256")


def _fill(
    work: Path,
    fresh: Path,
    rows: Iterable[Row | Closing],
    facts: Facts,
    tell: Progress,
) -> LogState:
    with closing(_opened(work)) as db:
        db.executescript(schema.TABLES)
        db.execute("BEGIN")
        intake = Intake(db, facts=facts, tell=lambda done: tell(Step.ROWS, done))
        state = intake.take(rows)
        rules.check_publication(db, facts=facts)
        indexes.put_in_order(db)
        for order in schema.ORDERS:
            indexes.fill(db, order=order, tell=lambda done: tell(Step.INDEX, done))
        tell(Step.TOTALS, state.size)
        indexes.count_terms(db)
        indexes.add_totals(db)
        db.executemany("INSERT INTO meta VALUES (?, ?)", _meta(facts, state, intake.previous))
        db.execute("COMMIT")
        tell(Step.FILE, state.size)
        db.execute("VACUUM INTO ?", (str(fresh),))
    return state


def _opened(work: Path) -> sqlite3.Connection:
    """Open the working file, which nobody reads but us and which a crash may lose."""
    db = sqlite3.connect(work / "work", isolation_level=None)
    db.execute("ATTACH ? AS scratch", (str(work / "scratch"),))
    for name in ("main", "scratch"):
        db.execute(f"PRAGMA {name}.page_size = {schema.PAGE_BYTES}")
        db.execute(f"PRAGMA {name}.journal_mode = OFF")
        db.execute(f"PRAGMA {name}.synchronous = OFF")
        db.execute(f"PRAGMA {name}.secure_delete = ON")
        db.execute(f"PRAGMA {name}.cache_size = -65536")
    db.execute("PRAGMA encoding = 'UTF-8'")
    db.execute("PRAGMA auto_vacuum = NONE")
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema.FORMAT}")
    db.execute("CREATE TABLE scratch.line (leaf INTEGER PRIMARY KEY, terms TEXT NOT NULL)")
    return db


def _meta(facts: Facts, state: LogState, previous: LogState) -> list[tuple[str, str]]:
    return [
        ("format", str(schema.FORMAT)),
        ("facts", facts.text()),
        ("size", str(state.size)),
        ("root", state.root.hex()),
        ("previous_size", str(previous.size)),
        ("previous_root", previous.root.hex()),
    ]


def _roots(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as db:
        return [page for (page,) in db.execute("SELECT rootpage FROM sqlite_schema") if page]


def _put_beside(path: Path, digest: str) -> None:
    beside = checksum_path(path)
    fresh = beside.with_name(f".{beside.name}.new")
    fresh.write_text(f"{digest}  {path.name}\n", encoding="utf-8")
    fresh.replace(beside)


def _flush_directory(directory: Path) -> None:
    if os.name == "nt":
        # Windows opens no directory; people check files there, provinces publish on Linux.
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
