"""Text made comparable: cleaning, folding, words."""

import unicodedata

import pytest
from hypothesis import given

from lalanh.kernel import text
from tests.kernel.viet import anything

NAME = "Nguyễn Thị Hồng Nhung"


@pytest.mark.parametrize(
    ("typed", "composed"),
    [
        (unicodedata.normalize("NFD", NAME), NAME),
        ("a\u0301\u0302", "ấ"),
        ("á\u0302", "ấ"),
        ("a\u0323\u0306", "ặ"),
        ("ó\u031b", "ớ"),
        ("e\u0341\u0302", "ế"),
        ("ế", "ế"),
        ("plain", "plain"),
    ],
)
def test_marks_join_their_letter_in_whatever_order_they_were_typed(
    typed: str, composed: str
) -> None:
    assert text.nfc(typed) == composed


@pytest.mark.parametrize(
    ("entered", "cleaned"),
    [
        ("Ðồng Ðăng, ðường 4", "Đồng Đăng, đường 4"),
        ("Lê\u00a0Văn\u2003 An", "Lê Văn An"),
        ("  Lê  Văn\tAn \r\n", "Lê Văn An"),
        ("\ufeffLê Vă\u200bn A\u00adn", "Lê Văn An"),
        ("Ha\u200b\u0300", "Hà"),
        ("trang\u0000 1\u009f", "trang 1"),
        ("dòng 1\u2028dòng 2", "dòng 1 dòng 2"),
        ("TP – “A”", "TP – “A”"),
        ("", ""),
    ],
)
def test_a_line_is_cleaned_of_what_nobody_sees(entered: str, cleaned: str) -> None:
    assert text.clean(entered) == cleaned


def test_a_text_keeps_its_lines_and_one_empty_line_between_them() -> None:
    assert text.tidy("\n\n A\u00a0 b \r\n\r\n\r\n\nc\n  \n") == "A b\n\nc"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        (NAME, "nguyen thi hong nhung"),
        ("ĐẮK LẮK", "dak lak"),
        ("Ðỗ Ðức", "do duc"),
        ("Khánh Hòa – “Tết”, ‘26’", "khanh hoa - \"tet\", '26'"),
        ("m² ﬁle Ａ１", "m2 file a1"),
        ("1.000.000₫", "1.000.000₫"),
        ("ÂÊÔĂƠƯ âêôăơư", "aeoaou aeoaou"),
    ],
)
def test_folding_takes_off_tones_marks_and_case(written: str, folded: str) -> None:
    assert text.fold(written) == folded


def test_folding_can_blank_the_signs_as_well() -> None:
    assert text.fold("Ủng_hộ: 50.000đ (A/B)", blank_punctuation=True) == "ung ho 50 000d a b"


@given(anything)
def test_folding_and_cleaning_twice_change_nothing(s: str) -> None:
    folded, blanked = text.fold(s), text.fold(s, blank_punctuation=True)

    assert text.clean(text.clean(s)) == text.clean(s)
    assert text.tidy(text.tidy(s)) == text.tidy(s)
    assert text.fold(folded) == folded
    assert text.fold(blanked, blank_punctuation=True) == blanked
    assert text.nfc(text.nfc(s)) == text.nfc(s)


@given(anything)
def test_marks_apart_or_joined_fold_alike(s: str) -> None:
    apart = unicodedata.normalize("NFD", s)

    assert text.clean(apart) == text.clean(s)
    assert text.fold(apart) == text.fold(s)
    assert text.fold_keep(apart) == text.fold_keep(s)


@given(anything)
def test_the_long_way_and_the_short_way_of_folding_agree(s: str) -> None:
    line = text.clean(s)

    assert text.fold(f"{line} đ") == f"{text.fold(line)} d".strip()


@given(anything)
def test_every_folded_character_stands_where_its_original_stands(s: str) -> None:
    composed, folded = text.nfc(s), text.fold_keep(s)

    assert len(folded) == len(composed)
    assert text.fold_keep(folded) == folded
    assert [i for i, c in enumerate(folded) if c == "\n"] == [
        i for i, c in enumerate(composed) if c == "\n"
    ]


def test_a_span_found_in_the_folded_text_slices_the_original() -> None:
    original = "Kính gửi:\n\u00a0Ủy ban Mặt trận Tổ quốc – TỈNH"
    at = text.fold_keep(original).index("mat tran to quoc - tinh")

    assert original[at:] == "Mặt trận Tổ quốc – TỈNH"


@given(anything)
def test_a_span_of_the_composed_text_leads_back_to_what_was_given(s: str) -> None:
    composed, offsets = text.nfc_with_offsets(s)

    assert len(offsets) == len(composed) + 1
    assert (offsets[0] if composed else 0, offsets[-1]) == (0, len(s))
    assert offsets == sorted(offsets)


def test_a_word_typed_with_marks_apart_is_found_again_where_it_stood() -> None:
    given_text = unicodedata.normalize("NFD", "Xã Hòa Bình, huyện Hòa An")
    composed, offsets = text.nfc_with_offsets(given_text)
    at = composed.index("huyện")

    found = given_text[offsets[at] : offsets[at + len("huyện")]]
    assert unicodedata.normalize("NFC", found) == "huyện"


def test_words_and_their_neighbours_are_what_an_index_holds() -> None:
    assert text.words("Ủng hộ: 1.000đ – Tổ_2") == ["ung", "ho", "1", "000d", "to", "2"]
    assert text.pairs("Nguyễn Thị Hồng") == ["nguyen_thi", "thi_hong"]
    assert text.pairs("Hồng") == []
