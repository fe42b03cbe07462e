"""Choosing a document of the register by words."""

from lalanh.directives.models import Document
from lalanh.directives.queries import registers, search

CHOICES_LIMIT = 20


def choices(*, words: str, besides: Document | None) -> list[Document]:
    """Return the newest documents in sight with these words, but for one; none without words."""
    if not words.strip():
        return []
    found = search.find(words=words).ids[: CHOICES_LIMIT + 1]
    return [one for one in registers.rows(ids=found) if one != besides][:CHOICES_LIMIT]


def document_in_sight(*, key: str) -> Document | None:
    """Return the document a form names by its number, if it is in sight."""
    if not (key.isascii() and key.isdigit()):
        return None
    return Document.objects.filter(pk=int(key)).first()


def numbered(*, number: str) -> list[Document]:
    """Return the registered documents in sight with this number, the newest first."""
    key = "".join(number.split()).upper()
    found = Document.objects.filter(number_key=key, state=Document.State.CONFIRMED)
    return list(found.order_by("-issued_on", "-pk")[:CHOICES_LIMIT]) if key else []
