"""What a snapshot says beside its rows: whose it is, its funds and drives, statements, the book."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

from lalanh.transparency.log import Json, LogState, canonical
from lalanh.transparency.snapshot import strict_json
from lalanh.transparency.snapshot.rows import Closing, Flow
from lalanh.transparency.snapshot.strict_json import as_int, as_str

# Vietnam has kept this offset, without summer time, since 1975.
_VIETNAM = timezone(timedelta(hours=7))


class Names(StrEnum):
    """Whether a drive shows the names of its donors (decision D15)."""

    BY_NOTICE = "by_notice"
    BY_CONSENT = "by_consent"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Title:
    """The name of a code that rows carry."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Drive:
    """A call for gifts and its rule about names."""

    code: str
    title: str
    fund: str
    names: Names


@dataclass(frozen=True, slots=True)
class Statement:
    """
    A bank statement that rows come from, as the bank issued it.

    ``sha256`` is of the original file; ``rows`` and the two totals are what the import reconciled.
    """

    code: str
    bank: str
    file_name: str
    sha256: str
    rows: int
    in_vnd: int
    out_vnd: int


@dataclass(frozen=True, slots=True)
class BookTotal:
    """
    What the book says a fund received or spent: đồng when ``commodity`` is empty, else grams or
    pieces of it. The rows must add up to exactly this.
    """

    fund: str
    flow: Flow
    commodity: str
    total: int


@dataclass(frozen=True, slots=True)
class Facts:
    """
    Everything a snapshot says beside its rows.

    ``published_at`` is an aware moment; it is kept to the second, in UTC.
    """

    province: str
    published_at: datetime
    funds: tuple[Title, ...] = ()
    drives: tuple[Drive, ...] = ()
    programmes: tuple[Title, ...] = ()
    purposes: tuple[Title, ...] = ()
    sources: tuple[Title, ...] = ()
    places: tuple[Title, ...] = ()
    statements: tuple[Statement, ...] = ()
    book: tuple[BookTotal, ...] = ()

    def text(self) -> str:
        """Return the canonical JSON text."""
        every: dict[str, Json] = asdict(self)
        every["published_at"] = self.moment()
        return canonical(every).decode()

    def moment(self) -> str:
        """Return the moment of publication as written: 2026-11-21T11:00:00Z."""
        return self.published_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def closing(self, *, previous: LogState) -> Closing:
        """
        Return the row that must end the rows of this publication.

        ``previous`` is the log as the publication before left it; for the first one
        ``LogState(0, EMPTY_ROOT)``.
        """
        return Closing(
            on=self.published_at.astimezone(_VIETNAM).date(),
            published_at=self.moment(),
            facts_sha256=hashlib.sha256(self.text().encode()).hexdigest(),
            previous=previous,
        )


def facts_of(text: str) -> Facts:
    """
    Read the facts back from their canonical JSON text.

    :raises ValueError: if the text is nothing that `Facts.text` writes.
    """
    try:
        facts = _facts_of(strict_json.as_object(strict_json.parse(text)))
    except KeyError as error:
        raise ValueError(f"missing {error}") from None
    if facts.text() != text:
        raise ValueError("not canonical")
    return facts


def _facts_of(said: Mapping[str, Json]) -> Facts:
    return Facts(
        province=as_str(said["province"]),
        published_at=datetime.strptime(as_str(said["published_at"]), "%Y-%m-%dT%H:%M:%S%z"),
        funds=_titles(said["funds"]),
        drives=tuple(_drive_of(each) for each in _objects(said["drives"])),
        programmes=_titles(said["programmes"]),
        purposes=_titles(said["purposes"]),
        sources=_titles(said["sources"]),
        places=_titles(said["places"]),
        statements=tuple(_statement_of(each) for each in _objects(said["statements"])),
        book=tuple(_book_total_of(each) for each in _objects(said["book"])),
    )


def _drive_of(said: Mapping[str, Json]) -> Drive:
    return Drive(
        code=as_str(said["code"]),
        title=as_str(said["title"]),
        fund=as_str(said["fund"]),
        names=Names(as_str(said["names"])),
    )


def _statement_of(said: Mapping[str, Json]) -> Statement:
    return Statement(
        code=as_str(said["code"]),
        bank=as_str(said["bank"]),
        file_name=as_str(said["file_name"]),
        sha256=as_str(said["sha256"]),
        rows=as_int(said["rows"]),
        in_vnd=as_int(said["in_vnd"]),
        out_vnd=as_int(said["out_vnd"]),
    )


def _book_total_of(said: Mapping[str, Json]) -> BookTotal:
    return BookTotal(
        fund=as_str(said["fund"]),
        flow=Flow(as_str(said["flow"])),
        commodity=as_str(said["commodity"]),
        total=as_int(said["total"]),
    )


def _titles(value: Json) -> tuple[Title, ...]:
    return tuple(
        Title(code=as_str(each["code"]), title=as_str(each["title"])) for each in _objects(value)
    )


def _objects(value: Json) -> list[Mapping[str, Json]]:
    return [strict_json.as_object(each) for each in strict_json.as_list(value)]
