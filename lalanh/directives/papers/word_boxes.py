"""The boxes of a Word paper that stand side by side: head, addressees, recipients, signature."""

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from lalanh.directives.papers import measuring, word_marks
from lalanh.directives.papers.layout import (
    SHORT_LINE_PERCENT,
    SIGNATURE_MM,
    URGENCY_HEIGHT_MM,
    Layout,
)
from lalanh.directives.papers.wording import Printed

# How far "Kính gửi" stands in, and how wide a dash with its blank is.
_GREETING_MM, _DASH_MM = 20, 3
_RED = RGBColor(0xFF, 0x00, 0x00)


def head(document: Document, words: Printed, layout: Layout) -> None:
    """Organ and motto beside each other, number and day on one height, the marks below."""
    room = measuring.room_mm(layout)
    left_mm = room * layout.head_left_percent / 100
    table = _pair(document, rows=3, widths_mm=[left_mm, room - left_mm])
    _organ(table.cell(0, 0), words, layout, left_mm)
    _motto(table.cell(0, 1), words, layout, room - left_mm)
    _say(table.cell(1, 0), words.number, layout.number_pt)
    _say(table.cell(1, 1), words.place_and_day, layout.place_pt, italic=True)
    below = table.cell(2, 0)
    for number, part in enumerate(words.letter_subject):
        line = _say(below, part, layout.letter_subject_pt, italic=words.is_party)
        line.paragraph_format.space_before = Pt(0 if number else 6)
    if words.urgency:
        _urgency(below, words, layout)
    if words.circulation:
        _circulation(below, words, layout, left_mm)
    if words.draft_mark:
        _say(below, words.draft_mark, layout.urgency_pt, bold=True)


def _organ(cell: _Cell, words: Printed, layout: Layout, room_mm: float) -> None:
    for line in words.parent_organ:
        _say(cell, line, layout.organ_pt)
    for line in words.organ:
        _say(cell, line, layout.organ_pt, bold=True)
    if words.is_party:
        _say(cell, "*", layout.organ_pt)
        return
    length = max(measuring.width_mm(line, size_pt=layout.organ_pt) for line in words.organ)
    word_marks.rule_below(
        cell.add_paragraph(), room_mm=room_mm, length_mm=length * SHORT_LINE_PERCENT / 100
    )


def _motto(cell: _Cell, words: Printed, layout: Layout, room_mm: float) -> None:
    _say(cell, words.motto, layout.motto_pt, bold=True)
    above, size = words.motto, layout.motto_pt
    if words.watchword:
        above, size = words.watchword, layout.watchword_pt
        _say(cell, above, size, bold=True)
    length = measuring.width_mm(above, size_pt=size)
    word_marks.rule_below(cell.add_paragraph(), room_mm=room_mm, length_mm=length)


def _urgency(cell: _Cell, words: Printed, layout: Layout) -> None:
    cell.add_paragraph().paragraph_format.line_spacing = Pt(8)
    box = cell.add_table(rows=1, cols=1)
    box.alignment = WD_TABLE_ALIGNMENT.CENTER
    word_marks.set_widths(box, [words.urgency_width_mm])
    box.rows[0].height = Mm(URGENCY_HEIGHT_MM)
    box.rows[0].height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    word_marks.frame(box.cell(0, 0), colour="FF0000")
    mark = _say(box.cell(0, 0), words.urgency, layout.urgency_pt, bold=True)
    mark.runs[0].font.color.rgb = _RED
    mark.paragraph_format.space_before = Pt(3)


def _circulation(cell: _Cell, words: Printed, layout: Layout, room_mm: float) -> None:
    """In a frame of one thin line, as wide as its words."""
    # Behind a table in a cell stands an empty paragraph of its own.
    above = cell.paragraphs[-1] if words.urgency else cell.add_paragraph()
    above.paragraph_format.line_spacing = Pt(8)
    box = cell.add_table(rows=1, cols=1)
    box.alignment = WD_TABLE_ALIGNMENT.CENTER
    width = measuring.width_mm(words.circulation, size_pt=layout.urgency_pt) + 6
    word_marks.set_widths(box, [min(width, room_mm)])
    word_marks.frame(box.cell(0, 0), colour="000000", eighths=4)
    _say(box.cell(0, 0), words.circulation, layout.urgency_pt, bold=True)


def address(section: Section, words: Printed, layout: Layout) -> None:
    """The address at the foot of the first page, inside the margins, below a line."""
    if not words.address:
        return
    section.footer_distance = Mm(layout.bottom_mm)
    line = section.first_page_footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run(words.address)
    run.font.size = Pt(layout.address_pt)
    word_marks.rule_above(line)


def addressees(document: Document, words: Printed, layout: Layout) -> None:
    """ "Kính gửi" in the middle with one name, or with the names below it, below its colon."""
    if not words.addressees:
        return
    if len(words.addressees) == 1:
        line = document.add_paragraph(f"{words.greeting}: {words.addressees[0]}")
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_before = Pt(12)
        return
    line = document.add_paragraph(f"{words.greeting}:")
    line.paragraph_format.left_indent = Mm(_GREETING_MM)
    line.paragraph_format.space_before = Pt(12)
    greeting_mm = measuring.width_mm(words.greeting, size_pt=layout.body_pt, style="Regular")
    colon_mm = _GREETING_MM + min(greeting_mm, 60)
    for name in words.addressees:
        line = document.add_paragraph(f"- {name}")
        line.paragraph_format.left_indent = Mm(colon_mm + _DASH_MM)
        line.paragraph_format.first_line_indent = Mm(-_DASH_MM)


def ending(document: Document, words: Printed, layout: Layout) -> None:
    """Recipients on the left, the signature on the right, never torn apart."""
    if words.signature is None and not words.recipients_head and not words.made_by:
        return
    document.add_paragraph().paragraph_format.keep_with_next = True
    room = measuring.room_mm(layout)
    table = _pair(document, rows=1, widths_mm=[room * 0.45, room * 0.55])
    word_marks.keep_row_whole(table)
    left, right = table.cell(0, 0), table.cell(0, 1)
    if words.recipients_head:
        line = _say(left, words.recipients_head, layout.recipients_head_pt, centred=False)
        run = line.runs[0]
        run.underline = words.is_party
        run.bold = run.italic = not words.is_party
    for item in words.recipients:
        _say(left, item, layout.recipients_pt, centred=False)
    if words.made_by:
        line = _say(left, words.made_by, layout.made_by_pt, centred=False)
        line.paragraph_format.space_before = Pt(6)
    if words.signature is not None:
        for item in words.signature.capacity:
            _say(right, item, layout.body_pt, bold=True)
        name = _say(right, words.signature.name, layout.body_pt, bold=True)
        name.paragraph_format.space_before = Mm(SIGNATURE_MM)


def _pair(document: Document, *, rows: int, widths_mm: list[float]) -> Table:
    table: Table = document.add_table(rows=rows, cols=2)
    word_marks.no_side_room(table)
    word_marks.set_widths(table, widths_mm)
    return table


def _say(
    cell: _Cell,
    words: str,
    size_pt: int,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = True,
) -> Paragraph:
    """Add a line to a cell, into its first paragraph while that is empty."""
    first = cell.paragraphs[0]
    is_empty = not first.runs and len(cell.paragraphs) == 1
    line: Paragraph = first if is_empty else cell.add_paragraph()
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size_pt), bold, italic
    return line
