"""What an officer types becomes headings, paragraphs and tables."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.directives.papers import capacity, markup
from lalanh.directives.papers.capacity import capacity_lines
from lalanh.directives.papers.markup import parse
from lalanh.directives.papers.model import Block, Form, Grid, Line, Rank

LINES = st.lists(
    st.text(st.sampled_from("aăđ1.IVXĐiềuChương)-|\t \u00a0:;"), max_size=12), max_size=8
)


@pytest.mark.parametrize("module", [capacity, markup])
def test_examples_in_the_sources_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("I. MỤC ĐÍCH", Line("MỤC ĐÍCH", Rank.ROMAN, "I.", True)),
        ("II- Nhiệm vụ", Line("Nhiệm vụ", Rank.ROMAN, "II.", True)),
        ("1. Mục đích", Line("Mục đích", Rank.CLAUSE, "1.", True)),
        ("1. Sở Y tế lập danh sách.", Line("Sở Y tế lập danh sách.", Rank.CLAUSE, "1.")),
        ("2.1. Kinh phí:", Line("Kinh phí:", Rank.CLAUSE, "2.1.")),
        ("đ) Việc khác;", Line("Việc khác;", Rank.POINT, "đ)")),
        ("- Hộ nghèo;", Line("Hộ nghèo;", Rank.DASH, "-")),
        ("• Hộ nghèo;", Line("Hộ nghèo;", Rank.DASH, "-")),
        ("\uf0b7\tHộ nghèo;", Line("Hộ nghèo;", Rank.DASH, "-")),
        ("➢ Hộ nghèo;", Line("Hộ nghèo;", Rank.DASH, "-")),
        ("+ Ở xã;", Line("Ở xã;", Rank.DASH, "+")),
        ("Điều 2. Tổ chức thực hiện", Line("Tổ chức thực hiện", Rank.ARTICLE, "Điều 2.", True)),
        ("Điều 3. Quyết định có hiệu lực.",
         Line("Quyết định có hiệu lực.", Rank.ARTICLE, "Điều 3.")),
        ("Chương I. QUY ĐỊNH CHUNG", Line("QUY ĐỊNH CHUNG", Rank.CHAPTER, "Chương I", True)),
        ("Phần thứ nhất: Mở đầu", Line("Mở đầu", Rank.PART, "Phần thứ nhất", True)),
        ("Mục 1", Line("", Rank.SECTION, "Mục 1", True)),
        ("Tiểu mục 2. TÊN", Line("TÊN", Rank.SECTION, "Tiểu mục 2", True)),
        ("Trân trọng cảm ơn!", Line("Trân trọng cảm ơn!")),
        ("20.000 đồng mỗi hộ", Line("20.000 đồng mỗi hộ")),
        ("15/8 là hạn cuối", Line("15/8 là hạn cuối")),
        ("Chương trình hành động số 5", Line("Chương trình hành động số 5")),
        ("Phần việc còn lại", Line("Phần việc còn lại")),
    ],
)  # fmt: skip
def test_a_line_stands_in_the_rank_it_begins_with(typed: str, line: Line) -> None:
    assert parse(typed) == (line,)


def test_a_title_in_capitals_follows_its_chapter() -> None:
    assert parse("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi") == (
        Line("QUY ĐỊNH CHUNG", Rank.CHAPTER, "Chương I", True),
        Line("Phạm vi", Rank.ARTICLE, "Điều 1.", True),
    )


@pytest.mark.parametrize(
    "typed",
    ["TT\tNội dung\n1\tRà soát", "|TT|Nội dung|\n|---|:---|\n| 1 | Rà soát |"],
)
def test_rows_make_a_table(typed: str) -> None:
    assert parse(f"Trước.\n{typed}\nSau.") == (
        Line("Trước."),
        Grid((("TT", "Nội dung"), ("1", "Rà soát"))),
        Line("Sau."),
    )


def test_items_pasted_from_word_are_no_table() -> None:
    assert parse("1.\tMục đích\n2.\tYêu cầu\n\uf0b7\tMột;\n\uf0b7\tHai.") == (
        Line("Mục đích", Rank.CLAUSE, "1.", True),
        Line("Yêu cầu", Rank.CLAUSE, "2.", True),
        Line("Một;", Rank.DASH, "-"),
        Line("Hai.", Rank.DASH, "-"),
    )


def test_one_row_alone_is_a_line() -> None:
    assert parse("Thời gian:\t8 giờ") == (Line("Thời gian: 8 giờ"),)


def _letters(blocks: tuple[Block, ...]) -> str:
    said = ""
    for block in blocks:
        said += (
            block.label + block.text
            if isinstance(block, Line)
            else "".join("".join(row) for row in block.rows)
        )
    return "".join(letter for letter in said if letter.isalnum())


@given(lines=LINES)
def test_no_word_is_lost(lines: list[str]) -> None:
    typed = "\n".join(lines)

    assert _letters(parse(typed)) == "".join(letter for letter in typed if letter.isalnum())


@pytest.mark.parametrize(
    ("capacity_code", "form", "lines"),
    [
        ("own", Form.STATE, ("GIÁM ĐỐC",)),
        ("body", Form.STATE, ("TM. BAN", "GIÁM ĐỐC")),
        ("body", Form.PARTY, ("T/M BAN", "GIÁM ĐỐC")),
        ("deputy", Form.STATE, ("KT. BAN", "GIÁM ĐỐC")),
        ("deputy", Form.PARTY, ("K/T BAN", "GIÁM ĐỐC")),
        ("body_deputy", Form.PARTY, ("T/M BAN", "GIÁM ĐỐC")),
        ("order", Form.PARTY, ("T/L BAN", "GIÁM ĐỐC")),
        ("mandate", Form.STATE, ("TUQ. BAN", "GIÁM ĐỐC")),
        ("acting", Form.STATE, ("Q. GIÁM ĐỐC",)),
    ],
)
def test_each_capacity_has_its_lines(
    capacity_code: str, form: Form, lines: tuple[str, ...]
) -> None:
    made = capacity_lines(
        form=form, capacity=capacity_code, title="Giám đốc", head_title="Thủ trưởng",
        in_whose_name="Ban",
    )  # fmt: skip

    assert made == lines


def test_without_another_name_it_is_signed_for_the_head() -> None:
    made = capacity_lines(
        form=Form.STATE, capacity="order", title="Chánh Văn phòng", head_title="Chủ tịch",
        in_whose_name="",
    )  # fmt: skip

    assert made == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
