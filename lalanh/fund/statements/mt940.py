"""MT940 (SWIFT): statements as tagged lines."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import mt940

from lalanh.fund.statements import kinds
from lalanh.fund.statements.model import Direction, Draft, Fault, Row, Unreadable
from lalanh.fund.statements.units import minor_of
from lalanh.kernel.text import clean

# The library logs every tag it cannot match; our faults say it better.
logging.getLogger("mt940").addHandler(logging.NullHandler())

_START = re.compile(r"^:20:", re.MULTILINE)
_LINE = re.compile(r"^:61:", re.MULTILINE)


def looks_like(data: bytes) -> bool:
    """Say whether a file has the tags every MT940 message has."""
    start = data[:8192]
    return b":20:" in start and b":25:" in start and b":60" in start


def draft_of(data: bytes) -> Draft:
    """
    Read one message.

    :raises Unreadable: when the tags cannot be read.
    """
    text = data.decode("utf-8", "replace")
    try:
        book = mt940.parse(text)
    except (RuntimeError, ValueError, AttributeError, KeyError, TypeError, ArithmeticError):
        raise Unreadable(_BROKEN) from None
    facts = book.data
    opening, closing = facts.get("final_opening_balance"), facts.get("final_closing_balance")
    currency = str(getattr(getattr(opening, "amount", None), "currency", None) or "VND")
    faults: list[Fault] = []
    if len(_START.findall(text)) > 1:
        faults.append(_MORE)
    lines = len(_LINE.findall(text))
    rows = tuple(kinds.with_kinds(_rows(book, currency, faults), holder=None))
    if lines != len(rows):
        faults.append(_LOST)
    return Draft(
        layout="mt940",
        bank="",
        rows=rows,
        faults=tuple(faults),
        account=facts.get("account_identification"),
        currency=currency,
        opening_balance=_balance(opening, currency),
        closing_balance=_balance(closing, currency),
    )


_BROKEN = Fault("unreadable_file", "Tệp MT940 hỏng nên không đọc được. Hãy tải lại từ ngân hàng.")
_MORE = Fault(
    "more_statements",
    "Tệp chứa nhiều sao kê nối nhau. Hãy tách tệp rồi đọc từng sao kê.",
)
_LOST = Fault(
    "missing_row",
    "Số dòng :61: trong tệp khác số bút toán đọc được. Hãy đối chiếu với ngân hàng.",
)


def _rows(book: mt940.models.Transactions, currency: str, faults: list[Fault]) -> Iterator[Row]:
    for no, entry in enumerate(book, start=1):
        facts = entry.data
        amount = _minor(facts.get("amount"), currency)
        day = facts.get("date")
        status = str(facts.get("status") or "")
        if amount is None or not isinstance(day, date):
            faults.append(
                Fault(
                    "malformed_entry",
                    f"Bút toán thứ {no}: thiếu ngày hoặc số tiền. Hãy đối chiếu với ngân hàng.",
                    row=no,
                )
            )
        # A reversed debit (RD) comes in, a reversed credit (RC) goes out.
        direction: Direction = "credit" if status in ("C", "RD") else "debit"
        reference = facts.get("bank_reference") or facts.get("customer_reference")
        yield Row(
            no=no,
            page=None,
            date=date(day.year, day.month, day.day) if isinstance(day, date) else None,
            time=None,
            amount=amount,
            direction=direction,
            balance=None,
            reference=clean(str(reference)) if reference else None,
            narrative=clean(str(facts.get("transaction_details") or "").replace("\n", "")),
        )


def _balance(balance: object, currency: str) -> int | None:
    """A balance object carries a signed amount."""
    amount = getattr(balance, "amount", None)
    magnitude = _minor(amount, currency)
    value = getattr(amount, "amount", None)
    if magnitude is None or not isinstance(value, Decimal):
        return None
    return -magnitude if value < 0 else magnitude


def _minor(amount: object, currency: str) -> int | None:
    value = getattr(amount, "amount", None)
    return minor_of(str(abs(value)), currency=currency) if isinstance(value, Decimal) else None
