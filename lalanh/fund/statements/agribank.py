"""Agribank "SỔ PHỤ / STATEMENT": a balance after every row, counts and sums in the head."""

from collections.abc import Sequence

from lalanh.fund.statements.columns import Heading
from lalanh.fund.statements.figures import amount_of
from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.model import Printed
from lalanh.fund.statements.pdf_head import (
    amount_right_of,
    pages_in,
    right_of,
    text_right_of,
)
from lalanh.fund.statements.table import Alignment
from lalanh.fund.statements.tabular import Head, PdfLayout, Table


def _head(above: Sequence[Line], below: Sequence[Line]) -> Head:
    debit_count, debit_sum = _count_and_sum(above, r"^/ less debit")
    credit_count, credit_sum = _count_and_sum(above, r"^/ plus credit")
    return Head(
        account=text_right_of(above, r"^/ a/c no"),
        holder=text_right_of(above, r"^/ customer name"),
        opening_balance=amount_right_of(above, r"^/ prior statement"),
        closing_balance=amount_right_of(above, r"^/ ending balance"),
        printed=Printed(
            credit_sum=credit_sum,
            debit_sum=debit_sum,
            credit_count=credit_count,
            debit_count=debit_count,
            pages=pages_in([*above, *below]),
        ),
    )


def _count_and_sum(above: Sequence[Line], label: str) -> tuple[int | None, int | None]:
    """Return the two figures beside a label; with one figure alone neither can be told."""
    figures: list[int] = []
    for text in right_of(above, label):
        figure = amount_of(text)
        if figure is None:
            break
        figures.append(figure)
    return (figures[0], figures[1]) if len(figures) >= 2 else (None, None)


LAYOUT = PdfLayout(
    name="agribank",
    bank="Agribank",
    table=Table(
        headings=(
            Heading("date", r"ngay|date"),
            Heading("narrative", r"ghi chu|remark"),
            Heading("debit", r"no|dr", is_money=True),
            Heading("credit", r"co|cr", is_money=True),
            Heading("balance", r"so du|balance", is_money=True),
            Heading("reference", r"so tham chieu|ref\. ?no"),
        ),
        alignment=Alignment.TOP,
        # A word longer than the cell is not cut: it runs out of the cell.
        breaks_words=False,
    ),
    head=_head,
)
