"""Funds, their purposes, accounts and drives."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.fund.actions import funds as actions
from lalanh.fund.models import Drive, Fund
from lalanh.fund.models.fund import DRIVE_STEPS
from lalanh.fund.queries import funds as queries
from lalanh.fund.queries import statements
from lalanh.web.fund import forms
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page


@allow(Permission.SEE_FUND)
def index(request: AuthenticatedRequest) -> HttpResponse:
    """List the funds in sight with what each holds."""
    rows = [(fund, queries.balances(fund=fund)) for fund in queries.funds_seen()]
    collected = queries.collected(until=timezone.localdate())
    context = {"rows": rows, "collected": collected, "may_keep": _may_keep(request)}
    return page(request, "web/fund/index.html", context)


@allow(Permission.KEEP_FUND)
def found(request: AuthenticatedRequest) -> HttpResponse:
    """Open a fund."""
    form = forms.FundForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.found_fund(
            owner=request.seat.body, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Fund)
        sentence = "Đã mở quỹ. Hãy ghi các mục đích được chi và tài khoản ngân hàng."
        return done(request, sentence, to=reverse("web:fund", args=[form.outcome.pk]))
    return page(request, "web/fund/form.html", {"form": form, "title": "Mở quỹ mới"})


@allow(Permission.SEE_FUND)
def show(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """Show what a fund holds, by source and by account, and where its money comes from."""
    fund = get_object_or_404(queries.funds_seen(), pk=fund_id)
    trial = queries.trial_balance(fund=fund)
    context = {
        "fund": fund,
        "balances": queries.balances(fund=fund),
        "trial": trial,
        "drives": queries.drives_of(fund=fund),
        "purposes": queries.purposes_of(fund=fund),
        "accounts": queries.bank_accounts_of(fund=fund),
        "statements": statements.statements_of(fund=fund)[:5],
        "may_keep": _may_keep(request, fund),
        "may_import": _may(request, fund, Permission.IMPORT_STATEMENT),
        "may_record": _may(request, fund, Permission.RECORD_DONATION),
    }
    return page(request, "web/fund/fund.html", context)


@allow(Permission.KEEP_FUND)
def allow_purpose(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """Let the fund pay for one more purpose."""
    fund = own_fund(request, fund_id)
    form = forms.PurposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.allow_purpose(fund=fund, **form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        return done(request, "Đã thêm mục đích chi.", to=reverse("web:fund", args=[fund.pk]))
    context = {"form": form, "fund": fund, "title": "Thêm mục đích được chi"}
    return page(request, "web/fund/form.html", context)


@allow(Permission.KEEP_FUND)
def open_account(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """Enter a bank account of the fund."""
    fund = own_fund(request, fund_id)
    form = forms.BankAccountForm(request.POST or None, drives=queries.drives_of(fund=fund))
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.open_bank_account(
            fund=fund, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã thêm tài khoản.", to=reverse("web:fund", args=[fund.pk]))
    context = {"form": form, "fund": fund, "title": "Thêm tài khoản ngân hàng"}
    return page(request, "web/fund/form.html", context)


@allow(Permission.KEEP_FUND)
def plan_drive(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """Enter a drive that is being prepared."""
    fund = own_fund(request, fund_id)
    form = forms.DriveForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.plan_drive(fund=fund, **form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        assert isinstance(form.outcome, Drive)
        sentence = "Đã ghi cuộc vận động. Khi bắt đầu nhận tiền, hãy bấm mở."
        return done(request, sentence, to=reverse("web:fund-drive", args=[form.outcome.pk]))
    context = {"form": form, "fund": fund, "title": "Cuộc vận động mới"}
    return page(request, "web/fund/form.html", context)


@allow(Permission.SEE_FUND)
def drive(request: AuthenticatedRequest, drive_id: int) -> HttpResponse:
    """Show a drive; its keeper may change what it says."""
    row = get_object_or_404(queries.drive_seen(), pk=drive_id)
    may_keep = _may_keep(request, row.fund)
    said = {name: getattr(row, name) for name in forms.DriveChange.base_fields}
    form = forms.DriveChange(request.POST or None, initial=said)
    if request.method == "POST" and may_keep and form.is_valid() and form.attempt(
        lambda: actions.change_drive(drive=row, **form.cleaned_data, by=request.user, at=now())
    ):  # fmt: skip
        return done(request, "Đã sửa cuộc vận động.", to=reverse("web:fund-drive", args=[row.pk]))
    context = {
        "drive": row,
        "form": form,
        "may_keep": may_keep,
        "given_vnd": queries.given_to(drive=row),
        "steps": DRIVE_STEPS[Drive.State(row.state)] if may_keep else (),
    }
    return page(request, "web/fund/drive.html", context)


@allow(Permission.KEEP_FUND)
@require_POST
def move_drive(request: AuthenticatedRequest, drive_id: int) -> HttpResponse:
    """Take a drive one step further."""
    row = get_object_or_404(queries.drive_seen(), pk=drive_id, owner=request.seat.body)
    form = forms.DriveStep(request.POST)
    if form.is_valid() and form.attempt(
        lambda: actions.move_drive(
            drive=row, to=Drive.State(form.cleaned_data["to"]), by=request.user, at=now()
        )
    ):
        return done(request, "Đã chuyển giai đoạn.", to=reverse("web:fund-drive", args=[row.pk]))
    return page(request, "web/fund/form.html", {"form": form, "title": row.name}, status=409)


def own_fund(request: AuthenticatedRequest, fund_id: int) -> Fund:
    """Return a fund that the seat's own body keeps, else 404."""
    return get_object_or_404(queries.funds_seen(), pk=fund_id, owner=request.seat.body)


def _may(request: AuthenticatedRequest, fund: Fund, permission: Permission) -> bool:
    is_own = queries.may_keep(fund=fund, body=request.seat.body)
    return is_own and permission in request.seat.permissions


def _may_keep(request: AuthenticatedRequest, fund: Fund | None = None) -> bool:
    if fund is None:
        return Permission.KEEP_FUND in request.seat.permissions
    return _may(request, fund, Permission.KEEP_FUND)
