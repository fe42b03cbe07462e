"""One value, one text: otherwise two honest readers compute two roots."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.transparency import log

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(alphabet="abđ", max_size=3), inner),
)


def test_keys_are_sorted_and_no_blank_is_added() -> None:
    row: log.Json = {"on": "2026-11-21", "amount_vnd": 500_000, "fund": "Quỹ"}

    assert log.canonical(row) == '{"amount_vnd":500000,"fund":"Quỹ","on":"2026-11-21"}'.encode()


@given(st.text())
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)

    assert log.canonical([apart]) == log.canonical([unicodedata.normalize("NFC", text)])


@given(json_values)
def test_a_canonical_text_read_again_is_the_same_text(value: log.Json) -> None:
    text = log.canonical(value)

    assert log.canonical(json.loads(text)) == text


@pytest.mark.parametrize(
    "value",
    [0.5, 1.0, [float("nan")], 2**53, -(2**53), "\ud800", {"a": "\udfff"}, {1: "a"}, b"a", {"a"}],
)
def test_what_two_readers_could_read_differently_is_refused(value: log.Json) -> None:
    with pytest.raises(log.NotCanonical, match=r"Hãy|chỉ nhận"):
        log.canonical(value)


def test_two_keys_that_become_one_are_refused() -> None:
    with pytest.raises(log.NotCanonical, match="bị lặp"):
        log.canonical({"é": 1, "e\u0301": 2})


def test_a_leaf_is_the_hash_of_a_zero_byte_and_the_text() -> None:
    assert log.leaf_hash({}).hex() == log.hash_leaf(b"{}").hex()
    assert log.hash_leaf(b"").hex().startswith("6e340b9cffb37a98")
