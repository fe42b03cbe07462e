"""Proofs from a snapshot, as JSON that a person can keep and check at home."""

import sqlite3
from dataclasses import dataclass

from lalanh.kernel.errors import Refused
from lalanh.transparency import log
from lalanh.transparency.log import Json, LogState
from lalanh.transparency.snapshot import strict_json
from lalanh.transparency.snapshot.leaves import BadRow, leaf_of, opening_of
from lalanh.transparency.snapshot.reading import about
from lalanh.transparency.snapshot.rows import Closing, Opening, Row
from lalanh.transparency.snapshot.schema import LOWEST_STORED_LEVEL
from lalanh.transparency.snapshot.strict_json import as_int, as_list, as_object, as_str

FORMAT = "lalanh-proof-1"


class NoSuchRow(Refused):
    """The log has no row of this number."""

    message = "Sổ công bố không có dòng {number}. Hãy kiểm tra lại số dòng."


class BadProof(Refused):
    """The proof cannot be read, or does not prove what it says."""


@dataclass(frozen=True, slots=True)
class Proved:
    """
    What a good proof shows: this row stands in a log with this root.

    Number, size and province are only said by the proof. A path binds a number to the root together
    with the true size of the log; who knows that size, from a snapshot or a report, compares it.
    """

    number: int
    row: Row | Closing
    log: LogState
    province: str


def root_of(db: sqlite3.Connection, start: int, stop: int) -> bytes:
    """
    Return the root of the leaves from ``start`` up to ``stop``, from stored subtrees where full.

    :raises NoSuchRow: if the snapshot lacks a leaf of the range.
    """
    size = stop - start
    level = (size - 1).bit_length()
    if size == 1 << level and level >= LOWEST_STORED_LEVEL:
        found = db.execute(
            "SELECT hash FROM node WHERE level = ? AND position = ?", (level, start >> level)
        ).fetchone()
        if found is not None:
            return bytes(found[0])
    if size > 1 << LOWEST_STORED_LEVEL:
        middle = start + log.left_size(size)
        return log.hash_node(root_of(db, start, middle), root_of(db, middle, stop))
    return _hashed(db, start, stop)


def proof(db: sqlite3.Connection, number: int) -> dict[str, Json]:
    """
    Return the inclusion proof of one row, ready for ``json.dumps``.

    :raises NoSuchRow: if the log has no such row.
    """
    whole = about(db)
    found = db.execute(
        "SELECT json, nonce, donor_shown, text_masked, own_gift_keys FROM row WHERE leaf = ?",
        (number,),
    ).fetchone()
    if found is None:
        raise NoSuchRow(number=number)
    text, nonce, donor, narrative, keys = found
    opening = Opening(nonce, donor, narrative, tuple((keys or "").split())) if nonce else None
    path = log.inclusion_proof(
        number, whole.log.size, root_of=lambda start, stop: root_of(db, start, stop)
    )
    return {
        "format": FORMAT,
        "province": whole.facts.province,
        "published_at": whole.facts.moment(),
        "number": number,
        "size": whole.log.size,
        "root": whole.log.root.hex(),
        "path": [each.hex() for each in path],
        "row": strict_json.parse(text),
        "opening": opening.facts() if opening else None,
    }


def consistency(db: sqlite3.Connection, old_size: int) -> list[str]:
    """
    Return the hashes that prove the first ``old_size`` rows unchanged, in hexadecimal.

    :raises IndexError: if the snapshot is not that long.
    """
    size = about(db).log.size
    path = log.consistency_proof(
        old_size, size, root_of=lambda start, stop: root_of(db, start, stop)
    )
    return [each.hex() for each in path]


def check(text: str) -> Proved:
    """
    This will check a proof as saved; the caller compares the root with one it trusts.

    :raises BadProof: if it cannot be read, or row, words, path and root do not fit together.
    """
    try:
        said = as_object(strict_json.parse(text))
        number, size = as_int(said["number"]), as_int(said["size"])
        root = bytes.fromhex(as_str(said["root"]))
        path = [bytes.fromhex(as_str(each)) for each in as_list(said["path"])]
        opening = None if said["opening"] is None else opening_of(said["opening"])
        content = log.canonical(said["row"])
        row = leaf_of(content.decode(), number=number, opening=opening)
        is_ours = said["format"] == FORMAT
        province = as_str(said["province"])
    except (KeyError, ValueError, BadRow, log.NotCanonical):
        is_ours = False
    if not is_ours:
        raise BadProof("Không đọc được bằng chứng: tệp hỏng hoặc khác dạng. Hãy tải lại tệp này.")
    if isinstance(row, Row) and opening is not None and row.sealed != opening.seal():
        raise BadProof("Tên hoặc nội dung trong bằng chứng không khớp với dấu niêm trong sổ.")
    leaf = log.hash_leaf(content)
    if not log.check_inclusion(leaf, index=number, size=size, path=path, root=root):
        raise BadProof(f"Bằng chứng không dẫn từ dòng {number} đến gốc đã ghi: dòng đã bị sửa.")
    return Proved(number=number, row=row, log=LogState(size, root), province=province)


def _hashed(db: sqlite3.Connection, start: int, stop: int) -> bytes:
    """Hash a few leaves again."""
    tree = log.Tree()
    for (text,) in db.execute(
        "SELECT json FROM row WHERE leaf >= ? AND leaf < ? ORDER BY leaf", (start, stop)
    ):
        tree.append(log.hash_leaf(text.encode()))
    if tree.size != stop - start:
        raise NoSuchRow(number=start + tree.size)
    return tree.root()
