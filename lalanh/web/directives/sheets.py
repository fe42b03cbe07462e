"""The scanned pages of a document with its clauses marked on the picture."""

from dataclasses import dataclass

from lalanh.directives.models import Document, ScannedPage
from lalanh.directives.queries.scans import Area, Sheet, areas, sheets
from lalanh.web.directives.passages import Mark, marks_of


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark on a page: its rectangles, how it looks, and the clause it belongs to."""

    areas: list[Area]
    css: str
    key: str
    # Whether the clause begins here, so that its anchor stands here.
    begins: bool


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A page with what is marked on it, names and deadlines above the clauses."""

    page: ScannedPage
    marked: list[Marked]


def marked_sheets(document: Document) -> list[MarkedSheet]:
    """Return the scanned pages of a document; empty when it came with its text."""
    marks = sorted(marks_of(document), key=lambda mark: mark.key == "")
    begun: set[str] = set()
    return [_marked(sheet, marks, begun) for sheet in sheets(document=document)]


def _marked(sheet: Sheet, marks: list[Mark], begun: set[str]) -> MarkedSheet:
    found = []
    for mark in marks:
        covered = areas(sheet=sheet, start=mark.start, end=mark.end)
        if covered:
            begins = mark.key != "" and mark.key not in begun
            begun.add(mark.key)
            found.append(Marked(covered, f"passage is-{mark.kind}", mark.key, begins))
    return MarkedSheet(sheet.page, found)
