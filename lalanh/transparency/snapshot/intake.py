"""Takes the rows into the tables, one leaf after the other."""

import sqlite3
from collections.abc import Callable, Iterable
from itertools import batched

from lalanh.transparency import log
from lalanh.transparency.log import EMPTY_ROOT, LogState, Tree
from lalanh.transparency.snapshot.facts import Facts, Names
from lalanh.transparency.snapshot.leaves import BadRow, check_row
from lalanh.transparency.snapshot.rows import Closing, Kind, Row
from lalanh.transparency.snapshot.rules import NotPublishable
from lalanh.transparency.snapshot.schema import (
    COPIED_FIELDS,
    LOWEST_STORED_LEVEL,
    OPENING_COLUMNS,
)
from lalanh.transparency.snapshot.words import index_terms

_BATCH = 5_000
_COLUMNS = ("leaf", "json", "kind", "on_date", *COPIED_FIELDS, *OPENING_COLUMNS)
_INSERT = f"INSERT INTO row ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"

type Value = str | int | None


class Intake:
    """
    The rows of one snapshot on their way in.

    Afterwards ``previous`` is the log as the publication before this one left it.
    """

    def __init__(
        self, db: sqlite3.Connection, *, facts: Facts, tell: Callable[[int], None]
    ) -> None:
        self.previous = self._closed = LogState(0, EMPTY_ROOT)
        self._db, self._facts, self._tell = db, facts, tell
        self._names = {drive.code: drive.names for drive in facts.drives}
        self._nodes: list[tuple[int, int, bytes]] = []
        self._tree = Tree(on_subtree=self._keep_node)
        self._last: Row | Closing | None = None

    def take(self, rows: Iterable[Row | Closing]) -> LogState:
        """
        This will write all rows, and the subtrees of the log, in batches.

        :raises BadRow: if a row cannot be published as given.
        :raises NotPublishable: if a publication does not follow the one before, or is not closed.
        """
        for batch in batched(rows, _BATCH):
            self._take_batch(batch)
            self._tell(self._tree.size)
        if self._last != self._facts.closing(previous=self.previous):
            raise NotPublishable(
                "Lần công bố chưa có dòng khóa sổ, hoặc dòng khóa sổ không khớp với thông tin "
                "chung. Hãy lập lại dòng khóa sổ từ chính thông tin này."
            )
        return self._tree.state()

    def _take_batch(self, batch: Iterable[Row | Closing]) -> None:
        values: list[tuple[Value, ...]] = []
        terms: list[tuple[int, str]] = []
        own: list[tuple[str, int]] = []
        for row in batch:
            leaf = self._tree.size
            values.append(self._values(leaf, row))
            if isinstance(row, Row):
                terms.append((leaf, index_terms(row)))
                if row.opening is not None:
                    own += ((key, leaf) for key in row.opening.own_gift_keys)
            self._last = row
        self._db.executemany(_INSERT, values)
        self._db.executemany("INSERT INTO scratch.line VALUES (?, ?)", terms)
        self._db.executemany("INSERT OR IGNORE INTO own_gift VALUES (?, ?)", own)
        self._db.executemany("INSERT INTO node VALUES (?, ?, ?)", self._nodes)
        self._nodes.clear()

    def _values(self, leaf: int, row: Row | Closing) -> tuple[Value, ...]:
        """Append the row to the log and return its columns."""
        if isinstance(row, Row):
            check_row(row, number=leaf)
            self._check_names(row, leaf)
        facts = row.facts()
        text = log.canonical(facts)
        self._tree.append(log.hash_leaf(text))
        copies = (facts.get(name) for name in COPIED_FIELDS)
        if isinstance(row, Closing):
            self._follow(row)
            return (
                *(leaf, text.decode(), Kind.PUBLICATION.value, row.on.isoformat()),
                *(None for _ in (*COPIED_FIELDS, *OPENING_COLUMNS)),
            )
        return (
            *(leaf, text.decode(), row.kind.value, row.on.isoformat()),
            *(each if isinstance(each, str | int) else None for each in copies),
            *_words(row),
        )

    def _check_names(self, row: Row, leaf: int) -> None:
        """Hold the drive's rule about names: it must be known, and *never* means never."""
        if row.drive is None:
            return
        if row.drive not in self._names:
            raise BadRow(
                f"Dòng {leaf}: cuộc vận động «{row.drive}» chưa khai báo. Hãy thêm cuộc này vào "
                "thông tin chung."
            )
        opening = row.opening
        shown = opening is not None and (opening.donor_shown or opening.text_masked)
        if shown and self._names[row.drive] is Names.NEVER:
            raise BadRow(
                f"Dòng {leaf}: cuộc vận động «{row.drive}» không nêu tên người ủng hộ. Hãy bỏ tên "
                "và nội dung chuyển khoản khỏi dòng này."
            )

    def _follow(self, closing: Closing) -> None:
        """Check that a publication starts where the one before it ended."""
        if closing.previous != self._closed:
            raise NotPublishable(
                f"Dòng {self._tree.size - 1}: lần công bố này không nối tiếp lần trước, sổ đã bị "
                "sửa hoặc thiếu dòng. Hãy lấy lại đủ các dòng đã công bố, đúng thứ tự."
            )
        self.previous, self._closed = self._closed, self._tree.state()

    def _keep_node(self, level: int, position: int, root: bytes) -> None:
        if level >= LOWEST_STORED_LEVEL:
            self._nodes.append((level, position, root))


def _words(row: Row) -> tuple[str | None, ...]:
    opening = row.opening
    if opening is None:
        return (None,) * len(OPENING_COLUMNS)
    keys = " ".join(opening.own_gift_keys) or None
    return (opening.nonce, opening.donor_shown, opening.text_masked, keys)
