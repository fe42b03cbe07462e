"""Statements: upload, what came of reading one, its lines, booking."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base import files
from lalanh.base.models import Job
from lalanh.base.permissions import Permission
from lalanh.fund.actions import booking
from lalanh.fund.actions import statements as actions
from lalanh.fund.models import Statement, StatementLine
from lalanh.fund.queries import checking, funds
from lalanh.fund.queries import statements as queries
from lalanh.organisations.queries import SeatView
from lalanh.web import desk
from lalanh.web.forms import Form
from lalanh.web.fund import forms
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page

ROWS = 100
ON_DESK = 5
TONES = {
    "reconciled": "good", "vouched": "good", "unproven": "warn", "pending": "bad",
    "refused": "bad", "reading": "info",
}  # fmt: skip
_RECEIVED = "Đã nhận tệp. Bạn có thể rời trang này, việc đọc vẫn chạy tiếp."
_KNOWN = "Tệp này đã tải lên trước đó; đây là sao kê đã có, không thêm dòng nào."


@desk.card(
    "Sao kê cần xem", order=40, permission=Permission.REVIEW_LINES, url_name="web:fund-index"
)
def waiting(seat: SeatView, at: datetime) -> desk.Content:
    """Put the statements that do not agree, or whose lines wait for a person, on the desk."""
    found = list(queries.waiting()[: ON_DESK + 1])
    rows = [
        desk.Row(
            text=one.file_name,
            url=one.get_absolute_url(),
            note=one.bank_account.fund.name,
            badge="có dòng cần xem" if one.may_book else one.get_state_display(),
            tone="warn",
        )
        for one in found[:ON_DESK]
    ]
    more = "còn nữa ở trang Quỹ" if len(found) > ON_DESK else ""
    return desk.Content(rows=rows, note=more, empty="Không có sao kê nào chờ xem.")


@allow(Permission.IMPORT_STATEMENT)
def upload(request: AuthenticatedRequest) -> HttpResponse:
    """Take a statement file and start reading it."""
    accounts = queries.accounts_kept(body_id=request.seat.body.pk)
    form = forms.UploadForm(request.POST or None, request.FILES or None, accounts=accounts)
    if request.method == "POST" and form.is_valid():
        file, at = form.cleaned_data["file"], now()
        if form.attempt(
            lambda: actions.receive_statement(
                bank_account=form.cleaned_data["bank_account"], content=file.read(),
                file_name=file.name, by=request.user, at=at,
            )
        ):  # fmt: skip
            assert isinstance(form.outcome, Statement)
            is_new = form.outcome.uploaded_at == at
            sentence = _RECEIVED if is_new else _KNOWN
            return done(request, sentence, to=form.outcome.get_absolute_url())
    return page(request, "web/fund/upload.html", {"form": form, "has_accounts": accounts.exists()})


@allow(Permission.SEE_FUND)
def index(request: AuthenticatedRequest, fund_id: int) -> HttpResponse:
    """List the statements of a fund."""
    fund = get_object_or_404(funds.funds_seen(), pk=fund_id)
    rows = Paginator(queries.statements_of(fund=fund), ROWS).get_page(request.GET.get("page"))
    context = {"fund": fund, "page": rows, "tones": TONES}
    return page(request, "web/fund/statements.html", context, partial="rows")


@allow(Permission.SEE_FUND)
def show(request: AuthenticatedRequest, statement_id: int) -> HttpResponse:
    """Show a statement: its own figures against its lines, its faults, its lines, the book."""
    row = get_object_or_404(queries.statements_seen(), pk=statement_id)
    return _one(request, row, forms.VouchForm())


def _one(
    request: AuthenticatedRequest, row: Statement, form: forms.VouchForm, *, status: int = 200
) -> HttpResponse:
    state = request.GET.get("trang-thai", "")
    state = state if state in StatementLine.State.values else ""
    lines = Paginator(queries.lines_of(statement=row, state=state), ROWS)
    context = _context(request, row) | {
        "page": lines.get_page(request.GET.get("page")),
        "state": state,
        "states": StatementLine.State.choices,
        "faults": row.faults[:200],
        "form": form,
    }
    return page(request, "web/fund/statement.html", context, status=status)


@allow(Permission.SEE_FUND)
def original(request: AuthenticatedRequest, statement_id: int) -> HttpResponse:
    """Send the file exactly as it came."""
    row = get_object_or_404(queries.statements_seen(), pk=statement_id)
    response = HttpResponse(files.content_of(row.file), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="sao-ke-{row.pk}-{row.file.sha256[:12]}"'
    )
    return response


@allow(Permission.IMPORT_STATEMENT)
@require_POST
def post(request: AuthenticatedRequest, statement_id: int) -> HttpResponse:
    """Start booking the lines that are ready."""
    row = get_object_or_404(queries.statements_seen(), pk=statement_id, owner=request.seat.body)
    form = Form({})
    if form.attempt(lambda: booking.ask_for_booking(statement=row, by=request.user, at=now())):
        assert isinstance(form.outcome, Job)
        to = reverse("web:job", args=[form.outcome.pk])
        return done(request, "Đã bắt đầu ghi sổ các dòng chờ.", to=to)
    return page(request, "web/fund/refused.html", {"form": form, "back": row}, status=409)


@allow(Permission.REVIEW_LINES)
@require_POST
def vouch(request: AuthenticatedRequest, statement_id: int) -> HttpResponse:
    """Let a second person vouch for what nothing printed can prove."""
    row = get_object_or_404(queries.statements_seen(), pk=statement_id, owner=request.seat.body)
    form = forms.VouchForm(request.POST)
    if form.is_valid() and form.attempt(
        lambda: actions.vouch_for_statement(
            statement=row, reason=form.cleaned_data["reason"], by=request.user, at=now()
        )
    ):
        return done(request, "Đã ghi nhận kết quả soát.", to=row.get_absolute_url())
    if "reason" in form.errors:
        return _one(request, row, form, status=422)
    return page(request, "web/fund/refused.html", {"form": form, "back": row}, status=409)


_CONTROL_NAMES = {
    "balance after each row": "Số dòng có số dư khớp",
    "sum of credits": "Tổng ghi có",
    "sum of debits": "Tổng ghi nợ",
    "count of credits": "Số bút toán có",
    "count of debits": "Số bút toán nợ",
    "count of rows": "Số dòng",
    "count of pages": "Số trang",
    "numbers without gap": "Số thứ tự liên tục",
    "opening + rows = closing": "Số dư đầu cộng các dòng bằng số dư cuối",
}


def _control_name(name: str) -> str:
    """Say in Vietnamese which printed figure was computed again."""
    if name.startswith("day-end "):
        return f"Số dư cuối ngày {name.removeprefix('day-end ')}"
    return _CONTROL_NAMES.get(name, name)


def _context(request: AuthenticatedRequest, row: Statement) -> dict[str, object]:
    """What the head of a statement's page shows, and what this seat may do with it."""
    fund = row.bank_account.fund
    found = queries.summary(statement=row)
    is_own = funds.may_keep(fund=fund, body=request.seat.body)
    may_review = is_own and Permission.REVIEW_LINES in request.seat.permissions
    may_import = is_own and Permission.IMPORT_STATEMENT in request.seat.permissions
    is_booking = row.booking_job is not None and row.booking_job.is_open
    return {
        "statement": row,
        "fund": fund,
        "tone": TONES[row.state],
        "summary": found,
        "controls": [
            (_control_name(c["name"]), c, c["printed"] == c["computed"]) for c in row.controls
        ],
        "assertions": checking.assertions(row),
        "is_booking": is_booking,
        "may_review": may_review,
        "may_book": may_import and row.may_book and found.ready > 0 and not is_booking,
        "may_vouch": may_review
        and row.state in (Statement.State.UNPROVEN, Statement.State.PENDING)
        and row.uploaded_by_id != request.user.pk,
    }
