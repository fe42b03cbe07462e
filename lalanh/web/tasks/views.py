"""The desk of the seat's body, what it gave, and what is late."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.organisations.queries import SeatView
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment, Report, Task
from lalanh.tasks.queries import allowing as allowed
from lalanh.tasks.queries import answering
from lalanh.tasks.queries import desk as desks
from lalanh.tasks.queries import task as tasks
from lalanh.web import desk as cards
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page
from lalanh.web.tasks.forms import DeskFilter, GivenFilter
from lalanh.web.tasks.forms_giving import GiveTask

ROWS = 50
CARD_ROWS = 5


@allow(Permission.SEE_TASKS)
def desk(request: AuthenticatedRequest) -> HttpResponse:
    """Show what lies on the body's desk, heap by heap."""
    form = DeskFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = desks.desk(body=request.seat.body, at=now(), **asked)
    may_give = Permission.ACCEPT_REPORT in request.seat.permissions
    fields = answering.fields_of(user=request.user, on=local_date(now()))
    context = {"form": form, "duties": found, "heaps": _heaps(found), "may_give": may_give}
    context["has_field"] = bool(fields)
    return page(request, "web/tasks/desk.html", context, partial="heaps")


def _heaps(found: desks.Desk) -> list[tuple[str, str, str, list[Assignment], int]]:
    """Anchor, heading, tone, first parts and size of each heap, in the order of a working day."""
    heaps = [
        ("qua-han", "Quá hạn", "bad", "overdue"),
        ("hom-nay", "Hạn hôm nay", "warn", "today"),
        ("tra-loi", "Đề nghị chờ trả lời", "warn", "to_answer"),
        ("tuan-nay", "Trong 7 ngày tới", "info", "soon"),
        ("im-lang", "Thường xuyên, quá nhịp chưa cập nhật", "warn", "silent"),
        ("sau-nay", "Sau đó, hoặc không ghi hạn", "plain", "later"),
        ("thuong-xuyen", "Thường xuyên", "plain", "standing"),
        ("cho-duyet", "Đã báo cáo xong, chờ duyệt", "good", "reported"),
    ]
    return [
        (anchor, heading, tone, getattr(found, heap), found.sizes.get(heap, 0))
        for anchor, heading, tone, heap in heaps
    ]


@allow(Permission.SEE_TASKS)
def given(request: AuthenticatedRequest) -> HttpResponse:
    """List what this body gave and how far the others have come."""
    body = request.seat.body
    form = GivenFilter(request.GET, programmes=tasks.programmes_given_in(body=body))
    found = tasks.given(body=body, **form.asked())
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form, "page": rows, "tasks": tasks.with_counts(rows),
        "may_judge": Permission.ACCEPT_REPORT in request.seat.permissions,
    }  # fmt: skip
    return page(request, "web/tasks/given.html", context, partial="rows")


@allow(Permission.ACCEPT_REPORT)
def give(request: AuthenticatedRequest) -> HttpResponse:
    """Give a task that no clause says."""
    allowing = allowed.allowing(owner=request.seat.body)
    today = local_date(now())
    form = GiveTask(request.POST or None, owner=request.seat.body, on=today, allowing=allowing)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: giving.give_ad_hoc_task(
            owner=request.seat.body,
            facts=form.facts(),
            lead=form.lead_body(),
            others=form.bodies(),
            allowed_by=form.clause(),
            programme=form.programme(),
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Task)
        return done(request, "Đã giao nhiệm vụ.", to=reverse("web:task", args=[form.outcome.pk]))
    return page(request, "web/tasks/give.html", {"form": form})


# --- What lies on the first page -----------------------------------------------------------------


@cards.card("Nhiệm vụ", order=10, permission=Permission.SEE_TASKS, url_name="web:tasks")
def tasks_card(seat: SeatView, at: datetime) -> cards.Content:
    """What is late, due, or asked."""
    found = desks.desk(body=seat.body, at=at, shown=CARD_ROWS)
    urgent = [
        *[_row(part, "quá hạn", "bad") for part in found.overdue],
        *[_row(part, "hạn hôm nay", "warn") for part in found.today],
        *[_row(part, "chờ trả lời", "warn") for part in found.to_answer],
        *[_row(part, "trong 7 ngày", "info") for part in found.soon],
        *[_row(part, "chưa cập nhật", "warn") for part in found.silent],
    ]
    return cards.Content(
        figure=str(found.open_count),
        note=f"việc đang mở, {found.sizes.get('overdue', 0)} quá hạn",
        rows=urgent[:CARD_ROWS],
        empty="Không có việc nào đang chờ.",
    )


def _row(part: Assignment, badge: str, tone: str) -> cards.Row:
    due = f"hết {part.task.last_day:%d/%m/%Y} · " if part.task.last_day else ""
    return cards.Row(
        text=part.task.title,
        url=reverse("web:task", args=[part.task_id]),
        note=f"{due}{part.get_role_display()}",
        badge=badge,
        tone=tone,
    )


@cards.card(
    "Báo cáo chờ duyệt",
    order=20,
    permission=Permission.ACCEPT_REPORT,
    url_name="web:reports-to-judge",
)
def reports_card(seat: SeatView, at: datetime) -> cards.Content:
    """Reports that wait for this body's word."""
    found = list(desks.reports_to_judge(body=seat.body)[: CARD_ROWS + 1])
    return cards.Content(
        rows=[_report_row(report) for report in found[:CARD_ROWS]],
        note="Còn nữa trong danh sách đã giao." if len(found) > CARD_ROWS else "",
        empty="Không có báo cáo nào chờ duyệt.",
    )


def _report_row(report: Report) -> cards.Row:
    return cards.Row(
        text=report.assignment.task.title,
        url=reverse("web:task", args=[report.assignment.task_id]) + f"#bao-cao-{report.pk}",
        note=report.body.name,
    )
