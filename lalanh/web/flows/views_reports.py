"""Periodic reports of a plan: the periods, who sent, one's own, the consolidated one."""

from collections.abc import Callable
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.directives.actions import writing
from lalanh.kernel.period import local_date
from lalanh.organisations.queries import SeatView
from lalanh.programmes.models import Programme
from lalanh.programmes.queries import programmes
from lalanh.programmes.queries import setting as settings
from lalanh.programmes.queries.periods import Due, due_of
from lalanh.tasks.actions import plan_reports as actions
from lalanh.tasks.models import PlanReport
from lalanh.tasks.queries import owed_reports, standing
from lalanh.tasks.queries import plan_reports as queries
from lalanh.web import desk as cards
from lalanh.web.flows.asking import ask, plan_in_sight
from lalanh.web.flows.forms_obstacles import Why
from lalanh.web.flows.forms_reports import Words
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press

CARD_ROWS = 5
ROWS = 100
_S = PlanReport.State
# What of a period to show, and whether that was sent.
_WHICH = {"da-gui": True, "chua-gui": False}


@allow(Permission.SEE_TASKS)
def plan_reports(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """The periods of a plan."""
    programme, body, at = plan_in_sight(programme_id), request.seat.body, now()
    rhythm = settings.rhythm_of(programme=programme, on=local_date(at))
    context = {
        "programme": programme,
        "rhythm": rhythm,
        "rhythm_words": settings.rhythm_in_words(rhythm),
        "lines": queries.lines(programme=programme, body=body, at=at),
        "takes_in": queries.takes_in(programme=programme, body=body),
        "consolidates": programme.consolidator_id == body.pk,
        "history": queries.history(programme=programme)[: queries.SHOWN],
        "may": Permission.REPORT_TASK in request.seat.permissions,
    }
    return page(request, "web/flows/plan_reports.html", context)


@allow(Permission.SEE_TASKS)
def period(request: AuthenticatedRequest, programme_id: int, period: str) -> HttpResponse:
    """Who sent the report of a period, and who did not."""
    programme, at = plan_in_sight(programme_id), now()
    if not queries.takes_in(programme=programme, body=request.seat.body):
        raise Http404
    due = _due(programme, period)
    found = queries.returns_of(programme=programme, due=due, at=at)
    which = request.GET.get("xem", "")
    shown = [one for one in found if which not in _WHICH or one.is_sent == _WHICH[which]]
    may = Permission.REPORT_TASK in request.seat.permissions
    context = {
        "programme": programme,
        "due": due,
        "is_over": at > due.at,
        "expected": len(found),
        "sent": sum(one.is_sent for one in found),
        "late": sum(one.is_late for one in found),
        "which": which,
        "page": Paginator(shown, ROWS).get_page(request.GET.get("page")),
        "may_consolidate": may and programme.consolidator_id == request.seat.body.pk,
        "is_sent_on": queries.is_sent_on(programme=programme, code=period),
        "may_urge": may and programme.state == Programme.State.OPEN,
    }
    return page(request, "web/flows/period.html", context)


@allow(Permission.REPORT_TASK)
@require_POST
def urge(request: AuthenticatedRequest, programme_id: int, period: str) -> HttpResponse:
    """Remind everybody who has not sent the report of a period."""
    programme, body = plan_in_sight(programme_id), request.seat.body
    return press(
        request,
        lambda: actions.urge_reports(
            programme=programme, code=period, body=body, by=request.user, at=now()
        ),
        said="Đã nhắc mọi cơ quan chưa gửi; lời nhắc hiện ở thông báo của họ.",
        to=reverse("web:period", args=[programme_id, period]),
    )


@allow(Permission.REPORT_TASK)
def write(request: AuthenticatedRequest, programme_id: int, period: str) -> HttpResponse:
    """Write the report of this body for a period."""
    programme, body = plan_in_sight(programme_id), request.seat.body
    due = _due(programme, period)
    own = queries.reports().filter(programme=programme, period=period, body=body)
    report = own.filter(is_consolidated=False).first()
    figures = standing.figures_at(programme=programme, at=now(), body=body)
    form = _words(request, report, begun="")

    def call() -> PlanReport:
        return actions.write_report(
            programme=programme,
            code=period,
            body=body,
            words=form.cleaned_data["words"],
            by=request.user,
            at=now(),
        )

    title = f"Báo cáo {queries.in_a_sentence(due)}"
    return _written(request, form, call, programme, title=title, figures=figures, report=report)


@allow(Permission.REPORT_TASK)
def consolidate(request: AuthenticatedRequest, programme_id: int, period: str) -> HttpResponse:
    """Write the consolidated report of a period; it begins with what came in."""
    programme, body, at = plan_in_sight(programme_id), request.seat.body, now()
    if programme.consolidator_id != body.pk:
        raise Http404
    due = _due(programme, period)
    found = queries.returns_of(programme=programme, due=due, at=at)
    own = queries.reports().filter(programme=programme, period=period, body=body)
    report = own.filter(is_consolidated=True).first()
    begun = queries.first_draft(programme=programme, due=due, found=found, at=at)
    form = _words(request, report, begun=begun)

    def call() -> PlanReport:
        return actions.write_consolidated(
            programme=programme,
            code=period,
            body=body,
            words=form.cleaned_data["words"],
            by=request.user,
            at=now(),
        )

    sent = queries.of_below(programme=programme, code=period)
    figures = queries.together(sent, expected=len(found))
    title = f"Báo cáo tổng hợp {queries.in_a_sentence(due)}"
    return _written(request, form, call, programme, title=title, figures=figures, report=report)


def _words(request: AuthenticatedRequest, report: PlanReport | None, *, begun: str) -> Words:
    """The form with what the body wrote, or begins with; a colleague may be writing it too."""
    stands = ("written", report.text) if report else ("begun", "")
    words = report.text if report else begun
    return Words(request.POST or None, initial={"words": words}, stands=stands)


def _written(
    request: AuthenticatedRequest,
    form: Words,
    call: Callable[[], PlanReport],
    programme: Programme,
    *,
    title: str,
    figures: dict[str, int],
    report: PlanReport | None,
) -> HttpResponse:
    """Show the form with the counted figures; kept, the report is read before it is sent."""
    if request.method == "GET" and report and report.state == _S.SENT:
        return redirect(_address(report))
    if request.method == "POST" and form.is_valid() and form.attempt(call):
        assert isinstance(form.outcome, PlanReport)
        to = _address(form.outcome)
        return done(request, "Đã lưu bản soạn. Hãy đọc lại rồi gửi.", to=to)
    context = {
        "form": form, "title": title, "programme": programme,
        "figures": standing.in_rows(figures),
        "is_sum": "sent" in figures,
        "reason": report.return_reason if report and report.state == _S.RETURNED else "",
        "back": reverse("web:plan-reports", args=[programme.pk]),
    }  # fmt: skip
    return page(request, "web/flows/write_report.html", context)


@allow(Permission.SEE_TASKS)
def report(request: AuthenticatedRequest, plan_report_id: int) -> HttpResponse:
    """One report, whole, with every version that was sent."""
    row = queries.report_in_full(pk=plan_report_id)
    if row is None:
        raise Http404
    may = Permission.REPORT_TASK in request.seat.permissions
    is_own = row.body_id == request.seat.body.pk
    context = {
        "report": row,
        "programme": row.programme,
        "label": queries.label_of(row),
        "figures": standing.in_rows(row.figures),
        "write_url": reverse(
            "web:consolidate-report" if row.is_consolidated else "web:write-report",
            args=[row.programme_id, row.period],
        ),
        "may_send": may and is_own and row.state != _S.SENT,
        "may_draft": is_own and Permission.DRAFT_PAPER in request.seat.permissions,
        "may_return": may and row.receiver_id == request.seat.body.pk and row.state == _S.SENT,
    }
    return page(request, "web/flows/report.html", context)


@allow(Permission.REPORT_TASK)
@require_POST
def send(request: AuthenticatedRequest, plan_report_id: int) -> HttpResponse:
    """Send a report on."""
    row = get_object_or_404(queries.reports().filter(body=request.seat.body), pk=plan_report_id)
    return press(
        request,
        lambda: actions.send_report(report=row, by=request.user, at=now()),
        said=f"Đã gửi {row.receiver.name}.",
        to=_address(row),
    )


@allow(Permission.DRAFT_PAPER)
@require_POST
def as_paper(request: AuthenticatedRequest, plan_report_id: int) -> HttpResponse:
    """Begin an official report (báo cáo) out of this one; it goes the way of every paper."""
    row = get_object_or_404(queries.reports().filter(body=request.seat.body), pk=plan_report_id)
    label = queries.label_of(row)
    facts = writing.DraftFacts(
        type_code="BC",
        subject=f"Kết quả thực hiện {row.programme.name} ({label})"[:500],
        text=f"{row.text}\n\nSố liệu: {standing.in_one_line(row.figures)}.",
        addressees=[writing.To(literal=row.receiver.name, body=row.receiver)],
    )
    draft = writing.draft_paper(owner=request.seat.body, facts=facts, by=request.user, at=now())
    said = "Đã tạo dự thảo báo cáo từ nội dung này."
    return done(request, said, to=reverse("web:draft", args=[draft.pk]))


@allow(Permission.REPORT_TASK)
def send_back(request: AuthenticatedRequest, plan_report_id: int) -> HttpResponse:
    """Return a report with what is missing."""
    row = get_object_or_404(queries.reports().filter(receiver=request.seat.body), pk=plan_report_id)
    form = Why(request.POST or None)
    return ask(
        request,
        form,
        title="Trả lại báo cáo",
        button="Trả lại",
        programme=row.programme,
        back=_address(row),
        is_open=row.state == _S.SENT,
        said=f"Đã trả lại {row.body.name}.",
        about=[(f"{row.body.name}: {queries.label_of(row)}", row.text)],
        call=lambda: actions.return_report(
            report=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )


def _due(programme: Programme, code: str) -> Due:
    due = due_of(programme=programme, code=code, until=local_date(now()))
    if due is None:
        raise Http404
    return due


def _address(row: PlanReport) -> str:
    return reverse("web:plan-report", args=[row.pk])


@cards.card(
    "Báo cáo kỳ đến hạn", order=35, permission=Permission.SEE_TASKS, url_name="web:programmes"
)
def reports_due_card(seat: SeatView, at: datetime) -> cards.Content:
    """Reports this body has to send now, and those it has to consolidate: one row for a plan."""
    open_plans = list(
        programmes.programmes().filter(state=Programme.State.OPEN).prefetch_related("rhythms")
    )
    owed = owed_reports.owed_now(programmes=open_plans, body=seat.body, at=at)
    owed += owed_reports.to_consolidate(programmes=open_plans, body=seat.body, at=at)
    late = sum(one.is_late for one in owed)
    may = Permission.REPORT_TASK in seat.permissions
    return cards.Content(
        figure=str(len(owed)) if owed else "",
        note=f"chương trình có báo cáo phải gửi, {late} đã chậm" if owed else "",
        rows=[_row(one, at=at, may_write=may) for one in owed[:CARD_ROWS]],
        empty="Không có báo cáo kỳ nào đến hạn.",
    )


def _row(one: owed_reports.Owed, *, at: datetime, may_write: bool) -> cards.Row:
    """The latest period of a plan; who may not write is led to the plan's reports."""
    late = "đã chậm" if at > one.due.at else "có kỳ đã chậm"
    badge, tone = (late, "bad") if one.is_late else ("đến hạn", "warn")
    undone = "chưa tổng hợp" if one.is_consolidated else "chưa gửi"
    if one.is_consolidated:
        badge, tone = "chờ tổng hợp", "info"
    write = "web:consolidate-report" if one.is_consolidated else "web:write-report"
    plan = one.programme
    earlier = f"; còn {one.earlier} kỳ trước {undone}" if one.earlier else ""
    return cards.Row(
        text=f"{one.due.period.label}: {plan.short_name}",
        url=reverse(write, args=[plan.pk, one.due.period.code])
        if may_write
        else reverse("web:plan-reports", args=[plan.pk]),
        note=f"hạn {one.due.at:%H:%M %d/%m/%Y}{earlier}",
        badge=badge,
        tone=tone,
    )
