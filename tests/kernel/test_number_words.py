"""Numbers in words and back."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import number_words, text
from lalanh.kernel.number_words import from_words, in_words, vnd_in_words

NAMES = [
    (0, "không"),
    (1, "một"),
    (5, "năm"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (31, "ba mươi mốt"),
    (44, "bốn mươi tư"),
    (100, "một trăm"),
    (101, "một trăm linh một"),
    (104, "một trăm linh bốn"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (111, "một trăm mười một"),
    (121, "một trăm hai mươi mốt"),
    (1_000, "một nghìn"),
    (1_005, "một nghìn không trăm linh năm"),
    (1_015, "một nghìn không trăm mười lăm"),
    (21_024, "hai mươi mốt nghìn không trăm hai mươi tư"),
    (1_000_000, "một triệu"),
    (1_005_000, "một triệu không trăm linh năm nghìn"),
    (1_000_005, "một triệu không trăm linh năm"),
    (232 * 10**9, "hai trăm ba mươi hai tỷ"),
    (10**9 + 1, "một tỷ không trăm linh một"),
    (1_500 * 10**9, "một nghìn năm trăm tỷ"),
    (10**18, "một tỷ tỷ"),
    (10**18 + 5 * 10**9, "một tỷ không trăm linh năm tỷ"),
    (-50_000, "âm năm mươi nghìn"),
]
ZERO_TENS: list[Literal["linh", "lẻ"]] = ["linh", "lẻ"]
THOUSANDS: list[Literal["nghìn", "ngàn"]] = ["nghìn", "ngàn"]
BELOW_LIMIT = st.integers(-number_words.LIMIT + 1, number_words.LIMIT - 1)


@pytest.mark.parametrize(("number", "name"), NAMES)
def test_a_number_has_one_name(number: int, name: str) -> None:
    assert in_words(number) == name


@pytest.mark.parametrize(("number", "name"), NAMES)
def test_the_name_leads_back_to_the_number(number: int, name: str) -> None:
    assert from_words(name) == number
    assert from_words(f"{text.fold(name).upper()}  ĐỒNG CHẴN.") == number


@given(BELOW_LIMIT, st.sampled_from(ZERO_TENS), st.sampled_from(THOUSANDS))
def test_any_amount_survives_being_spoken(
    number: int, zero_tens: Literal["linh", "lẻ"], thousand: Literal["nghìn", "ngàn"]
) -> None:
    named = in_words(number, zero_tens=zero_tens, thousand=thousand)

    assert from_words(f"{named} đồng") == number


def test_the_south_has_its_own_words() -> None:
    assert in_words(1_105, zero_tens="lẻ", thousand="ngàn") == "một ngàn một trăm lẻ năm"


def test_an_amount_ends_in_dong_and_if_asked_even() -> None:
    assert vnd_in_words(1_000_000) == "một triệu đồng"
    assert vnd_in_words(1_000_000, ends_even=True) == "một triệu đồng chẵn"


@pytest.mark.parametrize("number", [number_words.LIMIT, -number_words.LIMIT])
def test_there_is_a_largest_number(number: int) -> None:
    with pytest.raises(ValueError, match="too large"):
        in_words(number)


@pytest.mark.parametrize(
    ("spoken", "number"),
    [
        ("hai triệu rưỡi", 2_500_000),
        ("một tỷ rưỡi", 1_500_000_000),
        ("hai mươi bốn", 24),
        ("hai mươi nhăm", 25),
        ("một nghìn linh năm", 1_005),
        ("một trăm nghìn tỷ", 10**14),
        ("một triệu hai trăm đồng", 1_000_200),
        ("ba tỉ đồng Việt Nam", 3 * 10**9),
    ],
)
def test_other_ways_of_saying_it_are_read(spoken: str, number: int) -> None:
    assert from_words(spoken) == number


@pytest.mark.parametrize(
    ("spoken", "why"),
    [
        ("một trăm hai", "linh"),
        ("một triệu hai", "thiếu hàng"),
        ("một triệu hai trăm", "thiếu hàng"),
        ("một tỷ hai trăm triệu ba", "thiếu hàng"),
        ("triệu đồng", "Thiếu chữ số"),
        ("một triệu năm tỷ tỷ tỷ", "quá lớn"),
        ("một nghìn triệu", "sai thứ tự"),
        ("một nghìn hai triệu", "sai thứ tự"),
        ("năm nghìn gạo", "không phải chữ số"),
        ("", "Thiếu chữ số"),
        ("đồng", "Thiếu chữ số"),
    ],
)
def test_words_that_name_no_number_or_two_are_refused(spoken: str, why: str) -> None:
    with pytest.raises(number_words.UnclearWords, match=why):
        from_words(spoken)
