"""A row of a draft, or one that is published, in the words of the page."""

import json
from dataclasses import dataclass
from datetime import date

from lalanh.kernel.quantity import format_kg, format_number
from lalanh.transparency.models import DraftRow, PublishedRow

_KINDS = {
    "gift": "Ủng hộ",
    "goods": "Hiện vật",
    "transfer": "Chuyển, cấp",
    "fee": "Phí ngân hàng",
    "spending": "Chi hỗ trợ",
    "correction": "Đính chính",
    "withholding": "Thôi nêu tên",
}
_GRAMS = " (gam)"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the publisher reads before saying yes; the number in the draft or in the log."""

    number: int
    kind: str
    on: date
    is_outgoing: bool
    amount_vnd: int | None
    goods: str
    fund: str
    drive: str
    donor: str
    text: str
    receipt_no: str
    corrects: int | None


def shown(row: DraftRow) -> Shown:
    """Read a row back from what will be published, so that nothing else can be approved."""
    return _shown(row.position + 1, leaf=row.leaf, opening=row.opening)


def published(row: PublishedRow) -> Shown:
    """Read a row back from the log."""
    return _shown(row.number, leaf=row.leaf, opening=row.opening)


def _shown(number: int, *, leaf: str, opening: dict[str, str] | None) -> Shown:
    said = json.loads(leaf)
    words = opening or {}
    quantity, commodity = said.get("quantity"), said.get("commodity")
    return Shown(
        number=number,
        kind=_KINDS.get(said["kind"], said["kind"]),
        on=date.fromisoformat(said["on"]),
        is_outgoing=said.get("flow") == "out",
        amount_vnd=said.get("amount_vnd"),
        goods=_goods(quantity, commodity) if commodity else "",
        fund=said.get("fund", ""),
        drive=said.get("drive", ""),
        donor=words.get("donor_shown", ""),
        text=words.get("text_masked", ""),
        receipt_no=said.get("receipt_no", ""),
        corrects=said.get("corrects"),
    )


def _goods(quantity: int, commodity: str) -> str:
    """Say published goods as people do: what is counted in grams by the kilogram."""
    name = commodity.removesuffix(_GRAMS)
    counted = format_kg(quantity) if name != commodity else format_number(quantity)
    return f"{counted} {name}"
