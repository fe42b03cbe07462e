"""Reads of the periodic reports of a plan: who sent one, and what they say together."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from lalanh.kernel import period as periods
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.programmes.queries.periods import Due, due_periods
from lalanh.tasks.models import PlanReport, PlanReportStep
from lalanh.tasks.queries import owed_reports

_S = PlanReport.State
SHOWN = owed_reports.BACK
# A consolidated report names those who sent nothing up to so many; more are a number.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Return:
    """One body that owes the report of a period, and what it sent."""

    body: Body
    report: PlanReport | None
    is_late: bool

    @property
    def is_sent(self) -> bool:
        """Whether it lies with the receiver."""
        return self.report is not None and self.report.state == _S.SENT


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One period of a plan: how many sent theirs, and one's own report."""

    due: Due
    is_over: bool
    expected: int
    sent: int
    # Whether the body that looks had a part in the plan by then.
    is_owed: bool = False
    own: PlanReport | None = None
    consolidated: PlanReport | None = None


def reports() -> QuerySet[PlanReport]:
    """Return the reports in sight."""
    return PlanReport.objects.select_related(
        "programme", "programme__owner", "body", "receiver", "sent_by"
    )


def report_in_full(*, pk: int) -> PlanReport | None:
    """Return a report with every version of it that was sent, or None if out of sight."""
    steps = PlanReportStep.objects.select_related("acting_body", "taken_by")
    found = reports().prefetch_related(Prefetch("steps", steps.order_by("-taken_at", "-pk")))
    return found.filter(pk=pk).first()


def takes_in(*, programme: Programme, body: Body) -> bool:
    """Whether the body sees who reports: it consolidates, decides, or its plan it is."""
    return body.pk in (programme.owner_id, programme.consolidator_id, programme.committee_id)


def returns_of(*, programme: Programme, due: Due, at: datetime) -> list[Return]:
    """Return each body that owes the period, with what it sent; late ones are marked."""
    sent = {
        one.body_id: one
        for one in reports().filter(
            programme=programme, period=due.period.code, is_consolidated=False
        )
    }
    owing = owed_reports.bodies_that_owe(programme=programme, at=due.at)
    known = {body.pk for body in owing}
    owing += [one.body for one in sent.values() if one.body_id not in known]
    return [_return(body, sent.get(body.pk), due=due, at=at) for body in owing]


def _return(body: Body, report: PlanReport | None, *, due: Due, at: datetime) -> Return:
    if report is not None and report.first_sent_at is not None:
        return Return(body, report, report.is_late)
    return Return(body, report, at > due.at)


def lines(*, programme: Programme, body: Body, at: datetime) -> list[PeriodLine]:
    """Return the periods of a plan, the latest first, as one body sees them."""
    dues = due_periods(programme=programme, until=local_date(at))[:SHOWN]
    codes = [due.period.code for due in dues]
    mine = {
        (one.period, one.is_consolidated): one
        for one in reports().filter(programme=programme, body=body, period__in=codes)
    }
    others = reports().filter(programme=programme, is_consolidated=False, state=_S.SENT)
    counts = dict(
        others.filter(period__in=codes).order_by().values_list("period").annotate(Count("pk"))
    )
    since = sorted(owed_reports.since_when(programme=programme).values())
    joined = owed_reports.joined_at(programme=programme, body=body)
    made = [
        PeriodLine(due, at > due.at, bisect_right(since, due.at), counts.get(due.period.code, 0))
        for due in dues
    ]
    return [
        replace(
            line,
            is_owed=joined is not None and joined <= line.due.at,
            own=mine.get((line.due.period.code, False)),
            consolidated=mine.get((line.due.period.code, True)),
        )
        for line in made
    ]


def is_sent_on(*, programme: Programme, code: str) -> bool:
    """Whether the consolidated report of a period was sent."""
    found = PlanReport.objects.filter(programme=programme, period=code, state=_S.SENT)
    return found.filter(is_consolidated=True).exists()


def of_below(*, programme: Programme, code: str) -> QuerySet[PlanReport]:
    """Return what the bodies sent for a period, in their order."""
    sent = reports().filter(programme=programme, period=code, is_consolidated=False, state=_S.SENT)
    return sent.order_by("body__level", "body__sort_key", "body_id")


def together(found: Iterable[PlanReport], *, expected: int) -> dict[str, int]:
    """Add up the figures of the reports that came in."""
    rows = list(found)
    names = ("parts", "done", "reported", "under_way", "open", "late")
    sums = {name: sum(int(row.figures.get(name, 0)) for row in rows) for name in names}
    return {"bodies": expected, "sent": len(rows)} | sums


def first_draft(*, programme: Programme, due: Due, found: Sequence[Return], at: datetime) -> str:
    """Write what a consolidated report begins with: who sent, who did not, what each says."""
    sent = [one for one in found if one.is_sent]
    missing = [one.body.name for one in found if not one.is_sent]
    opening = (
        f"Báo cáo tổng hợp {in_a_sentence(due)} thực hiện {programme.name}.\n\n"
        f"Đến {local_date(at):%d/%m/%Y} có {len(sent)} trên {len(found)} cơ quan gửi báo cáo."
    )
    silent = ""
    if missing:
        named = "; ".join(missing) if len(missing) <= NAMED else f"{len(missing)} cơ quan"
        silent = f" Chưa gửi: {named}."
    told = "".join(
        f"\n\n{number}. {one.body.name}\n{one.report.text}"
        for number, one in enumerate(sent, start=1)
        if one.report is not None
    )
    return opening + silent + told


def history(*, programme: Programme) -> QuerySet[PlanReport]:
    """Return the consolidated reports of a plan that were sent on, the latest first."""
    sent = Q(is_consolidated=True, state=_S.SENT)
    return reports().filter(sent, programme=programme).order_by("-sent_at", "-pk")


def label_of(report: PlanReport) -> str:
    """Return what a person calls the period of a report."""
    return periods.from_code(report.period).label


def in_a_sentence(due: Due) -> str:
    """Return what a person calls a period within a sentence."""
    return due.period.label[:1].lower() + due.period.label[1:]
