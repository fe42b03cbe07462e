"""Whatever the text, the reader answers, and every literal is an exact slice of it."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.shape import Json, document_json
from tests.directives.extraction.conftest import TEXTS

PAPERS = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
LINES = sorted({line for paper in PAPERS for line in paper.split("\n")})
# What the reader takes for marks of a table, a list, a head or a foot, and signs files come with.
MARKS = [
    "TT Nội dung Đơn vị chủ trì Đơn vị phối hợp Thời gian", "| TT | Nội dung | Đơn vị chủ trì |",
    "1 ", "2", "a) ", "(i) ", "(1) ", "I. ", "Điều 1. ", "- ", "+ ", "|", "||", "**", "*", ":", ";",
    ". ", "./.", "\n", "\n\n", "\t", "\u00a0", "\u200b", "(", ")", '"', "“", "…", "____",
    "Nơi nhận:", "Kính gửi:", "TM. ", "KT. CHỦ TỊCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Số: 5/KH-UBND", "Sở Y tế ", "các xã, phường ", "phối hợp với ", "chủ trì ", "đề nghị ",
    "giao ", "nếu ", " thì ", "được ", "không ", "để ", "ngày 31/02/2026 ", "trước ngày 0 ",
    "quý IX ", "Đơn vị chủ trì:",
    "Thời gian:", "tổ chức Lễ ra quân lúc 25h99 ", "điểm cầu ", "theo Chỉ thị 16 ", "İ", "ﬁ",
    "\u0323",
]  # fmt: skip


def slices(shaped: Json) -> Iterator[tuple[int, int, str]]:
    """Go through all places and literals of a shaped document."""
    if isinstance(shaped, list):
        for part in shaped:
            yield from slices(part)
    if isinstance(shaped, dict):
        literal = shaped.get("literal", shaped.get("text"))
        start, end = shaped.get("start"), shaped.get("end")
        if isinstance(literal, str) and isinstance(start, int) and isinstance(end, int):
            yield start, end, literal
        for part in shaped.values():
            yield from slices(part)


def wrong_slices(text: str) -> list[tuple[int, int, str]]:
    """Read a text and return the literals that are not its slices."""
    shaped: list[Json] = [document_json(document) for document in read(text)]
    return [(a, b, literal) for a, b, literal in slices(shaped) if text[a:b] != literal]


@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert wrong_slices(text) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_shuffled_and_cut_papers_are_read_without_a_fault(lines: list[str], end: str) -> None:
    assert wrong_slices(end.join(lines)) == []


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PAPERS), st.integers(0, 4_000), st.integers(0, 9_000))
def test_a_torn_paper_is_read_without_a_fault(paper: str, start: int, length: int) -> None:
    assert wrong_slices(paper[start : start + length]) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(LINES)), max_size=80))
def test_marks_in_any_order_are_read_without_a_fault(pieces: list[str]) -> None:
    text = "".join(pieces)

    assert wrong_slices(text) == []
    assert wrong_slices(unicodedata.normalize("NFD", text)) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_document_cut_out_of_its_file_gives_the_same_proposals(paper: str) -> None:
    documents = read(paper)
    alone = [read(paper[one.start : one.end]) for one in documents]

    assert [[t.span.literal for t in cut[0].tasks] for cut in alone] == [
        [t.span.literal for t in one.tasks] for one in documents
    ]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_decomposed_text_gives_the_same_proposals_in_its_own_slices(paper: str) -> None:
    apart = unicodedata.normalize("NFD", paper)

    found = [task.span.literal for document in read(apart) for task in document.tasks]
    wanted = [task.span.literal for document in read(paper) for task in document.tasks]

    assert wrong_slices(apart) == []
    assert [unicodedata.normalize("NFC", literal) for literal in found] == wanted


@pytest.mark.parametrize("paper", PAPERS)
def test_reading_twice_gives_the_same(paper: str) -> None:
    assert read(paper) == read(paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_documents_lie_one_behind_the_other(paper: str) -> None:
    places = [place for document in read(paper) for place in (document.start, document.end)]

    assert places == sorted(places)
    assert places[-1] == len(paper)
