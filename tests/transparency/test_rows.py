"""A row and its leaf are one thing, and the leaf names nobody."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.transparency.log import NotCanonical, canonical, leaf_hash
from lalanh.transparency.snapshot.leaves import BadRow, check_row, leaf_of, opening_of
from lalanh.transparency.snapshot.rows import Closing, Flow, Kind, Opening, Row
from tests.transparency.baking import closed, correction, gift, spending, withheld, withholding

texts = st.none() | st.text(min_size=1)
amounts = st.none() | st.integers(0, 10**15)
openings = st.none() | st.builds(
    Opening,
    nonce=st.just("0" * 32),
    donor_shown=texts,
    text_masked=texts,
    own_gift_keys=st.lists(st.text(alphabet="0123456789abcdef", min_size=1)).map(tuple),
)
rows = st.builds(
    Row,
    kind=st.sampled_from([kind for kind in Kind if kind is not Kind.PUBLICATION]),
    on=st.dates(),
    flow=st.none() | st.sampled_from(Flow),
    amount_vnd=amounts,
    commodity=texts,
    quantity=amounts,
    fund=texts,
    reason=texts,
    corrects=amounts,
    opening=openings,
)


@given(rows)
def test_a_leaf_read_back_gives_the_same_leaf(row: Row) -> None:
    text = canonical(row.facts()).decode()

    read = leaf_of(text, number=7, opening=row.opening)

    assert canonical(read.facts()).decode() == text


@given(openings.filter(bool))
def test_the_words_behind_a_seal_read_back_give_the_same_seal(opening: Opening) -> None:
    assert opening_of(opening.facts()) == opening


def test_a_closing_read_back_is_the_same() -> None:
    closing = gift_closing()

    assert leaf_of(canonical(closing.facts()).decode(), number=3) == closing


def gift_closing() -> Closing:
    closing = closed([gift()])[-1]
    assert isinstance(closing, Closing)
    return closing


def test_a_leaf_holds_neither_name_nor_narrative() -> None:
    row = gift("Trần Thị Bưởi", text="ung ho dong bao")

    leaf = canonical(row.facts()).decode()

    assert "Bưởi" not in leaf
    assert "ung ho" not in leaf


def test_withholding_the_words_leaves_the_leaf_as_it_was() -> None:
    row = gift()

    assert leaf_hash(withheld(row).facts()) == leaf_hash(row.facts())


def test_two_rows_of_one_donor_have_different_seals() -> None:
    one = Opening(nonce="a" * 32, donor_shown="Lê Văn Cam")

    assert one.seal() != replace(one, nonce="b" * 32).seal()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (replace(gift(), kind=Kind.PUBLICATION), "khóa sổ"),
        (replace(correction(0, -1), reason=None), "lý do"),
        (replace(correction(0, -1), corrects=None), "trỏ về"),
        (replace(gift(), corrects=0), "trỏ về"),
        (correction(5, -1), "trước đó"),
        (correction(9, -1), "trước đó"),
        (correction(-1, -1), "trước đó"),
        (replace(gift(), flow=None), "thu hay chi"),
        (replace(gift(), fund=None), "thuộc quỹ"),
        (replace(gift(), quantity=5), "hiện vật"),
        (replace(gift(), commodity="gạo"), "hiện vật"),
        (gift(amount_vnd=-1), "số âm"),
        (replace(withholding(0), amount_vnd=1, flow=Flow.IN, fund="q"), "ẩn tên"),
        (replace(gift(), opening=Opening(nonce="ngắn")), "số ngẫu nhiên"),
        (replace(gift(), opening=None, sealed="x"), "không đúng dạng"),
        (replace(gift(), sealed="0" * 64), "không khớp"),
    ],
)
def test_a_row_that_says_too_little_or_too_much_is_refused(row: Row, why: str) -> None:
    with pytest.raises(BadRow, match=why):
        check_row(row, number=5)


@pytest.mark.parametrize("row", [gift(), spending(), correction(0, -500_000), withholding(4)])
def test_a_whole_row_is_accepted(row: Row) -> None:
    check_row(row, number=5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "nonsense",
        '{"kind":"gift"}',
        '{"kind":"gift","on":"2026-11-20","unknown":1}',
        '{"kind":"gift","on":"2026-13-20"}',
        '{"kind":"robbery","on":"2026-11-20"}',
        '{"amount_vnd":1.0,"kind":"gift","on":"2026-11-20"}',
        '{"amount_vnd":true,"kind":"gift","on":"2026-11-20"}',
        '{"amount_vnd":"1","kind":"gift","on":"2026-11-20"}',
        '{"on":"2026-11-20","kind":"gift"}',
        '{"kind": "gift","on":"2026-11-20"}',
        '{"kind":"gift","on":"20261120"}',
        '{"fund":null,"kind":"gift","on":"2026-11-20"}',
        '{"kind":"publication","on":"2026-11-20"}',
        "[" * 100_000,
    ],
)
def test_text_that_is_no_leaf_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises((BadRow, NotCanonical), match=r"Dòng 7|Hãy"):
        leaf_of(text, number=7)


@pytest.mark.parametrize(
    "facts",
    [[], {}, {"nonce": 1}, {"nonce": "a", "more": "b"}, {"nonce": "a", "own_gift_keys": "b"}],
)
def test_words_of_another_shape_are_refused(facts: list[str] | dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"expected|field"):
        opening_of(facts)


def test_the_date_is_written_as_iso() -> None:
    assert gift(on=date(2026, 1, 2)).facts()["on"] == "2026-01-02"
