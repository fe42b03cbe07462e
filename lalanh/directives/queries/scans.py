"""Where the words of a scanned document stand on its pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from lalanh.directives.models import Document, Reading, ScannedPage
from lalanh.directives.scans.reading import PAGE_BREAK

# Below this a recognised word is shown as one to look at.
SURE_FROM_PERCENT = 60


@dataclass(frozen=True, slots=True)
class Placed:
    """A recognised word: its place in the text of the file, and its box on the page in pixels."""

    start: int
    end: int
    left: int
    top: int
    width: int
    height: int
    sure_percent: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as people see it, with its words at their places in the text of the file."""

    page: ScannedPage
    words: list[Placed]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in pixels of its picture."""

    left: int
    top: int
    width: int
    height: int


def scanned_pages(*, reading: Reading) -> QuerySet[ScannedPage]:
    """Return the pages of a file that came in as pictures, in order; none for other files."""
    found = ScannedPage.objects.filter(owner=reading.owner_id, file=reading.file_id)
    return found.select_related("picture").order_by("number")


def sheets(*, document: Document) -> list[Sheet]:
    """Return the scanned pages a document stands on; empty when it came with its text."""
    if document.reading is None:
        return []
    start, end = document.start or 0, document.end or len(document.reading.text)
    found: list[Sheet] = []
    begin = 0
    for page in scanned_pages(reading=document.reading):
        finish = begin + len(page.text)
        if page.picture is not None and begin < end and finish > start:
            found.append(Sheet(page, _placed(page, begin)))
        begin = finish + len(PAGE_BREAK)
    return found


def _placed(page: ScannedPage, begin: int) -> list[Placed]:
    return [Placed(begin + word[0], begin + word[1], *word[2:]) for word in page.words]


def areas(*, sheet: Sheet, start: int, end: int) -> list[Area]:
    """Return the rectangles that cover a stretch of the text on a page, one for each line."""
    inside = [word for word in sheet.words if word.start < end and word.end > start]
    return [_around(list(line)) for _, line in groupby(_numbered(inside), key=lambda pair: pair[0])]


def _numbered(words: list[Placed]) -> Iterable[tuple[int, Placed]]:
    """Give each word the number of its line: a new one begins where the words go back left."""
    number, right = 0, -1
    for word in words:
        if word.left < right - word.width:
            number += 1
        right = word.left + word.width
        yield number, word


def _around(line: list[tuple[int, Placed]]) -> Area:
    left = min(word.left for _, word in line)
    top = min(word.top for _, word in line)
    right = max(word.left + word.width for _, word in line)
    bottom = max(word.top + word.height for _, word in line)
    return Area(left, top, right - left, bottom - top)


def unsure_words(*, document: Document) -> list[Placed]:
    """Return the words of a scanned document the machine was unsure of."""
    start, end = document.start or 0, document.end or 0
    return [
        word
        for sheet in sheets(document=document)
        for word in sheet.words
        if word.sure_percent < SURE_FROM_PERCENT and start <= word.start and word.end <= end
    ]
