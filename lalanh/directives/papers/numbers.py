"""Numbers and symbols: Decree 30/2020, art. 15 and annex I; the Party's guidance."""

from lalanh.directives.papers.model import Form

# Blanks that survive typesetting: room for a number written in by hand.
ROOM = "\u00a0" * 6


def number_of(*, form: Form, symbol: str, count: int | None, organ: str, unit: str = "") -> str:
    """
    Return number and symbol as printed; without a count there is room to write it in.

    The unit, or the field, stands behind the organ only where the kind has no symbol.

    >>> number_of(form=Form.STATE, symbol="KH", count=5, organ="UBND")
    '05/KH-UBND'
    >>> number_of(form=Form.STATE, symbol="", count=112, organ="UBND", unit="VX")
    '112/UBND-VX'
    >>> number_of(form=Form.PARTY, symbol="CV", count=7, organ="ĐU")
    '07-CV/ĐU'
    """
    figure = ROOM if count is None else f"{count:02d}"
    if form is Form.PARTY:
        return f"{figure}-{symbol}/{organ}" if symbol else f"{figure}/{organ}"
    parts = [symbol, organ] if symbol else [organ, unit]
    return f"{figure}/{'-'.join(part for part in parts if part)}"
