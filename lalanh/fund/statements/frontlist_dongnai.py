"""List of gifts announced by a Front committee, typed in Word: numbered, counted, summed."""

import re
from collections.abc import Sequence

from lalanh.fund.statements.columns import Heading
from lalanh.fund.statements.figures import amount_of
from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.model import Printed
from lalanh.fund.statements.pdf_head import amount_right_of, baselines
from lalanh.fund.statements.table import Alignment
from lalanh.fund.statements.tabular import Head, PdfLayout, Table

_COUNT = re.compile(r"(?P<count>\d[\d.]*) (?:luot )?(?:don vi|ca nhan|tap the)\b")


def _head(above: Sequence[Line], below: Sequence[Line]) -> Head:
    return Head(
        printed=Printed(
            credit_sum=amount_right_of(below, r"^tong cong"), row_count=_announced(above)
        ),
    )


def _announced(above: Sequence[Line]) -> int | None:
    """Return how many gifts the running text above the list speaks of."""
    for text in baselines(above):
        if (found := _COUNT.search(text)) is not None:
            return amount_of(found["count"])
    return None


LAYOUT = PdfLayout(
    name="frontlist_dongnai",
    bank="Danh sách của Mặt trận",
    table=Table(
        headings=(
            Heading("stt", r"stt"),
            Heading("date", r"ngay(?: thang)?"),
            Heading("narrative", r"ten ca nhan, ?don vi"),
            Heading("credit", r"so tien", is_money=True),
        ),
        alignment=Alignment.DRAWN,
        anchor="stt",
    ),
    head=_head,
)
