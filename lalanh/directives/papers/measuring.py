"""How wide words are in Tinos, which has the widths of Times New Roman, and where to break them."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

from lalanh.directives.papers.layout import Layout

FONTS = Path(__file__).parent / "fonts"
PT_PER_MM = 72 / 25.4
_UNITS = ("TỈNH", "THÀNH PHỐ", "HUYỆN", "QUẬN", "THỊ XÃ", "THỊ TRẤN", "PHƯỜNG", "XÃ")
# Letters are measured this large, so that rounding does not show.
_SCALE = 100


@cache
def _metrics(style: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"Tinos-{style}.ttf", _SCALE)


def width_mm(words: str, *, size_pt: int, style: str = "Bold") -> float:
    """Return how wide the words are on one line."""
    return _metrics(style).getlength(words) * size_pt / _SCALE / PT_PER_MM


def room_mm(layout: Layout) -> float:
    """Return the width between the margins."""
    return 210 - layout.left_mm - layout.right_mm


@cache
def _is_missing(sign: str) -> bool:
    """Whether the face draws the sign as it draws what no face has."""
    face = _metrics("Regular")
    drawn, nothing = face.getmask(sign), face.getmask("\U0010fffd")
    return (drawn.size, bytes(drawn)) == (nothing.size, bytes(nothing))


def missing(words: str) -> str:
    """
    Return the signs of the words that cannot be printed, each once.

    >>> missing("Mức 20 kg ✓ “gạo” ≥ 10 😀✓")
    '✓😀'
    """
    return "".join(dict.fromkeys(sign for sign in words if sign > "~" and _is_missing(sign)))


def broken(words: str, *, room_mm: float, size_pt: int, style: str = "Bold") -> tuple[str, ...]:
    """Return the words on as few lines as fit the room, the lines as even as can be."""
    full = width_mm(words, size_pt=size_pt, style=style)
    count = len(_greedy(words, room_mm, size_pt, style))
    limits = (full / count * (1 + step / 20) for step in range(20 * count))
    tries = (_greedy(words, min(limit, room_mm), size_pt, style) for limit in limits)
    return next((lines for lines in tries if len(lines) <= count), ())


def organ_broken(words: str, *, room_mm: float, size_pt: int) -> tuple[str, ...]:
    """
    Return the name of an organ on lines, if need be broken before the unit it belongs to.

    >>> organ_broken("ỦY BAN NHÂN DÂN TỈNH LẠC HÀ", room_mm=60, size_pt=12)
    ('ỦY BAN NHÂN DÂN', 'TỈNH LẠC HÀ')
    """
    if width_mm(words, size_pt=size_pt) > room_mm:
        for unit in _UNITS:
            organ, found, name = words.rpartition(f" {unit} ")
            lines = (organ, f"{unit} {name}")
            if found and all(width_mm(one, size_pt=size_pt) <= room_mm for one in lines):
                return lines
    return broken(words, room_mm=room_mm, size_pt=size_pt)


def _greedy(words: str, room: float, size_pt: int, style: str) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, size_pt=size_pt, style=style) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
