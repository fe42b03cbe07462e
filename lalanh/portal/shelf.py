"""
Finds the newest whole snapshot and lends connections to it.

A new publication is noticed within a second, without a restart: requests under way finish with the
file they began with, later ones read the new file. A file that is cut short, or is none of ours, is
passed over, so that a copy still on its way from another machine is never shown.
"""

import logging
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from lalanh.kernel.errors import Refused
from lalanh.portal.titles import Titles, titles_of
from lalanh.transparency.snapshot.reading import About, NotASnapshot, about, open_snapshot

LOG = logging.getLogger(__name__)
NAME = re.compile(r"lalanh-(\d{10})\.sqlite")


class NothingPublished(Refused):
    """The shelf is empty."""

    message = "Chưa có lần công bố nào. Hãy trở lại sau."


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication as a page reads it; the connection is the reader's alone meanwhile."""

    path: Path
    db: sqlite3.Connection
    about: About
    titles: Titles

    @property
    def root(self) -> str:
        """Return the root of the log in hexadecimal."""
        return self.about.log.root.hex()


class Volume:
    """One file and its connections: as many as are read at once, each used by one reader."""

    def __init__(self, path: Path) -> None:
        """
        Open the file.

        :raises NotASnapshot: if it is cut short, damaged, or not what its name says.
        """
        self.path = path
        self._lock = threading.Lock()
        self._is_closed = False
        first = _opened_whole(path)
        self.about = about(first)
        self.titles = titles_of(self.about.facts)
        self._free = [first]

    @contextmanager
    def reading(self) -> Iterator[Edition]:
        """Lend a connection."""
        with self._lock:
            db = self._free.pop() if self._free else None
        db = db or open_snapshot(self.path)
        try:
            yield Edition(self.path, db, self.about, self.titles)
        finally:
            self._take_back(db)

    def _take_back(self, db: sqlite3.Connection) -> None:
        with self._lock:
            if not self._is_closed:
                self._free.append(db)
                return
        db.close()

    def close(self) -> None:
        """Close what nobody reads; the rest closes when it comes back."""
        with self._lock:
            self._is_closed = True
            while self._free:
                self._free.pop().close()


class Shelf:
    """The folder of snapshots, and the newest of them, open."""

    def __init__(self, folder: Path, *, looks_every_s: float = 1.0) -> None:
        """Look into ``folder`` at most once in so many seconds."""
        self.folder = folder
        self._looks_every_s = looks_every_s
        self._looked_at = float("-inf")
        self._lock = threading.Lock()
        self._newest: Volume | None = None
        self._passed_over: set[tuple[str, int, int]] = set()

    @contextmanager
    def reading(self) -> Iterator[Edition]:
        """
        Lend the newest publication; it stays the same however long it is read.

        :raises NothingPublished: if there is none.
        """
        with self._look().reading() as edition:
            yield edition

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            self._put_up(None)
            self._looked_at = float("-inf")

    def _look(self) -> Volume:
        with self._lock:
            now = time.monotonic()
            if self._newest is None or now - self._looked_at >= self._looks_every_s:
                self._looked_at = now
                self._turn_to_newest()
            if self._newest is None:
                raise NothingPublished
            return self._newest

    def _turn_to_newest(self) -> None:
        for path in newest_first(self.folder):
            if self._newest is not None and self._newest.path == path:
                return
            if (opened := self._open(path)) is not None:
                self._put_up(opened)
                return
        self._put_up(None)

    def _open(self, path: Path) -> Volume | None:
        """Open a file, or pass over it; it is tried again only once it has changed."""
        try:
            seen = path.stat()
            mark = (path.name, seen.st_size, seen.st_mtime_ns)
            return None if mark in self._passed_over else Volume(path)
        except FileNotFoundError:
            return None
        except (Refused, ValueError, OSError, sqlite3.Error):
            LOG.warning("passed over %s: not a whole snapshot", path.name)
            self._passed_over.add(mark)
            return None

    def _put_up(self, volume: Volume | None) -> None:
        before, self._newest = self._newest, volume
        if before is not None:
            before.close()


def newest_first(folder: Path) -> list[Path]:
    """Return the files that are named like snapshots, the longest log first."""
    named = [path for path in folder.glob("lalanh-*.sqlite") if NAME.fullmatch(path.name)]
    return sorted(named, key=lambda path: path.name, reverse=True)


def rows_in(path: Path) -> int:
    """Return how many rows the log of a file has, as its name says."""
    found = NAME.fullmatch(path.name)
    return int(found[1]) if found else 0


def shelf() -> Shelf:
    """Return the shelf of this installation."""
    return _shelf_of(Path(settings.SNAPSHOTS_DIR))


_shelf_of = lru_cache(maxsize=None)(Shelf)


def _opened_whole(path: Path) -> sqlite3.Connection:
    _check_length(path)
    db = open_snapshot(path)
    try:
        is_as_named = about(db).log.size == rows_in(path)
    except ValueError:
        is_as_named = False
    if not is_as_named:
        db.close()
        raise NotASnapshot(f"Tệp «{path.name}» không phải tệp công bố mang tên này.")
    return db


def _check_length(path: Path) -> None:
    """Compare the length with what the header says: page size at byte 16, pages at byte 28."""
    with path.open("rb") as file:
        header = file.read(100)
    page_bytes = int.from_bytes(header[16:18]) or 1
    page_bytes = 65536 if page_bytes == 1 else page_bytes
    if path.stat().st_size != page_bytes * int.from_bytes(header[28:32]):
        raise NotASnapshot(f"Tệp «{path.name}» chưa trọn vẹn.")
