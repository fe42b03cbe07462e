"""A body fits its part to its own conditions, and sends up the plan it drew up for it."""

from collections.abc import Iterable
from datetime import datetime

from lalanh.base import notices, scope
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import spreading
from lalanh.directives.models import Document
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.tasks.actions import doing, handing, steps
from lalanh.tasks.actions.doing import NotTheGiver, NotYours, ReasonMissing
from lalanh.tasks.models import Adaptation, Assignment, LowerPlan, LowerPlanCover, Task
from lalanh.tasks.queries import lower_plans
from lalanh.tasks.queries.desk import ENDED


class PartEnded(Refused):
    """What has ended is not fitted any more."""

    message = "Phần việc này đã xong, được miễn hoặc không nhận, nên không điều chỉnh được nữa."


class HowMissing(Refused):
    """Those above read how it is done here."""

    message = "Hãy ghi cách thực hiện tại cơ quan: cấp trên sẽ đọc nội dung này."


class AlreadyNoted(Refused):
    """It was noted before."""

    message = "Điều chỉnh này đã được ghi nhận trước đó."


class NoPlanAsked(Refused):
    """The task does not demand a plan."""

    message = "Nhiệm vụ này không yêu cầu lập kế hoạch riêng. Hãy dùng nút Báo cáo."


class NotOurDocument(Refused):
    """Only what stands in one's own register is sent up."""

    message = "Kế hoạch phải là văn bản đã vào sổ của cơ quan. Hãy vào sổ văn bản đó rồi nộp lại."


class SentBefore(Refused):
    """The same document is no new version."""

    message = "Văn bản này đã nộp rồi. Bản mới phải là văn bản khác trong sổ."


class NotOurTask(Refused):
    """A plan covers what the body has a part in."""

    message = "Có nhiệm vụ không thuộc phần của cơ quan. Hãy chọn lại trong danh sách."


@action("tasks.part.adapted")
def adapt_part(
    *, assignment: Assignment, aspect: str, words: str, reason: str, by: User, at: datetime
) -> Adaptation:
    """
    Carry a part out in another form or on another scale; the deadline and the norm stay.

    :raises NotYours: from another body.
    :raises PartEnded: once the part or its task ended.
    :raises HowMissing, ReasonMissing: without saying how, or why.
    """
    if scope.current().body_id != assignment.body_id:
        raise NotYours
    if steps.held(assignment).state in ENDED:
        raise PartEnded
    if not words.strip():
        raise HowMissing(field="words")
    if not reason.strip():
        raise ReasonMissing(field="reason")
    made = Adaptation.objects.create(
        assignment=assignment,
        body_id=assignment.body_id,
        owner_id=assignment.owner_id,
        aspect=aspect,
        words=words.strip(),
        reason=text.clean(reason),
        adapted_at=at,
        adapted_by=by,
    )
    _tell_giver(
        assignment,
        f"{assignment.body.name} điều chỉnh {made.get_aspect_display()} khi thực hiện "
        f"“{assignment.task.title}”.",
        by=by,
        at=at,
    )
    return made


def _tell_giver(assignment: Assignment, sentence: str, *, by: User, at: datetime) -> None:
    notices.send(
        to=handing.sitting_in([assignment.task.owner]),
        kind="tasks.fitted",
        text=sentence,
        url=f"/nhiem-vu/{assignment.task_id}/",
        by=by,
        at=at,
    )


@action("tasks.adaptation.noted")
def note_adaptation(*, adaptation: Adaptation, by: User, at: datetime) -> Adaptation:
    """
    Say that the giver has read it; this neither allows nor forbids anything.

    :raises NotTheGiver: from another body.
    :raises AlreadyNoted: the second time.
    """
    if scope.current().body_id != adaptation.owner_id:
        raise NotTheGiver
    fresh = Adaptation.objects.select_for_update().get(pk=adaptation.pk)
    if fresh.noted_at is not None:
        raise AlreadyNoted
    fresh.noted_at, fresh.noted_by = at, by
    fresh.save(update_fields=["noted_at", "noted_by"])
    return fresh


@action("tasks.lower_plan.submitted")
def submit_lower_plan(
    *,
    assignment: Assignment,
    document: Document,
    covers: Iterable[Task],
    by: User,
    at: datetime,
) -> LowerPlan:
    """
    Send up the body's own plan and say which tasks of the plan above it takes up.

    The first time this reports the part as done, with the plan as its evidence; later versions
    stand beside the first.

    :raises NotYours: from another body.
    :raises NoPlanAsked: for a task that demands none.
    :raises NotOurDocument: for what is not in the body's own register.
    :raises NotOurTask: for a task the body has no part in.
    :raises SentBefore: the same document again.
    """
    if scope.current().body_id != assignment.body_id:
        raise NotYours
    if not assignment.task.demands_plan:
        raise NoPlanAsked
    if document.owner_id != assignment.body_id or document.state != Document.State.CONFIRMED:
        raise NotOurDocument(field="document")
    chosen = {task.pk for task in covers}
    if chosen - {task.pk for task in lower_plans.to_cover(assignment=assignment)}:
        raise NotOurTask(field="covers")
    part = steps.held(assignment)
    with refused_as(SentBefore(field="document"), constraint="tasks_lowerplan_document_once"):
        plan = LowerPlan.objects.create(
            assignment=part,
            body_id=part.body_id,
            owner_id=part.owner_id,
            document=document,
            version=LowerPlan.objects.filter(assignment=part).count() + 1,
            submitted_at=at,
            submitted_by=by,
        )
    LowerPlanCover.objects.bulk_create(
        LowerPlanCover(plan=plan, task_id=pk, body_id=part.body_id, owner_id=part.owner_id)
        for pk in sorted(chosen)
    )
    spreading.hand_copies(document=document, bodies=[assignment.task.owner], by=by, at=at)
    _report(part, plan, by=by, at=at)
    note(covers=len(chosen), version=plan.version)
    return plan


def _report(assignment: Assignment, plan: LowerPlan, *, by: User, at: datetime) -> None:
    """Let the plan stand as evidence, or tell the giver of a newer version."""
    number = plan.document.number or "không số"
    named = f"Kế hoạch {number}"
    awaits = (Assignment.State.OPEN, Assignment.State.UNDER_WAY, Assignment.State.RETURNED)
    if assignment.state in awaits:
        doing.report(
            assignment=assignment,
            words="" if assignment.task.is_sensitive else f"Nộp {named.lower()}.",
            claims_done=True,
            shown=[doing.Shown(title=named, document=plan.document, letter_number=number)],
            by=by,
            at=at,
        )
    _tell_giver(
        assignment,
        f"{assignment.body.name} nộp {named.lower()}, bản thứ {plan.version}.",
        by=by,
        at=at,
    )
