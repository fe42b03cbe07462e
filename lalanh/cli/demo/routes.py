"""Obstacles and periodic reports travel the route of their plan: two plans, two routes."""

from datetime import date

from lalanh.cli.demo.province import Stage, moment
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import matters, obstacles, plan_reports
from lalanh.tasks.actions.obstacles import ObstacleFacts
from lalanh.tasks.models import Matter, Obstacle, PlanReport

MOVEMENT_PLAN, RELIEF_PLAN = "Làng sạch, bến bãi an toàn", "Cứu trợ vùng ngập"
LIFEJACKETS = ObstacleFacts(
    title="Chưa có tiền mua áo phao cho bến đò xã Yên Lạc",
    what="Bến Yên Lạc chở học sinh mỗi ngày bốn chuyến, mới có 9 áo phao cho 40 chỗ.",
    since_on=date(2026, 8, 24),
    tried="Huyện đã mượn 12 áo của Ban Chỉ huy Quân sự, vận động chủ đò mua thêm được 6 áo.",
    beyond="Dự phòng ngân sách huyện đã chi hết cho đợt mưa tháng 7.",
    proposal="Đề nghị Ban Chỉ đạo giao Sở Tài chính bố trí 21 triệu đồng mua 30 áo phao.",
)
LIFEJACKETS_TOO = ObstacleFacts(
    title="Thiếu phao cứu sinh ở hai bến của xã Mỹ Lộc",
    what="Hai bến đò chưa có phao tròn; áo phao cũ đã rách.",
    since_on=date(2026, 8, 27),
    tried="Xã đã vá 15 áo, dựng biển không chở khi nước lớn.",
    beyond="Xã không có nguồn chi ngoài dự toán.",
    proposal="Đề nghị cấp 8 phao tròn và 20 áo phao.",
)
STORES = ObstacleFacts(
    title="Hàng cứu trợ về nhiều, huyện thiếu kho khô ráo",
    what="Trong ba ngày về 62 tấn gạo; kho huyện chứa được 25 tấn, phần còn lại che bạt ngoài sân.",
    since_on=date(2026, 10, 6),
    tried="Đã mượn hội trường huyện và hai trường học chưa ngập.",
    beyond="Kho dự trữ của công ty lương thực do tỉnh quản lý.",
    proposal="Đề nghị Ban Chỉ đạo cho mượn kho Giang Khẩu đến hết tháng 10.",
)
ID_CARDS = ObstacleFacts(
    title="Nhiều người mất giấy tờ sau lũ, không có thẻ căn cước khi nhận gạo",
    what="Riêng xã An Hòa có 118 người trôi mất giấy tờ.",
    since_on=date(2026, 10, 9),
    tried="Trưởng thôn ghi giấy xác nhận từng người, nhưng thôn bị cô lập không có con dấu.",
    beyond="Điều kiện nhận gạo do kế hoạch của tỉnh quy định.",
    proposal="Đề nghị cho nhận gạo theo danh sách thôn, bổ sung giấy tờ sau.",
)


def load(stage: Stage) -> None:
    """One route to a decision and a task, one that still waits at the committee."""
    _to_a_decision(stage)
    _still_waiting(stage)
    _monthly_reports(stage)


def programme_called(short_name: str) -> Programme:
    """Return the plan of this short name in sight."""
    return Programme.objects.select_related("owner", "consolidator", "committee").get(
        short_name=short_name
    )


def _raise(stage: Stage, who: str, plan: str, facts: ObstacleFacts) -> Obstacle:
    with stage.eyes_of(who) as actor:
        on = facts.since_on
        return obstacles.raise_obstacle(
            programme=programme_called(plan), body=actor.body, facts=facts, files=[],
            by=actor.user, at=moment(on.month, on.day + 1, 9),
        )  # fmt: skip


def _to_a_decision(stage: Stage) -> None:
    """Two districts lack life jackets: the department bundles it, the committee decides."""
    raised = [
        _raise(stage, "dung", MOVEMENT_PLAN, LIFEJACKETS),
        _raise(stage, "van", MOVEMENT_PLAN, LIFEJACKETS_TOO),
    ]
    with stage.eyes_of("tai") as tai:
        matter = matters.consolidate(
            obstacles=raised, title="Áo phao, phao cứu sinh cho bến đò hai huyện",
            words="Kim Bảng và Hồng Vân còn ba bến chở học sinh thiếu áo phao. "
            "Sở đề nghị mua một lần cho cả hai huyện để giảm chi phí.",
            by=tai.user, at=moment(8, 31, 9),
        )  # fmt: skip
        matters.put_matter(matter=matter, by=tai.user, at=moment(8, 31, 10))
    with stage.eyes_of("son-bcd") as son:
        matters.decide_matter(
            matter=Matter.objects.get(pk=matter.pk),
            decision="Đồng ý mua một lần 50 áo phao và 8 phao tròn, giao trước ngày khai giảng.",
            document=None,
            new_task=matters.NewTask(
                title="Bố trí kinh phí mua áo phao cho bến đò hai huyện",
                text="Bố trí kinh phí mua 50 áo phao và 8 phao tròn cho Kim Bảng, Hồng Vân.",
                bodies=(stage.body("so-tai-chinh"),),
                last_day=date(2026, 9, 4),
            ),
            by=son.user, at=moment(9, 1, 8),
        )  # fmt: skip
    with stage.eyes_of("dung") as dung:
        obstacles.close_obstacle(
            obstacle=Obstacle.objects.get(pk=raised[0].pk), words="Đã nhận 30 áo phao ngày 04/9.",
            by=dung.user, at=moment(9, 5, 9),
        )  # fmt: skip


def _still_waiting(stage: Stage) -> None:
    """The stores lie before the committee; the identity cards wait to be consolidated."""
    stores = _raise(stage, "ha", RELIEF_PLAN, STORES)
    with stage.eyes_of("mai") as mai:
        matter = matters.consolidate(
            obstacles=[stores], title="Mượn kho Giang Khẩu",
            words="Mặt trận tỉnh đã kiểm tra: kho còn trống 80 tấn, đường vào không ngập.",
            by=mai.user, at=moment(10, 8, 8),
        )  # fmt: skip
        matters.put_matter(matter=matter, by=mai.user, at=moment(10, 8, 9))
    _raise(stage, "giang", RELIEF_PLAN, ID_CARDS)


def _monthly_reports(stage: Stage) -> None:
    """October of the movement: two districts have reported, one was returned, two are late."""
    said = (
        ("dung", "Tổ tự quản ở 13 thôn họp đều; đã thông 4,2 km kênh.", moment(11, 2, 9)),
        ("ha", "Chưa có số liệu của hai xã.", moment(11, 3, 15)),
    )
    for who, words, at in said:
        with stage.eyes_of(who) as actor:
            report = plan_reports.write_report(
                programme=programme_called(MOVEMENT_PLAN), code="2026-10", body=actor.body,
                words=words, by=actor.user, at=at,
            )  # fmt: skip
            plan_reports.send_report(report=report, by=actor.user, at=at)
    with stage.eyes_of("tai") as tai:
        waiting = PlanReport.objects.get(body=stage.actors["ha"].body, period="2026-10")
        plan_reports.return_report(
            report=waiting, reason="Bổ sung số liệu của xã Vạn Thắng, xã Đồng Tâm.",
            by=tai.user, at=moment(11, 4, 8),
        )  # fmt: skip
