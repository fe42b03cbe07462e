"""One text in three forms of equal length, so that a place found in one is a place in all."""

import re
from dataclasses import dataclass, field

from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.model import Span
from lalanh.kernel.text import nfc_with_offsets

_BLANKS = dict.fromkeys(
    [
        *(0x09, 0x0B, 0x0C, 0x0D, 0xA0, 0xAD, 0x1680, 0xFEFF, 0x202F, 0x205F),
        *range(0x2000, 0x2010),
        *range(0x2028, 0x202A),
        *range(0x2060, 0x2065),
    ],
    " ",
)
# Bold and italic signs of converted files, and the Icelandic eth that looks like the Vietnamese đ.
_SIGNS = {ord("*"): " ", 0x00D0: "Đ", 0x00F0: "đ", 0x2019: "'", 0x2018: "'"}
_QUOTES = dict.fromkeys(map(ord, "“”„«»"), '"')
# PDF layers write a hyphen at a line's end as a control sign.
_DASHES = dict.fromkeys(map(ord, "–—‐‑‒−\x02"), "-")
_PLAIN = {**_BLANKS, **_SIGNS, **_QUOTES, **_DASHES}
# Marks that converters leave: tags, signs of headings, strokes before signs.
_MARKUP = re.compile(
    r"</?(?:br|b|i|u|p|em|strong|span|div|sup|sub|font)\b[^<>\n]{0,80}>|&nbsp;"
    r"|^[ >]*#{1,6}(?= )|\\(?=[-.*_#()\[\]!+>|])",
    re.MULTILINE | re.IGNORECASE,
)
_RULED = re.compile(r"_{2,}")

# Both ways of placing the tone are official; the reader compares on one of them.
_PLACED = {
    new: old
    for old, new in zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
}
_TONES = re.compile("(?<!q)(?:" + "|".join(_PLACED) + r")(?![a-zđà-ỹ])")


@dataclass(frozen=True, slots=True)
class Line:
    """One trimmed line of the text, in places of the view; empty lines have start == end."""

    start: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing but blanks and rules stood here."""
        return self.start >= self.end


@dataclass(slots=True)
class View:
    """
    A text made ready for reading.

    ``plain`` has line ends and marks of emphasis as blanks and one kind of quote and dash;
    ``low`` is the same in small letters with one placing of tones. Both are as long as the
    composed text. ``columns`` are the lines cut where a wide gap, a tab or a cell border divides
    them, which is how two columns of a head or a signature come out of a page. ``cells`` are the
    starts of those columns that are cells in a row of a table. ``origin`` maps a place back to the
    text as given (None: they are equal).
    """

    text: str
    plain: str = ""
    low: str = ""
    lines: list[Line] = field(default_factory=list)
    columns: list[Line] = field(default_factory=list)
    origin: list[int] | None = None
    cells: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> Span:
        """Return the exact slice of the given text between two places of the view."""
        first, last = (start, end) if self.origin is None else (self.origin[start], 0)
        if self.origin is not None:
            last = self.origin[end]
        return Span(first, last, self.text[first:last])

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the two places without blanks at either side."""
        while start < end and self.plain[start] == " ":
            start += 1
        while end > start and self.plain[end - 1] == " ":
            end -= 1
        return start, end

    def words(self, start: int, end: int) -> str:
        """Return the plain text between two places on one line with single blanks."""
        return " ".join(self.plain[start:end].replace("|", " ").split())


def view_of(text: str) -> View:
    """Prepare any text, composed or not, for reading."""
    composed, origin = _composed(text)
    broken = _MARKUP.sub(lambda mark: " " * len(mark.group()), composed).translate(_PLAIN)
    broken = _RULED.sub(lambda run: " " * len(run.group()), broken)
    plain = broken.replace("\n", " ")
    low = _lowered(plain)
    lines = _lines(broken)
    columns = _columns(composed, plain, lines)
    rows = [
        line
        for line in lines
        if plain.count("|", line.start, line.end) >= 2
        and _NATION.search(plain, line.start, line.end) is None
    ]
    return View(text, plain, low, lines, columns, origin, _cells(rows, columns))


def placed(text: str) -> str:
    """Return small letters with one placing of tones, as long as the text."""
    return _lowered(text)


def _lowered(plain: str) -> str:
    low = plain.lower()
    if len(low) != len(plain):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return _TONES.sub(lambda found: _PLACED[found.group()], low)


def _composed(text: str) -> tuple[str, list[int] | None]:
    """Return the composed text and, where it differs, the place each character came from."""
    composed, origin = nfc_with_offsets(text)
    return (text, None) if composed == text else (composed, origin)


def _lines(broken: str) -> list[Line]:
    lines = []
    place = 0
    for raw in broken.split("\n"):
        start, end = place, place + len(raw)
        bare = raw.strip(" |")
        if not bare or not bare.strip("-=_~. "):
            lines.append(Line(start, start))
        else:
            shift = raw.find(bare)
            lines.append(Line(start + shift, start + shift + len(bare)))
        place = end + 1
    return lines


_GAP = re.compile(r"[ \u00a0]*(?:\t|\||[ \u00a0]{4,})[ \u00a0\t|]*")
# A row that holds the name of the state is the head laid out in cells and no table.
_NATION = re.compile(r"C[ỘÔ]NG +(?:HÒA|HOÀ|HOA) +XÃ +HỘI|ĐẢNG +CỘNG +SẢN +VIỆT +NAM")
_NUMBER_LEFT_BLANK = re.compile(r"[Ss]ố *:?$")
# A letterhead and what stands beside it, come out of a page with nothing but a blank between.
_BESIDE = compiled(
    r"(?<=[~]) +(?=C[ỘÔ]NG +(?:HÒA|HOÀ|HOA) +XÃ +HỘI)"
    r"|(?<=\S) +(?=Độc +[Ll]ập *- *[Tt]ự +[Dd]o)|(?<=ạnh phúc) +(?=[~])|(?<=[~]) +(?=Số *: *\S)"
)


def _columns(composed: str, plain: str, lines: list[Line]) -> list[Line]:
    pieces = []
    for line in lines:
        start = line.start
        for gap in _gaps(composed, plain, line):
            if gap.start() > start:
                pieces.append(_trimmed(plain, start, gap.start()))
            start = gap.end()
        pieces.append(_trimmed(plain, start, line.end) if start < line.end else line)
    return pieces


def _gaps(composed: str, plain: str, line: Line) -> list[re.Match[str]]:
    """Return where a line divides; "Số:      /KH-UBND" is one number, its count left blank."""
    wide = [
        gap
        for gap in _GAP.finditer(composed, line.start, line.end)
        if not (
            composed[gap.end() : gap.end() + 1] in ("/", "-")
            and "|" not in gap.group()
            and _NUMBER_LEFT_BLANK.search(plain, line.start, gap.start())
        )
    ]
    beside = _BESIDE.finditer(plain, line.start, line.end)
    taken = {gap.start() for gap in wide}
    return sorted([*wide, *(gap for gap in beside if gap.start() not in taken)], key=re.Match.start)


def _cells(rows: list[Line], columns: list[Line]) -> frozenset[int]:
    """Return the starts of the columns that lie in one of the rows; both are in order."""
    found: list[int] = []
    place = 0
    for row in rows:
        while place < len(columns) and columns[place].start < row.start:
            place += 1
        while place < len(columns) and columns[place].start < row.end:
            found.append(columns[place].start)
            place += 1
    return frozenset(found)


def _trimmed(plain: str, start: int, end: int) -> Line:
    bare = plain[start:end].strip()
    shift = plain[start:end].find(bare) if bare else 0
    return Line(start + shift, start + shift + len(bare))
