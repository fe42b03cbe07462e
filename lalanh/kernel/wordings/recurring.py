"""Deadlines that return: trước ngày 20 hằng tháng, ngày 15 của tháng cuối quý."""

import re

from lalanh.kernel.deadline import Bound, Deadline, Every
from lalanh.kernel.period import Kind
from lalanh.kernel.wordings import dates, limits
from lalanh.kernel.wordings.limits import BOUND, CLOCK, OPENING, Reading

_DAY = r"(?:ngay )?(?:mong |mung )?\d{1,2}(?: ?/ ?\d{1,2}| thang \d{1,2})?"
_HEAD = rf"{OPENING}(?:{BOUND})?(?:{CLOCK})?"
_EACH = r"(?: cua)?,? (?:hang|moi)"

DAYS_OF_EACH = dates.pattern(
    rf"{_HEAD}(?=ngay |mong |mung )(?P<days>{_DAY}(?:(?:,| va) {_DAY}){{0,11}})"
    rf"{_EACH} (?P<unit>thang|nam)\b"
)
DAY_OF_QUARTER = dates.pattern(
    rf"{_HEAD}ngay (?P<day>\d{{1,2}})(?: cua)? thang (?P<month>dau|giua|cuoi|thu [123])"
    r"(?: cua| trong)?(?: hang| moi)? qu[yi]\b(?! ?(?:[ivx]+|\d+)\b)"
)
WEEKDAY = dates.pattern(
    rf"{_HEAD}(?:(?:sang|trua|chieu|toi) )?(?P<weekday>{dates.WEEKDAY}){_EACH} tuan\b"
)
HOUR = dates.pattern(rf"{OPENING}(?:{BOUND})?{CLOCK}(?:hang|moi) ngay\b")
END_OF_EACH = dates.pattern(
    rf"{OPENING}(?:{BOUND})?(?:ngay )?cuoi (?:cung )?(?:cua )?(?:hang|moi)"
    r" (?P<unit>thang|qu[yi]|nam)\b"
)

_MONTHS_OF_QUARTER = {"dau": 1, "giua": 2, "cuoi": 3, "thu 1": 1, "thu 2": 2, "thu 3": 3}
_WEEKDAYS = ("hai", "ba", "tu", "nam", "sau", "bay", "nhat")
_ENDS = {
    "thang": Every(Kind.MONTH, ((1, 31),)),
    "quy": Every(Kind.QUARTER, ((3, 31),)),
    "qui": Every(Kind.QUARTER, ((3, 31),)),
    "nam": Every(Kind.YEAR, ((12, 31),)),
}


def days_of_each(found: re.Match[str], _: Reading) -> Deadline | None:
    """Read trước ngày 20 hằng tháng, trước ngày 01/6 và 15/11 hằng năm."""
    is_monthly = found["unit"] == "thang"
    numbers = [[int(n) for n in re.findall(r"\d+", day)] for day in re.split(",|va", found["days"])]
    if any(len(day) != (1 if is_monthly else 2) for day in numbers):
        return None
    days = tuple((1 if is_monthly else day[1], day[0]) for day in numbers)
    if not all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days):
        return None
    return _recurring(found, Every(Kind.MONTH if is_monthly else Kind.YEAR, days))


def day_of_quarter(found: re.Match[str], _: Reading) -> Deadline | None:
    """Read trước ngày 15 của tháng cuối quý."""
    day = int(found["day"])
    month = _MONTHS_OF_QUARTER[dates.flat(found["month"])]
    return _recurring(found, Every(Kind.QUARTER, ((month, day),))) if 1 <= day <= 31 else None


def weekday(found: re.Match[str], _: Reading) -> Deadline:
    """Read chiều thứ sáu hằng tuần."""
    name = dates.flat(found["weekday"]).split()[-1]
    day = int(name) - 1 if name.isdigit() else _WEEKDAYS.index(name) + 1
    return _recurring(found, Every(Kind.WEEK, ((1, day),)))


def hour(found: re.Match[str], _: Reading) -> Deadline:
    """Read trước 17 giờ hằng ngày."""
    return _recurring(found, Every(Kind.DAY, ((1, 1),)))


def end_of_each(found: re.Match[str], _: Reading) -> Deadline:
    """Read cuối mỗi quý, ngày cuối cùng của mỗi tháng."""
    return _recurring(found, _ENDS[found["unit"]])


def _recurring(found: re.Match[str], every: Every) -> Deadline:
    bound = limits.bound_said(found) or Bound.AT
    return limits.unplaced(bound, at=limits.clock_said(found), every=every)
