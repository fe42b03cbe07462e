"""Marks that python-docx has no words for: borders, frames, fields, properties of tables."""

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Times New Roman"
# 1.4 mm between the words of a cell and its lines.
_CELL_ROOM_TWIPS = 80
# What follows the borders in the properties of a paragraph; Word insists on the order.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def element(tag: str, **attributes: str | int) -> BaseOxmlElement:
    """Return a new element of the main namespace with attributes of it."""
    made = cast(BaseOxmlElement, OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def dress_style(style: ParagraphStyle, *, size_pt: int, is_bold: bool) -> None:
    """Give a style the prescribed face, for every script, in black."""
    style.font.name, style.font.size = FONT, Pt(size_pt)
    style.font.bold, style.font.color.rgb = is_bold, RGBColor(0, 0, 0)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{script}"), FONT)


def rule_below(paragraph: Paragraph, *, room_mm: float, length_mm: float) -> None:
    """Draw a line of this length, centred, where the (empty) paragraph stands."""
    side = max(0.0, (room_mm - length_mm) / 2)
    layout = paragraph.paragraph_format
    layout.left_indent, layout.right_indent = Mm(side), Mm(side)
    layout.space_before, layout.space_after, layout.line_spacing = Pt(0), Pt(2), Pt(2)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=6, space=1, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def rule_above(paragraph: Paragraph) -> None:
    """Draw a line over the whole width above the paragraph."""
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=6, space=4, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def frame(cell: _Cell, *, colour: str, eighths: int = 12) -> None:
    """Draw a frame around a cell, so many eighths of a point thick."""
    borders = element("tcBorders")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz=eighths, space=0, color=colour))
    cell._tc.get_or_add_tcPr().insert_element_before(borders, "w:shd", "w:tcMar", "w:vAlign")


def set_widths(table: Table, widths_mm: list[float]) -> None:
    """Fix the widths of the columns, in the grid and in each cell."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)


def no_side_room(table: Table) -> None:
    """Let the text of cells begin at the margin, as the rest of the page does."""
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=0, type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def give_side_room(table: Table) -> None:
    """Let a table with a frame begin at the margin and its words stand off the lines."""
    inside = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        inside.append(element(side, w=_CELL_ROOM_TWIPS, type="dxa"))
    properties = table._tbl.tblPr
    properties.insert_element_before(inside, "w:tblLook")
    # The frame stands out by the room of its cells, as Word lays a table.
    indent = element("tblInd", w=_CELL_ROOM_TWIPS, type="dxa")
    properties.insert_element_before(
        indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )


def keep_row_whole(table: Table) -> None:
    """Let no row break across pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().insert_element_before(element("cantSplit"))


def repeat_head(table: Table) -> None:
    """Print the first row again on each page."""
    table.rows[0]._tr.get_or_add_trPr().insert_element_before(element("tblHeader"))


def page_number(paragraph: Paragraph) -> Run:
    """Add the field that shows the number of the page."""
    run = paragraph.add_run()
    for kind in ("begin", "instr", "separate", "end"):
        if kind == "instr":
            code = element("instrText")
            code.text = "PAGE"
            run._r.insert_element_before(code)
        else:
            run._r.insert_element_before(element("fldChar", fldCharType=kind))
    return run


def count_anew(section_properties: BaseOxmlElement) -> None:
    """Let the pages of this section be counted from 1."""
    for old in section_properties.findall(qn("w:pgNumType")):
        section_properties.remove(old)
    section_properties.insert_element_before(
        element("pgNumType", start=1), "w:cols", "w:titlePg", "w:docGrid"
    )
