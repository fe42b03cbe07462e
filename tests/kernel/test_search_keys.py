"""Texts and searches meet by keys, however either was typed or recognised."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import search_keys

KEY = re.compile(r"'([^']+)'")


def _met(text: str, words: str, **more: bool) -> bool:
    """Answer the question as the index does."""
    keys = search_keys.keys_of(text)
    question = search_keys.question(words, names=NAMES, **more)
    sides = KEY.sub(lambda found: str(found[1] in keys), question)
    return bool(eval(sides.replace("&", " and ").replace("|", " or ")))


NAMES = [
    ["phong chong covid 19", "phong chong dich covid 19", "phong chong dich benh covid 19"],
    ["ubnd", "uy ban nhan dan"],
]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theo dõi, đơn đốc kiểm tra", "đôn đốc"),
        ("mục dịch, yêu cầu", "mục đích"),
        ("Uỷ ban MTTQ", "Ủy ban"),
        ("DONG BAO VUNG LU", "đồng bào"),
        ("ủng hộ đồngbào vùng lũ", "đồng bào"),
        ("ủng hộ đồngbào vùng lũ", "ủng hộ đồng bào"),
        ("công ngh iệp", "công nghiệp"),
        ("mọi ngườ1 dân", "người"),
        ("thục hiệnn nhiệm vu", "thực hiện nhiệm vụ"),
        ("lập dahnh sách", "danh sách"),
        ("phòng dịch C0VID", "COVID"),
        ("chủ trì, phốihợp với", '"chủ trì, phối hợp với"'),
        ("Ủy ban nh ân dân", '"Ủy ban nhân dân"'),
        ("Số 208 /KH-BCĐ", "208/KH-BCĐ"),
    ],
)
def test_a_text_is_found_in_spite_of_how_it_was_read(text: str, words: str) -> None:
    assert _met(text, words)


@pytest.mark.parametrize("asked", NAMES[0])
@pytest.mark.parametrize("stands", ["phòng, chống COVID-19", "phòng, chống dịch bệnh COVID-19"])
def test_names_in_use_for_one_thing_are_found_as_one(asked: str, stands: str) -> None:
    assert _met(f"Kế hoạch {stands} năm 2021", f"kế hoạch {asked}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("đồng bào vùng lũ", "hạn hán"),
        ("Số 145/KH", "45/KH"),
        ("ủy viên, ban nhân sự dân phố", "UBND"),
        ("HĐND huyện", "UBND"),
        ("bào chữa cho đồng chí", '"đồng bào"'),
    ],
)
def test_other_texts_are_not_found(text: str, words: str) -> None:
    assert not _met(text, words)


def test_the_last_word_may_be_only_begun() -> None:
    assert not _met("vận động nhân dân", "vận độn")
    assert _met("vận động nhân dân", "vận độn", last_is_begun=True)


@pytest.mark.parametrize("words", ["", "   ", "***", '""', "-/-"])
def test_no_word_asks_nothing(words: str) -> None:
    assert search_keys.question(words, names=NAMES, last_is_begun=True) == ""


@given(st.text(alphabet="aăâbđêgiơnqtuưýệ'\\\" &|!:*()19", max_size=40))
def test_any_words_give_a_question_in_order(words: str) -> None:
    question = search_keys.question(words, names=NAMES, last_is_begun=True)

    assert re.fullmatch(r"(?:[()]|'[\^_]?[^\W_]+'| & | \| )*", question)
    assert question.count("(") == question.count(")")


@given(st.lists(st.sampled_from(["vận", "động", "đồng", "bào", "UBND", "45", "lũ"]), min_size=1))
def test_a_text_is_found_by_its_own_words(words: list[str]) -> None:
    text = " ".join(words)

    assert _met(text, text)


def test_a_document_of_any_length_fits_the_index() -> None:
    words = " ".join(f"chữ{n}" for n in range(80_000))

    keys = search_keys.keys_of(words)

    assert sum(key.startswith("_") for key in keys) == search_keys.PAIRS_LIMIT
    assert all(len(key) <= 2 * search_keys.LONGEST_WORD + 1 for key in keys)
