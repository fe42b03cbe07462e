"""Tables of cells, from CSV files and sheets: columns by their heads, rows by their cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lalanh.kernel.text import fold

type Cell = str | float | bool | date | datetime | time | timedelta | None

# Heads in both languages and as programs name them, folded and without blanks or signs.
_HEADS: dict[str, str] = {
    "stt": r"stt|no|sott|sothutu|id",
    "date": (
        r"tnxdate|transactiondate|date|datetime|ngay|ngaygd|ngaygiaodich|ngaygio|ngaygiogiaodich"
        r"|ngayhachtoan|ngayphatsinh|ngaythang|thoigian|thoigianchuyenkhoan|ngaygdtnxdate"
        r"|ngayhieulucdate"
    ),
    "value_date": r"ngaygiatri|valuedate|ngayhieuluc",
    "time": r"time|gio",
    "reference": (
        r"docno|documentnumber|referencenumber|reference|refno|soct|sochungtu|sothamchieu"
        r"|magiaodich|sogiaodich|soctdocno"
    ),
    "debit": (
        r"debit|debitamount|ghino|sotienghino|phatsinhno|nodebit|ghinodebit"
        r"|sotienghinodebit"
    ),
    "credit": (
        r"credit|creditamount|co|ghico|sotienghico|phatsinhco|cocredit|ghicocredit"
        r"|sotienghicocredit"
    ),
    "money": r"money|amount|sotien|sotiengiaodich|sotienvnd",
    "balance": r"balance|sodu|sodutaikhoan|sodutk|sodubalance|sodutaikhoanluyke|soduluyke",
    "narrative": (
        r"transactiondetails?|transactionsindetail|content|desc|description|remark|narrative"
        r"|noidung|noidungchitiet|noidunggiaodich|mota|motagiaodich|diengiai|ghichu"
    ),
    "counterparty": (
        r"offsetaccount|offsetname|tendoiung|tennguoichuyen|nguoichuyen|counterparty|name"
    ),
    "counterparty_account": r"accountnumber|sotaikhoannguoichuyen|sotaikhoandoiung|sotaikhoan",
    "page": r"pageid|page|trang",
    "bank": r"bank|nganhang",
}
_NOT_A_LETTER = re.compile(r"[^a-z0-9?]+")
_MONEY = ("debit", "credit", "money")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table found among cells: what each column is, and the rows below its heads."""

    head_place: int
    heads: tuple[str | None, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    above: tuple[tuple[Cell, ...], ...]

    def places_of(self, name: str) -> tuple[int, ...]:
        """Return the column numbers of a head; a sheet may hold one twice."""
        return tuple(i for i, head in enumerate(self.heads) if head == name)


def sheet_in(rows: Iterable[tuple[int, Sequence[Cell]]]) -> Sheet | None:
    """
    Find the first row that heads a table: a day, an amount and a text at least.

    :param rows: (line or row number, cells).
    """
    seen: list[tuple[int, tuple[Cell, ...]]] = []
    head: tuple[int, tuple[str | None, ...]] | None = None
    above: tuple[tuple[Cell, ...], ...] = ()
    for place, cells in rows:
        row = tuple(cells)
        if head is None:
            names = heads_of(row)
            if {"date", "narrative"} <= set(names) and set(_MONEY) & set(names):
                head, above, seen = (place, names), tuple(cells for _, cells in seen), []
                continue
            if len(seen) > 60:
                return None
        seen.append((place, row))
    return None if head is None else Sheet(head[0], head[1], tuple(seen), above)


def heads_of(cells: Sequence[Cell]) -> tuple[str | None, ...]:
    """
    Name the columns. A "?" left by a lost encoding stands for any one letter.

    >>> heads_of(["Ngày", "S? ti?n", "N?i dung", "x"])
    ('date', 'money', 'narrative', None)
    """
    return tuple(_head(cell) if isinstance(cell, str) else None for cell in cells)


def _head(text: str) -> str | None:
    if text.strip() == "Nợ":
        # Folded it would read like the English "No", a running number.
        return "debit"
    word = _NOT_A_LETTER.sub("", fold(text))
    if not word.strip("?"):
        return None
    for name, pattern in _HEADS.items():
        if re.fullmatch(pattern, word) or ("?" in word and _fits(word, pattern)):
            return name
    return None


def _fits(word: str, pattern: str) -> bool:
    """Match a word with unknown letters against the plain alternatives of a pattern."""
    unknown = re.compile(word.replace("?", "."))
    return any(unknown.fullmatch(choice) for choice in pattern.split("|"))
