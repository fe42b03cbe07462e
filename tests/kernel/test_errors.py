"""A refusal is a sentence with facts."""

import pickle

import pytest

from lalanh.kernel.errors import Refused


class OverBalance(Refused):
    """A refusal with a template."""

    message = "Quỹ còn {left}, không đủ chi {asked}."


class FarOverBalance(OverBalance):
    """A refusal that inherits its template."""


def test_a_sentence_is_shown_as_it_is_given() -> None:
    refusal = Refused("Chưa có ngày {kết thúc}.", unit="xã An Bình")

    assert refusal.message == str(refusal) == "Chưa có ngày {kết thúc}."
    assert refusal.facts == {"unit": "xã An Bình"}


@pytest.mark.parametrize("kind", [OverBalance, FarOverBalance])
def test_a_template_is_filled_from_the_facts(kind: type[OverBalance]) -> None:
    refusal = kind(left="5.000 đồng", asked="7.000 đồng", by="Lan")

    assert refusal.message == "Quỹ còn 5.000 đồng, không đủ chi 7.000 đồng."
    assert refusal.facts["by"] == "Lan"


def test_a_sentence_given_wins_over_the_template() -> None:
    assert str(OverBalance("Quỹ đã khóa.")) == "Quỹ đã khóa."


def test_the_next_refusal_starts_from_the_template_again() -> None:
    OverBalance("Quỹ đã khóa.")

    assert str(OverBalance(left="1 đồng", asked="2 đồng")) == "Quỹ còn 1 đồng, không đủ chi 2 đồng."


def test_a_fact_may_be_called_message() -> None:
    assert Refused("Không gửi được.", message="nội dung").facts == {"message": "nội dung"}


def test_a_missing_fact_is_named() -> None:
    with pytest.raises(TypeError, match="OverBalance lacks the facts asked"):
        OverBalance(left="5.000 đồng")


def test_a_refusal_without_any_sentence_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="needs a sentence"):
        Refused(unit="xã An Bình")


@pytest.mark.parametrize(
    "refusal",
    [
        Refused("Sai.", line=3),
        OverBalance(left="1 đồng", asked="2 đồng"),
        OverBalance("Quỹ {đã} khóa."),
    ],
)
def test_a_refusal_comes_whole_out_of_another_process(refusal: Refused) -> None:
    copy = pickle.loads(pickle.dumps(refusal))

    assert (type(copy), copy.message, copy.facts) == (type(refusal), str(refusal), refusal.facts)
