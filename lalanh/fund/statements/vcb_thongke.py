"""Vietcombank "THỐNG KÊ GIAO DỊCH": running numbers, names of givers, no balances."""

from collections.abc import Sequence

from lalanh.fund.statements.columns import Heading
from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.model import Printed
from lalanh.fund.statements.pdf_head import account_in, pages_in, text_right_of
from lalanh.fund.statements.table import Alignment
from lalanh.fund.statements.tabular import Head, PdfLayout, Table


def _head(above: Sequence[Line], below: Sequence[Line]) -> Head:
    return Head(
        account=account_in(above),
        holder=text_right_of(above, r"ten tai khoan"),
        printed=Printed(pages=pages_in([*above, *below])),
    )


LAYOUT = PdfLayout(
    name="vcb_thongke",
    bank="Vietcombank",
    table=Table(
        headings=(
            Heading("stt", r"stt"),
            Heading("date", r"ngay gio giao dich"),
            Heading("debit", r"so tien ghi no", is_money=True),
            Heading("credit", r"so tien ghi co", is_money=True),
            Heading("counterparty", r"ten nguoi chuyen"),
            Heading("narrative", r"noi dung chi tiet"),
        ),
        alignment=Alignment.TOP,
    ),
    head=_head,
)
