"""Quantities of goods in words."""

from lalanh.kernel.quantity import format_kg, format_number

# How a snapshot marks goods that it counts in grams.
_GRAMS = " (gam)"


def goods_text(commodity: str, quantity: int | None) -> str:
    """
    Say goods and how much of them: `40 kg gạo`, `300 áo phao`; without a quantity only the name.

    >>> goods_text("gạo (gam)", 40_500)
    '40,5 kg gạo'
    """
    name = commodity.removesuffix(_GRAMS)
    if quantity is None:
        return name
    if name != commodity:
        return f"{format_kg(quantity)} {name}"
    return f"{format_number(quantity)} {name}"
