"""How fast scanned pages are recognised, and how much of a bad photograph is read right."""

import io
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

import pytesseract
from PIL import Image, ImageChops

from bench.figure import Figure
from lalanh.directives.scans import reading
from tests import scanning

PEER = "Tesseract alone"


def figures() -> Iterator[Figure]:
    """Read one clean scan and one crooked photograph in a shadow, both ways."""
    clean, bad = scanning.drawn(), _in_a_shadow(scanning.drawn())
    yield Figure("scanned page read", *_pages_per_second(clean), PEER)
    words = " ".join(scanning.PLAN).replace("|", " ").split()
    yield Figure(
        "words right on a crooked photograph",
        _right_percent(words, _ours(bad)),
        "%",
        _right_percent(words, _theirs(bad)),
        PEER,
    )


def _in_a_shadow(page: Image.Image) -> Image.Image:
    shadow = Image.linear_gradient("L").resize(page.size).point(lambda v: 150 + v * 2 // 5)
    crooked = page.rotate(3, fillcolor=255, resample=Image.Resampling.BICUBIC)
    return Image.open(io.BytesIO(scanning.as_photograph(ImageChops.multiply(crooked, shadow))))


def _ours(page: Image.Image) -> str:
    taken = scanning.as_photograph(page)
    found = reading.page_of(taken, name="anh.jpg", number=1, is_scanned=True)
    return str(found["text"])


def _theirs(page: Image.Image) -> str:
    return str(pytesseract.image_to_string(page, lang="vie"))


def _pages_per_second(page: Image.Image) -> tuple[float, str, float]:
    return _rate(_ours, page), "pages/s", _rate(_theirs, page)


def _rate(read: Callable[[Image.Image], str], page: Image.Image, *, times: int = 3) -> float:
    begun = time.monotonic()
    for _ in range(times):
        read(page)
    return times / (time.monotonic() - begun)


def _right_percent(words: list[str], text: str) -> float:
    return 100 * SequenceMatcher(None, words, text.split()).ratio()
