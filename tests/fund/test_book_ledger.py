"""The pure core: whatever is built balances."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.fund.ledger import chart, drafts
from lalanh.fund.ledger.chart import Source
from lalanh.fund.ledger.draft import Draft, EntryKind, Line, Unbalanced

AMOUNTS = st.integers(min_value=1, max_value=10**15)
SOURCES = st.sampled_from(Source)
BUILT: st.SearchStrategy[Draft] = st.one_of(
    st.builds(drafts.donation, AMOUNTS, into=st.just("NH.1")),
    st.builds(drafts.front_transfer, AMOUNTS, into=st.just("NH.1")),
    st.builds(drafts.budget_grant, AMOUNTS, into=st.just("NH.2")),
    st.builds(drafts.interest, AMOUNTS, into=st.just("NH.1"), source=SOURCES),
    st.builds(drafts.opening, AMOUNTS, into=st.just("TM"), source=SOURCES),
    st.builds(drafts.refund, AMOUNTS, out_of=st.just("NH.1")),
    st.builds(drafts.fee, AMOUNTS, out_of=st.just("NH.1"), source=SOURCES),
    st.builds(
        drafts.own_transfer, AMOUNTS, account=st.just("NH.1"), arrives=st.booleans(), source=SOURCES
    ),
    st.builds(
        drafts.disbursement, AMOUNTS, out_of=st.just("TM"), source=SOURCES,
        purpose=st.just("NHA-O"), decision=st.just("1/QĐ"), beneficiaries=st.just("hộ nghèo"),
    ),
    st.builds(drafts.goods_received, AMOUNTS, commodity=st.just(chart.RICE_G)),
)  # fmt: skip


def sums(draft: Draft) -> Counter[str]:
    total: Counter[str] = Counter()
    for line in draft.lines:
        total[line.commodity] += line.amount
    return total


@given(BUILT)
def test_every_entry_built_balances_in_each_commodity(draft: Draft) -> None:
    assert set(sums(draft).values()) == {0}


@given(BUILT)
def test_a_reversal_takes_back_every_line(draft: Draft) -> None:
    back = drafts.reversal(draft)

    assert [
        line.amount + other.amount for line, other in zip(draft.lines, back.lines, strict=True)
    ] == [0, 0]
    assert [line.account for line in draft.lines] == [line.account for line in back.lines]


@given(BUILT)
def test_a_reversal_is_not_reversed(draft: Draft) -> None:
    with pytest.raises(drafts.ReversalIsFinal):
        drafts.reversal(drafts.reversal(draft))


@pytest.mark.parametrize("amount", [0, -1, -500_000])
def test_an_amount_that_is_not_positive_is_refused(amount: int) -> None:
    with pytest.raises(drafts.NotPositive):
        drafts.donation(amount, into="NH.1")


@pytest.mark.parametrize(
    ("amounts", "why"),
    [
        ([], "chỉ có 0 dòng"),
        ([("VND", 5)], "chỉ có 1 dòng"),
        ([("VND", 5), ("VND", 0), ("VND", -5)], "có dòng bằng 0"),
        ([("VND", 5), ("VND", -4)], "VND lệch 1"),
        ([("VND", 5), ("RICE_G", -5)], "RICE_G lệch -5"),
    ],
)
def test_lines_that_do_not_balance_are_refused(amounts: list[tuple[str, int]], why: str) -> None:
    lines = tuple(Line("TM", what, amount, Source.BUDGET) for what, amount in amounts)

    with pytest.raises(Unbalanced, match=why):
        Draft(EntryKind.OPENING, lines)


def test_a_gift_stands_under_no_at_the_bank_and_under_co_at_gifts() -> None:
    draft = drafts.donation(500_000, into="NH.1")

    assert [(line.account, line.amount) for line in draft.lines] == [
        ("NH.1", 500_000),
        ("UH", -500_000),
    ]
