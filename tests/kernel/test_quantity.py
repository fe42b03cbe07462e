"""Money, weights and shares as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import quantity
from lalanh.kernel.quantity import Money, Ratio, UnclearQuantity, Weight, parse_vnd
from tests.kernel.viet import anything

MILLION, BILLION = 10**6, 10**9


@pytest.mark.parametrize(
    ("written", "amount_vnd"),
    [
        ("1.000.000 đồng", MILLION),
        ("1.000.000đ", MILLION),
        ("1.000.000 VNĐ", MILLION),
        ("1.000.000\u00a0₫", MILLION),
        ("1000000", MILLION),
        ("1 000 000 đồng", MILLION),
        ("30.000.000", 30 * MILLION),
        ("50.000", 50_000),
        ("100,000", 100_000),
        ("1,234,567", 1_234_567),
        ("150.000,00", 150_000),
        ("1,234,567.00", 1_234_567),
        ("400,0", 400),
        ("-50.000", -50_000),
        ("232 tỷ đồng", 232 * BILLION),
        ("1,5 tỷ", 1_500 * MILLION),
        ("1.5 tỉ", 1_500 * MILLION),
        ("1.500 tỷ", 1_500 * BILLION),
        ("5 nghìn tỷ đồng", 5_000 * BILLION),
        ("2 tỷ 500 triệu", 2_500 * MILLION),
        ("5 trăm nghìn", 500_000),
        ("500k", 500_000),
        ("5tr", 5 * MILLION),
        ("một triệu đồng", MILLION),
        ("mot trieu hai tram nghin dong", 1_200_000),
    ],
)
def test_an_amount_is_read_in_whole_dong(written: str, amount_vnd: int) -> None:
    assert parse_vnd(written) == Money(amount_vnd)


def _vnd_or_none(written: str) -> int | None:
    try:
        return parse_vnd(written).amount_vnd
    except UnclearQuantity:
        return None


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("gần 232 tỷ đồng", Money(232 * BILLION, is_approximate=True)),
        ("khoảng 5 triệu", Money(5 * MILLION, is_approximate=True)),
        ("~5tr", Money(5 * MILLION, is_approximate=True)),
        ("1.000.000 đồng/người", Money(MILLION, per="người")),
        ("500.000 đ / Hộ / tháng", Money(500_000, per="Hộ / tháng")),
    ],
)
def test_an_amount_keeps_about_and_for_whom(written: str, money: Money) -> None:
    assert parse_vnd(written) == money


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("1,500 tỷ", "có thể là hàng nghìn hoặc phần lẻ"),
        ("1.5", "không chẵn đồng"),
        ("1,234.50", "không chẵn đồng"),
        ("0,5 đồng", "không chẵn đồng"),
        ("1.00.000", "từng nhóm ba chữ số"),
        ("050.000", "từng nhóm ba chữ số"),
        ("12.34.56", "từng nhóm ba chữ số"),
        ("1.234,567,890", "không theo một quy tắc"),
        ("500 triệu 2 tỷ", "sai thứ tự"),
        ("một trăm hai", "linh"),
        ("1.000.000 USD", "Hãy ghi số tiền như"),
        ("1tr5", "Hãy ghi số tiền như"),
        ("50.000 60.000", "Hãy ghi số tiền như"),
        ("ủng hộ", "Hãy ghi số tiền như"),
        ("", "Hãy ghi số tiền như"),
    ],
)
def test_what_could_be_two_amounts_or_none_is_refused_with_the_reason(
    written: str, why: str
) -> None:
    with pytest.raises(UnclearQuantity, match=why) as caught:
        parse_vnd(written)

    assert caught.value.facts["written"] == written


@pytest.mark.parametrize(
    ("written", "weight"),
    [
        ("10 kg", Weight(10_000, 10_000)),
        ("10,5 kg", Weight(10_500, 10_500)),
        ("0,500 kg", Weight(500, 500)),
        ("500g", Weight(500, 500)),
        ("10.500 kg", Weight(10_500_000, 10_500_000)),
        ("1,5 tấn", Weight(1_500_000, 1_500_000)),
        ("2 tạ", Weight(200_000, 200_000)),
        ("3 ký", Weight(3_000, 3_000)),
        ("10-20kg/người", Weight(10_000, 20_000, per="người")),
        ("10 – 20 kg", Weight(10_000, 20_000)),
        ("10kg - 20kg", Weight(10_000, 20_000)),
        ("500g-1kg", Weight(500, 1_000)),
        ("từ 10 đến 20 kg Gạo/người", Weight(10_000, 20_000, goods="Gạo", per="người")),
        ("15 kg gạo/người/tháng", Weight(15_000, 15_000, goods="gạo", per="người/tháng")),
        ("hơn 5 tấn gạo", Weight(5_000_000, 5_000_000, is_approximate=True, goods="gạo")),
    ],
)
def test_a_weight_is_read_in_whole_grams(written: str, weight: Weight) -> None:
    assert quantity.parse_weight(written) == weight


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("10,500 kg", "có thể là hàng nghìn hoặc phần lẻ"),
        ("0,0005 kg", "không chẵn gam"),
        ("20-10 kg", "Mức thấp lớn hơn mức cao"),
        ("10", "Hãy ghi khối lượng như"),
        ("10 thùng", "Hãy ghi khối lượng như"),
    ],
)
def test_an_unclear_weight_is_refused_with_the_reason(written: str, why: str) -> None:
    with pytest.raises(UnclearQuantity, match=why):
        quantity.parse_weight(written)


@pytest.mark.parametrize(
    ("written", "ratio"),
    [
        ("5,95%", Ratio(119, 2_000)),
        ("5.95 %", Ratio(119, 2_000)),
        ("100%", Ratio(1, 1)),
        ("0%", Ratio(0, 1)),
        ("80 phần trăm", Ratio(4, 5)),
        ("gần 5%", Ratio(1, 20, is_approximate=True)),
    ],
)
def test_a_share_is_read_exactly(written: str, ratio: Ratio) -> None:
    assert quantity.parse_share(written) == ratio


@pytest.mark.parametrize("written", ["5,950%", "5", "%", "5 trên 100"])
def test_an_unclear_share_is_refused(written: str) -> None:
    with pytest.raises(UnclearQuantity, match="Hãy ghi tỷ lệ như"):
        quantity.parse_share(written)


@given(st.integers())
def test_a_printed_amount_reads_back(amount_vnd: int) -> None:
    assert parse_vnd(quantity.format_vnd(amount_vnd)).amount_vnd == amount_vnd


@given(st.integers(0, 10**12))
def test_a_printed_weight_reads_back_unless_it_could_be_two(weight_g: int) -> None:
    printed = quantity.format_kg(weight_g)

    assert _grams_or_none(printed) in (weight_g, None)


def _grams_or_none(printed: str) -> int | None:
    try:
        return quantity.parse_weight(printed).low_g
    except UnclearQuantity:
        return None


@given(anything)
def test_any_text_is_read_or_refused(s: str) -> None:
    amount_vnd = _vnd_or_none(s)

    assert amount_vnd is None or isinstance(amount_vnd, int)


@pytest.mark.parametrize(
    ("weight_g", "printed"),
    [(10_000, "10 kg"), (10_500, "10,5 kg"), (50, "0,05 kg"), (-1_500, "-1,5 kg"), (0, "0 kg")],
)
def test_a_weight_is_printed_without_rounding(weight_g: int, printed: str) -> None:
    assert quantity.format_kg(weight_g) == printed


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(119, 2_000, "5,95%"), (1, 3, "33,33%"), (2, 3, "66,67%"), (1, 2, "50%"), (0, 7, "0%")],
)
def test_a_share_is_printed_rounded_half_up(part: int, whole: int, printed: str) -> None:
    assert quantity.format_share(part, whole) == printed


def test_numbers_are_printed_with_dots() -> None:
    assert quantity.format_vnd(1_000_000) == "1.000.000 đồng"
    assert quantity.format_number(-1_234) == "-1.234"
