"""Papers of the province's Front: one went out, one waits to be checked."""

from datetime import date

from lalanh.cli.demo.province import Stage, moment
from lalanh.directives.actions import issuing, passing, writing
from lalanh.directives.actions.writing import Basis, DraftFacts, To
from lalanh.directives.models import Draft

LETTER = DraftFacts(
    type_code="CV",
    subject="báo cáo kết quả dựng lại nhà ở sau lũ",
    text="""\
Thực hiện phong trào “Mặt trận các cấp chung tay dựng lại xóm làng sau lũ”, Ban Thường trực Ủy ban \
Mặt trận Tổ quốc Việt Nam tỉnh đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam các huyện, thị xã:

1. Rà soát số nhà đã dựng lại, số hộ còn ở nhờ, nêu rõ từng xã.
2. Gửi báo cáo về Ban Thường trực trước ngày 28/11/2026.
Đề nghị các đơn vị quan tâm thực hiện.
""",
    addressees=[To("Ủy ban MTTQ Việt Nam các huyện, thị xã")],
    recipients=[To("Như trên"), To("Thường trực Tỉnh ủy (để báo cáo)")],
    organ_symbol="MTTQ-BTT",
    unit_symbol="PT",
    place="Sông Lam",
    answer_by=date(2026, 11, 28),
)
INVITATION = DraftFacts(
    type_code="GM",
    subject="dự hội nghị rút kinh nghiệm công tác tiếp nhận, phân phối hàng cứu trợ",
    text="""\
Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh trân trọng kính mời quý cơ quan cử lãnh đạo \
dự hội nghị rút kinh nghiệm công tác tiếp nhận, phân phối hàng cứu trợ.

Thời gian: 8 giờ 00, ngày 30/11/2026.
Địa điểm: Hội trường tầng 2, trụ sở Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh.
""",
    addressees=[To("Các đoàn thể tỉnh")],
    recipients=[To("Như trên")],
    bases=[Basis("Căn cứ chương trình công tác quý IV năm 2026")],
    organ_symbol="MTTQ-BTT",
    place="Sông Lam",
)


def load(stage: Stage) -> None:
    """Nhung writes, Thủy checks and numbers, Mai signs."""
    letter = _written(stage, LETTER)
    with stage.eyes_of("thuy") as thuy:
        passing.pass_check(draft=letter, by=thuy.user, at=moment(11, 19, 10))
    with stage.eyes_of("mai") as mai:
        passing.sign_draft(draft=letter, by=mai.user, at=moment(11, 19, 15))
    with stage.eyes_of("thuy") as thuy:
        issuing.issue_paper(draft=letter, by=thuy.user, at=moment(11, 19, 16))
    _written(stage, INVITATION)


def _written(stage: Stage, facts: DraftFacts) -> Draft:
    """Return a draft that waits to be checked."""
    at = moment(11, 19, 8)
    with stage.eyes_of("nhung") as nhung:
        draft = writing.draft_paper(owner=nhung.body, facts=facts, by=nhung.user, at=at)
        return passing.send_to_check(draft=draft, by=nhung.user, at=moment(11, 19, 9))
