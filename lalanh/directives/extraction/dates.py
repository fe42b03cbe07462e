"""Days as directives write them."""

import re
from calendar import monthrange
from datetime import date, timedelta

_DAY = r"(?:mồng +|mùng +)?(\d{1,2})"
NUMERIC = re.compile(r"(?<![\d/])(\d{1,2}) *[/.\-] *(\d{1,2}) *[/.\-] *(\d{4})(?!\d)")
SPOKEN = re.compile(rf"{_DAY} +tháng +(\d{{1,2}})(?: +năm +|/)(\d{{4}})")
SHORT = re.compile(rf"(?<![\d/.,]){_DAY}(?:/| +tháng +)(\d{{1,2}})(?![\d/.,]*\d)")
DATE = (
    r"(?:(?P<d>\d{1,2}) *[/.\-] *(?P<m>\d{1,2}) *[/.\-] *(?P<y>\d{4})(?!\d)"
    r"|(?P<d2>\d{1,2}) +tháng +(?P<m2>\d{1,2})(?: +năm +|/)(?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})(?:/| +tháng +)(?P<m3>\d{1,2})(?![\d/]))"
)


def day(year: int | str, month: int | str, number: int | str) -> date | None:
    """Return the day, None if the calendar has no such day."""
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    """Return the last day of a month, None for a month that is none."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, monthrange(year, month)[1])


def months_after(start: date, count: int) -> date | None:
    """Return the same day ``count`` months later, or that month's last day."""
    whole = start.year * 12 + start.month - 1 + count
    end = month_end(whole // 12, whole % 12 + 1)
    return None if end is None else end.replace(day=min(start.day, end.day))


def days_after(start: date, count: int) -> date | None:
    """Return the day ``count`` days later, None beyond the calendar."""
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


def found_day(found: re.Match[str], issued_on: date | None) -> tuple[date | None, bool]:
    """
    Return the day of a match of `DATE` and whether its year was supplied from the date of issue.

    A day without year is the next such day on or after the issue.
    """
    for d, m, y in (("d", "m", "y"), ("d2", "m2", "y2")):
        if found[d]:
            return day(found[y], found[m], found[d]), False
    if issued_on is None:
        return None, False
    this = day(issued_on.year, found["m3"], found["d3"])
    if this is not None and this < issued_on and issued_on.year < 9999:
        this = day(issued_on.year + 1, found["m3"], found["d3"])
    return this, True


def first_day(text: str) -> date | None:
    """Return the first full date in a stretch of small letters."""
    numeric, spoken = NUMERIC.search(text), SPOKEN.search(text)
    first = min((f for f in (numeric, spoken) if f), key=lambda f: f.start(), default=None)
    return day(first[3], first[2], first[1]) if first else None
