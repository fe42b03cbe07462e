"""What the child process does with an uploaded file: text out of bytes, proposals out of text."""

from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.shape import Json, document_json
from lalanh.directives.extraction.sources import text_of


def proposals_of(content: bytes, *, name: str) -> dict[str, Json]:
    """
    Return the text and the proposed documents as plain JSON values.

    :raises Refused: when the file gives no text (see `sources`).
    """
    text = text_of(content, name=name)
    return {"text": text, "documents": [document_json(document) for document in read(text)]}
