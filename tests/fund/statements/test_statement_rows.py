"""Rows: figures, kinds, identity, and lines shared out to rows."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.fund.statements.figures import amount_of, date_of, time_of
from lalanh.fund.statements.identity import already_known, basis_of, keys_of
from lalanh.fund.statements.kinds import is_outgoing, kind_of
from lalanh.fund.statements.lines import Line
from lalanh.fund.statements.model import Direction, Row
from lalanh.fund.statements.sharing import centred


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("50.000", 50_000),
        ("150.000,00", 150_000),
        ("100,000", 100_000),
        (" 30.000.000 ", 30_000_000),
        ("\xa0100,000,000", 100_000_000),
        ("999", 999),
        ("500.000 đồng", 500_000),
        ("800.000 -", None),
        ("5,00E+8", None),
        ("1.00.000", None),
        ("150.000,50", None),
        ("", None),
    ],
)
def test_an_amount_is_read_in_every_printed_form_or_not_at_all(
    text: str, amount: int | None
) -> None:
    assert amount_of(text) == amount


@given(st.integers(0, 10**13))
def test_grouped_amounts_come_back(amount: int) -> None:
    assert amount_of(f"{amount:,}") == amount == amount_of(f"{amount:,}".replace(",", "."))


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("24/09/2024   0:34:10", date(2024, 9, 24), time(0, 34, 10)),
        ("11/9/2024 ", date(2024, 9, 11), None),
        ("2024-09-10", date(2024, 9, 10), None),
        ("31/02/2024", None, None),
        ("18/09/2024 25:00:00", date(2024, 9, 18), None),
    ],
)
def test_days_and_times_are_read_or_left_out(
    text: str, day: date | None, moment: time | None
) -> None:
    assert (date_of(text), time_of(text)) == (day, moment)


HOLDER = "MAT TRAN TO QUOC VN - BAN CUU TRO"


@pytest.mark.parametrize(
    ("text", "direction", "kind"),
    [
        ("TRAN VAN SEN ung ho", "credit", "donation"),
        ("1234567890 LE THI LUA gui UB MTTQ ung ho dong bao", "credit", "donation"),
        ("MBVCB.1.ung ho.CT tu 0123456789 LE THI LUA toi 0011001234567 MAT TRAN TO QUOC VN",
         "credit", "donation"),
        ("Thu phi dich vu SMS thang 9", "debit", "fee"),
        ("THU PHI DICH VU SMS", "credit", "fee"),
        ("VAT", "debit", "fee"),
        ("CHUYEN TRA ST DO CTY SEN VANG CHUYEN NHAM", "debit", "refund"),
        ("CHUYEN TIEN THEO QD SO 12/QD-MTTQ HO TRO TINH", "debit", "disbursement"),
        ("rut tien", "debit", "unsure"),
        ("DIEU VON TU DONG tu 0011379034256 A B C toi 0011009426123", "credit", "own_transfer"),
        ("FROM 0011379034256 MAT TRAN SEN TO 0011009426123 MAT TRAN SEN", "credit", "own_transfer"),
        ("FROM 0011379034256 NGUYEN VAN LUA TO 0011009426123 MAT TRAN", "credit", "donation"),
        ("Ủy ban MTTQ Việt Nam tỉnh Đồng Sen", "credit", "front_transfer"),
        ("SHGD:1.DD:240909.BO:UBMTTQ TINH SEN.Remark:ung ho", "credit", "front_transfer"),
        ("Tỉnh uỷ, HĐND-UBND,UBMTTQ tỉnh Sen hỗ trợ", "credit", "front_transfer"),
        ("TRAN VAN SEN hoan tra tien chuyen nham", "credit", "unsure"),
    ],
)  # fmt: skip
def test_what_a_transaction_is(text: str, direction: Direction, kind: str) -> None:
    assert kind_of(text, direction=direction, holder=HOLDER) == kind


def test_money_from_the_holders_own_name_is_no_gift() -> None:
    assert kind_of("ung ho", direction="credit", counterparty=HOLDER, holder=HOLDER) == (
        "own_transfer"
    )


def test_a_text_without_amount_is_outgoing_only_when_it_says_so() -> None:
    assert (is_outgoing("Thu phi BDSD 09/2024"), is_outgoing("LE THI LUA ung ho")) == (True, False)


def row(no: int, **facts: object) -> Row:
    plain = Row(no, 1, date(2024, 9, 10), time(8), 1000, "credit", None, None, "ung ho")
    return replace(plain, **facts)  # type: ignore[arg-type]  # facts are named after fields


def test_identical_gifts_stay_separate_gifts() -> None:
    assert len(set(keys_of([row(1), row(2), row(3)]))) == 3


@pytest.mark.parametrize(
    ("rows", "basis"),
    [
        ([row(1, reference="A", balance=1), row(2, reference="A", balance=2)], "reference"),
        ([row(1, reference="A", balance=1), row(2, balance=2)], "balance"),
        ([row(1, reference="A"), row(2)], "moment"),
    ],
)
def test_the_strongest_fact_that_all_rows_have_makes_the_key(rows: list[Row], basis: str) -> None:
    assert basis_of(rows) == basis


def test_overlapping_editions_match_although_their_texts_differ() -> None:
    first = [row(1, time=time(7)), row(2), row(3), row(4, amount=5000)]
    second = [row(no, narrative="ung ho ***") for no in (1, 2)] + [row(3, time=time(9))]

    assert already_known(first, second) == {1: 2, 2: 3}


def lines(*ys: float) -> list[Line]:
    return [Line(100, y, 200, f"{y:.0f}") for y in ys]


@pytest.mark.parametrize(
    ("rows", "texts", "shares"),
    [
        ([10, 30], [10, 30], [["10"], ["30"]]),
        ([10, 30], [5, 15, 30], [["5", "15"], ["30"]]),
        ([20, 50, 80], [10, 20, 30, 50, 75, 85], [["10", "20", "30"], ["50"], ["75", "85"]]),
        # A row with an empty cell, and a heading that belongs to no row.
        ([10, 30, 50], [10, 50], [["10"], [], ["50"]]),
        ([60, 80], [12, 60, 80], [["60"], ["80"]]),
        # A cell that is not quite centred keeps its lines.
        ([20, 60], [14, 25, 40, 60], [["14", "25", "40"], ["60"]]),
    ],
)
def test_lines_go_to_the_row_in_whose_middle_they_stand(
    rows: list[float], texts: list[float], shares: list[list[str]]
) -> None:
    shared = centred(rows, lines(*texts), pitch=10)

    assert [[line.text for line in share] for share in shared] == shares
