"""
VietinBank edition without headings: columns are known by what stands in them.

A number, a day with the time below it, a text, an amount and the giver's name, each in its own
column; whatever prints this shape is read, also from the middle of a longer statement.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lalanh.fund.statements.columns import Column
from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.pdf import Page, Run
from lalanh.fund.statements.table import Alignment
from lalanh.fund.statements.tabular import DATE, NUMBER, Head, PdfLayout, Table

_AMOUNT = re.compile(r"\s*\d{1,3}(?:[.,]\d{3})+\s*")
_TIME = re.compile(r"\s*\d{1,2}:\d{2}:\d{2}\s*$")
_EDGE_PT = 2.5


def _columns(pages: Sequence[Page]) -> tuple[Column, ...] | None:
    runs = [run for page in pages for run in page.runs]
    days = [run for run in runs if DATE.match(run.text)]
    if not days:
        return None
    rows = len(days)
    day = _commonest(run.x for run in days)
    times = [run for run in runs if _TIME.match(run.text) and abs(run.x - day) <= _EDGE_PT]
    numbers = [run for run in runs if NUMBER.match(run.text) and run.right < day]
    amounts = [run for run in runs if _AMOUNT.fullmatch(run.text)]
    if min(len(times), len(numbers), len(amounts)) < 0.8 * rows:
        return None
    right = _commonest(run.right for run in amounts)
    # Left edges of texts that nearly every row has: first the narrative, then the name.
    edges = _edges([run for run in runs if run.x > day + _EDGE_PT and _is_text(run)], rows)
    texts = [x for x in edges if x < right]
    names = [x for x in edges if x > right]
    if len(texts) != 1 or len(names) != 1:
        return None
    return (
        Column("stt", 0.0, day - _EDGE_PT),
        Column("date", day - _EDGE_PT, texts[0] - _EDGE_PT),
        Column("narrative", texts[0] - _EDGE_PT, right - _EDGE_PT),
        Column("credit", right - _EDGE_PT, names[0] - _EDGE_PT / 2, is_money=True),
        Column("counterparty", names[0] - _EDGE_PT / 2, float("inf")),
    )


def _is_text(run: Run) -> bool:
    return not _AMOUNT.fullmatch(run.text)


def _edges(runs: Sequence[Run], rows: int) -> list[float]:
    counts = Counter(round(run.x, 1) for run in runs)
    return sorted(x for x, count in counts.items() if count >= 0.8 * rows)


def _commonest(places: Iterable[float]) -> float:
    return Counter(round(place) for place in places).most_common(1)[0][0]


def _head(above: Sequence[Line], below: Sequence[Line]) -> Head:
    del above, below
    return Head()


LAYOUT = PdfLayout(
    name="vietinbank_1009",
    bank="VietinBank",
    table=Table(headings=(), alignment=Alignment.TOP, find_columns=_columns),
    head=_head,
)
