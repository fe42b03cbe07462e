"""
Rhythms: how often a document wants something done, in its own words.

A rule is a pattern over folded text and the rhythm it means. The group ``words`` is what is
reported where a rule needs more context than it reports.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lalanh.kernel import text
from lalanh.kernel.wordings import dates, recurring


class Rhythm(StrEnum):
    """How often; ``ad_hoc`` when something happens, ``continuous`` always, or not said."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    AD_HOC = "ad_hoc"
    CONTINUOUS = "continuous"
    PERIODIC_UNSPECIFIED = "periodic_unspecified"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rhythm and the words for it; ``start`` and ``end`` count code points."""

    kind: Rhythm
    literal: str
    start: int
    end: int


_UNITS = {
    **{"ngay": Rhythm.DAILY, "tuan": Rhythm.WEEKLY, "thang": Rhythm.MONTHLY},
    **{"quy": Rhythm.QUARTERLY, "qui": Rhythm.QUARTERLY, "nam": Rhythm.YEARLY},
}
_MONTHS = {1: Rhythm.MONTHLY, 3: Rhythm.QUARTERLY, 6: Rhythm.HALF_YEARLY, 12: Rhythm.YEARLY}
_TIMES_A_YEAR = {
    **{1: Rhythm.YEARLY, 2: Rhythm.HALF_YEARLY},
    **{4: Rhythm.QUARTERLY, 12: Rhythm.MONTHLY},
}
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "sau": 6, "chin": 9}

_UNIT = r"(?:ngay|tuan|thang|qu[yi]|nam)\b"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"
_SOME_MONTHS = r"(?:0?[369]|ba|sau|chin) thang\b(?: (?:dau|cuoi) nam\b)?"
_WHOLE_YEAR = r"(?:0?1|mot|ca) nam\b"
_EACH = rf"(?:dinh ky )?(?:hang|moi) (?:{_SOME_MONTHS}|{_UNIT})"
_LIMIT = r" (?:gui )?(?:truoc (?:ngay\b|\d)|cham nhat\b|muon nhat\b|vao ngay\b)"
_FOLLOWS = rf"(?=\s*\n| ?(?:[,.;:()/]|$)| (?:va|hoac|ve)\b|{_LIMIT})"
_REPORTED = rf"(?:{_SOME_MONTHS}|{_WHOLE_YEAR}|{_UNIT}{_FOLLOWS})"
_NUMBERED = r"(?! ?(?:[ivx]+|\d+)\b)"
_ASIDE = r" ?\((?:truoc|cham nhat|vao|xong) [^()\n]{2,50}\)"
_NEXT = (
    rf"(?:{_ASIDE})?(?: ?[,;/] ?| va | hoac )(?:(?:hang|moi|bao cao|tong ket) )?"
    rf"(?:{_SOME_MONTHS}|{_WHOLE_YEAR}|{_UNIT}{_NUMBERED})"
)

# A rhythm often stands in a list: định kỳ hằng tháng, quý, 6 tháng và năm.
_LIST = dates.pattern(
    rf"(?<![a-z0-9])(?:{_EACH}|(?:dinh ky|so ket|tong ket|bao cao|theo)(?: dinh ky)?(?: ?[:(] ?| )"
    rf"{_REPORTED})"
    rf"(?:{_NEXT})*"
)
_BY_WHEN = dates.pattern(_ASIDE)
_ITEM = dates.pattern(rf"(?:dinh ky )?(?:(?:hang|moi) )?(?:{_SOME_MONTHS}|{_WHOLE_YEAR}|{_UNIT})")
_TIMES_IN = dates.pattern(
    rf"(?<![a-z0-9])(?P<times>{_COUNT}) lan ?(?:/|trong|moi|mot) ?"
    rf"(?:(?P<count>{_COUNT}) )?(?P<unit>{_UNIT})(?! ?\d)"
)
_IN_TIMES = dates.pattern(
    rf"(?<![a-z0-9])(?:(?:dinh ky|hang|moi|cu) )*(?:(?P<count>{_COUNT}) )?(?P<unit>{_UNIT})"
    rf" ?(?:/ ?|(?P<times>{_COUNT}) )lan\b"
)
_OF_QUARTER = (
    r"\bthang (?:dau|giua|cuoi|thu [123])(?: cua| trong)?(?: hang| moi)? qu[yi]\b" + _NUMBERED
)
# "Báo cáo quý I, quý II, quý III": one after the other is each of them.
_QUARTERS = (
    r"\b(?:qu[yi] (?:i{1,3}|iv|[1-4])\b(?: ?, ?| va )){1,3}qu[yi] (?:i{1,3}|iv|[1-4])\b(?! ?[/n])"
)
_OF_YEAR = rf"\bbao cao(?: \w+){{0,5}} (?P<words>nam)(?={_LIMIT})"
_AFTER_QUARTER = rf"\bket thuc (?P<words>(?:moi |tung )?qu[yi])\b{_NUMBERED}"

_TROUBLE = r"(?:kho khan|vuong mac|bat cap|ton tai)"

# Words that only look like a rhythm: regular budget lines, "for years on end".
_NO_RHYTHM = dates.pattern(
    r"\b(?:khong|chi|kinh phi|ngan sach|du toan) thuong xuyen\b"
    r"|\b(?:nam|thang|ngay|lan|gio) lien tuc\b"
)
# "Tiếp tục" gives a rhythm where it opens the sentence or item, not in the middle of one.
_GOES_ON = (
    r"(?:^|[.;:]|(?<![\s*])(?=(?:[^\S\n]|\*)*+\n))[\s*]*+(?:(?:[-+•]|\w{1,4}[.)-]|(?:\d+[.)])+)[\s*]*+)?"
    r"(?P<words>tiep tuc)\b"
)
_WHEN = r"khi (?:can thiet|co yeu cau|duoc yeu cau|co phat sinh|phat sinh|xay ra)"
_ASSIGNED = (
    r"\b(?:nhiem vu|cong viec|noi dung)(?: \w+){0,2} (?:khac|cu the|dot xuat|phat sinh)"
    r" (?P<words>(?:do|duoc) [^.;:()\n]{0,80}?\bgiao)\b"
)
_RULED = r"\bbao cao(?: \w+){0,4} (?P<words>theo quy dinh)(?= ?[,.;:)]|\s*$)"
_ON_DEMAND = r"\btheo yeu cau(?: cua [^,.;:()\n]{3,60}?)?(?= ?[,.;:)]| (?:va|hoac)\b|\s*$)"
_PLAIN: tuple[tuple[Rhythm, re.Pattern[str]], ...] = tuple(
    (kind, dates.pattern(source))
    for kind, source in (
        (Rhythm.QUARTERLY, _OF_QUARTER),
        (Rhythm.QUARTERLY, _QUARTERS),
        (Rhythm.QUARTERLY, _AFTER_QUARTER),
        (Rhythm.YEARLY, r"\bthuong nien\b"),
        (Rhythm.YEARLY, _OF_YEAR),
        (Rhythm.CONTINUOUS, r"\bthuong xuyen(?: ?,?(?: va)? lien tuc)?\b"),
        (Rhythm.CONTINUOUS, r"\blien tuc\b|\b24/(?:7|24)h?\b"),
        (Rhythm.CONTINUOUS, _GOES_ON),
        (Rhythm.AD_HOC, rf"\b(?:bao cao )?dot xuat\b(?: {_WHEN})?(?: hoac (?:khi )?co yeu cau)?"),
        (Rhythm.AD_HOC, rf"\b{_WHEN}\b"),
        (Rhythm.AD_HOC, _ON_DEMAND),
        (Rhythm.AD_HOC, rf"\bneu (?:co|gap|phat sinh) {_TROUBLE}(?: ?,? (?:va )?{_TROUBLE})*"),
        (Rhythm.AD_HOC, r"\bbao cao nhanh\b"),
        (Rhythm.AD_HOC, _ASSIGNED),
        (Rhythm.PERIODIC_UNSPECIFIED, r"\bche do (?:thong tin ?,? )?bao cao\b"),
        (Rhythm.PERIODIC_UNSPECIFIED, _RULED),
    )
)
_REGULARLY = dates.pattern(r"\bdinh ky\b")
_CLAUSE_END = re.compile(r"[.;:]|\n\s*\n")
_TAKEN = "\0"

type _Span = tuple[Rhythm, int, int]


def find_recurrences(written: str) -> list[Recurrence]:
    """
    Find the rhythms of a text in their order.

    Spans count code points of the composed text (:func:`lalanh.kernel.text.nfc`). ``định kỳ``
    beside a rhythm of the same clause says nothing of its own and is left out.
    """
    composed = text.nfc(written)
    folded = _NO_RHYTHM.sub(lambda found: _TAKEN * len(found[0]), text.fold_keep(composed))
    spans: list[_Span] = []
    for reader in (_several_days_a_year, _counted, _listed, *map(_plain, _PLAIN)):
        found = list(reader(folded))
        spans += found
        for _, start, end in found:
            folded = folded[:start] + _TAKEN * (end - start) + folded[end:]
    named = [start for kind, start, _ in spans if kind is not Rhythm.AD_HOC]
    spans += _regularly(folded, named)
    return [
        Recurrence(kind, composed[start:end], start, end)
        for kind, start, end in sorted(spans, key=lambda span: span[1])
        if "ỹ" not in composed[start:end].lower()  # quỹ is a fund, quý a quarter
    ]


def _several_days_a_year(folded: str) -> Iterator[_Span]:
    """Read trước ngày 01/6 và 15/11 hằng năm as twice a year."""
    for found in recurring.DAYS_OF_EACH.finditer(folded):
        count = len(re.split(",|va", found["days"]))
        if found["unit"] == "nam" and count > 1:
            kind = _TIMES_A_YEAR.get(count, Rhythm.PERIODIC_UNSPECIFIED)
            yield kind, found.start("days"), found.end()


def _listed(folded: str) -> Iterator[_Span]:
    """Read định kỳ hằng tháng, hằng quý, 6 tháng, 1 năm: one rhythm for each."""
    for found in _LIST.finditer(folded):
        asides = [aside.span() for aside in _BY_WHEN.finditer(folded, *found.span())]
        for item in _ITEM.finditer(folded, found.start(), found.end()):
            if any(first <= item.start() < last for first, last in asides):
                continue
            words = dates.flat(item[0]).split()
            unit = words[-1] if words[-2:-1] not in (["dau"], ["cuoi"]) else "thang"
            count = next((_number(word) for word in words if _number(word)), 0)
            kind = _MONTHS.get(count) if unit == "thang" and count else _UNITS[unit]
            if kind is not None:
                yield kind, item.start(), item.end()


def _counted(folded: str) -> Iterator[_Span]:
    """Read 02 lần/năm, mỗi tuần một lần, 6 tháng/lần."""
    for rule in (_TIMES_IN, _IN_TIMES):
        for found in rule.finditer(folded):
            times, count = _number(found["times"] or "1"), _number(found["count"] or "1")
            kind = _counted_rhythm(times, count, found["unit"])
            yield kind or Rhythm.PERIODIC_UNSPECIFIED, found.start(), found.end()


def _counted_rhythm(times: int, count: int, unit: str) -> Rhythm | None:
    if times == 1 and unit == "thang":
        return _MONTHS.get(count)
    if count == 1 and unit == "nam":
        return _TIMES_A_YEAR.get(times)
    if count == 1 and unit == "ngay":
        return Rhythm.DAILY  # nothing finer is kept
    return _UNITS[unit] if times == count == 1 else None


def _plain(rule: tuple[Rhythm, re.Pattern[str]]) -> Callable[[str], Iterator[_Span]]:
    """Return a reader of one rule of the table."""
    kind, pattern = rule
    group = "words" if "words" in pattern.groupindex else 0

    def read(folded: str) -> Iterator[_Span]:
        for found in pattern.finditer(folded):
            yield kind, found.start(group), found.end(group)

    return read


def _regularly(folded: str, known: list[int]) -> Iterator[_Span]:
    """Read định kỳ where its clause names no rhythm."""
    ends = [0, *(found.end() for found in _CLAUSE_END.finditer(folded)), len(folded)]
    for found in _REGULARLY.finditer(folded):
        first = max(end for end in ends if end <= found.start())
        last = min(end for end in ends if end >= found.end())
        if not any(first <= start < last for start in known):
            yield Rhythm.PERIODIC_UNSPECIFIED, found.start(), found.end()


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS.get(word, 0)
