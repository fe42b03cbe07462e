"""The rows as open data: CSV that a spreadsheet opens safely, and JSON lines."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator

from lalanh.transparency.log import Json
from lalanh.transparency.snapshot.reading import every_row
from lalanh.transparency.snapshot.rows import Closing, Row

#: The columns of the CSV: title on the first line, field of the row.
COLUMNS = (
    ("Số dòng", "number"),
    ("Loại", "kind"),
    ("Ngày", "on"),
    ("Thu/chi", "flow"),
    ("Số tiền (đồng)", "amount_vnd"),
    ("Hiện vật", "commodity"),
    ("Số lượng", "quantity"),
    ("Số người", "persons"),
    ("Người ủng hộ", "donor_shown"),
    ("Nội dung", "text_masked"),
    ("Số phiếu thu", "receipt_no"),
    ("Quỹ", "fund"),
    ("Cuộc vận động", "drive"),
    ("Chương trình", "programme"),
    ("Mục đích", "purpose"),
    ("Nguồn", "source"),
    ("Nơi", "place"),
    ("Quyết định", "decision"),
    ("Sao kê", "statement"),
    ("Dòng sao kê", "statement_row"),
    ("Đính chính dòng", "corrects"),
    ("Lý do", "reason"),
)

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_BATCH = 500


def csv_text(db: sqlite3.Connection) -> Iterator[str]:
    """
    Yield the file piece by piece, every published row in the order of the log.

    Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay
    numbers. The file starts with a byte order mark, without which Excel spoils the tones.
    """
    buffer = io.StringIO()
    write = csv.writer(buffer)
    buffer.write(_BYTE_ORDER_MARK)
    write.writerow(title for title, _ in COLUMNS)
    for place, facts in enumerate(_shown(db)):
        write.writerow(_cell(facts.get(field)) for _, field in COLUMNS)
        if place % _BATCH == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def json_lines(db: sqlite3.Connection) -> Iterator[str]:
    """Yield one JSON object a line, every published row in the order of the log."""
    for facts in _shown(db):
        yield json.dumps(facts, ensure_ascii=False) + "\n"


def _shown(db: sqlite3.Connection) -> Iterable[dict[str, Json]]:
    for number, row in enumerate(every_row(db)):
        if not isinstance(row, Closing):
            yield {"number": number, **row.facts(), **_words(row)}


def _words(row: Row) -> dict[str, Json]:
    """Return what a reader may see; the random number and keys are of no use to him."""
    opening = row.opening
    if opening is None:
        return {}
    shown = {"donor_shown": opening.donor_shown, "text_masked": opening.text_masked}
    return {name: value for name, value in shown.items() if value is not None}


def _cell(value: Json) -> str | int:
    if isinstance(value, int):
        return value
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
