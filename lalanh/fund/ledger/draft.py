"""What an entry says before it is posted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lalanh.fund.ledger.chart import Source
from lalanh.kernel.errors import Refused


class EntryKind(StrEnum):
    """What happened."""

    OPENING = "opening"
    DONATION = "donation"
    FRONT_TRANSFER = "front_transfer"
    BUDGET = "budget"
    INTEREST = "interest"
    GOODS = "goods"
    OWN_TRANSFER = "own_transfer"
    FEE = "fee"
    REFUND = "refund"
    DISBURSEMENT = "disbursement"
    REVERSAL = "reversal"


class Unbalanced(Refused):
    """The two sides of an entry differ, or there are not two sides."""

    message = "Bút toán không cân: {why}. Tổng Nợ phải bằng tổng Có ở từng loại tiền, hàng."


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line: `amount` is positive under Nợ and negative under Có.

    `account` is a code of the fund's chart; `purpose` and `programme` are codes or empty.
    """

    account: str
    commodity: str
    amount: int
    source: Source
    purpose: str = ""
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A balanced entry, ready to be posted.

    :raises Unbalanced: if it is not balanced.
    """

    kind: EntryKind
    lines: tuple[Line, ...]
    decision: str = ""
    beneficiaries: str = ""

    def __post_init__(self) -> None:
        """Refuse what could not stand in the book."""
        check(self.lines)


def check(lines: Iterable[Line]) -> None:
    """
    Pass silently when the lines balance in every commodity.

    :raises Unbalanced: for fewer than two lines, an empty line, or sides that differ.
    """
    every = tuple(lines)
    if len(every) < 2:
        raise Unbalanced(why=f"chỉ có {len(every)} dòng")
    if any(line.amount == 0 for line in every):
        raise Unbalanced(why="có dòng bằng 0")
    sums: Counter[str] = Counter()
    for line in every:
        sums[line.commodity] += line.amount
    for commodity, total in sorted(sums.items()):
        if total:
            raise Unbalanced(why=f"{commodity} lệch {total}")
