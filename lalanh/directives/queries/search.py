"""Search through the register: which documents in sight, the newest first."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from lalanh.directives.models import Document, DocumentType, SameName
from lalanh.kernel import search_keys

# Nobody turns more pages than these rows fill; beyond, words or a year narrow the search.
ROWS_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of documents, the newest first; `is_more` when older ones were left off."""

    ids: tuple[int, ...]
    is_more: bool = False


def find(
    *,
    words: str = "",
    direction: str = "",
    state: str = "",
    kind: DocumentType | None = None,
    year: int | None = None,
) -> Found:
    """
    Return the documents in sight that hold all the words, and are what else is asked.

    :param words: compared without tones, glued or split, a letter misread; what stands in
        quotation marks must stand side by side. If nothing is found, the last word may go on.
    :param state: empty for all but those taken out of the register.
    """
    facts = [
        f"'@{direction}'" if direction in Document.Direction else "",
        f"'@{state}'" if state in Document.State else f"!'@{Document.State.WITHDRAWN}'",
        f"'@t{kind.pk}'" if kind is not None else "",
    ]
    names = names_in_use() if words else []
    found = _ask(facts, search_keys.question(words, names=names), year)
    if not found.ids and words:
        found = _ask(facts, search_keys.question(words, names=names, last_is_begun=True), year)
    return found


def _ask(facts: list[str], question: str, year: int | None) -> Found:
    asked = " & ".join(one for one in [*facts, question] if one)
    with connection.cursor() as cursor:
        cursor.execute("SELECT directives_find(%s, %s, %s)", [asked, year, ROWS_LIMIT + 1])
        row = cursor.fetchone()
    ids = tuple(row[0]) if row else ()
    return Found(ids[:ROWS_LIMIT], is_more=len(ids) > ROWS_LIMIT)


def names_in_use() -> list[list[str]]:
    """Return the names in use for each thing, folded: asked for one, all are looked for."""
    groups: dict[str, list[str]] = {}
    for name in same_names():
        groups.setdefault(name.thing, []).append(name.folded)
    return [names for names in groups.values() if len(names) > 1]


def same_names() -> QuerySet[SameName]:
    """Return the names in use, those of one thing together."""
    return SameName.objects.order_by("thing", "pk")
