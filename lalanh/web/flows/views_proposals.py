"""Proposals: of a body, of a plan, one in full, and each step of it."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.organisations.queries import SeatView
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import proposals as actions
from lalanh.tasks.models import Proposal
from lalanh.tasks.queries import obstacles
from lalanh.tasks.queries import proposals as queries
from lalanh.web import desk as cards
from lalanh.web.flows.asking import ask, plan_in_sight
from lalanh.web.flows.forms_proposals import Accept, PassUp, Reject, Submit, Write
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press

ROWS = 50
CARD_ROWS = 5
_S = Proposal.State


@allow(Permission.SEE_TASKS)
def proposal_list(request: AuthenticatedRequest) -> HttpResponse:
    """What lies with this body, and what it and those below it wrote."""
    body = request.seat.body
    rows = Paginator(queries.of_branch(body=body), ROWS).get_page(request.GET.get("page"))
    context = {
        "waiting": queries.waiting_for(body=body),
        "page": rows,
        "may": Permission.REPORT_TASK in request.seat.permissions,
    }
    return page(request, "web/flows/proposals.html", context)


@allow(Permission.SEE_TASKS)
def of_plan(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """The proposals made in a plan, and how long a decision takes."""
    programme = plan_in_sight(programme_id)
    rows = Paginator(queries.of_plan(programme=programme), ROWS)
    tally = queries.tally(programme=programme)
    context = {
        "programme": programme,
        "page": rows.get_page(request.GET.get("page")),
        "tally": tally,
        "median": obstacles.in_words(tally.median),
        "may": Permission.REPORT_TASK in request.seat.permissions
        and programme.state == Programme.State.OPEN,
    }
    return page(request, "web/flows/plan_proposals.html", context)


@allow(Permission.REPORT_TASK)
def write(request: AuthenticatedRequest) -> HttpResponse:
    """Begin a proposal outside any plan."""
    return _write(request, None, back=reverse("web:proposals"))


@allow(Permission.REPORT_TASK)
def write_in_plan(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Begin a proposal in a plan."""
    programme = plan_in_sight(programme_id)
    return _write(request, programme, back=reverse("web:plan-proposals", args=[programme_id]))


def _write(
    request: AuthenticatedRequest, programme: Programme | None, *, back: str
) -> HttpResponse:
    form = Write(request.POST or None, initial={"kind": Proposal.Kind.PROPOSAL})
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.write_proposal(
            body=request.seat.body,
            programme=programme,
            facts=form.facts(),
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Proposal)
        return done(request, "Đã lưu bản soạn. Hãy đọc lại rồi gửi.", to=_address(form.outcome))
    context = {
        "form": form,
        "title": "Đề xuất, sáng kiến",
        "button": "Lưu bản soạn",
        "back": back,
        "programme": programme,
    }
    return page(request, "web/flows/form.html", context)


@allow(Permission.SEE_TASKS)
def proposal(request: AuthenticatedRequest, proposal_id: int) -> HttpResponse:
    """Show one proposal, its steps, and what this seat may do."""
    row = queries.proposal_in_full(pk=proposal_id)
    if row is None:
        raise Http404
    may, mine = request.seat.permissions, request.seat.body.pk
    holds = row.holder_id == mine and row.state in queries.UNDECIDED
    took = row.decided_at - row.submitted_at if row.decided_at and row.submitted_at else None
    context = {
        "proposal": row,
        "programme": row.programme,
        "took": obstacles.in_words(took) if took else "",
        "may_submit": row.body_id == mine
        and row.state == _S.DRAFT
        and Permission.REPORT_TASK in may,
        "may_consider": holds and row.state == _S.SUBMITTED and Permission.REPORT_TASK in may,
        "may_decide": holds and Permission.ACCEPT_REPORT in may,
        "may_pass_up": holds and Permission.REPORT_TASK in may and queries.upwards(proposal=row),
    }
    return page(request, "web/flows/proposal.html", context)


@allow(Permission.REPORT_TASK)
def correct(request: AuthenticatedRequest, proposal_id: int) -> HttpResponse:
    """Change a draft."""
    row = _own(request, proposal_id)
    known = {name: getattr(row, name) for name in ("kind", "title", "text", "benefit")}
    form = Write(request.POST or None, initial=known, stands=known)
    return ask(
        request,
        form,
        title="Sửa bản soạn",
        button="Lưu",
        programme=row.programme,
        back=_address(row),
        is_open=row.state == _S.DRAFT,
        said="Đã lưu bản soạn.",
        call=lambda: actions.correct_proposal(
            proposal=row, facts=form.facts(), by=request.user, at=now()
        ),
    )


@allow(Permission.REPORT_TASK)
def submit(request: AuthenticatedRequest, proposal_id: int) -> HttpResponse:
    """Send a draft upwards."""
    row = _own(request, proposal_id)
    form = Submit(request.POST or None, above=queries.upwards(proposal=row))
    return ask(
        request,
        form,
        title="Gửi đề xuất",
        button="Gửi",
        programme=row.programme,
        back=_address(row),
        is_open=row.state == _S.DRAFT,
        said="Đã gửi đề xuất.",
        about=_about(row),
        call=lambda: actions.submit_proposal(
            proposal=row, to=form.chosen(), by=request.user, at=now()
        ),
    )


@allow(Permission.REPORT_TASK)
@require_POST
def consider(request: AuthenticatedRequest, proposal_id: int) -> HttpResponse:
    """Say that this body is looking into it."""
    row = _held(request, proposal_id)
    return press(
        request,
        lambda: actions.consider_proposal(proposal=row, by=request.user, at=now()),
        said="Đã ghi là đang xem xét.",
        to=_address(row),
    )


@allow(Permission.REPORT_TASK)
def pass_up(request: AuthenticatedRequest, proposal_id: int) -> HttpResponse:
    """Pass it on upwards with an opinion."""
    row = _held(request, proposal_id)
    form = PassUp(request.POST or None, above=queries.upwards(proposal=row))
    return ask(
        request,
        form,
        title="Chuyển lên trên",
        button="Chuyển",
        programme=row.programme,
        back=_address(row),
        is_open=row.state in queries.UNDECIDED,
        said="Đã chuyển đề xuất lên trên.",
        about=_about(row),
        call=lambda: actions.pass_up_proposal(
            proposal=row,
            to=form.chosen(),
            words=form.cleaned_data["words"],
            by=request.user,
            at=now(),
        ),
    )


@allow(Permission.ACCEPT_REPORT)
def accept(request: AuthenticatedRequest, proposal_id: int) -> HttpResponse:
    """Accept it."""
    row = _held(request, proposal_id)
    form = Accept(request.POST or None)
    return ask(
        request,
        form,
        title="Chấp nhận đề xuất",
        button="Chấp nhận",
        programme=row.programme,
        back=_address(row),
        is_open=row.state in queries.UNDECIDED,
        said=f"Đã chấp nhận; {row.body.name} được báo.",
        about=_about(row),
        call=lambda: actions.accept_proposal(
            proposal=row,
            answer=form.cleaned_data["answer"],
            new_task=form.new_task(),
            by=request.user,
            at=now(),
        ),
    )


@allow(Permission.ACCEPT_REPORT)
def reject(request: AuthenticatedRequest, proposal_id: int) -> HttpResponse:
    """Reject it with a reason."""
    row = _held(request, proposal_id)
    form = Reject(request.POST or None)
    return ask(
        request,
        form,
        title="Không chấp nhận đề xuất",
        button="Không chấp nhận",
        programme=row.programme,
        back=_address(row),
        is_open=row.state in queries.UNDECIDED,
        said=f"Đã ghi; {row.body.name} đọc được lý do.",
        about=_about(row),
        call=lambda: actions.reject_proposal(
            proposal=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )


def _about(row: Proposal) -> list[tuple[str, str]]:
    about = [(f"{row.body.name} {row.get_kind_display()}", row.title), ("Nội dung", row.text)]
    return [*about, ("Hiệu quả mong đợi", row.benefit)] if row.benefit else about


def _own(request: AuthenticatedRequest, proposal_id: int) -> Proposal:
    return get_object_or_404(queries.proposals().filter(body=request.seat.body), pk=proposal_id)


def _held(request: AuthenticatedRequest, proposal_id: int) -> Proposal:
    """A proposal that lies or lay with this seat's body; who comes too late is told so."""
    mine = request.seat.body
    lay_here = queries.proposals().filter(held_by__contains=[mine.pk]).exclude(body=mine)
    return get_object_or_404(lay_here, pk=proposal_id)


def _address(row: Proposal) -> str:
    return reverse("web:proposal", args=[row.pk])


@cards.card("Đề xuất", order=40, permission=Permission.SEE_TASKS, url_name="web:proposals")
def proposals_card(seat: SeatView, at: datetime) -> cards.Content:
    """What proposals wait for this body."""
    found = list(queries.waiting_for(body=seat.body)[: CARD_ROWS + 1])
    rows = [
        cards.Row(
            text=row.title,
            url=_address(row),
            note=row.body.name,
            badge=row.get_state_display(),
            tone="warn",
        )
        for row in found[:CARD_ROWS]
    ]
    return cards.Content(rows=rows, empty="Không có đề xuất nào đang chờ.")
