"""Which rows may stand in a snapshot, and how a row is read back from its leaf."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NoReturn

from lalanh.kernel.errors import Refused
from lalanh.transparency.log import Json, LogState, canonical
from lalanh.transparency.snapshot import strict_json
from lalanh.transparency.snapshot.rows import (
    NUMBER_FIELDS,
    OPTIONAL_FIELDS,
    Closing,
    Flow,
    Kind,
    Opening,
    Row,
)
from lalanh.transparency.snapshot.strict_json import as_int, as_str

_NONCE = re.compile(r"[0-9a-f]{32,64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_CORRECTING = frozenset({Kind.CORRECTION, Kind.WITHHOLDING})


class BadRow(Refused):
    """The row cannot stand in a snapshot, as given or as read from a file."""


def check_row(row: Row, *, number: int) -> None:
    """
    This will refuse a row that says too little, or more than its kind may.

    :raises BadRow: with the row's number and what is wrong.
    """
    corrects = row.kind in _CORRECTING
    counted = row.amount_vnd is not None or row.quantity is not None
    negative = min(row.amount_vnd or 0, row.quantity or 0) < 0
    opened = row.opening
    rules = (
        (row.kind is Kind.PUBLICATION, "dòng khóa sổ không mang số liệu"),
        (corrects and not row.reason, "dòng đính chính phải ghi lý do"),
        (corrects != (row.corrects is not None), "dòng đính chính phải trỏ về một dòng cũ"),
        (
            row.corrects is not None and not 0 <= row.corrects < number,
            "chỉ đính chính được dòng đã công bố trước đó",
        ),
        (
            counted and (row.flow is None or not row.fund),
            "dòng có số tiền hoặc số lượng phải ghi thu hay chi, và thuộc quỹ nào",
        ),
        ((row.quantity is None) != (row.commodity is None), "hiện vật phải có tên và số lượng"),
        (negative and row.kind is not Kind.CORRECTION, "chỉ dòng đính chính mới có số âm"),
        (row.kind is Kind.WITHHOLDING and counted, "dòng ẩn tên không mang số liệu"),
        (opened and not _NONCE.fullmatch(opened.nonce), "thiếu số ngẫu nhiên của dấu niêm"),
        (row.sealed and not _HASH.fullmatch(row.sealed), "dấu niêm không đúng dạng"),
        (
            opened and row.sealed and row.sealed != opened.seal(),
            "tên hoặc nội dung không khớp với dấu niêm trong sổ",
        ),
    )
    for is_broken, why in rules:
        if is_broken:
            _refuse(number, why)


def leaf_of(text: str, *, number: int, opening: Opening | None = None) -> Row | Closing:
    """
    This will read a leaf back from its canonical JSON text.

    :raises BadRow: if the text is no canonical JSON, or no row of this format.
    """
    try:
        facts = strict_json.as_object(strict_json.parse(text))
        closes = facts.get("kind") == Kind.PUBLICATION.value
        leaf = _closing_of(facts) if closes else _row_of(facts, opening)
    except (KeyError, ValueError):
        _refuse(number, "không phải JSON hợp lệ, có trường lạ, trường thiếu hoặc giá trị sai kiểu")
    if canonical(leaf.facts()).decode() != text:
        _refuse(number, "nội dung không ở dạng JSON chuẩn tắc")
    return leaf


def opening_of(facts: Json) -> Opening:
    """
    Read the words behind a seal back from their facts.

    :raises ValueError: on a missing or unknown field, or a value of another type.
    """
    said = strict_json.as_object(facts)
    if "nonce" not in said or not set(said) <= _OPENING_FIELDS:
        raise ValueError("unknown field")
    return Opening(
        nonce=as_str(said["nonce"]),
        donor_shown=_text(said, "donor_shown"),
        text_masked=_text(said, "text_masked"),
        own_gift_keys=tuple(map(as_str, strict_json.as_list(said.get("own_gift_keys", ())))),
    )


_OPENING_FIELDS = frozenset(("nonce", "donor_shown", "text_masked", "own_gift_keys"))
_CLOSING_FIELDS = frozenset(
    ("kind", "on", "published_at", "facts_sha256", "previous_size", "previous_root")
)


def _row_of(facts: Mapping[str, Json], opening: Opening | None) -> Row:
    if not set(facts) <= {"kind", "on", *OPTIONAL_FIELDS}:
        raise ValueError("unknown field")
    flow = _text(facts, "flow")
    numbers = {name: as_int(facts[name]) for name in NUMBER_FIELDS if name in facts}
    return Row(
        kind=Kind(as_str(facts["kind"])),
        on=date.fromisoformat(as_str(facts["on"])),
        flow=None if flow is None else Flow(flow),
        amount_vnd=numbers.get("amount_vnd"),
        commodity=_text(facts, "commodity"),
        quantity=numbers.get("quantity"),
        persons=numbers.get("persons"),
        fund=_text(facts, "fund"),
        drive=_text(facts, "drive"),
        programme=_text(facts, "programme"),
        purpose=_text(facts, "purpose"),
        source=_text(facts, "source"),
        place=_text(facts, "place"),
        receipt_no=_text(facts, "receipt_no"),
        decision=_text(facts, "decision"),
        statement=_text(facts, "statement"),
        statement_row=numbers.get("statement_row"),
        corrects=numbers.get("corrects"),
        reason=_text(facts, "reason"),
        sealed=_text(facts, "sealed"),
        opening=opening,
    )


def _closing_of(facts: Mapping[str, Json]) -> Closing:
    if set(facts) != _CLOSING_FIELDS:
        raise ValueError("unknown field")
    return Closing(
        on=date.fromisoformat(as_str(facts["on"])),
        published_at=as_str(facts["published_at"]),
        facts_sha256=as_str(facts["facts_sha256"]),
        previous=LogState(
            size=as_int(facts["previous_size"]), root=bytes.fromhex(as_str(facts["previous_root"]))
        ),
    )


def _text(facts: Mapping[str, Json], name: str) -> str | None:
    return as_str(facts[name]) if name in facts else None


def _refuse(number: int, why: str) -> NoReturn:
    raise BadRow(f"Dòng {number}: {why}. Hãy kiểm tra lại dòng này.", number=number)
