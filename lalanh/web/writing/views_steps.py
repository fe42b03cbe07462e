"""A draft goes from hand to hand; a signed paper is numbered and issued."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.directives.actions import issuing, numbering, passing
from lalanh.directives.models import Draft, Issue, NumberSeries
from lalanh.directives.queries import duties, writing
from lalanh.directives.queries import numbering as numbers
from lalanh.web.forms import Form
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press
from lalanh.web.writing.forms import Back, CarryOn, NewTerm, SeriesForm
from lalanh.web.writing.views import own, today


def _address(draft_id: int) -> str:
    return reverse("web:draft", args=[draft_id])


@allow(Permission.DRAFT_PAPER)
@require_POST
def send(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Hand a draft over for checking."""
    draft = own(request, draft_id)
    return press(
        request,
        lambda: passing.send_to_check(draft=draft, by=request.user, at=now()),
        said="Đã chuyển kiểm tra. Người kiểm tra thấy dự thảo trên bàn làm việc.",
        to=_address(draft_id),
    )


@allow(Permission.CHECK_PAPER)
@require_POST
def check(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Find a draft in order."""
    draft = own(request, draft_id)
    return press(
        request,
        lambda: passing.pass_check(draft=draft, by=request.user, at=now()),
        said="Đã kiểm tra, chuyển người ký.",
        to=_address(draft_id),
    )


@allow(Permission.SIGN_PAPER)
@require_POST
def sign(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Sign a checked draft."""
    draft = own(request, draft_id)
    return press(
        request,
        lambda: passing.sign_draft(draft=draft, by=request.user, at=now()),
        said="Đã ký. Văn thư cấp số và phát hành.",
        to=_address(draft_id),
    )


@allow(Permission.DRAFT_PAPER)
@require_POST
def remark(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Leave a remark on a draft."""
    draft, words = own(request, draft_id), request.POST.get("words", "")
    return press(
        request,
        lambda: passing.comment_on(draft=draft, words=words, by=request.user, at=now()),
        said="Đã ghi góp ý.",
        to=_address(draft_id),
    )


@allow(Permission.DRAFT_PAPER)
def send_back(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Send a draft back to be changed, with the reason."""
    draft, form = own(request, draft_id), Back(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: passing.return_draft(
            draft=draft, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã trả lại người soạn.", to=_address(draft_id))
    context = {"draft": draft, "form": form, "title": "Trả lại dự thảo", "press": "Trả lại"}
    return page(request, "web/writing/reason.html", context)


@allow(Permission.DRAFT_PAPER)
def cancel(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Give a draft up, with the reason."""
    draft, form = own(request, draft_id), Back(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: passing.cancel_draft(
            draft=draft, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã hủy dự thảo.", to="web:drafts")
    context = {"draft": draft, "form": form, "title": "Hủy dự thảo", "press": "Hủy dự thảo"}
    return page(request, "web/writing/reason.html", context)


@allow(Permission.ISSUE_PAPER)
def issue(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Show the number it will get and what it orders; issue it at a press."""
    draft, form = own(request, draft_id), Form(request.POST or None)
    if request.method == "GET" and draft.state != Draft.State.SIGNED:
        return redirect("web:draft", draft_id)
    follow = {int(one) for one in request.POST.getlist("muc") if one.isdecimal()}
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(
            lambda: issuing.issue_paper(draft=draft, follow=follow, by=request.user, at=now())
        )
    ):
        assert isinstance(form.outcome, Issue)
        return _issued(request, form.outcome)
    count = numbers.next_number(draft=draft, on=today())
    numbered = writing.is_numbered(draft=draft)
    context = {
        "draft": draft,
        "form": form,
        "number": writing.number_of(draft=draft, count=count) if numbered else "",
        "duties": duties.duties(draft=draft, on=today()),
        "unmatched": writing.unmatched(draft=draft),
        "chosen": follow if request.method == "POST" else None,
    }
    return page(request, "web/writing/issue.html", context)


def _issued(request: AuthenticatedRequest, row: Issue) -> HttpResponse:
    """Say the number; where tasks wait to be given, go there."""
    said = f"Đã phát hành {row.document.number or row.draft.type.name}."
    if row.document.clauses.filter(is_followed=True).exists():
        to = reverse("web:hand-out", args=[row.document_id])
        return done(request, f"{said} Xem lại rồi giao nhiệm vụ cho các nơi.", to=to)
    return done(request, said, to=reverse("web:document", args=[row.document_id]))


@allow(Permission.ISSUE_PAPER)
def series(request: AuthenticatedRequest) -> HttpResponse:
    """List the series of numbers and set up another."""
    form = SeriesForm(request.POST or None, initial={"form": writing.form_of(
        owner=request.seat.body
    )})  # fmt: skip
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: numbering.found_series(
            owner=request.seat.body, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã lập sổ cấp số.", to="web:number-series")
    rows = numbers.all_series(owner=request.seat.body, on=today())
    return page(request, "web/writing/series.html", {"form": form, "rows": rows})


@allow(Permission.ISSUE_PAPER)
def one_series(request: AuthenticatedRequest, series_id: int) -> HttpResponse:
    """Carry a register kept on paper on."""
    row, form = _series(request, series_id), CarryOn(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: numbering.carry_on(
            series=row, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã ghi. Số tiếp theo lấy sau số này.", to="web:number-series")
    context = {"series": row, "form": form, "title": "Số đã dùng ngoài hệ thống"}
    return page(request, "web/writing/one_series.html", context)


@allow(Permission.ISSUE_PAPER)
def new_term(request: AuthenticatedRequest, series_id: int) -> HttpResponse:
    """Let a series of the Party count anew."""
    row, form = _series(request, series_id), NewTerm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: numbering.begin_term(
            series=row, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã mở nhiệm kỳ mới; sổ đếm lại từ 01.", to="web:number-series")
    context = {"series": row, "form": form, "title": "Mở nhiệm kỳ mới"}
    return page(request, "web/writing/one_series.html", context)


def _series(request: AuthenticatedRequest, series_id: int) -> NumberSeries:
    return get_object_or_404(numbers.series(), pk=series_id, owner=request.seat.body)
