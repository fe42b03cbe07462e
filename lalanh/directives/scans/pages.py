"""Scanned files page by page: how many, what they look like, whether they carry text already."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdfium2 import raw

from lalanh.kernel.errors import Refused

MAX_PAGES = 200
# A page of A4 is recognised at this fineness; finer pictures gain nothing and cost much.
DOTS_PER_INCH = 300
MAX_PIXELS = 80_000_000
# On paper of A4 a photographed page is brought to the same fineness.
LONG_SIDE_PX = 3_508
# A page with fewer letters in its text layer than this carries a stamp or a mark, not its text.
LETTERS_OF_A_STAMP = 200
# From this share of the page on, pictures are the page and not a drawing in it.
PICTURE_SHARE = 0.5

_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"BM")


class NotAPicture(Refused):
    """The file cannot be opened as pages of pictures."""

    message = (
        "Không mở được tệp {name} như bản chụp. Hãy gửi PDF, hoặc ảnh JPG, PNG, TIFF còn mở được."
    )


class TooManyPages(Refused):
    """More pages than are recognised at a time."""

    message = (
        "Tệp {name} có {pages} trang chụp, quá mức {limit} trang một lần nhận dạng. "
        "Hãy tách tệp thành nhiều phần rồi gửi lại; chưa có gì được lưu."
    )


class TooManyDots(Refused):
    """A picture beyond what is opened."""

    message = "Trang {number} của tệp {name} quá lớn để mở. Hãy quét lại ở 300 dpi rồi gửi lại."


def is_picture(content: bytes) -> bool:
    """Whether the bytes are a picture of pages: JPEG, PNG, TIFF, BMP or WebP."""
    return content.startswith(_SIGNATURES) or (
        content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    )


def pages_to_recognise(content: bytes, *, name: str) -> list[bool]:
    """
    Return for each page whether its text must be recognised from its picture.

    A PDF that does not open, and any other kind of file, has no page to recognise: the reader of
    text says what is wrong with it.

    :raises NotAPicture: a damaged picture.
    :raises TooManyPages: more than 200 pages to recognise.
    """
    if is_picture(content):
        with _opened_picture(content, name) as picture:
            found = [True] * int(getattr(picture, "n_frames", 1))
    elif content.startswith(b"%PDF-"):
        found = _scanned_in_pdf(content)
    else:
        return []
    if sum(found) > MAX_PAGES:
        raise TooManyPages(name=name, pages=sum(found), limit=MAX_PAGES)
    return found


def text_layer(content: bytes, *, name: str, number: int) -> str:
    """Return the text a PDF page carries; pages count from 1."""
    with _opened_pdf(content, name) as document:
        layer = document[number - 1].get_textpage()
        found: str = layer.get_text_bounded()
        layer.close()
    return found.replace("\r\n", "\n").replace("\r", "\n")


def picture_of(content: bytes, *, name: str, number: int) -> Image.Image:
    """Return the page in grey at 300 dots an inch, upright as its file says; pages from 1."""
    if is_picture(content):
        with _opened_picture(content, name) as picture:
            picture.seek(number - 1)
            upright = ImageOps.exif_transpose(picture)
            flat = _on_white(upright)
        return _to_page_size(flat)
    with _opened_pdf(content, name) as document:
        page = document[number - 1]
        scale = DOTS_PER_INCH / 72
        if page.get_width() * page.get_height() * scale * scale > MAX_PIXELS:
            raise TooManyDots(name=name, number=number)
        found: Image.Image = page.render(scale=scale).to_pil()
        page.close()
    return found.convert("L")


def _to_page_size(picture: Image.Image) -> Image.Image:
    """Bring a photograph of a page to the fineness a scanner would give."""
    factor = LONG_SIDE_PX / max(picture.size)
    if 0.8 <= factor <= 1.25:
        return picture
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture in grey; what is see-through is paper."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("L")
    clear = picture.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    return paper.convert("L")


def _scanned_in_pdf(content: bytes) -> list[bool]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return []
    try:
        return [_is_scanned(page) for page in _each(document)]
    finally:
        document.close()


def _is_scanned(page: pypdfium2.PdfPage) -> bool:
    layer = page.get_textpage()
    letters = sum(sign.isalpha() for sign in layer.get_text_bounded())
    layer.close()
    if letters >= LETTERS_OF_A_STAMP:
        return False
    area = page.get_width() * page.get_height()
    shown = sum(
        (right - left) * (top - bottom)
        for left, bottom, right, top in (
            found.get_bounds()
            for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
        )
    )
    return bool(shown >= PICTURE_SHARE * area)


def _each(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    for page in document:
        yield page
        page.close()


@contextmanager
def _opened_pdf(content: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotAPicture(name=name) from error
    try:
        yield document
    finally:
        document.close()


@contextmanager
def _opened_picture(content: bytes, name: str) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise TooManyDots(name=name, number=1)
            yield picture
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise NotAPicture(name=name) from error
