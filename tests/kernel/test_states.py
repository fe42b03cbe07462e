"""Steps on a map of statuses, and its drawing."""

from enum import Enum

import pytest

from lalanh.kernel import states


class Stage(Enum):
    """The life of a request, with the names people use."""

    DRAFT = "nháp"
    SENT = "đã gửi"
    CLOSED = "đã đóng"


STEPS = {
    Stage.DRAFT: [Stage.SENT, Stage.CLOSED],
    Stage.SENT: [Stage.DRAFT, Stage.CLOSED],
    Stage.CLOSED: [],
}
ALLOWED = [(old, new) for old, after in STEPS.items() for new in after]
FORBIDDEN = [(old, new) for old in Stage for new in Stage if new not in STEPS[old]]


class Labelled(str):
    """A status as Django has them: a value with a label."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """The name for people."""
        return f"nhãn {self}"


@pytest.mark.parametrize(("old", "new"), ALLOWED)
def test_a_step_on_the_map_passes(old: Stage, new: Stage) -> None:
    states.check(STEPS, old, new)


@pytest.mark.parametrize(("old", "new"), FORBIDDEN)
def test_any_other_step_is_refused(old: Stage, new: Stage) -> None:
    with pytest.raises(states.NotOnTheMap) as caught:
        states.check(STEPS, old, new)

    assert (caught.value.facts["old_state"], caught.value.facts["new_state"]) == (old, new)


def test_the_refusal_says_which_steps_there_are() -> None:
    with pytest.raises(
        states.NotOnTheMap, match=r"“đã gửi” sang “đã gửi”.*Các bước làm được: nháp; đã đóng\."
    ):
        states.check(STEPS, Stage.SENT, Stage.SENT)


def test_the_refusal_says_when_it_is_the_end() -> None:
    with pytest.raises(states.NotOnTheMap, match="trạng thái cuối"):
        states.check(STEPS, Stage.CLOSED, Stage.DRAFT)


def test_a_status_that_is_not_on_the_map_leads_nowhere() -> None:
    with pytest.raises(states.NotOnTheMap):
        states.check({"mở": ["đóng"]}, "lạ", "đóng")


@pytest.mark.parametrize(
    ("state", "label"), [(Stage.SENT, "đã gửi"), ("mở", "mở"), (Labelled("x"), "nhãn x"), (7, "7")]
)
def test_people_read_the_label(state: object, label: str) -> None:
    assert states.label(state) == label


def test_the_drawing_holds_every_state_and_step_once() -> None:
    assert states.mermaid(STEPS, start=Stage.DRAFT) == (
        "stateDiagram-v2\n"
        '    state "nháp" as s1\n'
        '    state "đã gửi" as s2\n'
        '    state "đã đóng" as s3\n'
        "    [*] --> s1\n"
        "    s1 --> s2\n"
        "    s1 --> s3\n"
        "    s2 --> s1\n"
        "    s2 --> s3\n"
        "    s3 --> [*]\n"
    )


def test_the_drawing_does_not_depend_on_the_order_within_a_set() -> None:
    one = {"a": ["b", "c"], "b": [], "c": []}
    other = {"a": ["c", "b"], "b": [], "c": []}

    assert states.mermaid(one) == states.mermaid(other)


def test_a_state_that_only_ever_comes_last_is_drawn() -> None:
    assert 'state "b" as s2' in states.mermaid({"a": {"b"}})
