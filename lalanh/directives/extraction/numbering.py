"""The numbers that a word processor counts itself: they stand on the page and not in the text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
# Vietnamese lists go a, b, c, d, đ, e, g, h; the processor counts the English way.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLET = "-"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted: "decimal" from 1, written "%1."."""

    style: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """
    The lists of one document. Go through its paragraphs in order: counting has a memory.

    ``levels`` by list and level, ``lists`` from the number a paragraph names to its list.
    """

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def marker(self, paragraph: Paragraph) -> str:
        """Return the marker counted for a paragraph, empty if it is in no list."""
        placed = _placed(paragraph)
        if placed is None or placed[0] not in self.lists:
            return ""
        one, level = self.lists[placed[0]], placed[1]
        how = self.levels.get((one, level))
        if how is None:
            return ""
        counts = self.counts[one]
        counts[level] = counts.get(level, how.start - 1) + 1
        for below in [deeper for deeper in counts if deeper > level]:
            del counts[below]
        return _BULLET if how.style == "bullet" else self._written(one, how.pattern, counts)

    def _written(self, one: str, pattern: str, counts: dict[int, int]) -> str:
        written = pattern
        for level in range(9):
            how = self.levels.get((one, level))
            if how is not None and f"%{level + 1}" in written:
                count = counts.get(level, how.start)
                written = written.replace(f"%{level + 1}", _counted(count, how.style))
        return written.strip()


def numbering_of(document: Document) -> Numbering:
    """Return the lists of a document, none if it counts nothing."""
    found = Numbering()
    parts = [r.target_part for r in document.part.rels.values() if r.reltype == _NUMBERING]
    if not parts:
        return found
    root = parts[0].element
    for one in root.iter(f"{_W}abstractNum"):
        for level in one.iter(f"{_W}lvl"):
            key = (str(one.get(f"{_W}abstractNumId")), int(level.get(f"{_W}ilvl") or 0))
            start = _value(level, "start")
            found.levels[key] = Level(
                _value(level, "numFmt") or "decimal",
                _value(level, "lvlText"),
                int(start) if start.isdigit() else 1,
            )
    for number in root.iter(f"{_W}num"):
        found.lists[str(number.get(f"{_W}numId"))] = _value(number, "abstractNumId")
    return found


def _value(element: BaseOxmlElement, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return str(child.get(f"{_W}val") or "") if child is not None else ""


def _placed(paragraph: Paragraph) -> tuple[str, int] | None:
    """Return the list and level of a paragraph: its own, or those of its style."""
    properties = paragraph._p.pPr
    own = properties.find(f"{_W}numPr") if properties is not None else None
    style = paragraph.style
    while own is None and style is not None:
        of_style = style.element.find(f"{_W}pPr")
        own = of_style.find(f"{_W}numPr") if of_style is not None else None
        style = style.base_style
    if own is None:
        return None
    level = _value(own, "ilvl")
    return _value(own, "numId"), int(level) if level.isdigit() else 0


def _counted(count: int, style: str) -> str:
    """
    Return a count as its list writes it.

    >>> _counted(4, "upperRoman"), _counted(2, "lowerLetter"), _counted(7, "decimal")
    ('IV', 'b', '7')
    """
    if style.endswith("Roman"):
        written, rest = "", count
        for worth, sign in _ROMAN:
            written, rest = written + sign * (rest // worth), rest % worth
        return written.upper() if style.startswith("upper") else written
    if style.endswith("Letter"):
        letter = _LETTERS[(count - 1) % len(_LETTERS)]
        return letter.upper() if style.startswith("upper") else letter
    return str(count)
