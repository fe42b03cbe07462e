"""A PDF as printed: words with their places and faces, lines, ink. Lengths in mm."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

MM_PER_PT = 25.4 / 72
PIXELS_PER_MM = 4


@dataclass(frozen=True, slots=True)
class Letters:
    """What stands in one run of letters, with its box from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    base: float
    size_pt: float
    face: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_bold(self) -> bool:
        return "Bold" in self.face

    @property
    def is_italic(self) -> bool:
        return "Italic" in self.face


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line or frame."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Sheet:
    """One page, opened for measuring."""

    def __init__(self, pdf: bytes, number: int = 0) -> None:
        self.document = pdfium.PdfDocument(pdf)
        self.page = self.document[number]
        self.width, self.height = (side * MM_PER_PT for side in self.page.get_size())
        self.lines = list(self._lines())
        self.rules = [
            Rule(left * MM_PER_PT, self._down(top), right * MM_PER_PT, self._down(bottom))
            for left, bottom, right, top in (
                one.get_bounds() for one in self.page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
            )
        ]

    def _down(self, y_pt: float) -> float:
        return float(self.height - y_pt * MM_PER_PT)

    def line(self, beginning: str) -> Letters:
        """The printed line that begins with these words."""
        return next(one for one in self.lines if one.text.startswith(beginning))

    def faces(self) -> set[tuple[str, bool]]:
        """Each face in use and whether it is in the file."""
        return {
            (_face(raw.FPDFTextObj_GetFont(one.raw)), _embedded(one.raw))
            for one in self.page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        }

    def picture(self) -> Image.Image:
        """The page in colour, `PIXELS_PER_MM` to the millimetre."""
        scale = PIXELS_PER_MM * 25.4 / 72
        picture: Image.Image = self.page.render(scale=scale).to_pil()
        return picture.convert("RGB")

    def _lines(self) -> Iterator[Letters]:
        """Letters joined into lines: one base line, one size and face, no wide gap."""
        here: list[Letters] = []
        for letter in self._letters():
            if here and not _goes_on(here[-1], letter):
                yield _joined(here)
                here = []
            here.append(letter)
        if here:
            yield _joined(here)

    def _letters(self) -> Iterator[Letters]:
        text = self.page.get_textpage()
        for index in range(text.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(text.raw, index))
            if sign in "\r\n":
                continue
            left, _, right, top = text.get_charbox(index, loose=True)
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
            yield Letters(
                sign,
                left * MM_PER_PT,
                self._down(top),
                right * MM_PER_PT,
                self._down(y.value),
                round(raw.FPDFText_GetFontSize(text.raw, index), 1),
                _face_of_letter(text.raw, index),
            )


def _goes_on(one: Letters, next_one: Letters) -> bool:
    same_line = abs(one.base - next_one.base) < 0.2
    same_face = next_one.text == " " or one.text == " " or one.face == next_one.face
    return same_line and same_face and abs(next_one.left - one.right) < 6


def _joined(letters: list[Letters]) -> Letters:
    words = "".join(one.text for one in letters)
    inked = [one for one in letters if one.text.strip()] or letters
    return Letters(
        words.strip(),
        inked[0].left,
        min(one.top for one in inked),
        inked[-1].right,
        inked[0].base,
        inked[0].size_pt,
        inked[0].face,
    )


def _face_of_letter(text: object, index: int) -> str:
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(text, index, name, 100, flags)
    return name.value.decode()


def _face(font: object) -> str:
    name = ctypes.create_string_buffer(100)
    raw.FPDFFont_GetBaseFontName(font, name, 100)
    return name.value.decode()


def _embedded(text_object: object) -> bool:
    return bool(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text_object)))
