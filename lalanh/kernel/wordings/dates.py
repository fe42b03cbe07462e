"""
Dates, periods, hours and stretches of time as Vietnamese papers write them.

Each fragment is a pattern without groups over folded text (:func:`lalanh.kernel.text.fold_keep`),
so that the rules about deadlines can be put together from them; each has a function that reads what
it matched. In the fragments one blank stands for any run of blanks, line ends and asterisks.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from lalanh.kernel import number_words, period
from lalanh.kernel.deadline import Offset, Unit
from lalanh.kernel.period import Kind, Period

_LATE_BY = timedelta(days=31)
"""A date printed without its year lies in the year of the paper unless that is longer ago."""

_YEAR = r"(?:(?: ?[/-] ?|,? nam | )(?:19|20|21)\d\d(?!\d))"
_END = r"(?![\d/]|[.,-]\d)"

DAY = (
    r"(?:(?:ngay )?(?:mong |mung )?(?:"
    rf"\d{{1,2}} ?/ ?\d{{1,2}}(?:(?: ?/ ?|,? nam )\d{{4}}|/\d\d)?{_END}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}{_END}|\d{{1,2}}-\d{{1,2}}-\d{{4}}{_END})"
    rf"|(?:ngay )?(?:mong |mung )?\d{{1,2}} thang \d{{1,2}}{_YEAR}?{_END})"
)
"""10/8/2021, ngày 10/8, ngày 05 tháng 01 năm 2022, 10.8.2021."""

MONTH = rf"(?:thang (?:\d{{1,2}}{_YEAR}?{_END}|nay\b)|\d{{1,2}}/\d{{4}}{_END})"
QUARTER = rf"(?:qu[yi] (?:(?:i{{1,3}}|iv|[1-4])\b{_YEAR}?{_END}|nay\b))"
HALF_YEAR = rf"(?:(?:0?6|sau) thang (?:dau|cuoi) nam{_YEAR}?)"
YEAR = r"(?:nam (?:(?:19|20|21)\d\d(?!\d)|nay\b|sau\b))"
WEEK = r"(?:tuan nay\b)"
_STRETCH = rf"(?:{MONTH}|{QUARTER}|{HALF_YEAR}|{YEAR}|{WEEK})"
_END_OF = r"(?:cuoi|ngay cuoi(?: cung)?(?: cua)?)"
PART = (
    rf"(?:(?:dau|giua|{_END_OF}) {_STRETCH}|(?:het|{_END_OF}) (?:thang|qu[yi]|nam)\b(?! ?[iv\d]))"
)
"""cuối tháng 4/2020, giữa tháng 8, cuối quý III, hết năm."""

POINT = rf"(?:{DAY}|{PART}|{_STRETCH})"
"""Any of these: a day, or a stretch that ends on one."""

CLOCK = (
    r"(?:(?:\d{1,2} ?(?:h|gio|g)\b ?(?:\d\d\b)? ?(?:'|phut\b|p\b)?|\d{1,2}h\d\d ?'?|\d{1,2}:\d\d)"
    r"(?: ?(?:sang|trua|chieu|toi)\b)?)"
)
"""9h30', 17 giờ 00 phút, 08:00."""

WEEKDAY = r"(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b)"

_NUMBER = (
    r"(?:\d{1,3}(?: ?\([a-z\s]{2,20}\))?|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
    r"(?: (?:mot|hai|ba|lam|muoi))?)"
)
STRETCH = rf"(?:{_NUMBER} (?:gio|ngay lam viec|ngay|tuan|thang|qu[yi]|nam)\b)"
"""A length of time: 03 tháng, 10 (mười) ngày làm việc."""


def pattern(source: str) -> re.Pattern[str]:
    """
    Compile a rule put together from fragments.

    A blank takes a whole run and never gives part of it back, so that no page of blanks can make a
    rule slow.
    """
    maybe_blank, blank = r"[\s*]*+", r"[\s*]++"
    return re.compile(source.replace(" ?", maybe_blank).replace(" ", blank))


@dataclass(frozen=True, slots=True)
class Point:
    """
    The days a date or a period covers.

    ``has_year``: the year is printed. ``is_estimated``: the words name no day ("giữa tháng 8").
    """

    first: date
    last: date
    has_year: bool = True
    is_estimated: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

type _Made = Callable[[int], Period]

# Each pattern ends with the printed year; its reader makes the period once the year is known.
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Made]], ...] = (
    (
        re.compile(r"(?:nam )?(\d{4})"),
        lambda found: period.year,
    ),
    (
        re.compile(r"(?:0?6|sau) thang (dau|cuoi) nam(?:\D+(\d{4}))?"),
        lambda found: lambda year: period.half_year(year, 1 if found[1] == "dau" else 2),
    ),
    (
        re.compile(r"qu[yi] (iv|i{1,3}|[1-4])(?:\W+(?:nam )?(\d{4}))?"),
        lambda found: lambda year: period.quarter(year, _ROMAN.get(found[1]) or int(found[1])),
    ),
    (
        re.compile(r"(?:thang )?(\d{1,2})(?:\D+(\d{4}))?"),
        lambda found: lambda year: period.month(year, int(found[1])),
    ),
    (
        re.compile(
            r"(?:ngay )?(?:mong |mung )?(\d{1,2})(?: ?[/.-] ?| thang )(\d{1,2})"
            r"(?:(?: ?[/.-] ?|,? nam )(\d{4}|\d\d))?"
        ),
        lambda found: lambda year: Period(date(year, int(found[2]), int(found[1])), Kind.DAY),
    ),
)
_PART = re.compile(r"(dau|giua|het|cuoi|ngay cuoi(?: cung)?(?: cua)?) (.+)")
_KINDS = {"thang": Kind.MONTH, "quy": Kind.QUARTER, "qui": Kind.QUARTER, "nam": Kind.YEAR}
_DAY_OF_PART = {"dau": 10, "giua": 15}


def read_point(written: str, *, reference: date) -> Point | None:
    """
    Read what :data:`POINT` matched, or a year alone; None when there is no such day (31/02).

    ``reference`` is the date of the paper: it gives the year where none is printed.
    """
    words = flat(written)
    try:
        part = _PART.fullmatch(words)
        if part is not None:
            return _read_part(part[1], part[2], reference)
        return _read_day_or_stretch(words, reference)
    except ValueError:
        return None


def _read_day_or_stretch(words: str, reference: date) -> Point | None:
    for rule, reader in _READERS:
        found = rule.fullmatch(words)
        if found is not None:
            return _in_year(found.groups()[-1], reference, reader(found))
    return _read_relative(words, reference)


def _read_relative(words: str, reference: date) -> Point | None:
    """Read tháng này, quý này, năm sau, tuần này, and a unit alone, from the date of the paper."""
    unit, _, which = words.partition(" ")
    kind = Kind.WEEK if unit == "tuan" else _KINDS.get(unit)
    if kind is None or which not in ("", "nay", "sau"):
        return None
    around = period.containing(kind, reference)
    return _as_point(around.next if which == "sau" else around, has_year=False)


def _read_part(part: str, words: str, reference: date) -> Point | None:
    whole = _read_day_or_stretch(words, reference)
    if whole is None or part not in _DAY_OF_PART:
        return whole and Point(whole.last, whole.last, whole.has_year)
    if whole.first.month != whole.last.month:
        return None
    day = whole.first.replace(day=_DAY_OF_PART[part])
    return Point(whole.first, day, whole.has_year, is_estimated=True)


def _in_year(printed: str | None, reference: date, make: _Made) -> Point:
    if printed:
        year = int(printed) + (2000 if len(printed) == 2 else 0)
        return _as_point(make(year))
    found = make(reference.year)
    if found.last < reference - _LATE_BY:
        found = make(reference.year + 1)
    return _as_point(found, has_year=False)


def _as_point(stretch: Period, *, has_year: bool = True) -> Point:
    return Point(stretch.first, stretch.last, has_year)


_AFTERNOON = re.compile(r"(?:chieu|toi)$")


def read_clock(written: str) -> time | None:
    """
    Read what :data:`CLOCK` matched; ``2 giờ chiều`` is 14:00.

    24 giờ is the end of the day and therefore None, as is an hour there is not.
    """
    found = re.match(r"(\d{1,2})\D{1,5}(\d\d)?", flat(written))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if _AFTERNOON.search(flat(written)) and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


_STRETCH_PARTS = re.compile(
    r"(\d+|[a-z ]+?)(?: ?\([a-z ]+\))? (gio|ngay lam viec|ngay|tuan|thang|qu[yi]|nam)"
)
_UNITS = {
    **{"gio": (1, Unit.HOUR), "ngay": (1, Unit.DAY), "ngay lam viec": (1, Unit.WORKING_DAY)},
    **{"tuan": (1, Unit.WEEK), "thang": (1, Unit.MONTH), "nam": (1, Unit.YEAR)},
    **{"quy": (3, Unit.MONTH), "qui": (3, Unit.MONTH)},
}


def read_stretch(written: str) -> Offset | None:
    """Read what :data:`STRETCH` matched: ``03 tháng``, ``mười ngày làm việc``."""
    found = _STRETCH_PARTS.fullmatch(flat(written))
    if found is None:
        return None
    times, unit = _UNITS[found[2]]
    count = int(found[1]) if found[1].isdigit() else number_words.from_words(found[1])
    return Offset(times * count, unit)


def flat(written: str) -> str:
    """Return a match on one line: single blanks, no asterisks."""
    return " ".join(written.replace("*", " ").split())
