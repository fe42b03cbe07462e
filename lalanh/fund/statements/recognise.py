"""What kind of file and which layout: by content, never by name."""

from dataclasses import replace

from lalanh.fund.statements import (
    agribank,
    bidv_e1,
    bidv_e2_masked,
    camt053,
    delimited,
    frontlist_dongnai,
    mt940,
    treasury_bacgiang,
    treasury_ninhthuan,
    vcb_quangninh,
    vcb_saoke,
    vcb_thongke,
    vietinbank,
    vietinbank_1009,
    workbook,
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


_UNKNOWN_FILE = Fault(
    "unknown_file",
    "Tệp không phải sao kê PDF, Excel, CSV, MT940 hay camt.053. Hãy tải đúng tệp từ ngân hàng.",
)
_UNKNOWN_LAYOUT = Fault(
    "unknown_layout",
    "Chưa nhận ra mẫu sao kê này: không thấy các cột ngày, số tiền và nội dung quen thuộc. "
    "Hãy gửi tệp cho người quản trị để thêm mẫu, hoặc nhập bằng bảng CSV.",
)


def draft_of(data: bytes, *, password: str | None) -> Draft:
    """
    Read the rows of a file.

    :raises Unreadable: with the fault that says why there are no rows.
    """
    start = data[:1024].lstrip()
    if b"%PDF-" in start:
        return _pdf(data, password=password)
    if not data.strip():
        raise Unreadable(Fault("empty_file", "Tệp rỗng. Hãy tải lại sao kê từ ngân hàng."))
    if b"camt.053" in data[:4096]:
        return camt053.draft_of(data)
    if mt940.looks_like(data):
        return mt940.draft_of(data)
    if start[:1] == b"<" and b"<html" in data[:4096].lower():
        raise Unreadable(
            Fault(
                "not_a_statement",
                "Tệp là một trang web (thường là thông báo lỗi khi tải), không phải sao kê. "
                "Hãy mở lại đường dẫn và tải bản gốc.",
            )
        )
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return workbook.draft_of(data)
    if b"\0" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(_UNKNOWN_FILE)
    return delimited.draft_of(data)


def _pdf(data: bytes, *, password: str | None) -> Draft:
    document = Document(data, password=password)
    if not document.sample:
        raise Unreadable(_all_scans(document.page_count))
    for layout in PDF_LAYOUTS:
        if layout.recognises(document):
            return _with_cut(layout.draft(document), is_cut=document.is_cut)
    raise Unreadable(_UNKNOWN_LAYOUT)


def _with_cut(draft: Draft, *, is_cut: bool) -> Draft:
    if not is_cut:
        return draft
    fault = Fault(
        "file_cut",
        "Tệp bị cắt: phần cuối không còn nên có thể thiếu dòng. Hãy tải lại tệp đầy đủ.",
    )
    return replace(draft, faults=(fault, *draft.faults))


def _all_scans(pages: int) -> Fault:
    where = "Trang 1" if pages == 1 else f"Cả {pages} trang, từ trang 1 đến trang {pages},"
    return Fault(
        "scanned_page",
        f"{where} không có lớp chữ (bản chụp). Hãy xin ngân hàng bản PDF có chữ, hoặc nhập tay.",
        page=1,
    )
