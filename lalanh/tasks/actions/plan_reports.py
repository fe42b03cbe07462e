"""Writes of the periodic reports of a plan: write, send, return, consolidate."""

from datetime import datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import VIETNAM, local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.programmes.queries.periods import Due, due_of
from lalanh.tasks.actions import obstacle_steps as steps
from lalanh.tasks.models import PlanReport, PlanReportStep
from lalanh.tasks.queries import owed_reports, plan_reports, standing

_OWN = "Mỗi cơ quan tự soạn và gửi báo cáo của mình."


class NoSuchPeriod(Refused):
    """The plan has no report to be made for that period."""

    message = (
        "Kế hoạch không đặt báo cáo cho kỳ này. Hãy xem nhịp báo cáo ở phần thiết lập "
        "của chương trình."
    )


class NothingOwed(Refused):
    """The body has no part in the plan to report on."""

    message = "Cơ quan chưa có phần việc nào trong kế hoạch này nên không phải báo cáo."


class NotTheConsolidator(Refused):
    """The plan's consolidating body writes the consolidated report."""

    message = "Chỉ cơ quan tổng hợp của kế hoạch mới soạn báo cáo tổng hợp."


class AlreadySent(Refused):
    """What was sent is not changed."""

    message = (
        "Báo cáo kỳ này đã gửi nên không sửa được. Cần sửa thì đề nghị nơi nhận trả lại trước."
    )


class NotTakingIn(Refused):
    """Who takes the reports in reminds of them."""

    message = "Chỉ cơ quan tổng hợp, nơi quyết định hoặc cơ quan ban hành kế hoạch mới nhắc gửi."


class NobodyMissing(Refused):
    """Everybody has sent."""

    message = "Mọi cơ quan phải báo cáo kỳ này đều đã gửi, không còn ai để nhắc."


class NotSent(Refused):
    """Only what was sent can be returned."""

    message = "Báo cáo này chưa gửi nên chưa trả lại được."


@action("tasks.plan_report.written")
def write_report(
    *, programme: Programme, code: str, body: Body, words: str, by: User, at: datetime
) -> PlanReport:
    """
    Write the report of one's body for a period; its figures are counted from the records.

    :raises NotYourTurn: for another body.
    :raises NoSuchPeriod: for a period the plan does not ask for.
    :raises NothingOwed: for a body without a part in the plan.
    :raises WordsMissing: without words.
    :raises AlreadySent: once it was sent.
    """
    steps.acting_as(body.pk, _OWN)
    due = _due(programme, code, at)
    if not owed_reports.owes(programme=programme, body=body, at=at):
        raise NothingOwed
    figures = standing.figures_at(programme=programme, at=at, body=body)
    return _write(
        programme, due, body=body, receiver=programme.receiver, words=words, figures=figures,
        is_consolidated=False,
    )  # fmt: skip


@action("tasks.plan_report.consolidated")
def write_consolidated(
    *, programme: Programme, code: str, body: Body, words: str, by: User, at: datetime
) -> PlanReport:
    """
    Write the consolidated report of a period; its figures are the sum of what was sent.

    :raises NotTheConsolidator: for another body.
    :raises NoSuchPeriod: for a period the plan does not ask for.
    :raises WordsMissing: without words.
    :raises AlreadySent: once it was sent.
    """
    steps.acting_as(body.pk, _OWN)
    if programme.consolidator_id != body.pk:
        raise NotTheConsolidator
    due = _due(programme, code, at)
    found = plan_reports.of_below(programme=programme, code=code)
    expected = len(owed_reports.bodies_that_owe(programme=programme, at=due.at))
    return _write(
        programme, due, body=body, receiver=programme.decider, words=words,
        figures=plan_reports.together(found, expected=expected), is_consolidated=True,
    )  # fmt: skip


def _due(programme: Programme, code: str, at: datetime) -> Due:
    due = due_of(programme=programme, code=code, until=local_date(at))
    if due is None:
        raise NoSuchPeriod
    return due


def _write(
    programme: Programme,
    due: Due,
    *,
    body: Body,
    receiver: Body,
    words: str,
    figures: dict[str, int],
    is_consolidated: bool,
) -> PlanReport:
    said = steps.words_of(words, field="words", sentence="Hãy ghi nội dung báo cáo.")
    report, is_new = PlanReport.objects.select_for_update(of=("self",)).get_or_create(
        programme=programme,
        period=due.period.code,
        body=body,
        is_consolidated=is_consolidated,
        defaults={
            "receiver": receiver,
            "owner": programme.owner,
            "due_at": due.at,
            "text": said,
            "figures": figures,
        },
    )
    if report.state == PlanReport.State.SENT:
        raise AlreadySent
    if not is_new:
        report.text, report.figures = said, figures
        if report.state == PlanReport.State.DRAFT:  # the route may have been set anew meanwhile
            report.receiver = receiver
        report.save(update_fields=["text", "figures", "receiver"])
    return report


@action("tasks.plan_report.sent")
def send_report(*, report: PlanReport, by: User, at: datetime) -> PlanReport:
    """
    Send a report to its receiver; it is not changed any more unless it comes back.

    Reports from below are counted where they come in; a notice for each would bury all others.
    Only a consolidated one, and one that was returned, are told of.

    :raises NotYourTurn: from another body.
    :raises AlreadySent: a second time.
    """
    steps.acting_as(report.body_id, _OWN)
    row = _locked(report)
    if row.state == PlanReport.State.SENT:
        raise AlreadySent
    is_told = row.is_consolidated or row.state == PlanReport.State.RETURNED
    row.state, row.sent_at, row.sent_by = PlanReport.State.SENT, at, by
    row.first_sent_at = row.first_sent_at or at
    row.save(update_fields=["state", "sent_at", "sent_by", "first_sent_at"])
    _leave_step(row, row.text, acting=row.body, by=by, at=at)
    if is_told:
        words = f"{row.body.name} gửi báo cáo: {plan_reports.label_of(row)}"
        _tell(row, row.receiver, words, by=by, at=at)
    return row


@action("tasks.plan_report.returned")
def return_report(*, report: PlanReport, reason: str, by: User, at: datetime) -> PlanReport:
    """
    Send a report back with what is missing.

    :raises NotYourTurn: from a body it was not sent to.
    :raises WordsMissing: without a reason.
    :raises NotSent: unless it was sent.
    """
    steps.acting_as(report.receiver_id, "Chỉ nơi nhận báo cáo mới trả lại được.")
    said = steps.words_of(reason, field="reason", sentence="Hãy ghi lý do trả lại.")
    row = _locked(report)
    if row.state != PlanReport.State.SENT:
        raise NotSent
    row.state, row.return_reason = PlanReport.State.RETURNED, said
    row.save(update_fields=["state", "return_reason"])
    _leave_step(row, said, acting=row.receiver, by=by, at=at)
    words = f"{row.receiver.name} trả lại báo cáo: {plan_reports.label_of(row)}"
    _tell(row, row.body, words, by=by, at=at)
    return row


@action("tasks.plan_report.urged")
def urge_reports(
    *, programme: Programme, code: str, body: Body, by: User, at: datetime
) -> Programme:
    """
    Remind every body that has not sent the report of a period.

    :raises NotYourTurn: for another body than one's own.
    :raises NotTakingIn: from a body that takes no reports of the plan in.
    :raises NoSuchPeriod: for a period the plan does not ask for.
    :raises NobodyMissing: when all have sent.
    """
    steps.acting_as(body.pk, NotTakingIn.message)
    if not plan_reports.takes_in(programme=programme, body=body):
        raise NotTakingIn
    due = _due(programme, code, at)
    found = plan_reports.returns_of(programme=programme, due=due, at=at)
    missing = [one.body for one in found if not one.is_sent]
    if not missing:
        raise NobodyMissing
    period = plan_reports.in_a_sentence(due)
    words = f"{body.name} nhắc gửi báo cáo {period}: {programme.short_name}, hạn {_hour(due)}"
    url = f"/chuong-trinh/{programme.pk}/bao-cao/{code}/soan/"
    steps.tell(missing, words=words, url=url, kind="tasks.plan_report", by=by, at=at)
    note(bodies=len(missing))
    return programme


def _hour(due: Due) -> str:
    return f"{due.at.astimezone(VIETNAM):%H:%M} ngày {due.at.astimezone(VIETNAM):%d/%m/%Y}"


def _locked(report: PlanReport) -> PlanReport:
    rows = PlanReport.objects.select_for_update(of=("self",)).select_related("body", "receiver")
    return rows.get(pk=report.pk)


def _leave_step(report: PlanReport, words: str, *, acting: Body, by: User, at: datetime) -> None:
    PlanReportStep.objects.create(
        report=report,
        to=report.state,
        text=words,
        figures=report.figures,
        acting_body=acting,
        taken_at=at,
        taken_by=by,
    )


def _tell(report: PlanReport, body: Body, words: str, *, by: User, at: datetime) -> None:
    url = f"/bao-cao-ky/{report.pk}/"
    steps.tell([body], words=words, url=url, kind="tasks.plan_report", by=by, at=at)
