"""
What an officer types becomes headings, paragraphs and tables.

One line is one paragraph. A line that begins as papers number their parts stands in that rank:
"Phần I", "Chương II", "Mục 1", "Điều 3.", "I.", "1.", "1.2.", "a)", "-". Lines with tab stops, as
pasted from a spreadsheet, or between upright strokes (|a|b|) make a table once two follow each
other.
"""

import re
from collections.abc import Iterator

from lalanh.directives.papers.model import Block, Grid, Line, Rank
from lalanh.kernel import text

_CENTRED = re.compile(
    r"(?P<label>(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC)"
    r" (?:thứ \w+|THỨ \w+|[IVXLC]+|\d+))(?:[.:]| -|$) ?(?P<text>.*)"
)
_ARTICLE = re.compile(r"(?P<label>Điều \d+[a-zđ]?)[.:] ?(?P<text>.*)")
_ROMAN = re.compile(r"(?P<label>[IVXLC]+)(?:[.)]|-| -) (?P<text>.+)")
_CLAUSE = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){0,3})[.)] ?(?P<text>\D.*)")
_POINT = re.compile(r"(?P<label>[a-zđ])\) ?(?P<text>.+)")
# Besides what is typed, the bullets that Word leaves in what is pasted from it.
_DASH = re.compile(
    r"(?P<label>[-+*–—•●○▪▫■□◦►➢❖✓✔\uf02d\uf076\uf0a7\uf0b7\uf0d8\uf0fc]) ?(?P<text>\S.*)"
)
_ITEM = re.compile(r"\w{1,6}[.)]|(?:\d{1,2}\.)+\d{1,2}|Điều \d+\.|[^\w\s]")
_RANKS = {"phần": Rank.PART, "chương": Rank.CHAPTER, "mục": Rank.SECTION, "tiểu mục": Rank.SECTION}
_SEPARATOR = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
# A heading is a line without an end mark and no longer than this.
_HEADING_LIMIT = 160
_MARKS_OF_SENTENCES = (".", ";", ":", "!", "?", ",")


def parse(typed: str) -> tuple[Block, ...]:
    """
    Return the blocks of a typed text; no word of it is lost.

    >>> [line.label for line in parse("I. Mục đích\\n1. Rà soát hộ khó khăn;\\nXin báo cáo.")]
    ['I.', '1.', '']
    """
    return tuple(_with_titles(_blocks(typed)))


def _blocks(typed: str) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    for raw in [*typed.splitlines(), ""]:
        cells = _cells(raw)
        if cells is not None:
            rows.append(cells)
            continue
        yield from _table(rows)
        rows = []
        words = text.clean(raw)
        if words:
            yield line_of(words)


def _cells(raw: str) -> tuple[str, ...] | None:
    """The cells of a row of a table; None for a line of text."""
    bare = raw.strip(" \r\u00a0")
    if "|" in bare[:1]:
        parts = bare.strip("|").split("|")
    elif "\t" in bare.strip("\t"):
        parts = bare.split("\t")
    else:
        return None
    cells = tuple(text.clean(part) for part in parts)
    # Word sets a tab stop between the number or bullet of an item and its words.
    if len(cells) == 2 and _ITEM.fullmatch(cells[0]):
        return None
    return cells


def _table(rows: list[tuple[str, ...]]) -> Iterator[Block]:
    """A table; one row alone is a line of text, and the rule below a head is no row."""
    told = [row for row in rows if not _SEPARATOR.fullmatch("|".join(row)) and any(row)]
    if len(told) > 1:
        yield Grid(tuple(told))
    elif told:
        yield line_of(" ".join(filter(None, told[0])))


def line_of(words: str) -> Line:
    """Return one typed line in its rank; `words` are clean."""
    if found := _CENTRED.fullmatch(words):
        rank = _RANKS[found["word"].lower()]
        return Line(found["text"], rank, found["label"], is_heading=True)
    if found := _ARTICLE.fullmatch(words):
        said = found["text"]
        return Line(said, Rank.ARTICLE, f"{found['label']}.", is_heading=_is_heading(said))
    for pattern, rank in ((_ROMAN, Rank.ROMAN), (_CLAUSE, Rank.CLAUSE)):
        if found := pattern.fullmatch(words):
            said = found["text"]
            return Line(said, rank, f"{found['label']}.", is_heading=_is_heading(said))
    if found := _POINT.fullmatch(words):
        return Line(found["text"], Rank.POINT, f"{found['label']})")
    if found := _DASH.fullmatch(words):
        sign = "+" if found["label"] == "+" else "-"
        return Line(found["text"], Rank.DASH, sign)
    return Line(words)


def _is_heading(words: str) -> bool:
    return len(words) <= _HEADING_LIMIT and not words.endswith(_MARKS_OF_SENTENCES)


def _with_titles(blocks: Iterator[Block]) -> Iterator[Block]:
    """A line in capitals after a bare "Chương I" is its title."""
    waiting: Line | None = None
    for block in blocks:
        if waiting is not None and isinstance(block, Line) and _is_title(block):
            yield Line(block.text, waiting.rank, waiting.label, is_heading=True)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        is_bare = isinstance(block, Line) and block.rank in _RANKS.values() and not block.text
        waiting = block if isinstance(block, Line) and is_bare else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def _is_title(line: Line) -> bool:
    return line.rank is Rank.PLAIN and line.text.isupper()
