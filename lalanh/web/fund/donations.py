"""Donations: search, the chain from file to book, receipts, letters of thanks, cash."""

from urllib.parse import quote

import segno
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.fund.actions import donations as actions
from lalanh.fund.models import Donation
from lalanh.fund.models.gifts import Donor
from lalanh.fund.queries import donations as queries
from lalanh.fund.queries import funds
from lalanh.fund.queries.publication import donor_shown, receipt_no
from lalanh.kernel.number_words import vnd_in_words
from lalanh.web.forms import Form
from lalanh.web.fund import forms
from lalanh.web.fund.funds import own_fund
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page

ROWS = 50


@allow(Permission.SEE_FUND)
def index(request: AuthenticatedRequest) -> HttpResponse:
    """List donations, found by name or transfer text without tones, or by amount."""
    form = forms.DonationSearch(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = Paginator(queries.search(**wanted), ROWS).get_page(request.GET.get("page"))
    context = {"form": form, "page": rows, "rows": [(row, receipt_no(row)) for row in rows]}
    return page(request, "web/fund/donations.html", context, partial="rows")


@allow(Permission.SEE_FUND)
def show(request: AuthenticatedRequest, donation_id: int) -> HttpResponse:
    """Show one donation with its whole chain: file, page and row, entry, receipt, letter."""
    row = get_object_or_404(queries.one(donation_id=donation_id))
    is_own = funds.may_keep(fund=row.fund, body=request.seat.body)
    context = _paper(row) | {
        "leaf": bytes(row.entry.leaf).hex(),
        "shown": donor_shown(row),
        "form": forms.WishForm(
            initial={
                "wishes_unnamed": row.wishes_unnamed,
                "consents_to_name": row.consents_to_name,
            }
        ),
        "may_change": is_own and Permission.RECORD_DONATION in request.seat.permissions,
    }
    return page(request, "web/fund/donation.html", context)


@allow(Permission.SEE_FUND)
def receipt(request: AuthenticatedRequest, donation_id: int) -> HttpResponse:
    """Show the receipt, ready for the printer."""
    row = get_object_or_404(queries.one(donation_id=donation_id))
    return page(request, "web/fund/receipt.html", _paper(row))


@allow(Permission.SEE_FUND)
def letter(request: AuthenticatedRequest, donation_id: int) -> HttpResponse:
    """Show the letter of thanks, ready for the printer."""
    row = get_object_or_404(queries.one(donation_id=donation_id), thank_you__isnull=False)
    return page(request, "web/fund/letter.html", _paper(row))


@allow(Permission.RECORD_DONATION)
@require_POST
def letter_sent(request: AuthenticatedRequest, donation_id: int) -> HttpResponse:
    """Note that the letter of thanks went out."""
    row = get_object_or_404(queries.one(donation_id=donation_id), owner=request.seat.body)
    form = Form({})
    if form.attempt(lambda: actions.note_letter_sent(donation=row, by=request.user, at=now())):
        to = reverse("web:fund-donation", args=[row.pk])
        return done(request, "Đã ghi là thư cảm ơn đã gửi.", to=to)
    return page(request, "web/fund/refused.html", {"form": form, "back": row}, status=409)


@allow(Permission.RECORD_DONATION)
@require_POST
def wish(request: AuthenticatedRequest, donation_id: int) -> HttpResponse:
    """Note whether the donor wants to be named."""
    row = get_object_or_404(queries.one(donation_id=donation_id), owner=request.seat.body)
    form = forms.WishForm(request.POST)
    if form.is_valid() and form.attempt(
        lambda: actions.note_wish(donation=row, **form.cleaned_data, by=request.user, at=now())
    ):
        to = reverse("web:fund-donation", args=[row.pk])
        return done(request, "Đã ghi ý muốn của người ủng hộ.", to=to)
    return page(request, "web/fund/refused.html", {"form": form, "back": row}, status=409)


@allow(Permission.RECORD_DONATION)
def cash(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """Record money handed over at the office and print its receipt."""
    fund = own_fund(request, fund_id)
    form = forms.CashGiftForm(
        request.POST or None, drives=funds.drives_of(fund=fund), today=timezone.localdate()
    )
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        donor = Donor(
            name=said.pop("donor_name"), kind=said.pop("donor_kind"),
            wishes_unnamed=said.pop("wishes_unnamed"),
            consents_to_name=said.pop("consents_to_name"),
        )  # fmt: skip
        if form.attempt(
            lambda: actions.record_cash_gift(
                fund=fund, donor=donor, **said, by=request.user, at=now()
            )
        ):
            assert isinstance(form.outcome, Donation)
            to = reverse("web:fund-receipt", args=[form.outcome.pk])
            return done(request, "Đã ghi sổ. Mời in phiếu thu.", to=to)
    context = {"form": form, "fund": fund, "title": "Nhận tiền mặt"}
    return page(request, "web/fund/form.html", context)


def _paper(row: Donation) -> dict[str, object]:
    """What a receipt and a letter say."""
    number = receipt_no(row)
    address = f"{settings.PUBLIC_SITE_URL}/phieu-thu/?so={quote(number)}"
    return {
        "donation": row,
        "receipt_no": number,
        "in_words": vnd_in_words(row.amount_vnd),
        "lookup_url": address,
        "qr": segno.make(address, error="m").svg_data_uri(scale=4, border=2),
    }
