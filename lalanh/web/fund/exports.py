"""The book as files: CSV streamed line by line, Excel written to disk line by line."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import astuple

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse

from lalanh.base.scope import Scope, looking_as
from lalanh.fund.models import Entry
from lalanh.fund.queries.entries import BookLine, book_lines

HEADINGS = (
    "Số bút toán", "Ngày", "Loại", "Tài khoản", "Tên tài khoản", "Loại tiền, hàng", "Nợ", "Có",
    "Nguồn", "Mục đích", "Quyết định", "Lý do", "Đảo bút toán số", "SHA-256",
)  # fmt: skip
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Spreadsheets run cells that begin like this as formulas.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, value: str) -> str:
        """Return the line instead of keeping it."""
        return value


def as_csv(entries: QuerySet[Entry], *, name: str, scope: Scope) -> StreamingHttpResponse:
    """
    Send the lines as they are read.

    The page's transaction is over by then, so the reading opens its own, through the same eyes.
    """

    def lines() -> Iterator[str]:
        writer = csv.writer(_Echo())
        yield "\ufeff" + writer.writerow(HEADINGS)
        with looking_as(scope):
            for line in book_lines(entries):
                yield writer.writerow(_cells(line))

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def as_xlsx(lines: Iterable[BookLine], *, name: str) -> FileResponse:
    """Write a workbook in constant memory and send it."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("Sổ quỹ")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        money = book.add_format({"num_format": "#,##0"})
        sheet.write_row(0, 0, HEADINGS, book.add_format({"bold": True}))
        sheet.set_column(1, 1, 11, day)
        sheet.set_column(4, 4, 34)
        sheet.set_column(6, 7, 18, money)
        sheet.freeze_panes(1, 0)
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(astuple(line)):
                if column == 1:
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value, money if column in (6, 7) else None)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=_XLSX)


def _cells(line: BookLine) -> list[object]:
    """Return the cells of a CSV row; a text that looks like a formula stays a text."""
    return [
        "'" + value if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
        for value in astuple(line)
    ]
