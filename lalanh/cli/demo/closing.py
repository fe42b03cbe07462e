"""Proposals from below, plans for emergencies, a review half-way, and a plan that is over."""

from datetime import date

from lalanh.cli.demo.province import Stage, moment
from lalanh.cli.demo.routes import RELIEF_PLAN, programme_called
from lalanh.tasks.actions import proposals, readiness, reviewing
from lalanh.tasks.actions.proposals import ProposalFacts
from lalanh.tasks.actions.readiness import FourHeads
from lalanh.tasks.actions.reviewing import ReviewFacts
from lalanh.tasks.models import Proposal

EMULATION_PLAN = "Dựng lại xóm làng"
HALF_WAY = ReviewFacts(
    kind="mid", as_of=date(2026, 10, 31),
    results="Các điểm phát gạo mở trong bốn ngày đầu; ba huyện chuyển xong tiền đợt một.",
    shortcomings="Hồng Vân chưa gửi phương án; kho huyện Thanh Giang quá tải từ ngày thứ sáu.",
    lessons="Phải có kho dự phòng và mẫu giấy xác nhận của thôn trước mùa lũ.",
    next_steps="Rà soát hộ mất giấy tờ; chuyển nốt tiền cho hộ chưa có tài khoản.",
)  # fmt: skip
AT_THE_END = ReviewFacts(
    kind="final", as_of=date(2026, 11, 20),
    results="Các khu dân cư góp công, vật liệu dựng lại nhà; đã thẩm định 74 hộ ở Thanh Giang.",
    shortcomings="Nhiều xã chỉ báo cáo miệng, chưa có số liệu.",
    lessons="Giao một người ở mỗi thôn ghi sổ ngày công ngay từ buổi đầu.",
    next_steps="Hoàn thành nhà cho các hộ còn ở nhờ trước Tết.",
)  # fmt: skip
# Account, hazard, day, command, forces, means, supplies; Lam Thượng has none yet.
FOUR_HEADS = (
    ("dung", "flood", date(2026, 7, 20), "Chủ tịch huyện chỉ huy; sở chỉ huy tại Kim Sơn.",
     "Dân quân 120 người, đoàn viên 80 người.", "9 xuồng máy, 4 xe tải.",
     "12 tấn gạo, 900 thùng nước."),
    ("ha", "flood", date(2026, 8, 5), "Phó Chủ tịch huyện trực chỉ huy ở Giang Khẩu.",
     "Dân quân 150 người, công an xã 40 người.", "14 xuồng máy, 6 xe tải, 2 xe cứu thương.",
     "25 tấn gạo, 2.000 thùng mì."),
    ("cuong", "landslide", date(2026, 9, 10), "Chủ tịch xã chỉ huy tại chỗ.",
     "Mỗi thôn 15 dân quân.", "1 máy xúc, 3 xe tải của dân.", "3 tấn gạo, 200 tấm bạt."),
)  # fmt: skip


def load(stage: Stage) -> None:
    """Propose, prepare, review, and close the movement of the Front."""
    _proposals(stage)
    _readiness(stage)
    _reviews(stage)


def _proposals(stage: Stage) -> None:
    """A commune's idea is taken up by its district; another is declined with a reason."""
    said = (
        ("Mỗi thôn một sổ ngày công giúp nhau", "initiative",
         "Thôn ghi sổ ai giúp ai bao nhiêu công, cuối tháng đọc trước dân.", moment(10, 20, 9)),
        ("Mua máy lọc nước cho từng hộ", "proposal",
         "Đề nghị huyện mua cho mỗi hộ vùng ngập một máy lọc nước.", moment(10, 22, 9)),
    )  # fmt: skip
    for title, kind, words, at in said:
        with stage.eyes_of("cuong") as cuong:
            draft = proposals.write_proposal(
                body=cuong.body, programme=None,
                facts=ProposalFacts(kind=kind, title=title, text=words, benefit="Dân dễ theo dõi."),
                by=cuong.user, at=at,
            )  # fmt: skip
            proposals.submit_proposal(
                proposal=draft, to=stage.actors["dung"].body, by=cuong.user, at=at
            )
    with stage.eyes_of("dung") as dung:
        first, second = Proposal.objects.filter(holder=dung.body).order_by("submitted_at")
        proposals.consider_proposal(proposal=first, by=dung.user, at=moment(10, 23, 8))
        proposals.accept_proposal(
            proposal=first, answer="Làm thử ở Bình Sơn và Yên Lạc trong tháng 11.", new_task=None,
            by=dung.user, at=moment(10, 26, 8),
        )  # fmt: skip
        proposals.reject_proposal(
            proposal=second, answer="Huyện đã cấp 14 bể lọc dùng chung theo cụm, đủ nước sạch.",
            by=dung.user, at=moment(10, 26, 9),
        )  # fmt: skip


def _readiness(stage: Stage) -> None:
    for who, hazard, day, command, forces, means, supplies in FOUR_HEADS:
        with stage.eyes_of(who) as actor:
            readiness.keep_contingency_plan(
                body=actor.body,
                facts=FourHeads(
                    hazard=hazard, dated_on=day, approved_by=actor.body, document_number="",
                    command=command, forces=forces, means=means, supplies=supplies,
                ),
                file=None, by=actor.user, at=moment(day.month, day.day, 16),
            )  # fmt: skip


def _reviews(stage: Stage) -> None:
    for who, plan, facts, at in (
        ("mai-bcd", RELIEF_PLAN, HALF_WAY, moment(11, 5, 9)),
        ("mai", EMULATION_PLAN, AT_THE_END, moment(11, 20, 17)),
    ):
        with stage.eyes_of(who) as actor:
            programme = programme_called(plan)
            review = reviewing.write_review(programme=programme, facts=facts, by=actor.user, at=at)
            reviewing.issue_review(review=review, by=actor.user, at=at)
            if facts is AT_THE_END:
                reviewing.conclude(programme=programme, reason="", by=actor.user, at=at)
