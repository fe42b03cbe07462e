"""
The append-only log behind everything that is published.

Each published row is one leaf of a Merkle tree as RFC 6962, section 2.1, defines it: SHA-256, a
zero byte before a leaf, a one byte before a node, the left subtree holding the largest power of two
of leaves smaller than the whole. The root is printed in the daily report. Whoever holds a root can
check that one row is in the log (inclusion), and that a later log still holds all the rows of an
earlier one, unchanged and in the same order (consistency).
"""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lalanh.kernel.errors import Refused

type Json = str | int | bool | Sequence[Json] | Mapping[str, Json] | None

#: Gives the root of the leaves ``start`` (included) to ``stop`` (excluded), at least one leaf.
type RootOf = Callable[[int, int], bytes]

#: Told of each subtree of ``2**level`` leaves once it is full: level, position from the left, hash.
type OnSubtree = Callable[[int, int, bytes], None]

HASH_BYTES = 32
# Beyond this many programming languages no longer read an integer exactly (RFC 7493, 2.2).
_LARGEST_INTEGER = 2**53 - 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class NotCanonical(Refused):
    """The value has no canonical form, so it can be no leaf of the log."""


@dataclass(frozen=True, slots=True)
class LogState:
    """How far the log has come: number of leaves, and their root."""

    size: int
    root: bytes


def canonical(value: Json) -> bytes:
    """
    Return the one JSON text of a value: keys sorted by code point, no blanks, UTF-8, NFC.

    >>> canonical({"b": 1, "a": "Đ"}).decode()
    '{"a":"Đ","b":1}'

    :raises NotCanonical: a float, an integer beyond 2**53-1, a key that is no text or stands twice,
        or text that is no valid Unicode.
    """
    return _ENCODER.encode(_plain(value)).encode()


def leaf_hash(row: Mapping[str, Json]) -> bytes:
    """Return the leaf of a published row."""
    return hash_leaf(canonical(row))


def hash_leaf(content: bytes) -> bytes:
    """Return the leaf of bytes that are canonical already."""
    return hashlib.sha256(b"\x00" + content).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """Return the node above two hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


#: The root of a log without leaves: the hash of nothing (RFC 6962, 2.1).
EMPTY_ROOT = hashlib.sha256(b"").digest()


class Tree:
    """
    A growing log that keeps one hash for each one-bit of its size: 24 hashes for ten million rows.

    ``on_subtree`` is told of every full subtree in the order they fill, the single leaves included.
    """

    __slots__ = ("_on_subtree", "_peaks", "size")

    def __init__(self, *, on_subtree: OnSubtree | None = None) -> None:
        self.size = 0
        self._peaks: list[bytes] = []
        self._on_subtree = on_subtree

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash on the right."""
        peak, level, position = leaf, 0, self.size
        self._tell(level, position, peak)
        while position & 1:
            peak = hash_node(self._peaks.pop(), peak)
            level, position = level + 1, position >> 1
            self._tell(level, position, peak)
        self._peaks.append(peak)
        self.size += 1

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = hash_node(peak, root)
        return root

    def state(self) -> LogState:
        """Return size and root together."""
        return LogState(size=self.size, root=self.root())

    def _tell(self, level: int, position: int, peak: bytes) -> None:
        if self._on_subtree is not None:
            self._on_subtree(level, position, peak)


def left_size(size: int) -> int:
    """Return how many of ``size`` leaves (two at least) stand in the left subtree."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(index: int, size: int, *, root_of: RootOf) -> list[bytes]:
    """
    Return the hashes that lead from leaf ``index`` to the root of ``size`` leaves, lowest first.

    :raises IndexError: if the log has no such leaf.
    """
    if not 0 <= index < size:
        raise IndexError(f"leaf {index} of {size}")
    path, start, stop = [], 0, size
    while stop - start > 1:
        middle = start + left_size(stop - start)
        if index < middle:
            path.append(root_of(middle, stop))
            stop = middle
        else:
            path.append(root_of(start, middle))
            start = middle
    return path[::-1]


def check_inclusion(
    leaf: bytes, *, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether ``path`` proves that ``leaf`` is number ``index`` (from 0) of ``size``."""
    if not 0 <= index < size:
        return False
    here, last, position = leaf, size - 1, index
    for sibling in path:
        if last == 0:
            return False
        if position & 1 or position == last:
            here = hash_node(sibling, here)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            here = hash_node(here, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and here == root


def consistency_proof(old_size: int, size: int, *, root_of: RootOf) -> list[bytes]:
    """
    Return the hashes that prove the first ``old_size`` of ``size`` leaves unchanged.

    Nothing needs proving, and the proof is empty, for an empty or an equally long old log.

    :raises IndexError: if the old log is longer than the new one, or its size is negative.
    """
    if not 0 <= old_size <= size:
        raise IndexError(f"log of {old_size} within {size}")
    if old_size in {0, size}:
        return []
    path, start, stop, whole = [], 0, size, True
    while old_size != stop:
        middle = start + left_size(stop - start)
        if old_size <= middle:
            path.append(root_of(middle, stop))
            stop = middle
        else:
            path.append(root_of(start, middle))
            start, whole = middle, False
    if not whole:
        path.append(root_of(start, stop))
    return path[::-1]


def check_consistency(old: LogState, new: LogState, path: Sequence[bytes]) -> bool:
    """Tell whether ``path`` proves that ``new`` starts with all the leaves of ``old``."""
    if not 0 <= old.size <= new.size:
        return False
    if old.size == 0:
        return not path and old.root == EMPTY_ROOT
    if old.size == new.size:
        return not path and old.root == new.root
    # A full left subtree is its own proof: the old root is the first hash.
    hashes = [old.root, *path] if old.size & (old.size - 1) == 0 else list(path)
    if not hashes:
        return False
    position, last = old.size - 1, new.size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    old_root = new_root = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old_root, new_root = hash_node(sibling, old_root), hash_node(sibling, new_root)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new_root = hash_node(new_root, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and old_root == old.root and new_root == new.root


def _plain(value: Json) -> Json:
    """Return the value in NFC, or refuse what two readers could read differently."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > _LARGEST_INTEGER:
            raise NotCanonical(f"Số {value} quá lớn để công bố. Hãy kiểm tra lại số liệu.")
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    raise NotCanonical(
        f"Giá trị {value!r} không công bố được: chỉ nhận chữ và số nguyên (đồng, gam, cái)."
    )


def _plain_mapping(value: Mapping[str, Json]) -> dict[str, Json]:
    plain: dict[str, Json] = {}
    for key, each in value.items():
        name = _text(key) if isinstance(key, str) else None
        if name is None or name in plain:
            raise NotCanonical(f"Tên trường {key!r} không phải chữ hoặc bị lặp. Hãy đặt lại tên.")
        plain[name] = _plain(each)
    return plain


def _text(value: str) -> str:
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        raise NotCanonical(
            f"Nội dung {value!r} chứa ký tự hỏng. Hãy nhập lại nội dung này."
        ) from None
    return unicodedata.normalize("NFC", value)
