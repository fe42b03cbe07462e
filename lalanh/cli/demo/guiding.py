"""The model a plan promised: drafted by a department, issued by the committee, used below."""

from datetime import date

from lalanh.cli.demo.province import Stage, moment
from lalanh.cli.demo.routes import MOVEMENT_PLAN, programme_called
from lalanh.directives.actions import registering
from lalanh.directives.models import Document, DocumentType
from lalanh.programmes.actions import guidance
from lalanh.programmes.models import GuidanceVersion

SUBJECT = "Mô hình khung về tổ tự quản thôn, xóm"


def load(stage: Stage) -> None:
    """Await it from the day of the plan, publish it two weeks later, make it concrete once."""
    with stage.eyes_of("son-bcd") as son:
        awaited = guidance.await_guidance(
            programme=programme_called(MOVEMENT_PLAN), title=SUBJECT,
            drafter=stage.body("so-tai-nguyen"), issuer=son.body, by=son.user,
            at=moment(8, 15, 17),
        )  # fmt: skip
        at = moment(8, 28, 15)
        document = registering.register_by_hand(
            owner=son.body,
            head=registering.DocumentHead(
                direction=Document.Direction.OUT, number="2301/HD-BCĐ", subject=SUBJECT,
                type=DocumentType.objects.get(code="HD"), issued_on=date(2026, 8, 28),
                issuer=son.body, issuer_name=son.body.name, place="Sông Lam", urgency="thuong",
                signer_name=son.user.full_name,
            ),
            by=son.user, at=at,
        )  # fmt: skip
        registering.confirm_document(document=document, by=son.user, at=at)
        made = guidance.publish_guidance(guidance=awaited, document=document, by=son.user, at=at)
    with stage.eyes_of("dung") as dung:
        guidance.note_use(
            version=GuidanceVersion.objects.get(pk=made.pk), body=dung.body,
            words="Mỗi tổ bảy người, họp tối thứ bảy; trưởng thôn giữ sổ trực bến.",
            on=date(2026, 9, 3), document=None, by=dung.user, at=moment(9, 3, 16),
        )  # fmt: skip
