"""Words on a picture, through Tesseract with its Vietnamese data."""

import os
from functools import cache

import pytesseract
from PIL import Image

from lalanh.directives.scans.cleaning import cleaned
from lalanh.directives.scans.lines import Box
from lalanh.kernel.errors import Refused

LANGUAGE = "vie"
# One page, its blocks found by the engine; the newer of its two engines.
_LAYOUT = "--psm 3 --oem 1"
_ONE_PAGE_S = 100
# Below this the page is taken to lie on its side or upside down.
_MEAN_SURE_PERCENT = 55
_TURNS = (90, 180, 270)
_LONG_WORD = 4


class NoEngine(Refused):
    """The machine has no Tesseract, or none that reads Vietnamese."""

    message = (
        "Tệp {name} là bản chụp, mà máy chủ chưa có bộ nhận dạng chữ tiếng Việt. "
        "Hãy nhờ người vận hành cài gói tesseract-ocr và tesseract-ocr-vie rồi gửi lại, "
        "hoặc gửi bản có lớp chữ (Word, PDF xuất từ Word)."
    )


class Unclear(Refused):
    """The engine gave up on a page."""

    message = (
        "Không nhận dạng được trang {number} của tệp {name}. Hãy quét lại trang ấy cho rõ, "
        "đủ sáng, rồi gửi lại."
    )


@cache
def is_ready() -> bool:
    """Whether this machine can recognise Vietnamese."""
    try:
        return LANGUAGE in pytesseract.get_languages(config="")
    except (OSError, pytesseract.TesseractError, SystemExit):
        return False


def words_on(picture: Image.Image, *, name: str, number: int) -> tuple[Image.Image, list[Box]]:
    """
    Return the picture as it was read, turned upright if need be, and the words on it.

    :raises NoEngine: the machine cannot recognise Vietnamese.
    :raises Unclear: the engine gave up on the page.
    """
    if not is_ready():
        raise NoEngine(name=name)
    # One thread a page: several pages are read at once by several workers.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    best = cleaned(picture)
    words = _words(best, name, number)
    if _is_upright(words):
        return best, words
    for turn in _TURNS:
        turned = cleaned(picture.rotate(turn, expand=True, fillcolor=255))
        seen = _words(turned, name, number)
        if _is_upright(seen) and len(seen) >= len(words) / 2:
            return turned, seen
    return best, words


def _is_upright(words: list[Box]) -> bool:
    """Whether the page reads well and its longer words lie along the lines."""
    long = [word for word in words if len(word.text) >= _LONG_WORD]
    standing = sum(word.height > word.width for word in long)
    return _sure(words) >= _MEAN_SURE_PERCENT and standing * 2 <= len(long)


def _sure(words: list[Box]) -> float:
    """How sure the engine is of the page, each word by its length; an empty page is no doubt."""
    letters = sum(len(word.text) for word in words)
    return sum(w.sure_percent * len(w.text) for w in words) / letters if letters else 100.0


def _words(picture: Image.Image, name: str, number: int) -> list[Box]:
    try:
        found = pytesseract.image_to_data(
            picture,
            lang=LANGUAGE,
            config=_LAYOUT,
            timeout=_ONE_PAGE_S,
            output_type=pytesseract.Output.DICT,
        )
    except (pytesseract.TesseractError, RuntimeError) as error:
        raise Unclear(name=name, number=number) from error
    return [
        Box(
            text=text.strip(),
            left=found["left"][i],
            top=found["top"][i],
            width=found["width"][i],
            height=found["height"][i],
            sure_percent=max(0, min(100, round(float(found["conf"][i])))),
            block=found["block_num"][i],
            line=found["par_num"][i] * 10_000 + found["line_num"][i],
        )
        for i, text in enumerate(found["text"])
        if text.strip()
    ]
