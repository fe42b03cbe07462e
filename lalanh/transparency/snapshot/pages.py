"""
The last step to a file that is the same everywhere.

SQLite leaves old bytes in the unused middle of its pages, other bytes in each version, and writes
its own version number into the header. Both are cleared here, so that the same rows give the same
bytes on every machine, and no byte of a snapshot is free to be changed.

Layout: SQLite's "Database File Format", sections 1.3 (header) and 1.6 (b-tree pages).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lalanh.transparency.snapshot.schema import PAGE_BYTES

_VERSION_AT = 96
#: Written as the library's version: the lowest one that knows everything the format uses.
_VERSION = (3_040_000).to_bytes(4)
_FILE_HEADER_BYTES = 100
_INNER_INDEX, _INNER_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13


def settle(path: Path, *, roots: list[int]) -> None:
    """
    Clear what the tables do not say, and push the file to the disk.

    ``roots`` are the first pages of all tables and indexes. The file must be freshly vacuumed.
    """
    with path.open("r+b") as file:
        file.seek(_VERSION_AT)
        file.write(_VERSION)
        for number in _tree_pages(file, roots=[1, *roots]):
            _clear_gap(file, number)
        file.flush()
        os.fsync(file.fileno())


def _tree_pages(file: BinaryIO, *, roots: list[int]) -> Iterator[int]:
    """Yield every b-tree page from the roots down."""
    waiting = list(roots)
    while waiting:
        number = waiting.pop()
        yield number
        page = _page(file, number)
        start = _header_at(number)
        if page[start] in {_INNER_INDEX, _INNER_TABLE}:
            waiting += _children(page, start)


def _children(page: bytes, start: int) -> list[int]:
    """Return the pages below: one left of each cell, and the rightmost."""
    cells = int.from_bytes(page[start + 3 : start + 5])
    pointers = (start + 12 + 2 * each for each in range(cells))
    lefts = (int.from_bytes(page[at : at + 2]) for at in pointers)
    return [
        int.from_bytes(page[start + 8 : start + 12]),
        *(int.from_bytes(page[at : at + 4]) for at in lefts),
    ]


def _clear_gap(file: BinaryIO, number: int) -> None:
    """Write zeros between the cell pointers and the cells."""
    page = _page(file, number)
    start = _header_at(number)
    header = 12 if page[start] in {_INNER_INDEX, _INNER_TABLE} else 8
    gap_from = start + header + 2 * int.from_bytes(page[start + 3 : start + 5])
    gap_to = int.from_bytes(page[start + 5 : start + 7]) or 65_536
    if page[gap_from:gap_to].strip(b"\0"):
        file.seek((number - 1) * PAGE_BYTES + gap_from)
        file.write(bytes(gap_to - gap_from))


def _page(file: BinaryIO, number: int) -> bytes:
    file.seek((number - 1) * PAGE_BYTES)
    return file.read(PAGE_BYTES)


def _header_at(number: int) -> int:
    return _FILE_HEADER_BYTES if number == 1 else 0
