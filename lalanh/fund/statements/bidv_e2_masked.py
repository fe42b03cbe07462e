"""BIDV "THỐNG KÊ GIAO DỊCH": accounts masked, texts cut at 255 letters."""

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
    name="bidv_e2_masked",
    bank="BIDV",
    table=Table(
        headings=(
            Heading("stt", r"stt"),
            Heading("date", r"thoi gian chuyen khoan"),
            Heading("counterparty_account", r"so tai khoan cua nguoi(?: chuyen)?"),
            Heading("debit", r"so tien ghi no", is_money=True),
            Heading("credit", r"so tien ghi co", is_money=True),
            Heading("narrative", r"noi dung chi tiet"),
        ),
        alignment=Alignment.CENTRE,
        anchor="stt",
    ),
    head=_head,
)
