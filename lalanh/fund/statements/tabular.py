"""Statements that are one table over many pages: the steps that all such layouts share."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lalanh.fund.statements import kinds
from lalanh.fund.statements.columns import (
    Column,
    Heading,
    columns_under,
    common_left,
    line_pitch,
)
from lalanh.fund.statements.figures import amount_of, date_of, time_of
from lalanh.fund.statements.joining import Joiner
from lalanh.fund.statements.lines import Line, phrases
from lalanh.fund.statements.model import Direction, Draft, Fault, Printed, Row
from lalanh.fund.statements.pdf import Document, Page
from lalanh.fund.statements.table import Alignment, Band, Grid
from lalanh.kernel.text import clean

DATE = re.compile(r"\s*\d{1,2}/\d{1,2}/\d{4}")
NUMBER = re.compile(r"\s*\d{1,7}\s*$")
_LEADING_AMOUNT = re.compile(r"\d[\d.,]*")

type FindColumns = Callable[[Sequence[Page]], tuple[Column, ...] | None]
type Check = Callable[[Sequence[Row]], tuple[Fault, ...]]
type ReadHead = Callable[[Sequence[Line], Sequence[Line]], "Head"]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below the table."""

    account: str | None = None
    holder: str | None = None
    opening_balance: int | None = None
    closing_balance: int | None = None
    printed: Printed = field(default_factory=Printed)


@dataclass(frozen=True, slots=True)
class Table:
    """
    How a layout prints its rows.

    ``reference`` is looked for in the date cell, where date and document number share a column.
    ``breaks_words``: a word longer than a line is cut, so two lines may join without a blank.
    """

    headings: tuple[Heading, ...]
    alignment: Alignment
    anchor: str = "date"
    reference: re.Pattern[str] | None = None
    breaks_words: bool = True
    find_columns: FindColumns | None = None

    def columns(self, pages: Sequence[Page]) -> tuple[Column, ...] | None:
        """Return the table's columns, or ``None`` when the pages show another table."""
        if self.find_columns is not None:
            return self.find_columns(pages)
        return columns_under(self.headings, pages)


@dataclass(frozen=True, slots=True)
class PdfLayout:
    """
    One way to print a statement.

    ``head`` gets the phrases above and below the table; ``check`` finds faults that only this
    layout can show.
    """

    name: str
    bank: str
    table: Table
    head: ReadHead
    check: Check = lambda _: ()

    def recognises(self, document: Document) -> bool:
        """Say whether the first pages show this layout's columns."""
        return self.table.columns(document.sample) is not None

    def draft(self, document: Document) -> Draft:
        """Read every page; what cannot be read becomes a fault with its page and row."""
        reader = _Reader(self.table, document.sample)
        for page in document.pages():
            reader.read(page)
        head = self.head(phrases(document.sample[0]), reader.tail())
        rows = tuple(kinds.with_kinds(reader.rows, holder=head.holder))
        return Draft(
            layout=self.name,
            bank=self.bank,
            rows=rows,
            faults=(*reader.faults, *self.check(rows)),
            account=head.account,
            holder=head.holder,
            opening_balance=head.opening_balance,
            closing_balance=head.closing_balance,
            printed=head.printed,
            pages=document.page_count,
        )


def scanned(page: int) -> Fault:
    """Return the fault of a page that is a picture."""
    return Fault(
        "scanned_page",
        f"Trang {page} không có lớp chữ (bản chụp hoặc trang hỏng) nên chưa đọc được. "
        "Hãy xin ngân hàng bản PDF có chữ, hoặc nhập tay các dòng của trang này.",
        page=page,
    )


def _shows_rows(page: Page) -> bool:
    """Say whether a page from which no row came shows dates and amounts all the same."""
    days = sum(DATE.match(phrase.text) is not None for phrase in phrases(page))
    amounts = sum("." in p.text or "," in p.text for p in phrases(page) if amount_of(p.text))
    return days > 0 and amounts > 0


def _unread(page: int) -> Fault:
    return Fault(
        "page_not_read",
        f"Trang {page} có ngày và số tiền nhưng không nhận ra được dòng nào. "
        "Hãy đối chiếu bản gốc và nhập tay các dòng của trang này.",
        page=page,
    )


class _Reader:
    """Collects rows and faults page by page."""

    def __init__(self, table: Table, sample: Sequence[Page]) -> None:
        self.table = table
        self.grid = _grid(table, sample)
        self.has_debit = any(column.name == "debit" for column in self.grid.columns)
        self.rows: list[Row] = []
        self.faults: list[Fault] = []
        self._last: tuple[Page, float] | None = None

    def read(self, page: Page) -> None:
        """Add the rows of a page."""
        if page.is_scan:
            self.faults.append(scanned(page.number))
            return
        found = self.grid.bands(page)
        if found:
            self._last = (page, found[-1].y)
        elif _shows_rows(page):
            self.faults.append(_unread(page.number))
        joiner = Joiner(found, breaks_words=self.table.breaks_words)
        for band in found:
            self._take(band, joiner)

    def tail(self) -> list[Line]:
        """Return the phrases below the last row, where closing totals stand."""
        if self._last is None:
            return []
        page, y = self._last
        return [phrase for phrase in phrases(page) if phrase.y > y + 1]

    def _take(self, band: Band, joiner: Joiner) -> None:
        no = len(self.rows) + 1
        moment = " ".join(line.text for line in band.cells.get("date", ()))
        day = date_of(moment)
        if day is None:
            self._fault("malformed_date", band, no, "ngày không đọc được")
        narrative = joiner.text(band, "narrative")
        amount, direction = self._amount(band, no, narrative)
        balance = band.text("balance")
        reference = band.text("reference") or _first(self.table.reference, moment)
        stt = band.text("stt").strip()
        self.rows.append(
            Row(
                no=no,
                page=band.page,
                date=day,
                time=time_of(moment),
                amount=amount,
                direction=direction,
                balance=amount_of(balance) if balance else None,
                reference=clean(reference) or None,
                narrative=narrative,
                stt=int(stt) if stt.isdigit() else None,
                counterparty=joiner.text(band, "counterparty") or None,
                counterparty_account=joiner.text(band, "counterparty_account") or None,
                channel=clean(band.text("channel")) or None,
            )
        )

    def _amount(self, band: Band, no: int, narrative: str) -> tuple[int | None, Direction]:
        debit, credit = band.text("debit").strip(), band.text("credit").strip()
        if debit and credit:
            self._fault("two_amounts", band, no, f"có cả số ghi nợ {debit} và số ghi có {credit}")
        printed, direction = (credit, "credit") if credit else (debit, "debit")
        if printed:
            amount = amount_of(printed)
            if amount is None:
                self._fault("malformed_amount", band, no, f"số tiền in là “{printed}”")
                found = _LEADING_AMOUNT.search(printed)
                amount = amount_of(found[0].rstrip(".,")) if found else None
            return amount, "credit" if direction == "credit" else "debit"
        if not self.has_debit and kinds.is_outgoing(narrative):
            # The layout has no column for what goes out: incomplete, not at fault.
            return None, "debit"
        self._fault("missing_amount", band, no, "không có số tiền ở cột nợ lẫn cột có")
        return None, "credit"

    def _fault(self, kind: str, band: Band, no: int, what: str) -> None:
        self.faults.append(
            Fault(
                kind,
                f"Trang {band.page}, dòng {no}: {what}. Hãy đối chiếu bản gốc và sửa dòng này.",
                page=band.page,
                row=no,
            )
        )


def _grid(table: Table, sample: Sequence[Page]) -> Grid:
    columns = table.columns(sample) or ()
    lefts = _left_edges(columns, sample)
    narrative = next(column for column in columns if column.name == "narrative")
    return Grid(
        columns=columns,
        anchor=table.anchor,
        pattern=NUMBER if table.anchor == "stt" else DATE,
        alignment=table.alignment,
        lefts=lefts,
        pitch=line_pitch(sample, narrative, lefts.get("narrative", narrative.left)),
    )


def _left_edges(columns: Sequence[Column], sample: Sequence[Page]) -> dict[str, float]:
    """Learn where the dates and the narratives begin; headings and notes begin elsewhere."""
    lefts: dict[str, float] = {}
    for column in columns:
        pattern = DATE if column.name == "date" else None
        if column.name in ("date", "narrative"):
            left = common_left(sample, column, pattern=pattern)
            if left is not None:
                lefts[column.name] = left
    return lefts


def _first(pattern: re.Pattern[str] | None, text: str) -> str:
    found = pattern.search(text) if pattern is not None else None
    return found[0] if found else ""
