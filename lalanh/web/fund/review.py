"""Lines that wait for a person: one keystroke each, or a form."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.fund.actions import booking
from lalanh.fund.actions import review as actions
from lalanh.fund.models import StatementLine
from lalanh.fund.queries import funds
from lalanh.fund.queries import statements as queries
from lalanh.web.fund import forms
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, swap

ROWS = 30


@allow(Permission.REVIEW_LINES)
def index(request: AuthenticatedRequest, statement_id: int) -> HttpResponse:
    """List the lines of a statement that wait for a person."""
    statement = get_object_or_404(
        queries.statements_seen(), pk=statement_id, owner=request.seat.body
    )
    waiting = queries.lines_of(statement=statement, state=StatementLine.State.REVIEW)
    rows = Paginator(waiting, ROWS).get_page(request.GET.get("page"))
    context = {
        "statement": statement,
        "page": rows,
        "rows": [(line, queries.kinds_of(line)) for line in rows],
    }
    return page(request, "web/fund/review.html", context, partial="rows")


@allow(Permission.REVIEW_LINES)
@require_POST
def judge(request: AuthenticatedRequest, line_id: int) -> HttpResponse:
    """Say what a line is; money paid out goes on to its form."""
    line = get_object_or_404(queries.line_seen(line_id=line_id), owner=request.seat.body)
    form = forms.KindForm(request.POST)
    if form.is_valid() and form.attempt(
        lambda: actions.judge_line(
            line=line, kind=StatementLine.Kind(form.cleaned_data["kind"]), by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, StatementLine)
        line = form.outcome
        form = forms.KindForm()
    context = {"line": line, "kinds": queries.kinds_of(line), "form": form, "is_judged": True}
    if not request.htmx:
        _say(request, form, line)
    to = reverse("web:fund-review", args=[line.statement_id])
    return swap(request, "web/fund/review.html#line", context, else_to=to)


@allow(Permission.REVIEW_LINES)
def line(request: AuthenticatedRequest, line_id: int) -> HttpResponse:
    """Show one line with what was decided about it; put right an amount or a day."""
    row = get_object_or_404(queries.line_seen(line_id=line_id), owner=request.seat.body)
    said = {"amount_vnd": row.amount_vnd, "day": row.day}
    form = forms.CorrectionForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.correct_line(
            line=row, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        sentence = "Đã sửa dòng và đối chiếu lại sao kê."
        return done(request, sentence, to=row.statement.get_absolute_url())
    open_states = (StatementLine.State.READY, StatementLine.State.REVIEW)
    context = {
        "line": row,
        "form": form,
        "kinds": queries.kinds_of(row),
        "reviews": row.reviews.select_related("by").order_by("-at", "-pk"),
        "may_change": row.state in open_states,
    }
    return page(request, "web/fund/line.html", context)


@allow(Permission.REVIEW_LINES)
def pay(request: AuthenticatedRequest, line_id: int) -> HttpResponse:
    """Book a line of money paid out, with its purpose and decision."""
    row = get_object_or_404(queries.line_seen(line_id=line_id), owner=request.seat.body)
    fund = row.statement.bank_account.fund
    form = forms.PaymentLineForm(request.POST or None, purposes=funds.purposes_of(fund=fund))
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: booking.book_payment_line(
            line=row, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        to = reverse("web:fund-review", args=[row.statement_id])
        return done(request, "Đã ghi khoản chi vào sổ.", to=to)
    context = {"form": form, "fund": fund, "line": row, "title": "Khoản chi này cho việc gì"}
    return page(request, "web/fund/form.html", context)


def _say(request: AuthenticatedRequest, form: forms.KindForm, line: StatementLine) -> None:
    """Tell a plain browser, which goes on to the next page, what came of its button."""
    faults = [str(fault) for of_field in form.errors.values() for fault in of_field]
    if faults:
        messages.error(request, faults[0])
    else:
        messages.success(request, f"Dòng {line.number} là khoản {line.get_kind_display()}.")
