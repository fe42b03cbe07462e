"""List of gifts paid into a Treasury account, from Excel: cash receipts are numbered."""

from collections.abc import Sequence
from itertools import pairwise

from lalanh.fund.statements.columns import Heading
from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.model import Fault, Row
from lalanh.fund.statements.pdf_head import account_in
from lalanh.fund.statements.table import Alignment
from lalanh.fund.statements.tabular import Head, PdfLayout, Table


def _head(above: Sequence[Line], below: Sequence[Line]) -> Head:
    del below
    return Head(account=account_in(above))


def _gaps(rows: Sequence[Row]) -> tuple[Fault, ...]:
    """Find cash receipts that the list leaves out: their numbers rise by one or stay."""
    cash = [row for row in rows if _is_cash(row)]
    faults: list[Fault] = []
    for before, row in pairwise(cash):
        was, now = int(before.reference or 0), int(row.reference or 0)
        if now > was + 1:
            faults.append(
                Fault(
                    "missing_row",
                    f"Trang {row.page}, dòng {row.no}: phiếu thu tiền mặt số {now} đứng sau số "
                    f"{was}, thiếu phiếu ở giữa. Hãy đối chiếu cuống phiếu thu và bổ sung.",
                    page=row.page,
                    row=before.no,
                )
            )
    return tuple(faults)


def _is_cash(row: Row) -> bool:
    is_cash = (row.channel or "").endswith("TM")
    return is_cash and (row.reference or "").isdigit()


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
    check=_gaps,
)
