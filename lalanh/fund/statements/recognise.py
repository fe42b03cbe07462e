"""What kind of file and which layout: by content, never by name."""

from lalanh.fund.statements import (
    agribank,
    bidv_e1,
    bidv_e2_masked,
    frontlist_dongnai,
    treasury_bacgiang,
    treasury_ninhthuan,
    vcb_quangninh,
    vcb_saoke,
    vcb_thongke,
    vietinbank,
    vietinbank_1009,
)
from lalanh.fund.statements.model import Draft, Fault, Unreadable
from lalanh.fund.statements.pdf import Document
from lalanh.fund.statements.tabular import PdfLayout

# The most telling headings first; a layout with fewer columns may fit inside a richer one.
PDF_LAYOUTS: tuple[PdfLayout, ...] = (
    vcb_thongke.LAYOUT,
    bidv_e2_masked.LAYOUT,
    vietinbank.LAYOUT,
    vcb_saoke.LAYOUT,
    agribank.LAYOUT,
    vcb_quangninh.LAYOUT,
    bidv_e1.LAYOUT,
    treasury_bacgiang.LAYOUT,
    treasury_ninhthuan.LAYOUT,
    frontlist_dongnai.LAYOUT,
    vietinbank_1009.LAYOUT,
)


def draft_of(data: bytes, *, password: str | None) -> Draft:
    """
    Read the rows of a file.

    :raises Unreadable: with the fault that says why there are no rows.
    """
    if data.lstrip()[:5] == b"%PDF-":
        return _pdf(data, password=password)
    raise Unreadable(Fault("unknown_file", "?"))


def _pdf(data: bytes, *, password: str | None) -> Draft:
    document = Document(data, password=password)
    for layout in PDF_LAYOUTS:
        if layout.recognises(document):
            return layout.draft(document)
    raise Unreadable(Fault("unknown_layout", "?"))
