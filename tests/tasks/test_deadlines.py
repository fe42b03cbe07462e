"""When a reminder is due and how it is worded."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.tasks import deadlines
from lalanh.tasks.deadlines import Matter, Rule

DUE = dt.date(2021, 8, 20)


def _matter(*, is_request: bool = False, is_sensitive: bool = False) -> Matter:
    return Matter(
        task_id=7, title="Rà soát hộ thiếu đói", document_number="45/KH-MTTQ", last_day=DUE,
        is_tentative=False, is_request=is_request, is_sensitive=is_sensitive,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (16, None), (17, "before"), (18, None), (19, "before"), (20, "today"), (21, "after"),
        (22, None), (23, None), (24, "after"),
    ],
)  # fmt: skip
def test_the_usual_rule_reminds_on_its_days(day: int, kind: str | None) -> None:
    assert deadlines.kind_due(DUE, today=dt.date(2021, 8, day), rule=deadlines.USUAL) == kind


@pytest.mark.parametrize(
    "rule", [Rule(is_on=False), Rule(days_before=(), every_days_after=0)], ids=["off", "empty"]
)
@given(day=st.dates(dt.date(2021, 7, 1), dt.date(2021, 10, 1)))
def test_a_rule_that_says_nothing_reminds_of_nothing(rule: Rule, day: dt.date) -> None:
    assert deadlines.kind_due(DUE, today=day, rule=rule) is None


def test_an_order_is_reminded_of_with_how_late_it_is() -> None:
    assert deadlines.sentence(_matter(), today=dt.date(2021, 8, 24)) == (
        "Nhiệm vụ “Rà soát hộ thiếu đói” (45/KH-MTTQ), hạn hết ngày 20/08/2021, quá hạn 4 ngày. "
        + deadlines.ORDER_WORDS
    )


def test_a_request_is_never_spoken_of_as_an_order() -> None:
    said = deadlines.sentence(_matter(is_request=True), today=dt.date(2021, 8, 24))

    assert deadlines.ordering_word(said) == ""
    assert "quá hạn" not in said
    assert said.endswith(deadlines.REQUEST_WORDS)


@given(words=st.text(max_size=50), is_request=st.booleans())
def test_a_sensitive_task_is_named_by_its_number_alone(words: str, is_request: bool) -> None:
    matter = _matter(is_request=is_request, is_sensitive=True)

    said = deadlines.sentence(matter, today=DUE, words=words)

    assert said == deadlines.sentence(matter, today=DUE)
    assert ("Rà soát" in said, "nhiệm vụ số 7" in said.lower()) == (False, True)


@pytest.mark.parametrize("words", ["Yêu cầu gửi ngay.", "Nếu chậm trễ sẽ kiểm điểm"])
def test_words_of_command_are_found(words: str) -> None:
    assert deadlines.too_commanding(words) != ""


def test_polite_words_pass() -> None:
    assert deadlines.too_commanding("Kính mong quý cơ quan sớm trả lời.") == ""


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("3, 1, 0", (3, 1, 0)), ("0;7", (7, 0)), ("1 và 5", (5, 1)), ("", ()), ("ba", None),
        ("61", None), ("-1", None), ("٣", None),
    ],
)  # fmt: skip
def test_days_are_read_from_a_list(written: str, days: tuple[int, ...] | None) -> None:
    assert deadlines.days_of(written) == days
