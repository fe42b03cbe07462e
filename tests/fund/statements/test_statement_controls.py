"""Controls and status, on statements made for the purpose."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lalanh.fund.statements.model import Draft, Row
from lalanh.fund.statements.reading import read
from lalanh.fund.statements.reconcile import controls_of, status_of
from tests.fund.statements import made

ROWS = made.entries(500_000, 20_000, -100_000, 1_234_567, 20_000)
SIGNED = [row.signed for row in ROWS]
KINDS: list[tuple[str, Callable[..., bytes]]] = [
    ("csv", made.csv_statement),
    ("mt940", made.mt940_statement),
    ("camt", made.camt_statement),
    ("pdf", made.pdf_statement),
]


@pytest.mark.parametrize(("name", "make"), KINDS)
def test_a_sound_statement_of_every_kind_is_reconciled(
    name: str, make: Callable[..., bytes]
) -> None:
    statement = read(make(ROWS), name=name)

    assert (statement.status, [row.signed for row in statement.rows]) == ("reconciled", SIGNED)
    assert statement.faults == ()


def test_a_workbook_is_proved_by_its_sum() -> None:
    statement = read(made.xlsx_statement(made.entries(500_000, 20_000)), name="x.xlsx")

    assert ("sum of credits", 520_000) in [(c.name, c.printed) for c in statement.controls]
    assert statement.status == "reconciled"


@pytest.mark.parametrize(("shift", "scale"), [(0, 1), (37, 1), (5, 1.3), (60, 0.8)])
def test_a_moved_or_scaled_table_is_read_alike(shift: float, scale: float) -> None:
    statement = read(made.pdf_statement(ROWS, shift=shift, scale=scale), name="x.pdf")

    assert [(row.signed, row.reference) for row in statement.rows] == [
        (amount, f"5217.{51760 + place}") for place, amount in enumerate(SIGNED)
    ]


@settings(deadline=None, max_examples=40)
@given(
    amounts=st.lists(st.integers(1, 10**10), min_size=2, max_size=8),
    lost=st.integers(0, 7),
    change=st.integers(-(10**6), 10**6).filter(bool),
)
def test_one_wrong_amount_is_never_reconciled(amounts: list[int], lost: int, change: int) -> None:
    rows = read(made.csv_statement(made.entries(*amounts)), name="x.csv").rows
    # The first printed balance is where checking begins; what it contains cannot be checked.
    place = 1 + lost % (len(rows) - 1)
    wrong = [
        *rows[:place],
        replace(rows[place], amount=amounts[place] + change),
        *rows[place + 1 :],
    ]

    draft = Draft(layout="csv", bank="", rows=tuple(wrong))

    assert status_of(draft, *controls_of(draft)) == "pending"


@settings(deadline=None, max_examples=40)
@given(amounts=st.lists(st.integers(1, 10**10), min_size=3, max_size=8), lost=st.integers(0, 7))
def test_one_lost_row_is_never_reconciled(amounts: list[int], lost: int) -> None:
    rows = read(made.csv_statement(made.entries(*amounts)), name="x.csv").rows
    place = 1 + lost % (len(rows) - 2)

    draft = Draft(layout="csv", bank="", rows=(*rows[:place], *rows[place + 1 :]))

    assert status_of(draft, *controls_of(draft)) == "pending"


def row(no: int, **facts: int | None) -> Row:
    plain = Row(no, 1, date(2024, 9, 10), None, 1000, "credit", None, None, "ung ho", "donation")
    return replace(plain, **facts)  # type: ignore[arg-type]  # facts are named after fields


@pytest.mark.parametrize(
    ("numbers", "kinds"),
    [
        ([1, 2, 3], []),
        ([1, 3], ["missing_row"]),
        ([1, 2, 2], ["duplicate_stt"]),
        ([315, 316], ["missing_row"]),
        ([1, None, 3], ["missing_row", "missing_stt"]),
    ],
)
def test_running_numbers_show_what_is_missing(numbers: list[int | None], kinds: list[str]) -> None:
    rows = tuple(row(no, stt=stt) for no, stt in enumerate(numbers, start=1))

    _, faults = controls_of(Draft(layout="x", bank="", rows=rows))

    assert [fault.type for fault in faults] == kinds


def test_numbers_without_gap_alone_prove_no_amount() -> None:
    draft = Draft(layout="x", bank="", rows=(row(1, stt=1), row(2, stt=2)))

    assert status_of(draft, *controls_of(draft)) == "unproven"


def test_an_amount_that_is_not_printed_leaves_a_statement_unproven() -> None:
    rows = (row(1, balance=5000), row(2, balance=6000), row(3, amount=None, balance=6000))
    draft = Draft(layout="x", bank="", rows=rows)

    assert status_of(draft, *controls_of(draft)) == "unproven"
