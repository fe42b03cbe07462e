"""The kinds of papers and the symbols they carry in their numbers, in either form."""

from dataclasses import dataclass

from lalanh.directives.papers.model import Form


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A kind of paper.

    A symbol may be empty (numbered without one: công văn) or None (not numbered in that form).
    `orders` is the line between the bases and the body of papers that decide.
    """

    code: str
    name: str
    state_symbol: str | None
    party_symbol: str | None
    has_title: bool = True
    orders: str = ""

    def symbol(self, form: Form) -> str | None:
        """Return the symbol in this form, None where the kind carries no number."""
        return self.party_symbol if form is Form.PARTY else self.state_symbol

    def is_numbered(self, form: Form) -> bool:
        """Whether papers of this kind get a number."""
        return self.symbol(form) is not None


def _same(code: str, name: str, orders: str = "") -> Kind:
    """A kind with one symbol in both forms."""
    return Kind(code, name, code, code, orders=orders)


# Decree 30/2020, art. 7 and annex III; the Party's own kinds; letters without a number.
KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in [
        Kind("CV", "Công văn", "", "CV", has_title=False),
        _same("KH", "Kế hoạch"),
        _same("QĐ", "Quyết định", orders="QUYẾT ĐỊNH:"),
        _same("TB", "Thông báo"),
        _same("BC", "Báo cáo"),
        _same("GM", "Giấy mời"),
        Kind("THC", "Thư công", "", None),
        Kind("T", "Thư", None, None),
        Kind("TM", "Thư mời", None, None),
        Kind("TN", "Thư ngỏ", None, None),
        Kind("TCO", "Thư cảm ơn", None, None),
        Kind("LKG", "Lời kêu gọi", None, None),
        _same("NQ", "Nghị quyết", orders="QUYẾT NGHỊ:"),
        _same("CT", "Chỉ thị"),
        _same("KL", "Kết luận"),
        _same("QC", "Quy chế"),
        Kind("QyĐ", "Quy định", "QyĐ", "QĐ"),
        _same("TC", "Thông cáo"),
        _same("TT", "Thông tri"),
        _same("HD", "Hướng dẫn"),
        _same("CTr", "Chương trình"),
        _same("PA", "Phương án"),
        _same("ĐA", "Đề án"),
        _same("DA", "Dự án"),
        _same("BB", "Biên bản"),
        _same("TTr", "Tờ trình"),
        _same("HĐ", "Hợp đồng"),
        _same("CĐ", "Công điện"),
        _same("BGN", "Bản ghi nhớ"),
        _same("BTT", "Bản thỏa thuận"),
        _same("GUQ", "Giấy ủy quyền"),
        _same("GGT", "Giấy giới thiệu"),
        _same("GNP", "Giấy nghỉ phép"),
        _same("PG", "Phiếu gửi"),
        _same("PC", "Phiếu chuyển"),
        _same("PB", "Phiếu báo"),
    ]
}
