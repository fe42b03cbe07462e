"""
The chart of accounts as data.

The codes are the platform's own. The codes of Circular 41/2022/TT-BTC are entered beside them by an
accountant who has its annex at hand (`statutory_code`, `legal_ref`); none is built in.
"""

from dataclasses import dataclass
from enum import StrEnum


class AccountKind(StrEnum):
    """What an account holds; money and goods accounts never go below zero."""

    MONEY = "money"
    GOODS = "goods"
    TRANSIT = "transit"
    OPENING = "opening"
    INCOME = "income"
    EXPENSE = "expense"


class Source(StrEnum):
    """Where a đồng or a gram came from: the State's budget, or people and bodies who gave."""

    BUDGET = "budget"
    MOBILISED = "mobilised"


VND = "VND"
RICE_G = "RICE_G"


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One account of the chart every fund starts with."""

    code: str
    name: str
    kind: AccountKind


CASH = "TM"
TRANSIT = "DC"
STOCK = "HV"
OPENING = "DK"
GIFTS = "UH"
FRONT_GIFTS = "MT"
BUDGET_GRANTS = "NS"
GOODS_GIFTS = "HN"
INTEREST = "LAI"
AID = "CHI"
AID_IN_GOODS = "XHV"
FEES = "PHI"

CHART: tuple[ChartLine, ...] = (
    ChartLine(CASH, "Tiền mặt tại quỹ", AccountKind.MONEY),
    ChartLine(TRANSIT, "Tiền đang chuyển giữa các tài khoản của quỹ", AccountKind.TRANSIT),
    ChartLine(STOCK, "Hiện vật tại kho", AccountKind.GOODS),
    ChartLine(OPENING, "Số dư có trước khi mở sổ", AccountKind.OPENING),
    ChartLine(GIFTS, "Tiền ủng hộ đã nhận", AccountKind.INCOME),
    ChartLine(FRONT_GIFTS, "Tiền Ủy ban Mặt trận nơi khác chuyển đến", AccountKind.INCOME),
    ChartLine(BUDGET_GRANTS, "Kinh phí ngân sách cấp", AccountKind.INCOME),
    ChartLine(GOODS_GIFTS, "Hiện vật ủng hộ đã nhận", AccountKind.INCOME),
    ChartLine(INTEREST, "Lãi tiền gửi", AccountKind.INCOME),
    ChartLine(AID, "Chi hỗ trợ", AccountKind.EXPENSE),
    ChartLine(AID_IN_GOODS, "Xuất hiện vật hỗ trợ", AccountKind.EXPENSE),
    ChartLine(FEES, "Phí ngân hàng", AccountKind.EXPENSE),
)


def bank_code(number: int) -> str:
    """Return the code of a fund's bank account, counted from 1."""
    return f"NH.{number}"
