"""BIDV "SAO KÊ TÀI KHOẢN TIỀN GỬI KHÁCH HÀNG": money that came in, numbered."""

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
    name="bidv_e1",
    bank="BIDV",
    table=Table(
        headings=(
            Heading("stt", r"stt|\(?no\)?"),
            Heading("date", r"ngay giao dich|\(?trans\.? ?date\)?"),
            Heading("credit", r"phat sinh co|\(?credit amount\)?", is_money=True),
            Heading("narrative", r"dien giai|\(?txn\. description\)?"),
        ),
        alignment=Alignment.DRAWN,
        anchor="stt",
    ),
    head=_head,
)
