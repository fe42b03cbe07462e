"""Reviews of a plan, its timeliness, and its end."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import reviewing as actions
from lalanh.tasks.models import Review
from lalanh.tasks.queries import measures, standing
from lalanh.tasks.queries import reviews as queries
from lalanh.web.flows.asking import ask, plan_in_sight
from lalanh.web.flows.forms_reviews import Conclude, ReviewWords
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press

ROWS = 100
_LEFT = (
    "Sau khi đóng, phần việc chưa xong vẫn ở bàn làm việc của cơ quan được giao, vẫn báo cáo được. "
    "Việc không phải làm nữa thì rút, hoặc cho cơ quan miễn, trước hay sau khi đóng đều được. "
    "Vướng mắc và đề xuất đang chờ vẫn quyết định được."
)
_FLOWS = {
    "obstacles_raised": "Vướng mắc đã nêu",
    "obstacles_decided": "Vướng mắc đã có quyết định",
    "proposals_submitted": "Đề xuất, sáng kiến đã gửi",
    "proposals_accepted": "Đề xuất được chấp nhận",
    "reports_sent": "Báo cáo kỳ đã gửi",
}


@allow(Permission.SEE_TASKS)
def plan_reviews(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """The reviews of a plan."""
    programme = plan_in_sight(programme_id)
    context = {
        "programme": programme,
        "reviews": queries.of_plan(programme=programme),
        "has_final": queries.has_final(programme=programme),
        "may_review": _may_review(request, programme),
    }
    return page(request, "web/flows/plan_reviews.html", context)


@allow(Permission.SEE_TASKS)
def timeliness(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """How far a plan is in time, and how evenly; HTMX puts it on the plan's own page."""
    programme = plan_in_sight(programme_id)
    found = measures.timeliness(programme=programme, at=now())
    bodies = Paginator(found.bodies, ROWS).get_page(request.GET.get("page"))
    context = {"programme": programme, "found": found, "page": bodies}
    return page(request, "web/flows/timeliness.html", context, partial="told")


@allow(Permission.KEEP_PROGRAMMES)
def write(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Begin a review."""
    programme = _own_plan(request, programme_id)
    known = {"kind": Review.Kind.MID, "as_of": local_date(now())}
    form = ReviewWords(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.write_review(
            programme=programme, facts=form.facts(), by=request.user, at=now()
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Review)
        said = "Đã lưu bản soạn. Hãy xem số liệu, đọc lại rồi ban hành."
        return done(request, said, to=_address(form.outcome))
    context = {
        "form": form,
        "title": "Sơ kết, tổng kết",
        "button": "Lưu bản soạn",
        "back": reverse("web:plan-reviews", args=[programme_id]),
        "programme": programme,
    }
    return page(request, "web/flows/form.html", context)


@allow(Permission.SEE_TASKS)
def review(request: AuthenticatedRequest, review_id: int) -> HttpResponse:
    """One review with its figures, ready to be printed."""
    row = get_object_or_404(queries.reviews(), pk=review_id)
    context = {
        "review": row,
        "programme": row.programme,
        "may_edit": row.state == Review.State.DRAFT and _may_review(request, row.programme),
    } | _figures(row)
    return page(request, "web/flows/review.html", context)


def _figures(row: Review) -> dict[str, Any]:
    """The frozen figures in the order of the page."""
    given: dict[str, Any] = row.figures
    flows = [(name, given[key]) for key, name in _FLOWS.items() if key in given]
    measured = [_measure(given[key]) for key in ("orders", "requests") if given[key]["parts"]]
    return {
        "counts": standing.in_rows(given) + flows,
        "measures": measured,
        "places": [_measure(one) for one in given["places"]],
        "spread": given["spread"],
    }


def _measure(one: dict[str, Any]) -> dict[str, Any]:
    tenths = one["median_tenth_days"]
    return one | {"median_days": None if tenths is None else tenths / 10}


@allow(Permission.KEEP_PROGRAMMES)
def correct(request: AuthenticatedRequest, review_id: int) -> HttpResponse:
    """Change a draft."""
    row = _own(request, review_id)
    known = ReviewWords.known(row)
    form = ReviewWords(request.POST or None, initial=known, stands=known)
    return ask(
        request,
        form,
        title="Sửa bản soạn",
        button="Lưu",
        programme=row.programme,
        back=_address(row),
        is_open=row.state == Review.State.DRAFT,
        said="Đã lưu; số liệu được đếm lại.",
        call=lambda: actions.correct_review(
            review=row, facts=form.facts(), by=request.user, at=now()
        ),
    )


@allow(Permission.KEEP_PROGRAMMES)
@require_POST
def issue(request: AuthenticatedRequest, review_id: int) -> HttpResponse:
    """Issue a review."""
    row = _own(request, review_id)
    return press(
        request,
        lambda: actions.issue_review(review=row, by=request.user, at=now()),
        said="Đã ban hành; số liệu và nội dung không đổi nữa.",
        to=_address(row),
    )


@allow(Permission.KEEP_PROGRAMMES)
def conclude(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """End a plan; with its final review no reason is needed."""
    programme = _own_plan(request, programme_id)
    form = Conclude(request.POST or None)
    has_final = queries.has_final(programme=programme)
    intro = "Đã có bản tổng kết được ban hành. " if has_final else "Chưa có bản tổng kết. "
    left = queries.left_open(programme=programme)
    words = "; ".join(f"{count} {name}" for name, count in left.items())
    return ask(
        request,
        form,
        title="Đóng chương trình",
        button="Đóng chương trình",
        programme=programme,
        back=reverse("web:programme", args=[programme_id]),
        intro=intro + "Đóng rồi không mở lại được; nhiệm vụ và số liệu vẫn lưu.",
        said="Đã đóng chương trình; các cơ quan còn phần việc được báo.",
        about=[("Còn dở dang", f"{words}.\n\n{_LEFT}")] if left else [],
        call=lambda: actions.conclude(
            programme=programme, **form.cleaned_data, by=request.user, at=now()
        ),
    )


def _may_review(request: AuthenticatedRequest, programme: Programme) -> bool:
    return (
        programme.owner_id == request.seat.body.pk
        and Permission.KEEP_PROGRAMMES in request.seat.permissions
        and programme.state == Programme.State.OPEN
    )


def _own_plan(request: AuthenticatedRequest, programme_id: int) -> Programme:
    mine = Programme.objects.filter(owner=request.seat.body, state=Programme.State.OPEN)
    return get_object_or_404(mine.select_related("owner"), pk=programme_id)


def _own(request: AuthenticatedRequest, review_id: int) -> Review:
    return get_object_or_404(queries.reviews().filter(owner=request.seat.body), pk=review_id)


def _address(row: Review) -> str:
    return reverse("web:plan-review", args=[row.pk])
