"""A text cut into pieces: nothing is lost, nothing is markup, marks may overlap."""

from hypothesis import given
from hypothesis import strategies as st

from lalanh.web.directives.passages import Mark, cut

marks = st.lists(
    st.builds(Mark, st.integers(0, 60), st.integers(0, 60), st.just("task"), st.sampled_from("12")),
    max_size=8,
)


@given(text=st.text(max_size=60), start=st.integers(0, 5), found=marks)
def test_pieces_joined_are_the_text_again(text: str, start: int, found: list[Mark]) -> None:
    assert "".join(p.text for p in cut(text=text, start=start, marks=found)) == text


def test_each_clause_begins_once_and_marks_may_lie_over_each_other() -> None:
    pieces = cut(
        text="abcdef", start=10,
        marks=[Mark(11, 14, "task", "1"), Mark(12, 15, "task", "2"), Mark(13, 14, "deadline")],
    )  # fmt: skip

    assert [(p.text, p.keys, p.begins) for p in pieces] == [
        ("a", (), ()), ("b", ("1",), ("1",)), ("c", ("1", "2"), ("2",)), ("d", ("1", "2"), ()),
        ("e", ("2",), ()), ("f", (), ()),
    ]  # fmt: skip


def test_what_a_file_says_is_never_markup() -> None:
    piece = cut(text="<b>&", start=0, marks=[Mark(0, 4, "task", "1")])[0]

    assert "&lt;b&gt;&amp;" in piece.html
