"""Days as the heads of papers print them."""

import re
from datetime import date

_NUMERIC = re.compile(r"(?<![\d/])(\d{1,2}) *[/.\-] *(\d{1,2}) *[/.\-] *(\d{4})(?!\d)")
_SPOKEN = re.compile(r"(\d{1,2}) +tháng +(\d{1,2}) +năm +(\d{4})")


def day(year: int | str, month: int | str, number: int | str) -> date | None:
    """Return the day, None if the calendar has no such day."""
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def first_day(text: str) -> date | None:
    """Return the first full date in a stretch of small letters."""
    numeric, spoken = _NUMERIC.search(text), _SPOKEN.search(text)
    first = min((f for f in (numeric, spoken) if f), key=lambda f: f.start(), default=None)
    return day(first[3], first[2], first[1]) if first else None
