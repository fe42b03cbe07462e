"""The book: its entries, files to take away, entries made by hand, reversals."""

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from lalanh.base.permissions import Permission
from lalanh.fund.actions import entries as actions
from lalanh.fund.models import Entry
from lalanh.fund.queries import entries as queries
from lalanh.fund.queries import funds
from lalanh.web.fund import exports, forms
from lalanh.web.fund.funds import own_fund
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page

ROWS = 50


@allow(Permission.SEE_FUND)
def index(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """List the entries of a fund with Nợ and Có."""
    fund = get_object_or_404(funds.funds_seen(), pk=fund_id)
    form = forms.BookFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = Paginator(queries.entries_of(fund=fund, **wanted), ROWS).get_page(
        request.GET.get("page")
    )
    context = {"fund": fund, "form": form, "page": rows, "query": request.GET.urlencode()}
    return page(request, "web/fund/book.html", context, partial="rows")


@allow(Permission.SEE_FUND)
def export(request: AuthenticatedRequest, fund_id: int) -> HttpResponseBase:
    """Send the entries of the filter as CSV or Excel."""
    fund = get_object_or_404(funds.funds_seen(), pk=fund_id)
    form = forms.BookFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.entries_of(fund=fund, **wanted)
    if request.GET.get("dang") == "xlsx":
        return exports.as_xlsx(queries.book_lines(rows), name=f"so-{fund.code}")
    return exports.as_csv(rows, name=f"so-{fund.code}", scope=request.seat.scope)


@allow(Permission.KEEP_FUND)
def opening(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """Record what an account held before the book was opened."""
    fund = own_fund(request, fund_id)
    form = forms.OpeningForm(
        request.POST or None,
        accounts=funds.money_accounts_of(fund=fund),
        initial={"day": fund.opened_on},
    )
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.record_opening(**form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        return done(request, "Đã ghi số dư đầu.", to=reverse("web:fund", args=[fund.pk]))
    context = {"form": form, "fund": fund, "title": "Số dư có trước khi mở sổ"}
    return page(request, "web/fund/form.html", context)


@allow(Permission.KEEP_FUND)
def payment(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """Record money paid out, for a purpose of the fund, by a decision."""
    fund = own_fund(request, fund_id)
    form = forms.PaymentForm(
        request.POST or None,
        accounts=funds.money_accounts_of(fund=fund),
        purposes=funds.purposes_of(fund=fund),
        initial={"day": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.record_payment(**form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        assert isinstance(form.outcome, Entry)
        to = reverse("web:fund-entry", args=[form.outcome.pk])
        return done(request, "Đã ghi khoản chi vào sổ.", to=to)
    context = {"form": form, "fund": fund, "title": "Ghi khoản chi"}
    return page(request, "web/fund/form.html", context)


@allow(Permission.SEE_FUND)
def entry(request: AuthenticatedRequest, entry_id: int) -> HttpResponse:
    """Show one entry: both sides, where it comes from, what reversed it."""
    row = get_object_or_404(queries.one(entry_id=entry_id))
    is_own = funds.may_keep(fund=row.fund, body=request.seat.body)
    is_open = row.kind != Entry.Kind.REVERSAL and not hasattr(row, "reversal")
    context = {
        "entry": row,
        "leaf": bytes(row.leaf).hex(),
        "may_reverse": is_own and is_open and Permission.KEEP_FUND in request.seat.permissions,
    }
    return page(request, "web/fund/entry.html", context)


@allow(Permission.KEEP_FUND)
def reverse_entry(request: AuthenticatedRequest, entry_id: int) -> HttpResponse:
    """Take an entry back by a mirrored one, with the reason."""
    row = get_object_or_404(queries.one(entry_id=entry_id), owner=request.seat.body)
    form = forms.ReversalForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.reverse_entry(
            entry=row, reason=form.cleaned_data["reason"], day=timezone.localdate(),
            by=request.user, at=now(),
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Entry)
        sentence = f"Đã đảo bút toán số {row.pk} bằng bút toán số {form.outcome.pk}."
        return done(request, sentence, to=reverse("web:fund-entry", args=[form.outcome.pk]))
    context = {"form": form, "fund": row.fund, "title": f"Đảo bút toán số {row.pk}", "danger": True}
    return page(request, "web/fund/form.html", context)
