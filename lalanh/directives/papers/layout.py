"""
Sizes and boxes of the two forms.

State: Decree 30/2020/NĐ-CP, annex I. Party: guidance 36-HD/VPTW, annex 3, as far as 05-HD/VPTW
keeps it. Lengths in millimetres, letters and lines in points.
"""

from dataclasses import dataclass

from lalanh.directives.papers.model import Form, Urgency


@dataclass(frozen=True, slots=True)
class Layout:
    """What a form prescribes; where the rules leave a range, one value of it."""

    top_mm: int
    bottom_mm: int
    left_mm: int
    right_mm: int
    # Share of the text's width that the left half of the head takes.
    head_left_percent: int
    motto_pt: int
    watchword_pt: int
    organ_pt: int
    number_pt: int
    place_pt: int
    title_pt: int
    subject_pt: int
    letter_subject_pt: int
    body_pt: int
    # From one base line to the next, and between paragraphs beyond that.
    line_pt: int
    gap_pt: int
    indent_mm: int
    cell_pt: int
    recipients_head_pt: int
    recipients_pt: int
    page_number_pt: int
    urgency_pt: int
    # Who made it, and the address at the foot.
    made_by_pt: int
    address_pt: int


LAYOUTS: dict[Form, Layout] = {
    Form.STATE: Layout(
        top_mm=20, bottom_mm=20, left_mm=30, right_mm=15, head_left_percent=45,
        motto_pt=12, watchword_pt=13, organ_pt=12, number_pt=13, place_pt=13,
        title_pt=14, subject_pt=14, letter_subject_pt=12,
        body_pt=14, line_pt=18, gap_pt=6, indent_mm=10, cell_pt=13,
        recipients_head_pt=12, recipients_pt=11, page_number_pt=13, urgency_pt=13,
        made_by_pt=11, address_pt=11,
    ),
    Form.PARTY: Layout(
        top_mm=20, bottom_mm=20, left_mm=30, right_mm=15, head_left_percent=46,
        motto_pt=15, watchword_pt=15, organ_pt=14, number_pt=14, place_pt=14,
        title_pt=16, subject_pt=14, letter_subject_pt=12,
        body_pt=14, line_pt=19, gap_pt=6, indent_mm=10, cell_pt=13,
        recipients_head_pt=14, recipients_pt=12, page_number_pt=14, urgency_pt=14,
        made_by_pt=11, address_pt=11,
    ),
}  # fmt: skip

# The words of the mark and the width of its frame; every frame is 8 mm high.
URGENCY_MARKS: dict[Urgency, tuple[str, int]] = {
    Urgency.FLASH: ("HỎA TỐC", 30),
    Urgency.VERY_URGENT: ("THƯỢNG KHẨN", 40),
    Urgency.URGENT: ("KHẨN", 20),
}
URGENCY_HEIGHT_MM = 8
# A line under the organ or the subject: between a third and a half of what stands above it.
SHORT_LINE_PERCENT = 40
# Room for signature and stamp.
SIGNATURE_MM = 28
