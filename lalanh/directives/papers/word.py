"""A paper as an editable Word file, with the same boxes and sizes as the PDF."""

import io
import zipfile

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from lalanh.directives.papers import measuring, tables, word_boxes, word_marks
from lalanh.directives.papers.layout import LAYOUTS, SHORT_LINE_PERCENT, Layout
from lalanh.directives.papers.model import Block, Grid, Line, Paper, Rank
from lalanh.directives.papers.wording import Printed, PrintedAnnex, printed

_CENTRED = {Rank.PART, Rank.CHAPTER, Rank.SECTION}
_STYLES = {
    Rank.PART: "Heading 1", Rank.CHAPTER: "Heading 1", Rank.SECTION: "Heading 2",
    Rank.ROMAN: "Heading 2", Rank.ARTICLE: "Heading 3", Rank.CLAUSE: "Heading 3",
}  # fmt: skip
BODY_STYLE = "Body Text"


def docx(paper: Paper) -> bytes:
    """
    Return the paper as a Word file with named styles; the same paper gives the same bytes.

    :raises KeyError: for a type that `kinds.KINDS` does not know.
    """
    layout, words = LAYOUTS[paper.form], printed(paper)
    document = new_document()
    _describe(document, words)
    _set_styles(document, layout)
    _set_page(document.sections[0], layout)
    word_boxes.address(document.sections[0], words, layout)
    word_boxes.head(document, words, layout)
    _opening(document, words, layout)
    _blocks(document, words.body, layout)
    # The signature never stands alone on a page: the last paragraph goes with it.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    word_boxes.ending(document, words, layout)
    for annex in words.annexes:
        _annex(document, annex, layout)
    return _packed(document)


def _describe(document: Document, words: Printed) -> None:
    facts = document.core_properties
    facts.title, facts.comments = words.document_title[:255], ""
    facts.author = " ".join(words.organ)[:255]
    facts.language = "vi-VN"


def _set_styles(document: Document, layout: Layout) -> None:
    headings = {f"Heading {level}" for level in (1, 2, 3)}
    for name in ["Normal", BODY_STYLE, *sorted(headings)]:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        word_marks.dress_style(style, size_pt=layout.body_pt, is_bold=name in headings)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(0), Pt(0)
    body = document.styles[BODY_STYLE].paragraph_format
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name in [BODY_STYLE, "Heading 2", "Heading 3"]:
        spacing = document.styles[name].paragraph_format
        spacing.first_line_indent = Mm(layout.indent_mm)
    for name in [BODY_STYLE, *headings]:
        spacing = document.styles[name].paragraph_format
        spacing.line_spacing_rule, spacing.line_spacing = (
            WD_LINE_SPACING.EXACTLY,
            Pt(layout.line_pt),
        )
        spacing.space_before = Pt(layout.gap_pt)


def _set_page(section: Section, layout: Layout) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(layout.top_mm), Mm(layout.bottom_mm)
    section.left_margin, section.right_margin = Mm(layout.left_mm), Mm(layout.right_mm)
    section.header_distance = Mm(layout.top_mm // 2 - 2)
    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = word_marks.page_number(line)
    run.font.size = Pt(layout.page_number_pt)


def _opening(document: Document, words: Printed, layout: Layout) -> None:
    """Title and subject, addressees, authority, bases."""
    if words.title:
        _title(document, words, layout)
    word_boxes.addressees(document, words, layout)
    if words.authority:
        _centred(document, words.authority, gap_pt=8)
    for base in words.bases:
        document.add_paragraph(style=BODY_STYLE).add_run(base).italic = not words.is_party
    if words.orders:
        _centred(document, words.orders, gap_pt=8)


def _title(document: Document, words: Printed, layout: Layout) -> None:
    line = _centred(document, words.title, gap_pt=12)
    line.runs[0].font.size = Pt(layout.title_pt)
    if not words.subject:
        return
    for part in words.subject:
        _centred(document, part).runs[0].font.size = Pt(layout.subject_pt)
    if words.is_party:
        _centred(document, "-----").runs[0].bold = False
        return
    length = max(measuring.width_mm(line, size_pt=layout.subject_pt) for line in words.subject)
    word_marks.rule_below(
        document.add_paragraph(),
        room_mm=measuring.room_mm(layout),
        length_mm=length * SHORT_LINE_PERCENT / 100,
    )


def _centred(document: Document, words: str, *, gap_pt: int = 0) -> Paragraph:
    """A bold line in the middle, kept with what follows."""
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_before = Pt(gap_pt)
    line.paragraph_format.keep_with_next = True
    line.add_run(words).bold = True
    return line


def _blocks(document: Document, blocks: tuple[Block, ...], layout: Layout) -> None:
    for block in blocks:
        if isinstance(block, Grid):
            _table(document, block, layout)
        elif block.rank in _CENTRED:
            _centred_heading(document, block)
        else:
            _line(document, block)


def _centred_heading(document: Document, line: Line) -> None:
    for words in filter(None, (line.label, line.text.upper())):
        heading = document.add_paragraph(words, style=_STYLES[line.rank])
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.paragraph_format.first_line_indent = Mm(0)


def _line(document: Document, line: Line) -> None:
    style = _STYLES.get(line.rank, BODY_STYLE) if line.is_heading else BODY_STYLE
    paragraph = document.add_paragraph(style=style)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if line.label:
        label = paragraph.add_run(f"{line.label} ")
        label.bold = line.is_heading or line.rank is Rank.ARTICLE
    paragraph.add_run(line.text).bold = line.is_heading


def _table(document: Document, grid: Grid, layout: Layout) -> None:
    _set_off(document)
    rows = tables.filled(grid)
    table = document.add_table(rows=0, cols=grid.width)
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            paragraph = cell.paragraphs[0]
            if number == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(words)
            run.bold, run.font.size = number == 0, Pt(layout.cell_pt)
    shares = tables.shares(grid)
    room = measuring.room_mm(layout)
    word_marks.set_widths(table, [room * share / sum(shares) for share in shares])
    word_marks.give_side_room(table)
    word_marks.repeat_head(table)
    word_marks.keep_row_whole(table)
    _set_off(document)


def _set_off(document: Document) -> None:
    """Leave room above or below a table; two with nothing between are one table to Word."""
    room = document.add_paragraph().paragraph_format
    room.line_spacing_rule, room.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)
    room.keep_with_next = True


def _annex(document: Document, annex: PrintedAnnex, layout: Layout) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    word_marks.count_anew(section._sectPr)
    _centred(document, annex.label)
    if annex.title:
        _centred(document, annex.title)
    line = _centred(document, annex.reference)
    line.runs[0].bold, line.runs[0].italic = False, True
    room = measuring.room_mm(layout)
    word_marks.rule_below(
        document.add_paragraph(), room_mm=room, length_mm=room * SHORT_LINE_PERCENT / 100
    )
    _blocks(document, annex.body, layout)


def _packed(document: Document) -> bytes:
    """The file with no day of making in it, so that equal papers are equal files."""
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w") as out:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, parts.read(name))
    return packed.getvalue()
