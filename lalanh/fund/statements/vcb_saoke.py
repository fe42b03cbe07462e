"""Vietcombank "SAO KÊ TÀI KHOẢN / ACCOUNT STATEMENT": day-end balances, no running number."""

import re
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
    name="vcb_saoke",
    bank="Vietcombank",
    table=Table(
        headings=(
            Heading("date", r"(?:ngay gd|tnx date|so ct|doc no|so ct/ ?doc no)\W*"),
            Heading("debit", r"(?:so tien ghi no|debit)\W*", is_money=True),
            Heading("credit", r"(?:so tien ghi co|credit)\W*", is_money=True),
            Heading("balance", r"(?:so du|balance)\W*", is_money=True),
            Heading("narrative", r"(?:noi dung chi tiet|transactions in detail)\W*"),
        ),
        alignment=Alignment.TOP,
        # The document number stands in the second line of the date cell.
        reference=re.compile(r"\b\d{3,5}\.\d{1,6}\b"),
    ),
    head=_head,
)
