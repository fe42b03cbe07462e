"""
Quantities as Vietnam writes them: whole đồng, grams, shares.

A dot groups thousands and a comma starts decimals, yet bank exports and foreign spreadsheets do the
opposite. What can be read in one way only is read; the rest is refused with the reason. Every value
is an integer, never a float.
"""

import re
from dataclasses import dataclass
from math import gcd

from lalanh.kernel import number_words, text
from lalanh.kernel.errors import Refused


class UnclearQuantity(Refused):
    """The text holds no quantity of the kind asked for, or could mean two."""

    message = "Không đọc được “{written}”. {why}"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole đồng; ``per`` is what each of which gets it ("người"), or ""."""

    amount_vnd: int
    is_approximate: bool = False
    per: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in grams, exact when both ends agree; ``goods`` and ``per`` as written, or ""."""

    low_g: int
    high_g: int
    is_approximate: bool = False
    goods: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share as two integers without common divisor: 5,95% is 119 / 2000."""

    numerator: int
    denominator: int
    is_approximate: bool = False


# Patterns are matched against folded text of the same length, so that slices keep their marks.
_FIGURE = r"(?:\d{1,3}(?: \d{3})+(?![\d.,])|\d(?:[\d.,]*\d)?)"
_ABOUT = (
    r"(?P<about>(?:~|gan|hon|tren duoi|tren|khoang|xap xi|uoc tinh|uoc|chung|ngot)\s*(?=[\s\d]))?"
)
_PER = r"(?:\s*/\s*(?P<per>[^\d/][^\d]*))?"
_MULTIPLES = {
    **{"tram": 10**2, "nghin": 10**3, "ngan": 10**3, "k": 10**3},
    **{"trieu": 10**6, "tr": 10**6, "ty": 10**9, "ti": 10**9},
}
_MULTIPLE = rf"(?:\s*(?:{'|'.join(sorted(_MULTIPLES, key=len, reverse=True))})\b)"
_SUMMAND = re.compile(rf"({_FIGURE})({_MULTIPLE}*)")
_MONEY = re.compile(
    rf"{_ABOUT}(?P<minus>-\s*)?(?P<sum>(?:{_FIGURE}{_MULTIPLE}+\s*)*{_FIGURE}{_MULTIPLE}*)"
    rf"\s*(?:dong|vnd|d|₫)?(?:\s*viet nam)?{_PER}"
)

_UNITS_G = {
    **{"g": 1, "gr": 1, "gam": 1, "gram": 1, "lang": 100},
    **{"kg": 10**3, "kilogam": 10**3, "ky": 10**3, "ki": 10**3},
    **{"yen": 10**4, "ta": 10**5, "tan": 10**6},
}
_UNIT = "|".join(sorted(_UNITS_G, key=len, reverse=True))
_WEIGHT = re.compile(
    rf"{_ABOUT}(?:tu\s+)?(?:(?P<low>{_FIGURE})\s*(?P<low_unit>{_UNIT})?\s*(?:-|den)\s*)?"
    rf"(?P<high>{_FIGURE})\s*(?P<unit>{_UNIT})\b(?P<goods>\s+[^\d/]+?)?{_PER}"
)
_SHARE = re.compile(rf"{_ABOUT}(?P<figure>{_FIGURE})\s*(?:%|phan tram)")

_ASK_MONEY = "Hãy ghi số tiền như “1.000.000 đồng” hoặc “1,5 tỷ đồng”."
_ASK_WEIGHT = "Hãy ghi khối lượng như “10 kg”, “10,5 kg” hoặc “10-20 kg”."
_ASK_SHARE = "Hãy ghi tỷ lệ như “5,95%”."


def parse_vnd(written: str) -> Money:
    """
    Read an amount of money: ``1.000.000 đồng/người``, ``gần 232 tỷ đồng``, ``một triệu đồng``.

    :raises UnclearQuantity: if it is no amount, not whole đồng, or could be two amounts.
    """
    line = text.clean(written)
    if not re.search(r"\d", line):
        return _money_in_words(written)
    found = _MONEY.fullmatch(_folded(line))
    if found is None:
        raise UnclearQuantity(written=written, why=_ASK_MONEY)
    try:
        amount_vnd = _sum_vnd(found["sum"])
    except ValueError as why:
        raise UnclearQuantity(written=written, why=f"{why} {_ASK_MONEY}") from None
    return Money(
        amount_vnd=-amount_vnd if found["minus"] else amount_vnd,
        is_approximate=found["about"] is not None,
        per=_slice(line, found, "per"),
    )


def parse_weight(written: str) -> Weight:
    """
    Read a weight or a range of weights: ``10-20kg/người``, ``từ 10 đến 20 kg gạo``, ``1,5 tấn``.

    :raises UnclearQuantity: if it is no weight, not whole grams, upside down, or could be two.
    """
    line = text.clean(written)
    found = _WEIGHT.fullmatch(_folded(line))
    if found is None:
        raise UnclearQuantity(written=written, why=_ASK_WEIGHT)
    try:
        high_g = _whole(found["high"], size=_UNITS_G[found["unit"]], unit="gam")
        low_unit = found["low_unit"] or found["unit"]
        low_g = (
            _whole(found["low"], size=_UNITS_G[low_unit], unit="gam") if found["low"] else high_g
        )
    except ValueError as why:
        raise UnclearQuantity(written=written, why=f"{why} {_ASK_WEIGHT}") from None
    if low_g > high_g:
        raise UnclearQuantity(written=written, why="Mức thấp lớn hơn mức cao. Hãy đổi lại hai mức.")
    return Weight(
        low_g=low_g,
        high_g=high_g,
        is_approximate=found["about"] is not None,
        goods=_slice(line, found, "goods"),
        per=_slice(line, found, "per"),
    )


def parse_share(written: str) -> Ratio:
    """
    Read a percentage exactly: ``5,95%`` is 119 / 2000.

    :raises UnclearQuantity: if it is no percentage, or could be two.
    """
    found = _SHARE.fullmatch(_folded(text.clean(written)))
    if found is None:
        raise UnclearQuantity(written=written, why=_ASK_SHARE)
    try:
        digits, decimals = _figure(found["figure"], is_whole=False)
    except ValueError as why:
        raise UnclearQuantity(written=written, why=f"{why} {_ASK_SHARE}") from None
    shared = gcd(digits, 100 * 10**decimals)
    return Ratio(digits // shared, 100 * 10**decimals // shared, found["about"] is not None)


def format_number(number: int) -> str:
    """Print a whole number with dots: ``1.000.000``."""
    return f"{number:,}".replace(",", ".")


def format_vnd(amount_vnd: int) -> str:
    """Print an amount: ``1.000.000 đồng``."""
    return f"{format_number(amount_vnd)} đồng"


def format_kg(weight_g: int) -> str:
    """Print a weight in kilograms without rounding: ``10 kg``, ``10,5 kg``."""
    kilograms, grams = divmod(abs(weight_g), 1000)
    decimals = f",{grams:03d}".rstrip("0") if grams else ""
    return f"{'-' if weight_g < 0 else ''}{format_number(kilograms)}{decimals} kg"


def format_share(part: int, whole: int, *, decimals: int = 2) -> str:
    """Print ``part`` of ``whole`` as a percentage, half rounded up, trailing zeros left out."""
    scaled = (2 * part * 100 * 10**decimals + whole) // (2 * whole)
    percent, rest = divmod(scaled, 10**decimals)
    fraction = f",{rest:0{decimals}d}".rstrip("0") if rest else ""
    return f"{format_number(percent)}{fraction}%"


def _folded(line: str) -> str:
    return text.fold_keep(line)


def _slice(line: str, found: re.Match[str], group: str) -> str:
    return line[found.start(group) : found.end(group)].strip() if found[group] else ""


def _money_in_words(written: str) -> Money:
    try:
        return Money(number_words.from_words(written))
    except number_words.UnclearWords as refusal:
        raise UnclearQuantity(written=written, why=f"{refusal.facts['why']} {_ASK_MONEY}") from None


def _sum_vnd(summands: str) -> int:
    """Add ``2 tỷ 500 triệu``; each multiple must be smaller than the one before."""
    total_vnd, last_size = 0, 0
    for figure, multiples in _SUMMAND.findall(summands):
        size = _size(multiples)
        if last_size and size >= last_size:
            raise ValueError("Các hàng tỷ, triệu, nghìn đứng sai thứ tự.")
        total_vnd += _whole(figure, size=size, unit="đồng")
        last_size = size
    return total_vnd


def _size(multiples: str) -> int:
    size = 1
    for word in multiples.split():
        size *= _MULTIPLES[word]
    return size


def _whole(figure: str, *, size: int, unit: str) -> int:
    """Multiply a figure and insist on a whole number of the unit."""
    digits, decimals = _figure(figure, is_whole=size == 1)
    scale: int = 10**decimals
    whole, rest = divmod(digits * size, scale)
    if rest:
        raise ValueError(f"Số này không chẵn {unit}.")
    return whole


def _figure(figure: str, *, is_whole: bool) -> tuple[int, int]:
    """
    Read digits with dots, commas or blanks as (digits, number of decimals).

    ``is_whole`` says that the unit has no decimals in practice, so that ``100,000`` can only be a
    hundred thousand.
    """
    decimal: str = figure[max(figure.rfind("."), figure.rfind(","), 0)]
    if "." in figure and "," in figure:
        whole, _, fraction = figure.partition(decimal)
        group = "," if decimal == "." else "."
        if not _is_grouped(whole, group) or not fraction.isdigit():
            raise ValueError("Dấu chấm và dấu phẩy không theo một quy tắc.")
        return int(whole.replace(group, "") + fraction), len(fraction)
    if figure.isdigit() or _is_grouped(figure, " ") or _is_grouped(figure, "."):
        return int(figure.replace(" ", "").replace(".", "")), 0
    if _is_grouped(figure, ","):
        if figure.count(",") == 1 and not is_whole:
            raise ValueError("Dấu phẩy trước ba chữ số có thể là hàng nghìn hoặc phần lẻ.")
        return int(figure.replace(",", "")), 0
    whole, _, fraction = figure.partition(decimal)
    if not fraction.isdigit() or (len(fraction) == 3 and (is_whole or whole != "0")):
        raise ValueError("Các dấu không chia số thành từng nhóm ba chữ số.")
    return int(whole + fraction), len(fraction)


def _is_grouped(figure: str, group: str) -> bool:
    return re.fullmatch(rf"[1-9]\d{{0,2}}(?:[{group}]\d{{3}})+", figure) is not None
