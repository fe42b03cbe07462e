"""Rows of lists that people keep in CSV files and sheets, by the heads of their columns."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lalanh.fund.statements import kinds
from lalanh.fund.statements.cells import Sheet
from lalanh.fund.statements.figures import (
    SCIENTIFIC,
    amount_of,
    date_of,
    date_without_year,
    dates_of,
    time_of,
)
from lalanh.fund.statements.model import Direction, Fault, Row
from lalanh.kernel.text import clean

# A figure of billions inside a gift's text is a balance that a careless reader glued to it.
_BALANCE_IN_TEXT = re.compile(r"(?:^|\s)\d{1,3}(?:[.,]\d{3}){3,}(?:\s|$)")
_REFERENCE = re.compile(r"\( ?Ref: ?(?P<reference>\w+) ?\)")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line it begins on, its cells, and whether a quote was never closed."""

    line: int
    cells: tuple[str, ...]
    has_open_quote: bool = False


class ListReader:
    """Turns records into rows and faults."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.year = year_of(sheet)
        self.rows: list[Row] = []
        self.faults: list[Fault] = []
        self.bank = ""

    def take(self, record: Record) -> None:
        """Add a record."""
        no, line = len(self.rows) + 1, record.line
        cells = self._aligned(record, no)
        if record.has_open_quote:
            self._fault("open_quote", line, no, "dấu ngoặc kép mở mà không đóng")
        if not any(cell.strip() for cell in cells):
            return
        moment = f"{self._cell(cells, 'date')} {self._cell(cells, 'time')}"
        day = date_of(moment) or (date_without_year(moment, year=self.year) if self.year else None)
        if day is None:
            self._fault("malformed_date", line, no, f"ngày “{moment.strip()}” không đọc được")
        narrative = clean(re.sub(r"(?<=-)\n", "", self._cell(cells, "narrative")))
        if "balance" not in self.sheet.heads and _BALANCE_IN_TEXT.search(narrative):
            self._fault("balance_in_text", line, no, "một số dư dính vào cuối nội dung")
        amount, direction = self._amount(cells, line, no, narrative)
        balance, page = self._cell(cells, "balance"), self._cell(cells, "page").strip()
        number = self._cell(cells, "stt").strip()
        self.bank = self.bank or self._cell(cells, "bank").strip()
        self.rows.append(
            Row(
                no=no,
                page=int(page) if page.isdigit() else None,
                date=day,
                time=time_of(moment),
                amount=amount,
                direction=direction,
                balance=amount_of(balance) if balance.strip() else None,
                reference=clean(self._cell(cells, "reference"))
                or _named(narrative)
                or number
                or None,
                narrative=narrative,
                stt=int(number) if number.isdigit() else None,
                counterparty=clean(self._cell(cells, "counterparty")) or None,
                counterparty_account=clean(self._cell(cells, "counterparty_account")) or None,
                place=line,
            )
        )

    def _aligned(self, record: Record, no: int) -> tuple[str, ...]:
        """Return as many cells as heads; surplus commas can only stand in the text."""
        cells, heads = record.cells, self.sheet.heads
        surplus = len(cells) - len(heads)
        if surplus < 0:
            self._fault("missing_cells", record.line, no, "thiếu ô so với dòng tiêu đề")
            return cells
        if surplus > 0:
            self._fault("extra_commas", record.line, no, "có dấu phân cách thừa")
            at = heads.index("narrative")
            glued = ",".join(cells[at : at + surplus + 1])
            return (*cells[:at], glued, *cells[at + surplus + 1 :])
        return cells

    def _cell(self, cells: Sequence[str], name: str) -> str:
        for place in self.sheet.places_of(name):
            if place < len(cells) and cells[place].strip():
                return cells[place]
        return ""

    def _reference(self, cells: Sequence[str], narrative: str) -> str | None:
        """Return the bank's reference, else the one inside the text, else the list's own number."""
        own = clean(self._cell(cells, "reference"))
        return own or _named(narrative) or clean(self._cell(cells, "stt")) or None

    def _amount(
        self, cells: Sequence[str], line: int, no: int, narrative: str
    ) -> tuple[int | None, Direction]:
        printed: tuple[tuple[str, Direction], ...] = (
            (self._cell(cells, "credit"), "credit"),
            (self._cell(cells, "debit"), "debit"),
            (self._cell(cells, "money"), "credit"),
        )
        for text, column in printed:
            if not text.strip() or amount_of(text) == 0:
                continue
            bare = text.strip().removeprefix("-")
            direction = "debit" if text.strip().startswith("-") else column
            amount = amount_of(bare)
            if amount is None:
                lost = SCIENTIFIC.fullmatch(bare)
                kind = "scientific_notation" if lost else "malformed_amount"
                what = f"số tiền là “{bare}”" + (", các chữ số cuối đã mất" if lost else "")
                self._fault(kind, line, no, what)
            return amount, direction
        if "debit" not in self.sheet.heads and kinds.is_outgoing(narrative):
            return None, "debit"
        self._fault("missing_amount", line, no, "không có số tiền")
        return None, "credit"

    def _fault(self, kind: str, line: int, no: int, what: str) -> None:
        self.faults.append(
            Fault(
                kind,
                f"Dòng {line} của tệp: {what}. Hãy đối chiếu bản gốc và sửa dòng này.",
                page=line,
                row=no,
            )
        )


def _named(narrative: str) -> str | None:
    """Return the reference that a bank prints inside the text."""
    found = _REFERENCE.search(narrative)
    return found["reference"] if found else None


def year_of(sheet: Sheet) -> int | None:
    """
    Return the year that whole dates inside the texts speak of, for lists without a year.

    Only a date with the row's own day and month, or the day before, counts.
    """
    years: Counter[int] = Counter()
    (at,) = sheet.places_of("date")[:1]
    for _, cells in sheet.rows:
        moment = str(cells[at]) if at < len(cells) else ""
        for cell in cells:
            for day in dates_of(str(cell)):
                near = date_without_year(moment, year=day.year)
                if near is not None and 0 <= (near - day).days <= 3:
                    years[day.year] += 1
    return years.most_common(1)[0][0] if years else None
