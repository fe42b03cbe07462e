"""Words in boxes become lines of text."""

from hypothesis import given
from hypothesis import strategies as st

from lalanh.directives.scans.lines import Box, compose


def _box(text: str, left: int, top: int, *, line: int = 1, block: int = 1) -> Box:
    return Box(text, left, top, 20 * len(text), 30, 90, block, line)


def test_words_of_a_line_are_parted_by_a_blank() -> None:
    found = compose([_box("Nơi", 0, 0), _box("nhận:", 70, 2)])
    assert found.text == "Nơi nhận:"


def test_columns_at_one_height_become_one_line_with_a_tab() -> None:
    left, right = _box("Số:", 0, 100), _box("Hà", 600, 104, block=2)
    assert compose([right, left]).text == "Số:\tHà"


def test_runs_that_lie_over_each_other_stay_two_lines() -> None:
    first, second = _box("trên", 0, 100), _box("dưới", 40, 110, block=2)
    assert compose([first, second]).text == "trên\ndưới"


def test_an_empty_line_stands_where_the_paper_is_empty() -> None:
    lines = [_box("một", 0, 0), _box("hai", 0, 45, line=2), _box("ba", 0, 190, line=3)]
    assert compose(lines).text == "một\nhai\n\nba"


def test_a_page_without_words_has_no_text() -> None:
    assert compose([_box(" ", 0, 0)]).text == ""


_BOXES = st.builds(
    Box,
    text=st.text(max_size=8),
    left=st.integers(0, 2_000),
    top=st.integers(0, 3_000),
    width=st.integers(0, 400),
    height=st.integers(0, 90),
    sure_percent=st.integers(0, 100),
    block=st.integers(0, 4),
    line=st.integers(0, 9),
)


@given(st.lists(_BOXES, max_size=30))
def test_every_word_is_a_slice_of_the_text_and_none_is_lost(boxes: list[Box]) -> None:
    found = compose(boxes)
    slices = [found.text[word.start : word.end] for word in found.words]
    assert sorted(slices) == sorted(box.text for box in boxes if box.text.strip())
