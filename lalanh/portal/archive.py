"""
The publications so far, and which of their files are still given out.

A file that shows a name withdrawn since is kept back: its root and its proof of consistency stay,
so that nothing of the log can be denied, but the name is not handed on.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from lalanh.portal.shelf import Edition, rows_in
from lalanh.transparency.snapshot.bake import checksum_path
from lalanh.transparency.snapshot.reading import publications
from lalanh.transparency.snapshot.rows import Kind
from lalanh.transparency.snapshot.search import MOST_HITS, Filters, search


@dataclass(frozen=True, slots=True)
class File:
    """A snapshot on the shelf that may be downloaded."""

    path: Path
    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Step:
    """One publication: the log it left, the rows it added, and its file if it is given out."""

    published_at: datetime
    size: int
    added: int
    root: str
    file: File | None
    is_kept_back: bool


def steps(edition: Edition) -> list[Step]:
    """Return the publications, the newest first."""
    told = publications(edition.db)
    # Each closing row names the log before it; the last root is that of the whole.
    roots = [each.closing.previous.root.hex() for each in told[1:]] + [edition.root]
    sizes = [0, *(each.number + 1 for each in told)]
    shown = _since_withdrawn(edition)
    made = []
    for (before, size), each, root in zip(pairwise(sizes), told, roots, strict=True):
        is_kept_back = _shows_a_withdrawn_name(size, shown)
        made.append(
            Step(
                published_at=datetime.fromisoformat(each.closing.published_at),
                size=size,
                added=size - before - 1,
                root=root,
                file=None if is_kept_back else _file(edition.path.parent, size),
                is_kept_back=is_kept_back,
            )
        )
    return made[::-1]


def given_out(edition: Edition, name: str) -> File | None:
    """Return a file by its name, if the shelf has it and it may be given out."""
    path = edition.path.parent / name
    size = rows_in(path)
    known = {each.number + 1 for each in publications(edition.db)}
    if size not in known or _shows_a_withdrawn_name(size, _since_withdrawn(edition)):
        return None
    return _file(edition.path.parent, size)


def _since_withdrawn(edition: Edition) -> list[tuple[int, int]]:
    """Return the rows that lost their name, each with the row that says so."""
    told: list[tuple[int, int]] = []
    after: str | None = None
    while True:
        found = search(
            edition.db, filters=Filters(kind=Kind.WITHHOLDING), after=after, limit=MOST_HITS
        )
        told += [(hit.row.corrects or 0, hit.number) for hit in found.hits]
        after = found.after
        if after is None:
            return told


def _shows_a_withdrawn_name(size: int, withdrawn: list[tuple[int, int]]) -> bool:
    return any(row < size <= said for row, said in withdrawn)


def _file(folder: Path, size: int) -> File | None:
    path = folder / f"lalanh-{size:010d}.sqlite"
    try:
        sha256 = checksum_path(path).read_text(encoding="ascii").split()[0]
        return File(path, path.name, path.stat().st_size, sha256)
    except (OSError, IndexError, UnicodeDecodeError):
        return None
