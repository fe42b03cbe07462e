"""
What one published row says, and how it becomes a leaf of the log.

The words that can name a person (donor, narrative, keys to find one's own gift) are not in the leaf
itself. The leaf holds a seal: the hash of those words and a random number, which stand beside the
leaf. When a donor later wishes not to be named (decision D15, law 91/2025/QH15), the words and the
number are left out of the next snapshot. The leaf, the figures and every proof stay as they were,
and the seal cannot be guessed without the number.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lalanh.transparency.log import Json, LogState, canonical

#: The fields of a row that may be empty, in the order of the table's columns.
TEXT_FIELDS = (
    *("flow", "commodity", "fund", "drive", "programme", "purpose", "source", "place"),
    *("receipt_no", "decision", "statement", "reason", "sealed"),
)
NUMBER_FIELDS = ("amount_vnd", "quantity", "persons", "statement_row", "corrects")
OPTIONAL_FIELDS = TEXT_FIELDS + NUMBER_FIELDS


class Kind(StrEnum):
    """What happened."""

    GIFT = "gift"
    GOODS = "goods"
    TRANSFER = "transfer"
    FEE = "fee"
    SPENDING = "spending"
    COUNT = "count"
    CORRECTION = "correction"
    WITHHOLDING = "withholding"
    PUBLICATION = "publication"


class Flow(StrEnum):
    """Whether it came into the book or went out of it."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Opening:
    """
    The words behind a seal.

    ``nonce`` is 16 to 32 random bytes in hexadecimal, drawn once when the row is first published
    and kept with it. ``own_gift_keys`` come from `own_gift.keys`.
    """

    nonce: str
    donor_shown: str | None = None
    text_masked: str | None = None
    own_gift_keys: tuple[str, ...] = ()

    def facts(self) -> dict[str, Json]:
        """Return what is sealed, without empty fields."""
        every: dict[str, Json] = {
            "nonce": self.nonce,
            "donor_shown": self.donor_shown,
            "text_masked": self.text_masked,
            "own_gift_keys": list(self.own_gift_keys),
        }
        return {name: value for name, value in every.items() if value not in (None, [])}

    def seal(self) -> str:
        """Return the hash that stands in the leaf."""
        return hashlib.sha256(canonical(self.facts())).hexdigest()


@dataclass(frozen=True, slots=True)
class Row:
    """
    One published row.

    ``amount_vnd`` counts whole đồng, ``quantity`` grams or pieces of ``commodity``; both are
    positive in the direction of ``flow`` and negative only in a correction. ``corrects`` is the
    number (from 0) of an earlier row. ``statement`` and ``statement_row`` say where in the
    published bank statements the row comes from.

    A row has an ``opening`` (words shown), a bare ``sealed`` (words withheld since), or neither.
    """

    kind: Kind
    on: date
    flow: Flow | None = None
    amount_vnd: int | None = None
    commodity: str | None = None
    quantity: int | None = None
    persons: int | None = None
    fund: str | None = None
    drive: str | None = None
    programme: str | None = None
    purpose: str | None = None
    source: str | None = None
    place: str | None = None
    receipt_no: str | None = None
    decision: str | None = None
    statement: str | None = None
    statement_row: int | None = None
    corrects: int | None = None
    reason: str | None = None
    sealed: str | None = None
    opening: Opening | None = None

    def facts(self) -> dict[str, Json]:
        """Return the leaf: every field that says something, the words only as their seal."""
        facts: dict[str, Json] = {"kind": self.kind.value, "on": self.on.isoformat()}
        for name in OPTIONAL_FIELDS:
            value = getattr(self, name)
            if value is not None:
                facts[name] = value
        if self.sealed is None and self.opening is not None:
            facts["sealed"] = self.opening.seal()
        return facts


@dataclass(frozen=True, slots=True)
class Closing:
    """
    The row that closes a publication: it binds the facts beside the rows and the log before them.

    ``facts_sha256`` is the hash of everything a snapshot says beside its rows, ``previous`` the
    log as the publication before left it (no leaves and the hash of nothing for the first one).
    """

    on: date
    published_at: str
    facts_sha256: str
    previous: LogState

    def facts(self) -> dict[str, Json]:
        """Return the leaf."""
        return {
            "kind": Kind.PUBLICATION.value,
            "on": self.on.isoformat(),
            "published_at": self.published_at,
            "facts_sha256": self.facts_sha256,
            "previous_size": self.previous.size,
            "previous_root": self.previous.root.hex(),
        }
