"""Amounts, dates and times as Vietnamese banks print them."""

import re
from datetime import date, time

_NOISE = re.compile(r"(?:\s|vnd|vnđ|đồng|đ)+$", re.IGNORECASE)
_SHAPES = (
    re.compile(r"(?P<whole>\d+)(?:[.,]00?)?"),
    re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+)(?:,0{1,2})?"),
    re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)(?:\.0{1,2})?"),
)
_DATE = re.compile(r"(?<!\d)(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SHORT = re.compile(r"\s*(\d{1,2})[/\-](\d{1,2})(?![/\-\d])")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])")
SCIENTIFIC = re.compile(r"\s*\d+([.,]\d+)?e[+-]?\d+\s*", re.IGNORECASE)


def amount_of(text: str) -> int | None:
    """
    Return whole đồng, or ``None`` when the text is no amount in any of the four printed forms.

    >>> [amount_of(t) for t in ("50.000", "150.000,00", "100,000", "999", "800.000 -", "1.00.000")]
    [50000, 150000, 100000, 999, None, None]
    """
    bare = _NOISE.sub("", text.replace("\xa0", " ").strip())
    for shape in _SHAPES:
        if (found := shape.fullmatch(bare)) is not None:
            return int(found["whole"].replace(".", "").replace(",", ""))
    return None


def date_of(text: str) -> date | None:
    """Return the first day-month-year (or ISO) date of a text, ``None`` if there is none."""
    if (found := _DATE.search(text)) is not None:
        day, month, year = (int(part) for part in found.groups())
    elif (found := _ISO.search(text)) is not None:
        year, month, day = (int(part) for part in found.groups())
    else:
        return None
    return _day(year, month, day)


def dates_of(text: str) -> tuple[date, ...]:
    """Return every valid day-month-year date of a text, in order."""
    found = (_day(int(y), int(m), int(d)) for d, m, y in _DATE.findall(text))
    return tuple(day for day in found if day is not None)


def date_without_year(text: str, *, year: int) -> date | None:
    """Return the date of a text that begins with day and month only, in the given year."""
    found = _SHORT.match(text)
    return None if found is None else _day(year, int(found[2]), int(found[1]))


def time_of(text: str) -> time | None:
    """Return the first time of day of a text; hours may lack their zero."""
    found = _TIME.search(text)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second)


def dong(amount: int) -> str:
    """
    Write an amount for a sentence.

    >>> dong(-1500000)
    '-1.500.000 đồng'
    """
    return f"{amount:,}".replace(",", ".") + " đồng"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
