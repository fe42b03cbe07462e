"""VietinBank "THỐNG KÊ CHI TIẾT GIAO DỊCH": what goes out is listed without its amount."""

from collections.abc import Sequence

from lalanh.fund.statements.columns import Heading
from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.pdf_head import account_in
from lalanh.fund.statements.table import Alignment
from lalanh.fund.statements.tabular import Head, PdfLayout, Table


def _head(above: Sequence[Line], below: Sequence[Line]) -> Head:
    del below
    return Head(account=account_in(above))


LAYOUT = PdfLayout(
    name="vietinbank",
    bank="VietinBank",
    table=Table(
        headings=(
            Heading("stt", r"stt|no"),
            Heading("date", r"ngay gd|date time"),
            Heading("narrative", r"mo ta giao dich|transaction comment"),
            Heading("credit", r"co|credit", is_money=True),
            Heading("counterparty", r"ten doi ung|offset name"),
            Heading("counterparty_account", r"so tai khoan"),
        ),
        alignment=Alignment.CENTRE,
        anchor="stt",
    ),
    head=_head,
)
