"""Amounts of message formats, in the smallest unit of their currency."""

from decimal import Decimal, InvalidOperation

# Currencies without a minor unit (ISO 4217) that accounts in Vietnam are kept in.
_WHOLE = frozenset({"VND", "JPY", "KRW"})


def minor_unit_of(currency: str) -> str | None:
    """Return the name of the unit amounts are counted in, ``None`` for whole đồng."""
    return None if currency == "VND" else "whole" if currency in _WHOLE else "cent"


def minor_of(text: str, *, currency: str) -> int | None:
    """
    Return a positive decimal amount in smallest units, ``None`` when it is no such amount.

    >>> minor_of("150000.00", currency="VND"), minor_of("12.5", currency="USD")
    (150000, 1250)
    """
    try:
        amount = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    if not amount.is_finite() or amount < 0 or amount.adjusted() > 18:
        return None
    units = amount if currency in _WHOLE else amount * 100
    return int(units) if units == units.to_integral_value() else None
