"""Deadlines that name days: from one to another, before, by, at or within one."""

import re
from dataclasses import replace
from datetime import date, time

from lalanh.kernel import deadline
from lalanh.kernel.deadline import Bound, Deadline
from lalanh.kernel.wordings import dates, limits
from lalanh.kernel.wordings.dates import Point
from lalanh.kernel.wordings.limits import BOUND, CLOCK, OPENING, Reading

_BARE_DAY = r"(?:ngay )?(?:mong |mung )?\d{1,2}"
FROM_TO = dates.pattern(
    rf"{OPENING}tu (?:{dates.CLOCK} )?(?P<first>{dates.POINT}|{_BARE_DAY}|nay)"
    rf"(?: ?- ?|,? (?:cho )?(?:den|toi)(?: het)? )(?:{CLOCK})?(?P<last>{dates.POINT})"
)
IN_BOTH = dates.pattern(
    rf"{OPENING}(?:trong|giua) (?P<first>{dates.POINT}) va (?P<last>{dates.POINT})"
)
MONTH_TO_MONTH = dates.pattern(
    rf"{OPENING}(?P<within>trong )?(?P<first>thang \d{{1,2}})(?: ?- ?| den )(?:thang )?"
    r"(?P<last>\d{1,2}(?: ?/ ?\d{4}| nam \d{4})?)(?![\d/])"
)
DAY_TO_DAY = dates.pattern(
    rf"{OPENING}(?P<within>trong )?(?P<first>{dates.DAY}|ngay \d{{1,2}})(?: ?- ?| den )"
    rf"(?P<last>{dates.DAY})"
)
YEAR_TO_YEAR = dates.pattern(
    r"(?<![a-z0-9/])(?P<within>trong )?(?:giai doan|nhiem ky|(?:cac )?nam)"
    r" (?P<first>\d{4}) ?- ?(?P<last>\d{4})(?!\d)"
)
POINT = dates.pattern(
    rf"{OPENING}(?:{BOUND})?(?:{CLOCK})?(?P<point>{dates.POINT})"
    r"(?P<maybe> ?\(du kien\)| du kien\b)?"
)

# What stands before a date that begins something, counts up to it or was cut off from a range.
# Read with their marks: "tính" counts up to a date, "tỉnh" is the province that has one.
_NOT_A_LIMIT = re.compile(
    r"\b(?:tính|kể|từ|sau|số liệu|cập nhật|thời điểm|tầm nhìn|định hướng)\s+$", re.IGNORECASE
)
_CUT_OFF = re.compile(
    r"\b(?:tính|kể|từ|sau|trước|đến|tới|hết|vào|trong|cuối|đầu)\s+(?:ngày\s+)?$", re.IGNORECASE
)


def from_to(found: re.Match[str], reading: Reading) -> Deadline | None:
    """Read từ ngày 01/8 đến hết ngày 15/8/2021, trong quý III và quý IV năm 2021."""
    ends = _ends(dates.flat(found["first"]), dates.flat(found["last"]), reading.reference)
    if ends is None:
        return None
    first, last = ends
    return limits.unplaced(
        Bound.WITHIN,
        last_day=last.last,
        at=limits.clock_said(found),
        first_day=first.first,
        is_derived=not last.has_year or last.is_estimated,
    )


def month_to_month(found: re.Match[str], reading: Reading) -> Deadline | None:
    """Read tháng 11 - 12/2025."""
    ends = _ends(
        dates.flat(found["first"]), f"thang {dates.flat(found['last'])}", reading.reference
    )
    if ends is None:
        return None
    first, last = ends
    return limits.unplaced(
        Bound.WITHIN,
        last_day=last.last,
        first_day=first.first,
        is_derived=not last.has_year,
        is_bare=not found["within"],
    )


def bare_stretch(found: re.Match[str], reading: Reading) -> Deadline | None:
    """Read ngày 10-15/8/2021, giai đoạn 2021-2025: without a word of limit perhaps a mere name."""
    ranged = from_to(found, reading)
    return replace(ranged, is_bare=not found["within"]) if ranged else None


def point(found: re.Match[str], reading: Reading) -> Deadline | None:
    """Read chậm nhất trước ngày 12/8, lúc 9h30' ngày 09/8/2021, cuối tháng 4/2020, quý III."""
    said, clock = limits.bound_said(found), found["clock"]
    is_event = bool(clock or found["tentative"] or found["maybe"])
    is_bare = not (said or is_event or found["done"])
    before = _CUT_OFF if is_bare else _NOT_A_LIMIT
    named = dates.read_point(found["point"], reference=reading.reference)
    if named is None or before.search(reading.written[max(0, found.start() - 20) : found.start()]):
        return None
    bound = said or (Bound.AT if is_event else Bound.BY)
    at = limits.clock_said(found)
    last_day = _last_day(named, bound, at, has_clock=clock is not None)
    return limits.unplaced(
        bound if named.is_day or bound is Bound.BEFORE else _of_stretch(bound, said=said),
        last_day=last_day,
        at=at if last_day == named.first else None,
        is_derived=not named.has_year or named.is_estimated,
        is_bare=is_bare,
    )


def _of_stretch(bound: Bound, *, said: Bound | None) -> Bound:
    """Return the bound of a month or year: nothing happens *at* one, and one alone is a stretch."""
    return Bound.BY if bound is Bound.BY and said else Bound.WITHIN


def _last_day(named: Point, bound: Bound, at: time | None, *, has_clock: bool) -> date:
    """Return the last day in time; before 0 giờ is the day before, before 24 giờ the day itself."""
    if bound is not Bound.BEFORE:
        return named.last
    if has_clock and at != time(0):
        return named.first
    return deadline.last_day_for(named.first, bound)


def _ends(first: str, last: str, reference: date) -> tuple[Point, Point] | None:
    """Read both ends; a month or year that only one of them prints holds for the other."""
    end = dates.read_point(last, reference=reference)
    if end is None:
        return None
    if first == "nay":
        return Point(reference, reference), end
    if re.fullmatch(_BARE_DAY, first):
        first = f"{first}/{end.last.month}"
    begin = dates.read_point(first, reference=reference)
    if begin is None:
        return None
    if begin.has_year and not end.has_year:
        end = dates.read_point(last, reference=begin.first) or end
    if end.has_year and not begin.has_year:
        begin = _latest_before(first, end) or begin
    return (begin, end) if begin.first <= end.last else None


def _latest_before(first: str, end: Point) -> Point | None:
    same_year = dates.read_point(first, reference=date(end.last.year, 1, 1))
    if same_year is None or same_year.first <= end.last:
        return same_year
    return dates.read_point(first, reference=date(end.last.year - 1, 1, 1))
