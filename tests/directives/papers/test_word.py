"""The Word file: opens, is styled, has the same boxes and says what the PDF says."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document as open_document
from docx.document import Document
from docx.oxml.ns import qn

from lalanh.directives.papers.model import Form
from lalanh.directives.papers.setting import pdf
from lalanh.directives.papers.word import docx
from tests.directives.papers import samples
from tests.directives.papers.sheet import Sheet

every_paper = pytest.mark.parametrize(
    ("code", "form"), [(code, form) for form in Form for code in samples.SEVEN]
)


def opened(code: str, form: Form) -> Document:
    return open_document(io.BytesIO(docx(samples.paper(code, form))))


def part(code: str, form: Form, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx(samples.paper(code, form)))) as file:
        return file.read(name).decode()


def words_of_word(code: str, form: Form) -> list[str]:
    shown = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part(code, form, "word/document.xml"))
    return sorted(" ".join(shown).split())


def words_of_pdf(code: str, form: Form) -> list[str]:
    content = pdf(samples.paper(code, form))
    sheets = [Sheet(content, page) for page in range(len(Sheet(content).document))]
    lines = [line.text for sheet in sheets for line in sheet.lines if line.base > 20]
    return sorted(" ".join(lines).split())


@every_paper
def test_word_and_pdf_say_the_same(code: str, form: Form) -> None:
    assert words_of_word(code, form) == words_of_pdf(code, form)


@every_paper
def test_the_page_of_word_is_the_page_of_the_pdf(code: str, form: Form) -> None:
    section = opened(code, form).sections[0]
    sides = (
        section.page_width, section.page_height,
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin,
    )  # fmt: skip

    assert [round(side.mm) for side in sides if side] == [210, 297, 20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""


@every_paper
def test_the_page_number_is_a_field_in_the_middle_of_the_head(code: str, form: Form) -> None:
    head = opened(code, form).sections[0].header.paragraphs[0]

    assert head.alignment == 1
    assert [e.text for e in head._p.iter(qn("w:instrText"))] == ["PAGE"]


@every_paper
def test_the_text_is_styled_for_editing(code: str, form: Form) -> None:
    document = opened(code, form)
    styles = {p.style.name for p in document.paragraphs if p.style and p.text}

    assert {"Body Text", "Heading 2", "Heading 3"} <= styles
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "Times New Roman"


@pytest.mark.parametrize("form", Form)
def test_the_mark_of_urgency_has_its_size_in_word(form: Form) -> None:
    box = opened("KH", form).tables[0].cell(2, 0).tables[0]
    height = box.rows[0].height

    assert box.cell(0, 0).text == "HỎA TỐC"
    assert height is not None
    assert (round(height.mm), round(box.columns[0].width.mm)) == (8, 30)


@pytest.mark.parametrize("form", Form)
def test_properties_stand_in_the_order_word_insists_on(form: Form) -> None:
    body = opened("QĐ", form).element.body
    order = ["keepNext", "pBdr", "spacing", "ind", "jc"]
    found = [
        [name for tag in properties for name in order if tag.tag == qn(f"w:{name}")]
        for properties in body.iter(qn("w:pPr"))
    ]

    assert all(names == sorted(names, key=order.index) for names in found)
    assert sorted({name for names in found for name in names if name == "pBdr"}) == ["pBdr"]


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = samples.paper("QĐ", Form.STATE)

    assert docx(paper) == docx(paper)
    assert pdf(paper) == pdf(paper)


@pytest.mark.parametrize("form", Form)
def test_marks_and_address_stand_in_word_too(form: Form) -> None:
    paper = replace(
        samples.paper("CV", form), circulation="xem xong trả lại", typist="nva", copies=15,
        address="Số 12, đường Trần Phú",
    )  # fmt: skip
    document = open_document(io.BytesIO(docx(paper)))
    shown = "".join(document.element.body.itertext())

    assert "XEM XONG TRẢ LẠI" in shown
    assert "NVA.15" in shown
    assert document.sections[0].first_page_footer.paragraphs[0].text == "Số 12, đường Trần Phú"
    assert document.sections[0].footer.paragraphs[0].text == ""
