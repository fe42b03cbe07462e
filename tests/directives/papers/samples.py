"""Invented papers of every kind, in both forms."""

from dataclasses import replace
from datetime import date

from lalanh.directives.papers.kinds import KINDS
from lalanh.directives.papers.model import (
    Annex,
    Block,
    Form,
    Grid,
    Line,
    Paper,
    Rank,
    Signature,
    Urgency,
)
from lalanh.directives.papers.numbers import number_of

SENTENCE = (
    "Rà soát từng hộ gặp khó khăn trên địa bàn, lập danh sách theo mẫu kèm theo, niêm yết tại nhà "
    "văn hóa thôn trong ba ngày và gửi về cơ quan thường trực trước ngày 12 tháng 12 năm 2026"
)
BODY: tuple[Block, ...] = (
    Line("MỤC ĐÍCH, YÊU CẦU", Rank.ROMAN, "I.", is_heading=True),
    Line("Mục đích", Rank.CLAUSE, "1.", is_heading=True),
    Line(SENTENCE + "."),
    Line("Yêu cầu", Rank.CLAUSE, "2.", is_heading=True),
    Line(SENTENCE + ";", Rank.POINT, "a)"),
    Line("Bảo đảm đúng người, đúng mức, không trùng, không sót.", Rank.POINT, "b)"),
    Line("NHIỆM VỤ", Rank.ROMAN, "II.", is_heading=True),
    Grid((
        ("TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"),
        ("1", "Rà soát, lập danh sách hộ khó khăn", "Ủy ban nhân dân các xã", "Trước 12/12/2026"),
        ("2", "Tổng hợp, trình phê duyệt", "Sở Nội vụ", "Ngày 20/12/2026"),
    )),
    *[Line(f"{SENTENCE} (đợt {turn}).", Rank.CLAUSE, f"{turn}.") for turn in range(1, 15)],
    Line("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện"),
)  # fmt: skip

STATE = Paper(
    form=Form.STATE,
    type_code="CV",
    parent_organ="",
    organ="Ủy ban nhân dân tỉnh Lạc Hà",
    place="Lạc Hà",
    number="05/UBND-VX",
    day=date(2026, 1, 5),
    subject="hỗ trợ hộ khó khăn trong đợt mưa lũ",
    addressees=("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"),
    recipients=("Như trên", "Thường trực Tỉnh ủy (để báo cáo)", "Ủy ban MTTQ tỉnh"),
    filed_in="VT, VX",
    body=BODY,
    signature=Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Lý Thu An"),
)
PARTY = replace(
    STATE,
    form=Form.PARTY,
    parent_organ="Đảng bộ tỉnh Lạc Hà",
    organ="Huyện ủy Sông Nguồn",
    place="Sông Nguồn",
    filed_in="Văn phòng Huyện ủy",
    recipients=("Như trên", "Thường trực Tỉnh ủy (để báo cáo)"),
    signature=Signature(("T/M Ban Thường vụ", "Phó Bí thư"), "Lý Thu An"),
)
SEVEN = ("CV", "KH", "QĐ", "TB", "BC", "GM", "T")
_OF_LETTERS = {"CV", "GM", "T"}


def paper(code: str, form: Form) -> Paper:
    """One paper of this kind in this form, several pages long, with an annex."""
    base = PARTY if form is Form.PARTY else STATE
    organ, unit = ("HU", "") if form is Form.PARTY else ("UBND", "VX")
    symbol = KINDS[code].symbol(form)
    return replace(
        base,
        type_code=code,
        number=""
        if symbol is None
        else number_of(form=form, symbol=symbol, count=5, organ=organ, unit=unit),
        addressees=base.addressees if code in _OF_LETTERS else (),
        greeting="Trân trọng kính mời" if code == "GM" else "Kính gửi",
        bases=("Căn cứ Luật Tổ chức chính quyền địa phương", "Theo đề nghị của Chánh Văn phòng")
        if code == "QĐ"
        else (),
        authority="Chủ tịch Ủy ban nhân dân tỉnh" if code == "QĐ" else "",
        urgency=Urgency.FLASH if code in ("CV", "KH") else Urgency.NORMAL,
        annexes=(Annex("Mẫu danh sách", (Line(SENTENCE),)),),
    )
