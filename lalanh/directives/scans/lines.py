"""Words in boxes into lines of text, columns kept apart, each word with its place in the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Box:
    """A word on a page, in pixels of the page's picture; `sure_percent` as the engine says."""

    text: str
    left: int
    top: int
    width: int
    height: int
    sure_percent: int
    # Words of one number stand on one line of one block, as the engine saw it.
    block: int = 0
    line: int = 0

    @property
    def right(self) -> int:
        """The first pixel to the right of the word."""
        return self.left + self.width

    @property
    def middle(self) -> float:
        """Half its height, counted from the top of the page."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place in the page's text and on the page's picture."""

    start: int
    end: int
    left: int
    top: int
    width: int
    height: int
    sure_percent: int


@dataclass(frozen=True, slots=True)
class Composed:
    """The text of a page and its words in order; every word is a slice of the text."""

    text: str
    words: tuple[Word, ...]


# A gap of so many heights of a line between two words divides columns; justified text has less.
COLUMN_GAP_HEIGHTS = 1.6
# A gap of so many heights between two lines is an empty line.
PARAGRAPH_GAP_HEIGHTS = 1.9
# Two runs of words stand on one line when their middles differ by less than so many heights.
SAME_LINE_HEIGHTS = 0.45


def compose(boxes: Iterable[Box]) -> Composed:
    """
    Return the text of a page: lines from top to bottom, a tab between columns.

    :param boxes: the recognised words, in any order; blank ones are left out.
    """
    known = [box for box in boxes if box.text.strip()]
    if not known:
        return Composed("", ())
    height = max(1.0, median(box.height for box in known))
    parts: list[str] = []
    words: list[Word] = []
    length = 0
    above: float | None = None
    for line in _lines(known, height):
        between = _between(above, line, height)
        for number, box in enumerate(line):
            lead = between if number == 0 else _gap(line[number - 1], box, height)
            parts += [lead, box.text]
            start = length + len(lead)
            length = start + len(box.text)
            words.append(
                Word(start, length, box.left, box.top, box.width, box.height, box.sure_percent)
            )
        above = median(box.middle for box in line)
    return Composed("".join(parts), tuple(words))


def _lines(boxes: Sequence[Box], height: float) -> list[list[Box]]:
    """
    Return the words line by line.

    Runs of words that the engine saw as one line stay together however the paper lay; runs of
    different blocks at one height, as in a head of two columns, become one line.
    """
    runs: dict[tuple[int, int], list[Box]] = {}
    for box in boxes:
        runs.setdefault((box.block, box.line), []).append(box)
    ordered = sorted(runs.values(), key=lambda run: median(box.middle for box in run))
    lines: list[list[Box]] = []
    for run in ordered:
        if lines and _shares_line(lines[-1], run, height):
            lines[-1].extend(run)
        else:
            lines.append(list(run))
    return [sorted(line, key=lambda box: (box.left, box.top)) for line in lines]


def _shares_line(line: Sequence[Box], run: Sequence[Box], height: float) -> bool:
    """Whether a run stands beside a line, at its height and without lying over it."""
    distance = abs(median(b.middle for b in line) - median(b.middle for b in run))
    if distance > SAME_LINE_HEIGHTS * height:
        return False
    left, right = min(b.left for b in run), max(b.right for b in run)
    return all(box.right <= left or box.left >= right for box in line)


def _between(above: float | None, line: Sequence[Box], height: float) -> str:
    """Return what stands before a line: nothing at the top, else one or two line ends."""
    if above is None:
        return ""
    apart = median(box.middle for box in line) - above
    return "\n\n" if apart > PARAGRAPH_GAP_HEIGHTS * height * 1.3 else "\n"


def _gap(before: Box, box: Box, height: float) -> str:
    """Return what stands between two words of a line."""
    return "\t" if box.left - before.right > COLUMN_GAP_HEIGHTS * height else " "
