"""Runs of text joined to lines and phrases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lalanh.fund.statements.pdf import Page, Run

SAME_LINE_PT = 1.2
_WORD_GAP_PT = 2.0
_PHRASE_GAP_PT = 2.5
_PHRASE_GAP_AFTER_BLANK_PT = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text inside a cell."""

    x: float
    y: float
    right: float
    text: str


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """Join the runs of each baseline from left to right; a wide gap becomes a blank."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.y, r.x)):
        if lines and abs(lines[-1][0].y - run.y) <= SAME_LINE_PT:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(sorted(parts, key=lambda r: r.x)) for parts in lines]


def phrases(page: Page) -> list[Line]:
    """Return what a reader sees as separate phrases: runs of a baseline without a wide gap."""
    found: list[Line] = []
    for run in sorted(page.runs, key=lambda r: (round(r.y), r.x)):
        last = found[-1] if found else None
        if last is not None and abs(last.y - run.y) <= SAME_LINE_PT:
            blank = last.text.endswith(" ") or run.text.startswith(" ")
            if (
                -1.0
                <= run.x - last.right
                <= (_PHRASE_GAP_AFTER_BLANK_PT if blank else _PHRASE_GAP_PT)
            ):
                found[-1] = Line(last.x, last.y, max(run.right, last.right), last.text + run.text)
                continue
        found.append(Line(run.x, run.y, run.right, run.text))
    return found


def _line(parts: Sequence[Run]) -> Line:
    text = parts[0].text
    for before, run in pairwise(parts):
        apart = run.x - before.right > _WORD_GAP_PT
        if apart and not text.endswith(" ") and not run.text.startswith(" "):
            text += " "
        text += run.text[1:] if text.endswith(" ") and run.text.startswith(" ") else run.text
    return Line(parts[0].x, parts[0].y, parts[-1].right, text)
