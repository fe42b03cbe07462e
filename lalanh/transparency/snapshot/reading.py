"""Opens a snapshot and tells what is in it. Nothing here writes."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from lalanh.kernel.errors import Refused
from lalanh.transparency.log import LogState
from lalanh.transparency.snapshot.facts import Facts, facts_of
from lalanh.transparency.snapshot.leaves import leaf_of
from lalanh.transparency.snapshot.rows import Closing, Flow, Kind, Opening, Row
from lalanh.transparency.snapshot.schema import APPLICATION_ID, COPIED_FIELDS, FORMAT, TOTAL_COLUMNS

# 64 MiB of pages kept, 1 GiB of the file mapped: enough for the index of ten million rows.
_FAST = ("query_only = ON", "cache_size = -65536", f"mmap_size = {2**30}")
# Checking every cell of a page costs little when pages are kept, but six times the whole search
# when they are mapped: then each look at a page checks it again.
_CAREFUL = ("query_only = ON", "cache_size = -65536", "mmap_size = 0", "cell_size_check = ON")


class NotASnapshot(Refused):
    """The file cannot be read as a snapshot."""


@dataclass(frozen=True, slots=True)
class Published:
    """
    A row as a page shows it: its number in the log, and the later rows that correct it.

    The row's ``sealed`` is set only where its words have been withheld.
    """

    number: int
    row: Row
    corrected_by: tuple[int, ...] = ()

    @property
    def is_withheld(self) -> bool:
        """Whether the words of the row were taken out after it was published."""
        return self.row.sealed is not None


@dataclass(frozen=True, slots=True)
class About:
    """A snapshot as a whole: its facts, its log, and the log as the publication before left it."""

    facts: Facts
    log: LogState
    previous: LogState


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over rows that agree in ``key``, the values of the columns asked for."""

    key: tuple[str, ...]
    rows: int
    amount_vnd: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication in the log: the row that closed it, and the log it left."""

    number: int
    closing: Closing


def open_snapshot(path: Path, *, is_trusted: bool = True) -> sqlite3.Connection:
    """
    Open a snapshot for reading; the file is taken as unchangeable, so any number may read it.

    The connection may move between threads but must serve one at a time. A file from elsewhere is
    opened with ``is_trusted=False``: slower, and safer where it is damaged.

    :raises NotASnapshot: if the file is missing, damaged, or of another kind or format.
    """
    with ExitStack() as on_failure:
        try:
            db = sqlite3.connect(
                f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
            )
            on_failure.enter_context(closing(db))
            _check_kind(db, path)
            for setting in _FAST if is_trusted else _CAREFUL:
                db.execute(f"PRAGMA {setting}")
        except (sqlite3.Error, UnicodeDecodeError):
            # SQLite's own message may quote bytes of the file that are no text.
            raise NotASnapshot(
                f"Không mở được tệp «{path.name}»: tệp không có, hỏng hoặc không phải tệp công bố. "
                "Hãy tải lại tệp."
            ) from None
        on_failure.pop_all()
        return db


def _check_kind(db: sqlite3.Connection, path: Path) -> None:
    (kind,) = db.execute("PRAGMA application_id").fetchone()
    (form,) = db.execute("PRAGMA user_version").fetchone()
    if (kind, form) != (APPLICATION_ID, FORMAT):
        raise NotASnapshot(
            f"Tệp «{path.name}» không phải tệp công bố dạng {FORMAT}. Hãy kiểm tra lại tên tệp, "
            "hoặc dùng bản lalanh cùng thời với tệp."
        )


def about(db: sqlite3.Connection) -> About:
    """
    Return what the snapshot says of itself.

    :raises ValueError: if the file says it in no way of this format.
    """
    meta = dict(db.execute("SELECT key, value FROM meta"))
    try:
        return About(
            facts=facts_of(meta["facts"]),
            log=LogState(int(meta["size"]), bytes.fromhex(meta["root"])),
            previous=LogState(int(meta["previous_size"]), bytes.fromhex(meta["previous_root"])),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"meta: {error}") from None


def published(db: sqlite3.Connection, numbers: Sequence[int]) -> tuple[Published, ...]:
    """Return the rows of these numbers, in the order asked; numbers without a row are left out."""
    marks = ", ".join("?" * len(numbers))
    found = {
        values[0]: row_from(values)
        for values in db.execute(
            f"SELECT {ROW_COLUMNS} FROM row WHERE leaf IN ({marks}) AND kind <> 'publication'",
            numbers,
        )
    }
    later: dict[int, list[int]] = {}
    for old, new in db.execute(
        f"SELECT corrects, leaf FROM row WHERE corrects IN ({marks}) ORDER BY leaf", numbers
    ):
        later.setdefault(old, []).append(new)
    return tuple(
        Published(number, found[number], tuple(later.get(number, ())))
        for number in numbers
        if number in found
    )


def by_receipt(db: sqlite3.Connection, receipt_no: str) -> tuple[Published, ...]:
    """Return the rows that carry a receipt number, oldest first."""
    numbers = [
        number
        for (number,) in db.execute(
            "SELECT leaf FROM row WHERE receipt_no = ? ORDER BY leaf LIMIT 100", (receipt_no,)
        )
    ]
    return published(db, numbers)


def publications(db: sqlite3.Connection) -> tuple[Publication, ...]:
    """Return every publication in the log, oldest first."""
    closings = (
        (number, leaf_of(text, number=number))
        for number, text in db.execute(
            "SELECT leaf, json FROM row WHERE kind = 'publication' ORDER BY leaf"
        )
    )
    return tuple(
        Publication(number, closing) for number, closing in closings if isinstance(closing, Closing)
    )


def totals(
    db: sqlite3.Connection,
    *,
    by: Sequence[str],
    fund: str | None = None,
    on_from: date | None = None,
    on_to: date | None = None,
) -> tuple[Total, ...]:
    """
    Return the sums by some of `schema.TOTAL_COLUMNS`, in the order of their values.

    ``by`` may also hold ``month`` (2026-11). Corrections count with their sign, under their kind.
    Money and goods stay apart: ask ``by`` commodity before adding quantities. ``on_to`` counts.

    :raises ValueError: if ``by`` names no such column.
    """
    if not set(by) <= {*TOTAL_COLUMNS, "month"}:
        raise ValueError(f"no totals by {', '.join(by)}")
    keys = ", ".join("substr(on_date, 1, 7)" if name == "month" else name for name in by)
    bounds = (
        ("fund = ?", fund),
        ("on_date >= ?", on_from and on_from.isoformat()),
        ("on_date <= ?", on_to and on_to.isoformat()),
    )
    asked = [(condition, value) for condition, value in bounds if value is not None]
    where = " AND ".join(condition for condition, _ in asked) or "1"
    grouped = f"GROUP BY {keys} ORDER BY {keys}" if keys else ""
    found = db.execute(
        f"SELECT {keys}{', ' if keys else ''}coalesce(sum(rows), 0), "
        f"coalesce(sum(amount_vnd), 0), coalesce(sum(quantity), 0) FROM total "
        f"WHERE {where} {grouped}",
        [value for _, value in asked],
    )
    return tuple(Total(tuple(each[:-3]), *each[-3:]) for each in found)


def every_row(db: sqlite3.Connection) -> Iterator[Row | Closing]:
    """
    Yield all leaves in the order of the log, read from their JSON and the words beside it.

    :raises BadRow: if a leaf is not what this format writes.
    """
    leaves = db.execute(
        "SELECT leaf, json, nonce, donor_shown, text_masked, own_gift_keys FROM row ORDER BY leaf"
    )
    for expected, (number, text, *words) in enumerate(leaves):
        if number != expected or not isinstance(text, str):
            raise NotASnapshot(f"Thiếu dòng {expected}, hoặc dòng này hỏng. Hãy tải lại tệp.")
        yield leaf_of(text, number=number, opening=_opening(*words))


#: What `row_from` reads. The seal is looked up only where the words are gone.
ROW_COLUMNS = (
    "leaf, kind, on_date, CASE WHEN nonce IS NULL THEN json ->> '$.sealed' END, "
    "nonce, donor_shown, text_masked, own_gift_keys, " + ", ".join(COPIED_FIELDS)
)


def row_from(values: Sequence[str | int | None]) -> Row:
    """Build a row from `ROW_COLUMNS`."""
    _, kind, on_date, sealed, nonce, donor, narrative, keys, *copies = values
    said = dict(zip(COPIED_FIELDS, copies, strict=True))
    return Row(
        kind=Kind(str(kind)),
        on=date.fromisoformat(str(on_date)),
        flow=None if said["flow"] is None else Flow(str(said["flow"])),
        amount_vnd=_number(said["amount_vnd"]),
        commodity=_text(said["commodity"]),
        quantity=_number(said["quantity"]),
        persons=_number(said["persons"]),
        fund=_text(said["fund"]),
        drive=_text(said["drive"]),
        programme=_text(said["programme"]),
        purpose=_text(said["purpose"]),
        source=_text(said["source"]),
        place=_text(said["place"]),
        receipt_no=_text(said["receipt_no"]),
        decision=_text(said["decision"]),
        statement=_text(said["statement"]),
        statement_row=_number(said["statement_row"]),
        corrects=_number(said["corrects"]),
        reason=_text(said["reason"]),
        sealed=_text(sealed),
        opening=_opening(nonce, donor, narrative, keys),
    )


def _opening(*words: str | int | None) -> Opening | None:
    nonce, donor, narrative, keys = (_text(each) for each in words)
    if nonce is None:
        return None
    return Opening(nonce, donor, narrative, tuple(keys.split()) if keys else ())


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def _number(value: str | int | None) -> int | None:
    return None if value is None else int(value)
