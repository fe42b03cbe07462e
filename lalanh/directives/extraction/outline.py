"""The numbering tree of a body: parts, items, points, bullets and loose paragraphs."""

import re
from dataclasses import dataclass, field

from lalanh.directives.extraction.headings import heading
from lalanh.directives.extraction.kinds import is_list_ahead
from lalanh.directives.extraction.paragraphs import MARKER, Paragraph
from lalanh.directives.extraction.predicates import asked_last, read_clause
from lalanh.directives.extraction.view import View

RANKS = {"dieu": 5, "alpha": 8, "roman": 10, "letter": 30, "paren": 35, "dash": 40, "plus": 45}
PARAGRAPH_RANK = 100
# The kinds of items that a line above them may head, and how the first of a list is marked.
_FIRST = {"letter": ("a", "a1"), "paren": ("1", "i"), "dec": ("1",)}
DASH_RANK = RANKS["dash"]


# The last paragraphs speak to all and belong to no item above them.
_CLOSES = re.compile(
    r"trên +đây +là|trong +quá +trình +(?:tổ +chức +|triển +khai +)?(?:, +)?(?:thực +hiện"
    r"|triển +khai)[^.]{0,80}(?:nếu|vướng +mắc)"
    r"|nhận +được +(?:văn +bản|kế +hoạch|công +văn)"
    r"|(?:[^.]{0,80} )?(?:yêu +cầu|đề +nghị) [^.]{5,240}(?:thực +hiện|triển +khai)[^.]{0,30}\./\."
)


@dataclass(slots=True)
class Unit:
    """One paragraph in the tree; ``start`` stands after its marker."""

    kind: str
    label: str
    start: int
    end: int
    rank: float
    parent: "Unit | None" = None
    children: list["Unit"] = field(default_factory=list)
    counter: int = 0

    @property
    def path(self) -> tuple[str, ...]:
        """The labels from the top part down to here."""
        above = self.parent.path if self.parent is not None else ()
        return (*above, self.label) if self.label else above


def outline(view: View, made: list[Paragraph]) -> Unit:
    """Hang every paragraph on the item it stands under; the root has no label."""
    root = Unit("root", "", 0, 0, 0)
    stack = [root]
    whole = [piece for one in _unbroken(view, made) for piece in _enumerated(view, one)]
    units = [_unit(view, paragraph) for paragraph in whole]
    asks_all = _asking_all(view, units)
    for place, unit in enumerate(units):
        after = units[place + 1] if place + 1 < len(units) else None
        closes = _CLOSES.match(view.low, unit.start, unit.end) is not None
        if unit.kind == "para" and (closes or place in asks_all):
            del stack[1:]
        elif _heads_list(view, unit, after) and any(u.kind != "para" for u in root.children):
            unit.rank = after.rank - 0.5 if after is not None else unit.rank
        elif unit.kind == "dash" and after is not None and after.kind == "para":
            unit.rank -= 1 if _names_bodies(view, unit) else 0
        while len(stack) > 1 and not _holds(stack[-1], unit):
            stack.pop()
        unit.parent = stack[-1]
        _number(unit)
        unit.parent.children.append(unit)
        stack.append(unit)
    return root


_ASKS_ALL = re.compile(
    r"(?:(?:chủ +tịch|ủy +ban|ubnd|ban +|thường +trực|sở )[^.;:]{0,60}? )?(?:trân +trọng +)?"
    r"(?:yêu +cầu|đề +nghị|giao) "
)


def _asking_all(view: View, units: list[Unit]) -> frozenset[int]:
    """Return which paragraphs after the last item ask anew, whatever that item was about."""
    last = max((p for p, unit in enumerate(units) if unit.kind != "para"), default=-1)
    if last < 0 or view.plain[units[last].end - 1] not in ".;":
        return frozenset()
    after = range(last + 1, len(units))
    asking = (p for p in after if _ASKS_ALL.match(view.low, units[p].start, units[p].end))
    return frozenset(asking)


_LONGEST_HEADING = 160
_LONGEST_LEAD_IN = 500


def _heads_list(view: View, unit: Unit, after: Unit | None) -> bool:
    """
    Tell whether an unnumbered line stands over the list that begins after it.

    It ends in a colon ("Giao Sở Nội vụ:"), or is a title that lost its number: short, without
    end mark, with the first item of a list below it.
    """
    if unit.kind != "para" or after is None:
        return False
    if after.kind in ("dash", "plus"):
        return _names_bodies(view, unit)
    if after.kind not in _FIRST or after.label not in _FIRST[after.kind]:
        return False
    ends = view.plain[unit.end - 1]
    return ends == ":" or (ends.isalnum() and unit.end - unit.start <= _LONGEST_HEADING)


def _names_bodies(view: View, unit: Unit) -> bool:
    """Tell whether a line is all names, as a heading over dashes that lost its number."""
    announces = view.plain[unit.end - 1] == ":"
    longest = _LONGEST_LEAD_IN if announces else _LONGEST_HEADING
    if unit.end - unit.start > longest or view.plain[unit.end - 1] in ".;,":
        return False
    told = heading(view, unit.start, unit.end)
    asked = asked_last(view, unit.start, unit.end) if announces else None
    if asked is not None or (told.is_pure and bool(told.bearers)):
        return True
    if not announces or not is_list_ahead(view, unit.start, unit.end):
        return False
    reading = read_clause(view, unit.start, unit.end)
    return reading is not None and reading.subject is not None


def _unit(view: View, paragraph: Paragraph) -> Unit:
    marker = MARKER.match(view.plain, paragraph.start, paragraph.end)
    if marker is None or marker.end() >= paragraph.end:
        return Unit("para", "", paragraph.start, paragraph.end, PARAGRAPH_RANK)
    kind = marker.lastgroup or "para"
    label = str(marker[kind])
    if kind in ("dec", "deep"):
        return Unit("dec", label, marker.end(), paragraph.end, 21 + label.count("."))
    if kind in ("dash", "plus"):
        label = ""
    return Unit(kind, label, marker.end(), paragraph.end, RANKS[kind])


def _holds(above: Unit, unit: Unit) -> bool:
    if unit.rank == PARAGRAPH_RANK:
        return above.rank < DASH_RANK
    return above.rank < unit.rank


def _number(unit: Unit) -> None:
    """Give bullets and paragraphs a label of their own, so that a section path is unique."""
    parent = unit.parent
    if parent is None or unit.label:
        return
    sign = {"dash": "-", "plus": "+"}.get(unit.kind, "¶")
    parent.counter += 1
    unit.label = f"{sign}{parent.counter}"


_COUNTED = re.compile(r"(?:(?<=[:;.,] )|(?<=[:;.,]  )|^ *)\((\d{1,2}|[ivx]{1,4}|[a-zđ])\) +(?=\S)")
_COUNTS = (
    ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"),
)
_SHORTEST_PIECE = 40


def _enumerated(view: View, paragraph: Paragraph) -> list[Paragraph]:
    """
    Cut "Giao Sở A: (i) Lập …; (ii) Chi …" into the body and one piece an item.

    Where the words before the count are themselves a duty, its count only details it.
    """
    found = list(_COUNTED.finditer(view.plain[paragraph.start : paragraph.end]))
    if len(found) < 2 or tuple(f[1] for f in found) not in (c[: len(found)] for c in _COUNTS):
        return [paragraph]
    cuts = [paragraph.start + f.start(1) - 1 for f in found]
    ends = [*cuts[1:], paragraph.end]
    pieces = [Paragraph(*view.trimmed(a, b)) for a, b in zip(cuts, ends, strict=True)]
    if min(piece.end - piece.start for piece in pieces) < _SHORTEST_PIECE:
        return [paragraph]
    start, end = view.trimmed(paragraph.start, cuts[0])
    told = heading(view, _after_marker(view, start, end), end)
    if not (told.is_pure and told.bearers):
        return [paragraph]
    return [Paragraph(start, end), *pieces]


def _after_marker(view: View, start: int, end: int) -> int:
    marker = MARKER.match(view.plain, start, end)
    return marker.end() if marker is not None else start


_RUNNING = 120


def _unbroken(view: View, made: list[Paragraph]) -> list[Paragraph]:
    """Put back a sentence that a lone dash at a line's beginning has cut in two."""
    joined: list[Paragraph] = []
    for place, paragraph in enumerate(made):
        after = made[place + 1] if place + 1 < len(made) else None
        if joined and _is_cut(view, joined[-1], paragraph, after):
            joined[-1].end = paragraph.end
        else:
            joined.append(Paragraph(paragraph.start, paragraph.end))
    return joined


def _is_cut(view: View, before: Paragraph, here: Paragraph, after: Paragraph | None) -> bool:
    if before.end - before.start < _RUNNING or not _is_dash(view, here):
        return False
    if view.plain[before.end - 1] in '.;:!?/…")':
        return False
    return after is None or not _is_dash(view, after)


def _is_dash(view: View, paragraph: Paragraph) -> bool:
    return re.match(r"- ", view.plain[paragraph.start : paragraph.start + 2]) is not None
