"""Whole numbers in Vietnamese words and back, as they stand on vouchers and in messages."""

import re
from typing import Literal

from lalanh.kernel import text
from lalanh.kernel.errors import Refused

LIMIT = 10**27
"""Numbers are named below a thousand million of tỷ tỷ."""

_BILLION = 10**9
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LAST_DIGITS = {1: "mốt", 4: "tư", 5: "lăm"}


class UnclearWords(Refused):
    """The words name no number, or could name two."""

    message = (
        "Không đọc được “{words}” thành một số. {why} Hãy ghi lại bằng số, "
        "hoặc viết đủ chữ như “một triệu hai trăm nghìn”."
    )


def in_words(
    number: int,
    *,
    zero_tens: Literal["linh", "lẻ"] = "linh",
    thousand: Literal["nghìn", "ngàn"] = "nghìn",
) -> str:
    """
    Name a whole number, small letters: 21 is ``hai mươi mốt``, 105 ``một trăm linh năm``.

    Everything before the last ``tỷ`` counts thousands of millions, so 10**18 is ``một tỷ tỷ``.

    :raises ValueError: from :data:`LIMIT` on.
    """
    if abs(number) >= LIMIT:
        raise ValueError(f"{number} is too large to be named.")
    if number == 0:
        return _DIGITS[0]
    named = " ".join(_named(abs(number), is_first=True, zero_tens=zero_tens, thousand=thousand))
    return f"âm {named}" if number < 0 else named


def vnd_in_words(amount_vnd: int, *, ends_even: bool = False) -> str:
    """Name an amount: ``một triệu đồng``, with ``ends_even`` ``một triệu đồng chẵn``."""
    return f"{in_words(amount_vnd)} đồng" + (" chẵn" if ends_even else "")


def _named(number: int, *, is_first: bool, zero_tens: str, thousand: str) -> list[str]:
    billions, rest = divmod(number, _BILLION)
    parts: list[str] = []
    if billions:
        parts += _named(billions, is_first=is_first, zero_tens=zero_tens, thousand=thousand)
        parts.append("tỷ")
    for size, unit in ((10**6, "triệu"), (10**3, thousand), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            parts += _group(group, is_first=is_first and not parts, zero_tens=zero_tens)
            parts += [unit] if unit else []
    return parts


def _group(group: int, *, is_first: bool, zero_tens: str) -> list[str]:
    """Name 1 to 999; behind a larger group the hundreds are named even when they are none."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    has_hundreds = bool(hundreds) or not is_first
    parts = [_DIGITS[hundreds], "trăm"] if has_hundreds else []
    if tens == 0:
        return parts + ([zero_tens] if has_hundreds and ones else []) + _ones(ones, tens)
    return parts + (["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]) + _ones(ones, tens)


def _ones(ones: int, tens: int) -> list[str]:
    if ones == 0:
        return []
    if tens == 0 or (tens == 1 and ones != 5):
        return [_DIGITS[ones]]
    return [_LAST_DIGITS.get(ones, _DIGITS[ones])]


# Folded, so that words typed without marks are read as well.
_VALUES = {
    **{"khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5},
    **{"sau": 6, "bay": 7, "tam": 8, "chin": 9},
}
_DIGIT = "khong|mot|hai|ba|bon|nam|sau|bay|tam|chin"
_LAST_DIGIT = "mot|hai|ba|bon|tu|nam|lam|nham|sau|bay|tam|chin"
_GROUP = re.compile(
    rf"(?:(?P<hundreds>{_DIGIT}) tram)?"
    rf"(?: ?(?:(?P<ten>(?:(?P<tens>hai|ba|bon|nam|sau|bay|tam|chin) )?muoi)"
    rf"(?: (?P<ones>{_LAST_DIGIT}))?"
    rf"|(?:linh|le) (?P<after_zero>{_LAST_DIGIT})"
    rf"|(?P<alone>{_DIGIT})))?"
)
_UNITS = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": _BILLION, "ti": _BILLION}
_UNIT = re.compile(r"\b(nghin|ngan|trieu|ty|ti)\b")
_TAIL = re.compile(r"(?: ?\b(?:dong|vnd|viet nam|chan))+$")


def from_words(words: str) -> int:
    """
    Read a number in words, marks or no marks; ``đồng`` and ``chẵn`` at the end are left out.

    :raises UnclearWords: with what is wrong. ``một trăm hai`` (102 or 120) is not guessed, nor is
        ``một triệu hai trăm`` (people say it for 1.200.000) unless ``đồng`` follows.
    """
    folded = text.fold(words, blank_punctuation=True)
    spoken = _TAIL.sub("", folded.removeprefix("am "))
    try:
        number = _read(spoken, is_whole=_TAIL.search(folded) is not None)
    except ValueError as why:
        raise UnclearWords(words=words, why=str(why)) from None
    return -number if folded.startswith("am ") else number


def _read(spoken: str, *, is_whole: bool) -> int:
    """Add up groups and units; each ``tỷ`` multiplies all that stands before it."""
    total, last_size = 0, LIMIT
    parts = _UNIT.split(spoken)
    for named, unit in zip(parts[::2], [*parts[1::2], ""], strict=True):
        size = _UNITS.get(unit, 1)
        is_billions = size == _BILLION
        if named.strip() == "ruoi" and not unit and total:
            return total + last_size // 2
        if unit and size >= last_size and not is_billions:
            raise ValueError("Các hàng tỷ, triệu, nghìn đứng sai thứ tự.")
        may_be_empty = total > 0 and (is_billions or not unit)
        group = _group_value(named.strip(), may_be_empty=may_be_empty)
        if not unit and total and _is_left_hanging(named.strip(), last_size, is_whole=is_whole):
            raise ValueError("Số cuối thiếu hàng.")
        total = (total + group) * size if is_billions else total + group * size
        last_size = size
    if total >= LIMIT:
        raise ValueError("Số quá lớn.")
    return total


def _is_left_hanging(named: str, last_size: int, *, is_whole: bool) -> bool:
    """Tell whether the last digit or round hundred may stand for the unit just below the last."""
    is_digit = named in _VALUES
    return is_digit or (named.endswith(" tram") and last_size > 10**3 and not is_whole)


def _group_value(named: str, *, may_be_empty: bool) -> int:
    """Read 0 to 999 from folded words."""
    if not named and may_be_empty:
        return 0
    found = _GROUP.fullmatch(named)
    if not named or found is None:
        raise ValueError("Có chữ không phải chữ số." if named else "Thiếu chữ số.")
    part = found.groupdict()
    if part["hundreds"] and part["alone"]:
        raise ValueError("Sau chữ “trăm” thiếu “linh” hoặc “mươi”.")
    tens = _VALUES.get(part["tens"] or "", 1) if part["ten"] else 0
    ones = part["ones"] or part["after_zero"] or part["alone"] or "khong"
    return 100 * _VALUES[part["hundreds"] or "khong"] + 10 * tens + _VALUES[ones]
