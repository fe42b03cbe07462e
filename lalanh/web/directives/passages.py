"""A document's text cut into pieces, so that each clause and deadline can be marked in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lalanh.directives.models import Document
from lalanh.directives.queries.documents import corrections
from lalanh.directives.queries.doubts import proposal_of
from lalanh.directives.queries.scans import unsure_words


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to be marked; `key` names the clause, or is empty for the rest."""

    start: int
    end: int
    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks."""

    text: str
    # Keys of the clauses it belongs to, and of those that begin here.
    keys: tuple[str, ...]
    begins: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def html(self) -> SafeString:
        """The piece as it stands on a page, an anchor before each clause that begins here."""
        anchors = format_html_join("", '<span class="anchor" id="doan-{}"></span>', self.begins_in)
        if not self.kinds:
            return format_html("{}{}", anchors, self.text)
        css = " ".join(["passage", *(f"is-{kind}" for kind in self.kinds)])
        return format_html(
            '{}<span class="{}" data-clauses="{}">{}</span>',
            anchors,
            css,
            " ".join(self.keys),
            self.text,
        )

    @property
    def begins_in(self) -> list[tuple[str]]:
        """The keys of the clauses that begin here, one row each."""
        return [(key,) for key in self.begins]


def cut(*, text: str, start: int, marks: Iterable[Mark]) -> list[Piece]:
    """
    Cut a text at every border of a mark; marks may lie over each other.

    The pieces joined give the text back, whatever the marks.

    :param start: the place of the text's first character, as the marks count.
    """
    end = start + len(text)
    inside = [
        Mark(max(mark.start, start), min(mark.end, end), mark.kind, mark.key)
        for mark in marks
        if mark.start < end and mark.end > start and mark.start < mark.end
    ]
    borders = sorted({start, end, *(m.start for m in inside), *(m.end for m in inside)})
    pieces = []
    for left, right in pairwise(borders):
        over = [mark for mark in inside if mark.start <= left and mark.end >= right]
        keyed = [mark for mark in over if mark.key]
        pieces.append(
            Piece(
                text=text[left - start : right - start],
                keys=tuple(dict.fromkeys(mark.key for mark in keyed)),
                begins=tuple(dict.fromkeys(m.key for m in keyed if m.start == left)),
                kinds=tuple(dict.fromkeys(mark.kind for mark in over)),
            )
        )
    return pieces


def passages(document: Document) -> list[Piece]:
    """Return the text of a document with its clauses, deadlines and names marked."""
    if not document.text:
        return []
    return cut(text=document.text, start=document.start or 0, marks=marks_of(document))


def marks_of(document: Document) -> Iterable[Mark]:
    """Yield what is marked in a document: clauses, deadlines, names, words hard to recognise."""
    for clause in document.clauses.all():
        if clause.start is not None and clause.end is not None:
            kind = "task" if clause.is_followed else "other"
            yield Mark(clause.start, clause.end, kind, str(clause.pk))
    tasks = proposal_of(document).get("tasks")
    for task in tasks if isinstance(tasks, list) else []:
        if task["deadline"]:
            yield Mark(task["deadline"]["start"], task["deadline"]["end"], "deadline")
        for name in task["assignees"]:
            if name["start"] >= task["start"] and name["end"] <= task["end"]:
                yield Mark(name["start"], name["end"], "name")
    for correction in corrections(document=document):
        yield Mark(correction.start, correction.end, "corrected")
    for word in unsure_words(document=document):
        yield Mark(word.start, word.end, "unsure")
