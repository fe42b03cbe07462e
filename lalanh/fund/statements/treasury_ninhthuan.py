"""List of gifts paid into a Treasury account, typed in Word: numbered, no total."""

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
    name="treasury_ninhthuan",
    bank="Kho bạc Nhà nước",
    table=Table(
        headings=(
            Heading("stt", r"stt"),
            Heading("date", r"ngay thang"),
            Heading("narrative", r"dien giai"),
            Heading("credit", r"tong so thu", is_money=True),
        ),
        alignment=Alignment.CENTRE,
        anchor="stt",
    ),
    head=_head,
)
