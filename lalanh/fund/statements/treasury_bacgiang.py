"""List of gifts paid into a Treasury account, from Excel: cash receipts are numbered."""

from collections.abc import Sequence

from lalanh.fund.statements.pdf_head import account_in
from lalanh.fund.statements.table import Alignment, Heading, Line
from lalanh.fund.statements.tabular import Head, PdfLayout, Table


def _head(above: Sequence[Line], below: Sequence[Line]) -> Head:
    del below
    return Head(account=account_in(above))


LAYOUT = PdfLayout(
    name="treasury_bacgiang",
    bank="Kho bạc Nhà nước",
    table=Table(
        headings=(
            Heading("date", r"ngay thang"),
            Heading("reference", r"so chung tu"),
            Heading("channel", r"ck/tm"),
            Heading("narrative", r"tap the, ca nhan"),
            Heading("credit", r"so tien", is_money=True),
        ),
        alignment=Alignment.CENTRE,
        anchor="date",
    ),
    head=_head,
)
