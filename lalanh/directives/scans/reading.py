"""What the child process does with a scanned file, one page at a time."""

import base64
import io
from dataclasses import asdict

from PIL import Image

from lalanh.directives.scans.lines import compose
from lalanh.directives.scans.pages import pages_to_recognise, picture_of, text_layer
from lalanh.directives.scans.recognition import words_on
from lalanh.kernel.sandbox import Json

# The picture kept for people's eyes is coarser than the one that is read.
SHOWN_WIDTH_PX = 1_240
_QUALITY = 70
# What stands between two pages in the text of a file.
PAGE_BREAK = "\n\n"


def pages_of(content: bytes, *, name: str) -> list[Json]:
    """Return for each page whether it must be recognised; empty when the file is no scan."""
    return list(pages_to_recognise(content, name=name))


def page_of(content: bytes, *, name: str, number: int, is_scanned: bool) -> dict[str, Json]:
    """
    Return one page: text, words with boxes, size in pixels, and the picture as JPEG in base64.

    A page that carries its text gives that text, without words and picture.
    """
    if not is_scanned:
        layer = text_layer(content, name=name, number=number)
        return {"text": layer, "words": [], "width_px": 0, "height_px": 0, "picture": ""}
    picture, boxes = words_on(
        picture_of(content, name=name, number=number), name=name, number=number
    )
    composed = compose(boxes)
    words: list[Json] = [list(asdict(word).values()) for word in composed.words]
    return {
        "text": composed.text,
        "words": words,
        "width_px": picture.width,
        "height_px": picture.height,
        "picture": base64.b64encode(_shown(picture)).decode(),
    }


def text_of_pages(content: bytes, *, name: str) -> str:
    """Return the text of a whole scanned file, its pages recognised one after the other."""
    texts = [
        str(page_of(content, name=name, number=number, is_scanned=is_scanned)["text"])
        for number, is_scanned in enumerate(pages_to_recognise(content, name=name), 1)
    ]
    return PAGE_BREAK.join(texts)


def _shown(picture: Image.Image) -> bytes:
    height = max(1, round(picture.height * SHOWN_WIDTH_PX / picture.width))
    out = io.BytesIO()
    picture.resize((SHOWN_WIDTH_PX, height)).save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()
