"""Districts make a plan of the province their own: plans sent up, parts fitted to conditions."""

from datetime import date

from lalanh.cli.demo.life import part_of
from lalanh.cli.demo.province import Stage, moment
from lalanh.directives.actions import registering
from lalanh.directives.models import Document, DocumentType
from lalanh.tasks.actions import fitting
from lalanh.tasks.models import Adaptation
from lalanh.tasks.queries import lower_plans

# Account, number, subject, day; Thanh Giang sends one after the day, Lam Thượng none.
PLANS = (
    ("dung", "61/KH-UBND", "Thực hiện Phong trào trên địa bàn huyện Kim Bảng", date(2026, 8, 24)),
    ("van", "48/KH-UBND", "Triển khai Phong trào tại huyện Hồng Vân", date(2026, 9, 14)),
)
RELIEF_PLANS = (
    ("dung", "77/PA-UBND", "Phương án cứu trợ của huyện Kim Bảng", date(2026, 10, 3)),
    ("ha", "90/PA-UBND", "Phương án cứu trợ của huyện Thanh Giang", date(2026, 10, 6)),
)


def load(stage: Stage) -> None:
    """Send the plans up; fit one part to a mountain commune."""
    for beginning, plans in (
        ("Xây dựng và triển khai Kế hoạch", PLANS), ("Xây dựng phương án cứu trợ", RELIEF_PLANS),
    ):  # fmt: skip
        for who, number, subject, day in plans:
            _send_up(stage, who, beginning, number=number, subject=subject, day=day)
    _fit(stage)


def _send_up(
    stage: Stage, who: str, beginning: str, *, number: str, subject: str, day: date
) -> None:
    at = moment(day.month, day.day, 15)
    with stage.eyes_of(who) as actor:
        part = part_of(actor, beginning)
        assert part is not None
        document = registering.register_by_hand(
            owner=actor.body,
            head=registering.DocumentHead(
                direction=Document.Direction.OUT, number=number, subject=subject,
                type=DocumentType.objects.get(code="KH"), issued_on=day, issuer=actor.body,
                issuer_name=actor.body.name, place=str(actor.body.unit or ""), urgency="thuong",
                signer_name=actor.user.full_name,
            ),
            by=actor.user, at=at,
        )  # fmt: skip
        registering.confirm_document(document=document, by=actor.user, at=at)
        fitting.submit_lower_plan(
            assignment=part, document=document,
            covers=list(lower_plans.to_cover(assignment=part))[:2], by=actor.user, at=at,
        )  # fmt: skip


def _fit(stage: Stage) -> None:
    with stage.eyes_of("van") as van:
        part = part_of(van, "Thành lập các tổ tự quản")
        assert part is not None
        made = fitting.adapt_part(
            assignment=part, aspect=Adaptation.Aspect.FORM,
            words="Ở xã Suối Cạn lập một tổ cho hai thôn liền kề thay vì mỗi thôn một tổ.",
            reason="Thôn chỉ có 18 hộ, người khỏe đi làm xa.", by=van.user, at=moment(8, 17, 9),
        )  # fmt: skip
    with stage.eyes_of("son-bcd") as son:
        fitting.note_adaptation(
            adaptation=Adaptation.objects.get(pk=made.pk), by=son.user, at=moment(8, 18, 8)
        )
