"""Two spellings of one word, and the order of the dictionary."""

import random
import unicodedata

import pytest
from hypothesis import given

from lalanh.kernel import syllables, text
from tests.kernel.viet import anything, words

# Each row holds spellings of one word; the first is the canonical one.
TONES = [
    "hòa hoà", "Khỏe Khoẻ", "THỦY THUỶ", "ủy uỷ", "hoàn hòan", "toán tóan", "huỳnh hùynh",
    "quý qúy", "quả qủa", "già gìa", "giếng gíêng", "rượu rựơu", "tiếng tíêng", "ngoài ngòai",
    "khuỷu khủyu", "xòe xoè", "loạn lọan", "thuở thủơ", "của cuả",
]  # fmt: skip
UNTOUCHED = [
    *["quý", "quỳnh", "già", "giữa", "gì", "gìn", "mùa", "bìa", "cười", "khuya", "xoong", "Đắk"],
    *["Müller", "José", "Zoë", "ẩẫ", "hòá"],
]


@pytest.mark.parametrize("row", TONES)
def test_a_tone_on_the_other_vowel_is_the_same_word(row: str) -> None:
    assert {text.canonical_tones(word) for word in row.split()} == {row.split(maxsplit=1)[0]}


@pytest.mark.parametrize("word", UNTOUCHED)
def test_a_word_written_right_or_not_vietnamese_stays(word: str) -> None:
    assert text.canonical_tones(word) == word


@pytest.mark.parametrize(
    ("written", "with_i"),
    [
        ("Lý Mỹ kỹ sỹ HY tỷ", "Lí Mĩ kĩ sĩ HI tỉ"),
        ("quý Quỳnh quyt", "quí Quình quyt"),
        ("y tế ý yêu", "y tế ý yêu"),
        ("thúy tay hủy nguyên", "thúy tay hủy nguyên"),
    ],
)
def test_y_becomes_i_only_where_both_are_in_use(written: str, with_i: str) -> None:
    assert text.canonical_i(written) == with_i


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khánh Hoà", "KHÁNH HÒA"),
        ("Lý Thuý Quý", "Lí Thúy Quí"),
        ("Phong trào “A”", "phong trào A"),
        ("Ủy  ban", "Uỷ ban."),
    ],
)
def test_ways_of_spelling_do_not_make_a_difference(one: str, other: str) -> None:
    assert text.same_spelling(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "Hóa"), ("Hòa", "Hoa"), ("Đào", "Dào"), ("Ân", "An"), ("Tí", "Tì")]
)
def test_tones_and_marks_do(one: str, other: str) -> None:
    assert not text.same_spelling(one, other)


@given(anything)
def test_evening_out_twice_changes_nothing(s: str) -> None:
    assert text.canonical_tones(text.canonical_tones(s)) == text.canonical_tones(s)
    assert text.canonical_i(text.canonical_i(s)) == text.canonical_i(s)
    assert text.spelling_key(text.spelling_key(s)) == text.spelling_key(s)


@given(words)
def test_evening_out_changes_no_letter_but_the_place_of_the_tone(word: str) -> None:
    evened = text.canonical_tones(word)

    assert text.fold(evened) == text.fold(word)
    assert [c.isupper() for c in evened] == [c.isupper() for c in word]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("nghiêng", ("ngh", "iê", "ng", syllables.Tone.NGANG)),
        ("QUỐC", ("qu", "ô", "c", syllables.Tone.SAC)),
        ("gìn", ("g", "i", "n", syllables.Tone.HUYEN)),
        ("giặt", ("gi", "ă", "t", syllables.Tone.NANG)),
        ("khuỷu", ("kh", "uyu", "", syllables.Tone.HOI)),
        ("ễnh", ("", "ê", "nh", syllables.Tone.NGA)),
        ("Krông", ("kr", "ô", "ng", syllables.Tone.NGANG)),
    ],
)
def test_a_syllable_comes_apart(word: str, parts: tuple[str, str, str, syllables.Tone]) -> None:
    assert syllables.parse(word) == syllables.Syllable(*parts)


@pytest.mark.parametrize("word", ["", "nguyôn", "fan", "hòá", "bác2", "các ", "cac", "càc", "stt"])
def test_what_is_no_syllable_is_said_to_be_none(word: str) -> None:
    assert syllables.parse(word) is None


# Words of a dictionary in its order: letters first, then tones, syllable by syllable.
DICTIONARY = [
    *["a", "à", "ả", "ã", "á", "ạ", "an", "anh", "Ánh", "ăn", "âm", "ấm", "ba", "ba ba"],
    *["ba chỉ", "bà", "bà con", "bá", "bác", "cam", "chanh", "da", "dân", "đa", "đá", "em", "ê"],
    *["giang", "hoa", "hòa", "hóa", "i", "lan", "lăng", "lâm", "mai", "Nguyên Văn Bình"],
    *["Nguyễn Văn An", "o", "ô", "ơ", "quang", "Tổ 2", "Tổ 10", "tu", "từ", "y"],
]


def test_names_come_in_the_order_of_the_dictionary() -> None:
    shuffled = random.Random(7).sample(DICTIONARY, len(DICTIONARY))

    assert sorted(shuffled, key=text.sort_key) == DICTIONARY


def test_the_order_holds_byte_by_byte_as_the_c_collation_compares() -> None:
    keys = [text.sort_key(word).encode() for word in DICTIONARY]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@given(anything)
def test_marks_apart_or_joined_have_one_place_that_a_database_can_hold(s: str) -> None:
    key = text.sort_key(s)

    assert text.sort_key(unicodedata.normalize("NFD", s)) == key
    assert "\0" not in key


def test_case_tone_placement_and_signs_do_not_move_a_name() -> None:
    assert text.sort_key("HOÀ - an") == text.sort_key("Hòa, An")
