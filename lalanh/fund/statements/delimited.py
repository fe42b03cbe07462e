"""Lists kept as CSV: any encoding, delimiter and quoting that people's programs leave behind."""

import re
from collections.abc import Iterator

from lalanh.fund.statements import kinds
from lalanh.fund.statements.cells import sheet_in
from lalanh.fund.statements.listing import ListReader, Record
from lalanh.fund.statements.model import Draft, Fault, Unreadable

_DELIMITERS = ",;\t|"
# The beginning of a record: a day, or a page or running number and a day.
_RECORD = re.compile(r"\ufeff?\"?\d{1,6}\"?[,;\t|]\"?\d{1,2}/\d{1,2}|\"?\d{1,2}/\d{1,2}[/ ]")


def draft_of(data: bytes) -> Draft:
    """
    Read a list.

    :raises Unreadable: when no line heads a table of days, amounts and texts.
    """
    text = decoded(data)
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    records = list(records_of(text, delimiter=delimiter))
    sheet = sheet_in((record.line, record.cells) for record in records)
    if sheet is None or not sheet.rows:
        raise Unreadable(
            Fault(
                "unknown_layout",
                "Tệp không có dòng tiêu đề với ngày, số tiền và nội dung nên không biết cột nào "
                "là gì. Hãy thêm dòng tiêu đề rồi đọc lại.",
            )
        )
    reader = ListReader(sheet)
    for record in records:
        if record.line > sheet.head_place:
            reader.take(record)
    if not text.endswith("\n"):
        reader.faults.append(_unended(records[-1].line))
    rows = tuple(kinds.with_kinds(reader.rows, holder=None))
    return Draft(layout="csv", bank=reader.bank, rows=rows, faults=tuple(reader.faults))


def decoded(data: bytes) -> str:
    """Return the text; what is no UTF-8 was saved by an older Excel in Vietnam (CP1258)."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1258", "replace")


def records_of(text: str, *, delimiter: str) -> Iterator[Record]:
    """
    Cut a text into records.

    A quoted cell may run over lines, but not into a line that looks like the next record: then
    the quote was never closed and the record ends with its line.
    """
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 0
    while at < len(lines):
        first, body = at, lines[at]
        at += 1
        while _is_open(body) and at < len(lines) and not _RECORD.match(lines[at]):
            body += "\n" + lines[at]
            at += 1
        if body.strip():
            # Ends of a file are no next record: an open quote there is a fault as well.
            yield Record(first + 1, tuple(_cells(body, delimiter)), _is_open(body))


def _is_open(body: str) -> bool:
    return body.count('"') % 2 == 1


def _cells(body: str, delimiter: str) -> Iterator[str]:
    cell, quoted, at = "", False, 0
    while at < len(body):
        sign = body[at]
        if sign == '"' and quoted and body[at + 1 : at + 2] == '"':
            cell, at = cell + sign, at + 1
        elif sign == '"' and (quoted or not cell.strip()):
            quoted = not quoted
        elif sign == delimiter and not quoted:
            yield cell
            cell = ""
        else:
            cell += sign
        at += 1
    yield cell


def _unended(line: int) -> Fault:
    return Fault(
        "no_newline_at_end",
        f"Dòng {line} của tệp: tệp dừng giữa dòng, có thể đã bị cắt. Hãy tải lại bản đầy đủ.",
    )
