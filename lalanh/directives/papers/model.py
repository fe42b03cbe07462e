"""One paper as it is to be printed: plain values, no wording of its own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Form(StrEnum):
    """Whose rules of layout hold."""

    # Decree 30/2020/NĐ-CP; the Front and the mass organisations print the same head.
    STATE = "state"
    # Guidance of the Party's Central Office (05-HD/VPTW, earlier 36-HD/VPTW).
    PARTY = "party"


class Urgency(StrEnum):
    """The mark of urgency, with the values of the register."""

    NORMAL = "thuong"
    URGENT = "khan"
    VERY_URGENT = "thuong_khan"
    FLASH = "hoa_toc"


class Rank(StrEnum):
    """How a line of the body stands in the outline."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    ROMAN = "roman"
    CLAUSE = "clause"
    POINT = "point"
    DASH = "dash"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or heading: `label` ("Điều 1.", "a)") before `text`, in bold if a heading."""

    text: str
    rank: Rank = Rank.PLAIN
    label: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first row is its head. Short rows are filled up with empty cells."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(len(row) for row in self.rows)


type Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Annex:
    """What is printed behind the paper, from a new page on."""

    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """
    Who signs in which capacity.

    `capacity` line by line as printed: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").
    """

    capacity: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """
    One paper. Only `form`, `type_code`, `organ`, `place` and `body` must be said.

    `type_code` is a key of `kinds.KINDS` ("CV", "KH"). `number` is printed as given
    ("05/KH-UBND"), see `numbers`; empty for a letter without one. `addressees` stand under
    `greeting`, `recipients` in the block at the end without dashes ("Như trên"), `filed_in` after
    "Lưu". `circulation` says who may have it ("Lưu hành nội bộ"), `typist` by initials who made it,
    `copies` how many go out; `address` stands at the foot of the first page. `authority` is the
    line of a decision that names who decides ("CHỦ TỊCH UBND TỈNH").
    """

    form: Form
    type_code: str
    organ: str
    place: str
    body: tuple[Block, ...]
    parent_organ: str = ""
    number: str = ""
    day: date | None = None
    subject: str = ""
    title: str = ""
    authority: str = ""
    bases: tuple[str, ...] = ()
    greeting: str = "Kính gửi"
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    filed_in: str = ""
    signature: Signature | None = None
    urgency: Urgency = Urgency.NORMAL
    circulation: str = ""
    typist: str = ""
    copies: int | None = None
    address: str = ""
    annexes: tuple[Annex, ...] = ()
    is_draft: bool = False
