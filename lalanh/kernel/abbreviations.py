"""
Abbreviations of the field, written out for comparison.

Nothing stored is rewritten: two texts are compared after both went through :func:`expand`. Where
one abbreviation stands for two things, what follows it decides; where that does not, it stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lalanh.kernel import text
from lalanh.kernel.syllables import Tone, with_tone


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """
    One reading of an abbreviation.

    A blank in ``short`` is a place where "&", "-", "," or nothing may stand: ``LĐ TB XH`` also
    reads LĐTBXH, LĐ-TBXH and LĐTB&XH. ``if_before`` and ``if_after`` are patterns of what must
    follow and come before it in the text.
    """

    short: str
    full: str
    if_before: str = ""
    if_after: str = ""


_CAPITAL = "A-ZĐ" + "".join(with_tone(v, tone) for v in "AĂÂEÊIOÔƠUƯY" for tone in Tone)
_SMALL = _CAPITAL.lower()

_A_NAME = rf"\s*[{_CAPITAL}]\w*"
_A_PLACE = rf"\s*(?!Giám|Chủ|Trưởng|Tổng|Bí|Hiệu|Viện|Cục|[{_CAPITAL}]{{2}})(?:[{_CAPITAL}]\w|\d)"
_A_COMMITTEE = (
    r"\s+(?:(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) (?:ủy|uỷ)|HĐND|UBND|MTTQ|UBMTTQ|BCĐ|Ủy ban|Uỷ ban)"
)
_AN_ADDRESS = r"\s*:?\s*(?:số|thôn|ấp|tổ|đường|\d)"
# An initial within a name ("Trần P. Anh") follows a capitalised word; a place does not.
_NOT_A_NAME = rf"(?:^|[,;:(/–-]\s*|(?<!\w)[{_SMALL}\d]+\s+)$"

_LETTERS = """
UBND = Ủy ban nhân dân
HĐND = Hội đồng nhân dân
UB MTTQ VN = Ủy ban Mặt trận Tổ quốc Việt Nam
UB MTTQ = Ủy ban Mặt trận Tổ quốc
UB MT = Ủy ban Mặt trận
MTTQ VN = Mặt trận Tổ quốc Việt Nam
MTTQ = Mặt trận Tổ quốc
BCĐ = Ban Chỉ đạo
BTV = Ban Thường vụ
BTT = Ban Thường trực
BCH = Ban Chấp hành
BVĐ = Ban Vận động
BQL = Ban Quản lý
BDV = Ban Dân vận
BTG DV = Ban Tuyên giáo và Dân vận
BTG = Ban Tuyên giáo
VP = Văn phòng
TW = Trung ương
LĐ TB XH = Lao động - Thương binh và Xã hội
TT TT = Thông tin và Truyền thông
GD ĐT = Giáo dục và Đào tạo
VH TT DL = Văn hóa, Thể thao và Du lịch
VH TT = Văn hóa và Thể thao
NN PTNT = Nông nghiệp và Phát triển nông thôn
NN MT = Nông nghiệp và Môi trường
TN MT = Tài nguyên và Môi trường
KH ĐT = Kế hoạch và Đầu tư
KH CN = Khoa học và Công nghệ
GTVT = Giao thông vận tải
LĐLĐ = Liên đoàn Lao động
LHPN = Liên hiệp Phụ nữ
CCB = Cựu chiến binh
CTĐ = Chữ thập đỏ
TNCS = Thanh niên Cộng sản
NCT = Người cao tuổi
BHXH = Bảo hiểm xã hội
BHYT = Bảo hiểm y tế
KBNN = Kho bạc Nhà nước
NHCSXH = Ngân hàng Chính sách xã hội
CAND = Công an nhân dân
QĐND = Quân đội nhân dân
BĐBP = Bộ đội Biên phòng
BCHQS = Bộ Chỉ huy quân sự
VKSND = Viện kiểm sát nhân dân
TAND = Tòa án nhân dân
ĐBQH = Đại biểu Quốc hội
LLVT = lực lượng vũ trang
CB CC VC = cán bộ, công chức, viên chức
CB CNV = cán bộ, công nhân viên
CB CC = cán bộ, công chức
KT XH = kinh tế - xã hội
CT XH = chính trị - xã hội
QP AN = quốc phòng - an ninh
AN TT = an ninh trật tự
PCTT = phòng, chống thiên tai
TKCN = tìm kiếm cứu nạn
TNHH = trách nhiệm hữu hạn
MTV = một thành viên
CTCP = Công ty cổ phần
DN = doanh nghiệp
HTX = hợp tác xã
THPT = trung học phổ thông
THCS = trung học cơ sở
TDP = tổ dân phố
TP HCM = thành phố Hồ Chí Minh
"""

_IN_CONTEXT = (
    Abbreviation("TT", "Thường trực", if_before=_A_COMMITTEE),
    Abbreviation("TT.", "thị trấn", if_before=_A_NAME),
    Abbreviation("BCH", "Bộ Chỉ huy", if_before=r"\s+[Qq]uân sự"),
    Abbreviation("TP.", "thành phố", if_before=_A_NAME),
    Abbreviation("Tp.", "thành phố", if_before=_A_NAME),
    Abbreviation("TP", "thành phố", if_before=_A_NAME),
    Abbreviation("TX.", "thị xã", if_before=_A_NAME),
    Abbreviation("TX", "thị xã", if_before=_A_NAME),
    Abbreviation("P.", "phường", if_before=_A_PLACE, if_after=_NOT_A_NAME),
    Abbreviation("Q.", "quận", if_before=_A_PLACE, if_after=_NOT_A_NAME),
    Abbreviation("H.", "huyện", if_before=_A_NAME, if_after=_NOT_A_NAME),
    Abbreviation("X.", "xã", if_before=_A_NAME, if_after=_NOT_A_NAME),
    Abbreviation("KP.", "khu phố", if_before=_A_PLACE),
    Abbreviation("Đ/c", "địa chỉ", if_before=_AN_ADDRESS),
    Abbreviation("đ/c", "địa chỉ", if_before=_AN_ADDRESS),
    Abbreviation("Đ/C", "đồng chí"),
    Abbreviation("Đ/c", "đồng chí"),
    Abbreviation("đ/c", "đồng chí"),
    Abbreviation("Ô/B", "Ông/Bà"),
    Abbreviation("Ô.", "Ông", if_before=_A_NAME),
    Abbreviation("Ng.", "Nguyễn", if_before=_A_NAME),
    Abbreviation("Tr.", "trường", if_before=r"\s*(?:TH|MN|ĐH|CĐ|PT)"),
    Abbreviation("Tr.", "Trần", if_before=_A_NAME),
    Abbreviation("Ph.", "Phạm", if_before=_A_NAME),
)


def _table() -> Iterator[Abbreviation]:
    yield from _IN_CONTEXT
    for line in _LETTERS.strip().splitlines():
        short, _, full = line.partition(" = ")
        yield Abbreviation(short, full)


ABBREVIATIONS = tuple(_table())
"""All readings; of two that fit, the longer abbreviation and then the earlier row holds."""


def _as_pattern(short: str) -> str:
    between = r"(?:\s*(?:[&,.–-]|\bvà\b)\s*|\s)?"
    dotted = short.endswith(".")
    return between.join(map(re.escape, short.split())) + ("" if dotted else r"(?![\w/&]|-\w)")


_BY_SHORT: dict[str, list[Abbreviation]] = {}
for _row in ABBREVIATIONS:
    _BY_SHORT.setdefault(_row.short, []).append(_row)

_SHORTS = sorted(_BY_SHORT, key=len, reverse=True)
_ANY = re.compile(
    r"(?<![\w/&-])(?:"
    + "|".join(f"(?P<s{n}>{_as_pattern(s)})" for n, s in enumerate(_SHORTS))
    + ")"
)


def expand(s: str) -> str:
    """
    Write out the abbreviations of one line; the line comes back clean.

    Symbols of documents (48/KH-BCĐ) are left alone: nothing beside a slash or a hyphen is touched.

    >>> expand("UBND TP. Nha Trang, Sở LĐ-TB&XH")
    'Ủy ban nhân dân thành phố Nha Trang, Sở Lao động - Thương binh và Xã hội'
    """
    return text.clean(_ANY.sub(_written_out, text.clean(s)))


def _written_out(found: re.Match[str]) -> str:
    rows = _BY_SHORT[_SHORTS[int((found.lastgroup or "s0")[1:])]]
    before, after = found.string[: found.start()], found.string[found.end() :]
    for row in rows:
        if re.match(row.if_before, after) and re.search(row.if_after, before):
            return f"{row.full} " if row.short.endswith(".") else row.full
    return found[0]
