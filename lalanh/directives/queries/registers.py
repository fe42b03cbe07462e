"""The lists of the register: documents, files read, the catalogue of types."""

import re

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from lalanh.directives.models import Document, DocumentType, Reading
from lalanh.directives.models.document import Urgency
from lalanh.kernel import text
from lalanh.organisations.models import Body

_RANK = {Urgency.FLASH: 0, Urgency.VERY_URGENT: 1, Urgency.URGENT: 2, Urgency.NORMAL: 3}


def register(*, words: str = "", direction: str = "", state: str = "") -> QuerySet[Document]:
    """
    Return the documents in sight, the most urgent drafts first, then the newest.

    :param words: looked for without tones in number, subject, issuer, signer and text; all of
        them must occur as words, the last one perhaps only begun.
    """
    found = Document.objects.select_related("type", "owner", "issuer")
    for pattern in _word_patterns(words):
        found = found.filter(folded__regex=pattern)
    if direction:
        found = found.filter(direction=direction)
    found = found.filter(state=state) if state else found.exclude(state=Document.State.WITHDRAWN)
    urgent_drafts = Case(
        *[
            When(state=Document.State.PROPOSED, urgency=urgency, then=Value(rank))
            for urgency, rank in _RANK.items()
        ],
        default=Value(len(_RANK)),
        output_field=IntegerField(),
    )
    return found.annotate(urgent=urgent_drafts).order_by("urgent", "-issued_on", "-pk")


def _word_patterns(words: str) -> list[str]:
    """Return one regular expression of PostgreSQL for each word as it is stored, folded."""
    asked = [re.escape(word) for word in text.fold(words).split()]
    whole = [f"{_BEGINS[word[:1].isalnum()]}{word}(?!\\w)" for word in asked[:-1]]
    return whole + [f"{_BEGINS[word[:1].isalnum()]}{word}" for word in asked[-1:]]


# A word begins where no letter stands before it; a sign begins anywhere.
_BEGINS = {True: r"\m", False: ""}


def readings() -> QuerySet[Reading]:
    """Return the files in sight, with their documents."""
    return Reading.objects.select_related("file", "received_by").prefetch_related(
        Prefetch("documents", Document.objects.select_related("type").order_by("start", "pk"))
    )


def drafts(*, owner: Body) -> QuerySet[Document]:
    """Return the body's own documents that wait for a person, the most urgent first."""
    return register(state=Document.State.PROPOSED).filter(owner=owner)


def document_types() -> QuerySet[DocumentType]:
    """Return the catalogue of types."""
    return DocumentType.objects.order_by("name", "pk")
