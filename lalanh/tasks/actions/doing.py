"""A body answers, reports with evidence, and the giver accepts or returns; tasks come to an end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lalanh.base import notices, scope
from lalanh.base.action import action, note
from lalanh.base.models import StoredFile, User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import drafting, registering
from lalanh.directives.models import Document
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks.actions import handing, steps
from lalanh.tasks.actions.handing import OneLead
from lalanh.tasks.actions.steps import PART_STEPS, TASK_STEPS
from lalanh.tasks.models import Assignment, Evidence, Report, Task
from lalanh.tasks.queries.desk import ENDED


class ReasonMissing(Refused):
    """A refusal needs a reason that others can read."""

    message = "Hãy ghi lý do: các cơ quan liên quan sẽ đọc lý do này."


class EvidenceMissing(Refused):
    """A task is not closed by a tick."""

    message = (
        "Báo cáo hoàn thành phải kèm ít nhất một minh chứng: tệp, văn bản hoặc số liệu. "
        "Hãy thêm minh chứng rồi gửi lại; nội dung đã gõ vẫn còn."
    )


class LettersOnly(Refused):
    """A sensitive clause is followed by its status and official letters."""

    message = (
        "Nhiệm vụ này thuộc nội dung nhạy cảm: chỉ nhận số văn bản chính thức, "
        "không nhận tệp hay số liệu. Hãy ghi số văn bản."
    )


class OwnReport(Refused):
    """Nobody judges a report of their own."""

    message = "Người báo cáo không tự duyệt báo cáo của mình. Hãy để người khác xét."


class NotTheGiver(Refused):
    """Only the body that gave the task judges, frees and ends."""

    message = "Chỉ cơ quan giao nhiệm vụ mới làm được việc này. Hãy liên hệ cơ quan giao."


class NotYours(Refused):
    """A body answers and reports for itself only."""

    message = "Phần việc này của cơ quan khác. Mỗi cơ quan tự trả lời và báo cáo phần của mình."


class StillOpen(Refused):
    """A task ends when every part of it did."""


class NothingToJudge(Refused):
    """The report has its verdict, or does not claim the end."""

    message = (
        "Báo cáo này không còn chờ duyệt: đã có kết luận, hoặc chỉ báo tiến độ. "
        "Hãy mở lại trang nhiệm vụ và xem báo cáo mới nhất."
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence as given: a file, an official document, or a figure with its unit."""

    title: str
    file: StoredFile | None = None
    document: Document | None = None
    letter_number: str = ""
    figure: int | None = None
    figure_unit: str = ""

    @property
    def kind(self) -> str:
        """What the result is shown by."""
        if self.file is not None:
            return Evidence.Kind.FILE
        return Evidence.Kind.FIGURE if self.figure is not None else Evidence.Kind.DOCUMENT


def _as(body_id: int, otherwise: type[Refused]) -> None:
    """Pass whoever works from a seat in this body."""
    if scope.current().body_id != body_id:
        raise otherwise


def _step(assignment: Assignment, to: Assignment.State) -> Assignment:
    """Lock the part and take the step, if it is on the map."""
    fresh = steps.held(assignment)
    states.check(PART_STEPS, Assignment.State(fresh.state), to)
    fresh.state = to
    return fresh


def _tell(bodies: list[Body], task: Task, said: str, *, by: User, at: datetime) -> None:
    """Put a sentence about a task on the desks of these bodies."""
    notices.send(
        to=handing.sitting_in(bodies),
        kind="tasks.step",
        text=said,
        url=f"/nhiem-vu/{task.pk}/",
        by=by,
        at=at,
    )


@action("tasks.request.answered")
def answer_request(
    *, assignment: Assignment, accepts: bool, reason: str, by: User, at: datetime
) -> Assignment:
    """
    Accept or decline what was asked, not ordered.

    :raises ReasonMissing: a no without reason.
    """
    _as(assignment.body_id, NotYours)
    if not accepts and not reason.strip():
        raise ReasonMissing(field="reason")
    part = _step(assignment, Assignment.State.OPEN if accepts else Assignment.State.DECLINED)
    part.answer_reason = text.clean(reason)
    part.save(update_fields=["state", "answer_reason"])
    if not accepts:
        said = f"{part.body.name} không nhận “{part.task.title}”: {part.answer_reason}"
        _tell([part.task.owner], part.task, said, by=by, at=at)
    return part


@action("tasks.progress.reported")
def report(
    *,
    assignment: Assignment,
    words: str,
    claims_done: bool,
    shown: Sequence[Shown],
    by: User,
    at: datetime,
) -> Report:
    """
    Report progress, or the end, with evidence.

    :raises NotYours: from another body.
    :raises EvidenceMissing: an end without evidence.
    :raises LettersOnly: words, or anything but official letters, on a sensitive task.
    :raises StillOpen: an end while what the body handed on is still open below.
    """
    _as(assignment.body_id, NotYours)
    if assignment.task.is_sensitive and words.strip():
        raise LettersOnly
    to = Assignment.State.REPORTED if claims_done else Assignment.State.UNDER_WAY
    part = _step(assignment, to)
    if claims_done:
        _ready_to_end(part, shown)
    part.save(update_fields=["state"])
    made = Report.objects.create(
        assignment=part,
        body=part.body,
        owner_id=part.owner_id,
        text=words,
        claims_done=claims_done,
        reported_at=at,
        reported_by=by,
    )
    with refused_as(LettersOnly, constraint="tasks_evidence_letters_only"):
        for piece in shown:
            Evidence.objects.create(
                report=made,
                body=part.body,
                owner_id=part.owner_id,
                kind=piece.kind,
                title=piece.title,
                file=piece.file,
                document=piece.document,
                letter_number=piece.letter_number,
                figure=piece.figure,
                figure_unit=piece.figure_unit,
            )
    note(evidence=len(shown))
    return made


def _ready_to_end(assignment: Assignment, shown: Sequence[Shown]) -> None:
    if not shown:
        raise EvidenceMissing
    below = assignment.task.subtasks.filter(owner=assignment.body_id, state=Task.State.OPEN).count()
    if below:
        raise StillOpen(
            f"Còn {below} nhiệm vụ giao tiếp cho cấp dưới đang mở. "
            "Hãy kết thúc các nhiệm vụ đó trước khi báo cáo hoàn thành."
        )


@action("tasks.report.judged")
def judge_report(*, report: Report, accepts: bool, reason: str, by: User, at: datetime) -> Report:
    """
    Accept a report that claims the end, or return it with a reason; returns are counted.

    :raises NotTheGiver: from a body that did not give the task.
    :raises OwnReport: by the one who reported.
    :raises ReasonMissing: a return without reason.
    :raises NothingToJudge: a report that was judged, or tells of progress only.
    :raises TaskOver: once the task was taken back.
    """
    _as(report.owner_id, NotTheGiver)
    if not accepts and not reason.strip():
        raise ReasonMissing(field="reason")
    to = Assignment.State.DONE if accepts else Assignment.State.RETURNED
    part = _step(report.assignment, to)
    report = Report.objects.select_for_update().get(pk=report.pk)
    if not report.claims_done or report.verdict != Report.Verdict.NONE:
        raise NothingToJudge
    if accepts:
        part.finished_on = local_date(report.reported_at)
    else:
        part.returns += 1
    part.save(update_fields=["state", "finished_on", "returns"])
    report.verdict = Report.Verdict.ACCEPTED if accepts else Report.Verdict.RETURNED
    report.verdict_reason = text.clean(reason)
    report.judged_at, report.judged_by = at, by
    with refused_as(OwnReport, constraint="tasks_report_judged_by_another"):
        report.save(update_fields=["verdict", "verdict_reason", "judged_at", "judged_by"])
    if not accepts:
        said = f"Báo cáo “{part.task.title}” bị trả lại: {report.verdict_reason}"
        _tell([part.body], part.task, said, by=by, at=at)
    return report


@action("tasks.part.excepted")
def except_assignment(*, assignment: Assignment, reason: str, by: User, at: datetime) -> Assignment:
    """
    Free a body from its part, for a reason.

    :raises NotTheGiver: from a body that did not give the task.
    :raises ReasonMissing: without a reason.
    """
    _as(assignment.owner_id, NotTheGiver)
    if not reason.strip():
        raise ReasonMissing(field="reason")
    part = _step(assignment, Assignment.State.EXCEPTED)
    part.answer_reason = text.clean(reason)
    part.save(update_fields=["state", "answer_reason"])
    said = f"Cơ quan được miễn “{part.task.title}”: {part.answer_reason}"
    _tell([part.body], part.task, said, by=by, at=at)
    return part


@action("tasks.part.renewed")
def renew_part(*, assignment: Assignment, by: User, at: datetime) -> Assignment:
    """
    Ask again what was declined, or lay on again what was excepted.

    :raises NotTheGiver: from a body that did not give the task.
    :raises OneLead: if another body leads by now.
    """
    _as(assignment.owner_id, NotTheGiver)
    declined = assignment.state == Assignment.State.DECLINED
    part = _step(assignment, Assignment.State.ASKED if declined else Assignment.State.OPEN)
    with refused_as(OneLead, constraint="tasks_assignment_one_open_lead"):
        part.save(update_fields=["state"])
    return part


@action("tasks.task.closed")
def close_task(*, task: Task, by: User, at: datetime) -> Task:
    """
    End a task whose every part is done, excepted or declined; who only directs has none to end.

    :raises NotTheGiver: from another body.
    :raises StillOpen: names how many parts are not.
    """
    _as(task.owner_id, NotTheGiver)
    task = Task.objects.select_for_update().get(pk=task.pk)
    states.check(TASK_STEPS, Task.State(task.state), Task.State.CLOSED)
    acting = task.assignments.exclude(role=Assignment.Role.DIRECTING)
    parts = acting.exclude(state__in=ENDED).count()
    if parts:
        raise StillOpen(
            f"Chưa kết thúc được: còn {parts} cơ quan chưa xong. "
            "Hãy duyệt báo cáo, hoặc cho miễn có lý do."
        )
    task.state = Task.State.CLOSED
    task.save(update_fields=["state"])
    return task


@action("tasks.task.withdrawn")
def withdraw_task(*, task: Task, reason: str, by: User, at: datetime, is_told: bool = True) -> Task:
    """
    Take a task back; what was reported on it stays, and what others made of it stays theirs.

    Whoever still had something to do is told, unless told of the whole document (`is_told`).

    :raises NotTheGiver: from another body.
    :raises ReasonMissing: without a reason.
    """
    _as(task.owner_id, NotTheGiver)
    if not reason.strip():
        raise ReasonMissing(field="reason")
    task = Task.objects.select_for_update().get(pk=task.pk)
    states.check(TASK_STEPS, Task.State(task.state), Task.State.WITHDRAWN)
    task.state, task.withdrawn_reason = Task.State.WITHDRAWN, text.clean(reason)
    task.save(update_fields=["state", "withdrawn_reason"])
    if is_told:
        said = f"Nhiệm vụ “{task.title}” đã rút, không phải làm nữa: {task.withdrawn_reason}"
        _tell(_still_at_work([task.pk]), task, said, by=by, at=at)
    return task


def _still_at_work(task_ids: Sequence[int]) -> list[Body]:
    """Return the bodies whose part in one of these tasks has not ended."""
    parts = Assignment.objects.filter(task__in=task_ids).exclude(state__in=ENDED)
    return list(Body.objects.filter(pk__in=parts.values("body")).order_by("pk"))


@action("tasks.document.taken_back")
def take_back(*, document: Document, reason: str, by: User, at: datetime) -> Document:
    """
    Take a document out of the register together with the open tasks it gave.

    :raises ReasonMissing: without a reason.
    :raises NotOnTheMap: if it was taken out before.
    """
    if not reason.strip():
        raise ReasonMissing(field="reason")
    # A hand-out under way waits, or its tasks are seen here.
    drafting.lock(document)
    given = list(Task.objects.filter(document=document, state=Task.State.OPEN).order_by("pk"))
    for task in given:
        withdraw_task(task=task, reason=reason, by=by, at=at, is_told=False)
    if given:
        said = f"Văn bản {document.number or 'không số'} đã rút; nhiệm vụ theo văn bản này không "
        said += f"phải làm nữa: {text.clean(reason)}"
        _tell(_still_at_work([task.pk for task in given]), given[0], said, by=by, at=at)
    return registering.withdraw_document(document=document, reason=reason, by=by, at=at)
