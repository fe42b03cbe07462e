"""Sums of a publication: what came in, went out and is held, as a whole and by what it was for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lalanh.portal.amounts import goods_text
from lalanh.portal.shelf import Edition
from lalanh.portal.wording import KINDS
from lalanh.transparency.snapshot.reading import Total, totals
from lalanh.transparency.snapshot.rows import Flow

_NOT_SAID = {"drive": "Ngoài các cuộc vận động"}


@dataclass(frozen=True, slots=True)
class Part:
    """What came in and went out under one heading; corrections are taken off already."""

    code: str
    title: str
    in_vnd: int = 0
    out_vnd: int = 0
    rows: int = 0

    @property
    def held_vnd(self) -> int:
        """Return what is left."""
        return self.in_vnd - self.out_vnd


@dataclass(frozen=True, slots=True)
class Month:
    """What came in and went out in a month, and what was held at its end."""

    title: str
    in_vnd: int
    out_vnd: int
    held_vnd: int


@dataclass(frozen=True, slots=True)
class Goods:
    """What came in, went out and is held of one kind of goods, in words."""

    title: str
    received: str
    spent: str
    held: str


def whole(parts: Iterable[Part]) -> Part:
    """Add parts up."""
    every = list(parts)
    return Part(
        "",
        "",
        sum(part.in_vnd for part in every),
        sum(part.out_vnd for part in every),
        sum(part.rows for part in every),
    )


def funds(edition: Edition) -> list[Part]:
    """Return the figures of every fund, also of one that received nothing yet."""
    found = {part.code: part for part in parts(edition, "fund")}
    titles = edition.titles.funds
    return [found.get(code, Part(code, title)) for code, title in titles.items()]


def parts(
    edition: Edition, column: str, *, fund: str | None = None, drive: str | None = None
) -> list[Part]:
    """Return the money by the values of one column, the largest first."""
    summed: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for total in _money(edition, column, fund=fund, drive=drive):
        sums = summed[total.key[0]]
        sums[_place(total)] += total.amount_vnd
        sums[2] += total.rows
    made = [Part(code, _title(edition, column, code), *sums) for code, sums in summed.items()]
    return sorted(made, key=lambda part: (-(part.in_vnd + part.out_vnd), part.code))


def months(edition: Edition, *, fund: str | None = None, drive: str | None = None) -> list[Month]:
    """Return the money month by month, the oldest first."""
    summed: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for total in _money(edition, "month", fund=fund, drive=drive):
        summed[total.key[0]][_place(total)] += total.amount_vnd
    held, made = 0, []
    for month in sorted(summed):
        received, spent = summed[month]
        held += received - spent
        made.append(Month(f"{month[5:]}/{month[:4]}", received, spent, held))
    return made


def goods(edition: Edition, *, fund: str | None = None, drive: str | None = None) -> list[Goods]:
    """Return the goods by kind."""
    summed: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for total in totals(edition.db, by=["commodity", "flow", "drive"], fund=fund):
        if total.key[0] and total.key[1] and drive in (None, total.key[2]):
            summed[total.key[0]][_place(total)] += total.quantity
    return [
        Goods(
            goods_text(name, None),
            goods_text(name, received),
            goods_text(name, spent),
            goods_text(name, received - spent),
        )
        for name, (received, spent) in sorted(summed.items())
    ]


def _money(edition: Edition, column: str, *, fund: str | None, drive: str | None) -> list[Total]:
    """Return sums by a column and way, of one fund or drive if asked."""
    found = totals(edition.db, by=[column, "flow", "commodity", "drive"], fund=fund)
    return [
        total
        for total in found
        if total.key[1] and not total.key[2] and drive in (None, total.key[3])
    ]


def _place(total: Total) -> int:
    return 0 if total.key[1] == Flow.IN else 1


def _title(edition: Edition, column: str, code: str) -> str:
    if not code:
        return _NOT_SAID.get(column, "Không ghi riêng")
    if column == "kind":
        return _KIND_TITLES.get(code, code)
    return edition.titles.of(column, code)


_KIND_TITLES: Mapping[str, str] = {kind.value: title for kind, title in KINDS.items()}
