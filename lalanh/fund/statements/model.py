"""What a statement says: rows, the controls it prints, and the faults found in it."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

type Direction = Literal["credit", "debit"]
type Kind = Literal[
    "donation", "refund", "fee", "own_transfer", "front_transfer", "disbursement", "unsure"
]
type Status = Literal["reconciled", "unproven", "pending", "refused"]


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One thing wrong, with its place and a Vietnamese sentence: what, where, what to do.

    ``page`` is 1-based (the line of a CSV file, the row of a sheet); ``row`` is the row's number.
    """

    type: str
    message: str
    page: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """A figure the file prints beside the same figure computed from its rows."""

    name: str
    printed: int
    computed: int

    @property
    def holds(self) -> bool:
        """Say whether both figures agree."""
        return self.printed == self.computed


@dataclass(frozen=True, slots=True)
class Row:
    """
    One transaction as printed.

    ``amount`` is whole đồng, positive; ``None`` where the file prints none. ``balance`` is the
    balance after this row, where printed. ``channel`` is how it was paid in, where printed (cash,
    transfer). ``place`` is the line of a CSV file or sheet.
    """

    no: int
    page: int | None
    date: date | None
    time: time | None
    amount: int | None
    direction: Direction
    balance: int | None
    reference: str | None
    narrative: str
    kind: Kind = "unsure"
    stt: int | None = None
    counterparty: str | None = None
    counterparty_account: str | None = None
    channel: str | None = None
    place: int | None = None

    @property
    def signed(self) -> int:
        """Return the amount with its sign; a row without amount moves nothing that is known."""
        amount = self.amount or 0
        return amount if self.direction == "credit" else -amount


@dataclass(frozen=True, slots=True)
class Printed:
    """Totals the file prints about itself; ``None`` where it prints none."""

    credit_sum: int | None = None
    debit_sum: int | None = None
    credit_count: int | None = None
    debit_count: int | None = None
    row_count: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """
    What a layout read, before its controls are checked.

    balance stands only on the last row of a day. ``notes_first`` rows are newest first.
    """

    layout: str
    bank: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    account: str | None = None
    holder: str | None = None
    currency: str = "VND"
    period: tuple[date, date] | None = None
    opening_balance: int | None = None
    closing_balance: int | None = None
    printed: Printed = field(default_factory=Printed)
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its controls computed and its status decided."""

    file: str
    sha256: str
    status: Status
    draft: Draft
    controls: tuple[Control, ...]
    faults: tuple[Fault, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows in file order."""
        return self.draft.rows


class Unreadable(Exception):
    """The file yields no rows at all; its fault says why and what to do."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message)
