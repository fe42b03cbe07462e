"""Words of papers: nothing a user types is code, and each form has its own signs."""

import doctest
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lalanh.directives.papers import measuring, numbers, tables, wording
from lalanh.directives.papers.kinds import KINDS
from lalanh.directives.papers.model import Annex, Form, Grid, Line, Paper, Signature
from lalanh.directives.papers.numbers import number_of
from lalanh.directives.papers.setting import pdf
from lalanh.directives.papers.word import docx
from lalanh.directives.papers.wording import annex_label, printed
from tests.directives.papers import samples
from tests.directives.papers.sheet import Sheet

CODE = (
    '#text("x") *đậm* _n_ $x^2$ <nhãn> @gh `mã` \\ // /* */ [ngoặc] {x} ~ -- #pagebreak() &amp; hết'
)
PRINTABLE = st.text(
    st.one_of(st.characters(min_codepoint=32, max_codepoint=126), st.sampled_from("ĂâđêôơưẫỗựỮ")),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize("module", [measuring, numbers, tables, wording])
def test_examples_in_the_sources_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def squeezed(words: str) -> str:
    return "".join(words.split())


def printed_text(paper: Paper) -> str:
    lines = Sheet(pdf(paper)).document[0].get_textpage().get_text_range()
    return squeezed(str(lines))


def test_no_word_of_a_paper_is_code() -> None:
    said = printed_text(
        replace(
            samples.paper("KH", Form.STATE),
            subject=CODE,
            organ="UBND xã #1",
            addressees=(CODE,),
            body=(Line(CODE), Grid((("#a", "*b*"), (CODE, "$")))),
            signature=Signature(("#x",), "*Tên*"),
        )
    )

    assert said.count(squeezed(CODE)) == 4
    assert "UBNDXÃ#1" in said
    assert "*Tên*" in said


@settings(deadline=None, max_examples=40)
@given(words=PRINTABLE)
def test_any_words_can_be_printed(words: str) -> None:
    paper = replace(
        samples.STATE,
        subject=words,
        organ=words,
        body=(Line(words), Grid(((words,), (words, words)))),
        annexes=(Annex(words, (Line(words),)),),
    )

    assert pdf(paper).startswith(b"%PDF")
    assert docx(paper).startswith(b"PK")


@pytest.mark.parametrize("words", ["漢字 😀", "✓ đã xong", "\ue000", "a\u200bb", "①", "\u0300"])
def test_signs_the_face_lacks_do_not_stop_the_press(words: str) -> None:
    paper = replace(samples.STATE, subject=words, body=(Line(words),))

    assert pdf(paper).startswith(b"%PDF")


@pytest.mark.parametrize("code", sorted(KINDS))
@pytest.mark.parametrize("form", Form)
def test_every_kind_has_its_paper(code: str, form: Form) -> None:
    said = printed_text(samples.paper(code, form))

    assert KINDS[code].has_title == (squeezed(KINDS[code].name.upper()) in said)


@pytest.mark.parametrize(
    ("form", "symbol", "count", "unit", "number"),
    [
        (Form.STATE, "KH", 234, "VX", "234/KH-UBND"),
        (Form.STATE, "", 5, "VX", "05/UBND-VX"),
        (Form.STATE, "", 1200, "", "1200/UBND"),
        (Form.PARTY, "CV", 9, "", "09-CV/UBND"),
        (Form.STATE, "QyĐ", None, "", f"{numbers.ROOM}/QyĐ-UBND"),
    ],
)
def test_a_number_has_the_symbol_of_its_kind(
    form: Form, symbol: str, count: int | None, unit: str, number: str
) -> None:
    made = number_of(form=form, symbol=symbol, count=count, organ="UBND", unit=unit)

    assert made == number


@pytest.mark.parametrize(
    ("form", "ending"),
    [(Form.STATE, "thực hiện./."), (Form.PARTY, "thực hiện.")],
)
@pytest.mark.parametrize("typed", ["thực hiện", "thực hiện.", "thực hiện./.", "thực hiện ./."])
def test_the_end_is_marked_once(form: Form, ending: str, typed: str) -> None:
    last = printed(replace(samples.STATE, form=form, body=(Line(typed),))).body[-1]

    assert last == Line(ending)


def test_a_closing_exclamation_stays_as_it_is() -> None:
    last = printed(replace(samples.STATE, body=(Line("Trân trọng cảm ơn!"),))).body[-1]

    assert last == Line("Trân trọng cảm ơn!")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("hỗ trợ hộ khó khăn", "V/v hỗ trợ hộ khó khăn"),
        ("Về việc hỗ trợ", "V/v hỗ trợ"),
        ("V/v hỗ trợ", "V/v hỗ trợ"),
    ],
)
def test_the_subject_of_a_letter_says_on_what(typed: str, shown: str) -> None:
    assert printed(replace(samples.STATE, subject=typed)).letter_subject == (shown,)


def test_lines_of_lists_end_in_semicolons_and_the_last_in_a_full_stop() -> None:
    words = printed(replace(samples.STATE, recipients=("Như trên;", " ", "Sở Y tế."), filed_in=""))

    assert words.recipients == ("- Như trên;", "- Sở Y tế.")


@pytest.mark.parametrize(
    ("position", "count", "label"),
    [(0, 1, "Phụ lục"), (0, 2, "Phụ lục I"), (9, 12, "Phụ lục X"), (11, 12, "Phụ lục 12")],
)
def test_annexes_are_numbered_when_there_are_several(position: int, count: int, label: str) -> None:
    assert annex_label(position, count) == label


def test_a_draft_says_so_and_leaves_room_for_number_and_day() -> None:
    number = number_of(form=Form.STATE, symbol="KH", count=None, organ="UBND")
    draft = replace(samples.STATE, number=number, day=None, is_draft=True)
    said = printed_text(draft)

    assert "DỰTHẢO" in said
    assert "Số:/KH-UBND" in said
    assert "ngàythángnăm" in said
