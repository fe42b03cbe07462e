"""
Vietcombank, Reporting Services edition: newest first, opening, closing and two sums.

Its headings are in a font without a Unicode map, of which only ASCII letters come back; patterns
therefore have a dot for every letter with a mark.
"""

from collections.abc import Sequence
from itertools import groupby

from lalanh.fund.statements.columns import Heading
from lalanh.fund.statements.figures import amount_of
from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.model import Printed
from lalanh.fund.statements.pdf_head import account_in, amount_right_of, text_right_of
from lalanh.fund.statements.table import Alignment
from lalanh.fund.statements.tabular import Head, PdfLayout, Table


def _head(above: Sequence[Line], below: Sequence[Line]) -> Head:
    debit_sum, credit_sum = _sums(below)
    return Head(
        account=account_in(above),
        holder=text_right_of(above, r"^ch. t.i kho.n"),
        opening_balance=amount_right_of(above, r"s. d. .{1,2}u k."),
        closing_balance=amount_right_of(above, r"s. d. cu.i k."),
        printed=Printed(credit_sum=credit_sum, debit_sum=debit_sum),
    )


def _sums(below: Sequence[Line]) -> tuple[int | None, int | None]:
    """Return the sums of debits and credits: the first baseline below the rows with two amounts."""
    for _, beside in groupby(sorted(below, key=lambda p: p.y), key=lambda p: round(p.y)):
        amounts = [amount_of(p.text) for p in sorted(beside, key=lambda p: p.x)]
        known = [amount for amount in amounts if amount is not None]
        if len(known) == 2:
            return known[0], known[1]
    return None, None


LAYOUT = PdfLayout(
    name="vcb_quangninh",
    bank="Vietcombank",
    table=Table(
        headings=(
            Heading("date", r"ng.y giao d.ch"),
            Heading("reference", r"s. tham chi.u"),
            Heading("debit", r"s. ti.n ghi n.", is_money=True),
            Heading("credit", r"s. ti.n ghi c.", is_money=True),
            Heading("narrative", r"m. t.|n.i dung(?: chi ti.t)?"),
        ),
        alignment=Alignment.CENTRE,
    ),
    head=_head,
)
