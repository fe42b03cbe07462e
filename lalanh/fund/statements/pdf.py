"""The text layer of a PDF file: runs of text with their places, page by page."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from lalanh.fund.statements.model import Fault, Unreadable

SAMPLE_PAGES = 8
_RUN_UNITS = 16_384
_PASSWORD_ERRORS = (pdfium_c.FPDF_ERR_PASSWORD,)
# pdfium gives U+0002 for a hyphen at the end of a line that it joined to the next line.
_JOINED_HYPHEN = "\x02"
# Fonts without a Unicode map: glyph numbers of the usual TrueType order are ASCII less 29.
_GLYPH_SHIFT = 29
_GLYPH_BLANK = "\x03"
_BASELINE_PT = 0.3
_GLYPH_GAP_PT = 1.5
_BLANK_PT = 4.5
_TRAILING_BLANK_PT = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """Text drawn in one go. Points from the left; ``y`` is the baseline from the top."""

    x: float
    y: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``number`` is 1-based. ``is_scan``: a picture and not one letter of text."""

    number: int
    runs: tuple[Run, ...]
    is_scan: bool


class Document:
    """
    An open PDF file. Pages are read one after another, so that 12,000 of them fit in memory.

    :raises Unreadable: no PDF, damaged beyond opening, or protected and no (right) password.
    """

    def __init__(self, data: bytes, *, password: str | None = None) -> None:
        try:
            self._pdf = pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            raise Unreadable(_opening_fault(error, password=password)) from None
        self.page_count: int = len(self._pdf)
        self.is_cut = not _has_end(data)

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order."""
        known = {page.number: page for page in self.sample}
        for index in range(self.page_count):
            yield known.get(index + 1) or self._page(index)

    @cached_property
    def sample(self) -> tuple[Page, ...]:
        """Return the first pages that carry text, to recognise and measure by."""
        found: list[Page] = []
        for index in range(min(self.page_count, 4 * SAMPLE_PAGES)):
            page = self._page(index)
            if page.runs:
                found.append(page)
            if len(found) == SAMPLE_PAGES:
                break
        return tuple(found)

    def _page(self, index: int) -> Page:
        try:
            page = self._pdf[index]
        except pdfium.PdfiumError:
            # A page that cannot be loaded is as unreadable as a scanned one.
            return Page(number=index + 1, runs=(), is_scan=True)
        text = page.get_textpage()
        try:
            runs, has_picture = _runs(page.raw, text.raw, height=page.get_height())
        finally:
            text.close()
            page.close()
        return Page(number=index + 1, runs=runs, is_scan=has_picture and not runs)


def _has_end(data: bytes) -> bool:
    """A whole file ends with its end mark; anything else was cut on the way."""
    return b"%%EOF" in data[-2048:]


def _opening_fault(error: pdfium.PdfiumError, *, password: str | None) -> Fault:
    if getattr(error, "err_code", None) not in _PASSWORD_ERRORS:
        return Fault(
            "unreadable_file",
            "Tệp PDF hỏng hoặc không đầy đủ nên không mở được. Hãy tải lại bản gốc từ ngân hàng.",
        )
    if password:
        return Fault("wrong_password", "Mật khẩu không mở được tệp. Hãy nhập lại mật khẩu.")
    return Fault(
        "encrypted",
        "Tệp có mật khẩu. Hãy mở bằng mật khẩu ngân hàng đã báo, lưu bản bỏ mật khẩu rồi tải lên.",
    )


def _runs(page: object, text: object, *, height: float) -> tuple[tuple[Run, ...], bool]:
    """Return the text runs of a page in drawing order, and whether a picture fills in for them."""
    whole_lines = _whole_lines(text)
    units = (ctypes.c_ushort * _RUN_UNITS)()
    matrix = pdfium_c.FS_MATRIX()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    runs: list[Run] = []
    pictures = 0
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        shape = pdfium_c.FPDFPage_GetObject(page, index)
        if pdfium_c.FPDFPageObj_GetType(shape) != pdfium_c.FPDF_PAGEOBJ_TEXT:
            pictures += 1
            continue
        written = whole_lines.get(ctypes.addressof(shape.contents))
        if written is None:
            length = pdfium_c.FPDFTextObj_GetText(shape, text, units, 2 * _RUN_UNITS)
            if length <= 2:
                continue
            written = ctypes.string_at(units, length - 2).decode("utf-16-le", "replace")
        pdfium_c.FPDFPageObj_GetMatrix(shape, matrix)
        pdfium_c.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
        if written.endswith(_JOINED_HYPHEN) and _ends_blank(text, bottom, right, top):
            written += " "
        runs.append(Run(matrix.e, height - matrix.f, right.value, readable(written)))
    return tuple(_words(runs) if _is_spelt(runs) else runs), pictures > 0


def _whole_lines(text: object) -> dict[int, str]:
    """
    Return the text of each object (by address) that is a line of its own.

    This is the fast path: asking an object for its text costs a walk over the whole page, and
    most objects of a statement are lines of a narrative.
    """
    count = pdfium_c.FPDFText_CountChars(text)
    if count <= 0:
        return {}
    units = (ctypes.c_ushort * (count + 1))()
    length = pdfium_c.FPDFText_GetText(text, 0, count, units)
    written = ctypes.string_at(units, 2 * max(0, length - 1)).decode("utf-16-le", "replace")
    if len(written) != count:
        # Some letter has no code: places in the text are no places on the page.
        return {}
    found: dict[int, str] = {}
    start = 0
    for line in written.split("\r\n"):
        if line:
            first = _owner(text, start)
            if first and first == _owner(text, start + len(line) - 1):
                # An object that spans lines is left to the slow path.
                found[first] = "" if first in found else line
        start += len(line) + 2
    return {owner: line for owner, line in found.items() if line}


def _owner(text: object, place: int) -> int:
    shape = pdfium_c.FPDFText_GetTextObject(text, place)
    return ctypes.addressof(shape.contents) if shape else 0


def _ends_blank(
    text: object, bottom: ctypes.c_float, right: ctypes.c_float, top: ctypes.c_float
) -> bool:
    """
    Say whether blanks stood after a hyphen at the end of a run.

    pdfium drops them when it joins the hyphen to the next line; the run's own reach keeps them.
    """
    middle = (bottom.value + top.value) / 2
    place = pdfium_c.FPDFText_GetCharIndexAtPos(text, right.value - 0.7, middle, 3.0, 3.0)
    box = [ctypes.c_double() for _ in range(4)]
    if place < 0 or not pdfium_c.FPDFText_GetCharBox(text, place, *box):
        return False
    return bool(right.value - box[1].value > _TRAILING_BLANK_PT)


def _is_spelt(runs: Sequence[Run]) -> bool:
    """Say whether a page was drawn glyph by glyph, as some print drivers do."""
    return sum(len(run.text.strip()) for run in runs) < 2 * len(runs)


def _words(runs: Sequence[Run]) -> list[Run]:
    """Join glyphs that were drawn one after another on one baseline."""
    words: list[Run] = []
    for run in runs:
        last = words[-1] if words else None
        if last is not None and abs(last.y - run.y) < _BASELINE_PT:
            reach = _BLANK_PT if last.text.endswith(" ") else _GLYPH_GAP_PT
            if -reach < run.x - last.right < reach:
                words[-1] = Run(last.x, last.y, run.right, last.text + run.text)
                continue
        words.append(run)
    return words


def readable(text: str) -> str:
    """
    Return the text with joined hyphens restored and unmapped glyph numbers made letters.

    Only ASCII can be won back from glyph numbers; any other letter becomes "?".

    >>> readable("6\u04d5\\x03WLQ")
    'S? tin'
    """
    text = text.replace(_JOINED_HYPHEN, "-").replace("\r\n", "")
    if _GLYPH_BLANK not in text and not re.search(r"[\x04-\x08\x0e-\x1f]", text):
        return text
    return "".join(_letter(character) for character in text)


def _letter(character: str) -> str:
    if character == " ":
        return " "
    shifted = ord(character) + _GLYPH_SHIFT
    return chr(shifted) if 32 <= shifted < 127 else "?"
