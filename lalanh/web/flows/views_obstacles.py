"""Obstacles: of a plan, of one's body, one in full, and each step of who raised it."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lalanh.base import files
from lalanh.base.permissions import Permission
from lalanh.organisations.queries import SeatView
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import obstacles as actions
from lalanh.tasks.models import Obstacle, Task
from lalanh.tasks.queries import obstacles as queries
from lalanh.web import desk as cards
from lalanh.web.flows.asking import ask, kept_files, plan_in_sight
from lalanh.web.flows.forms_obstacles import Again, Close, Raise, Why
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, now, page

ROWS = 50
CARD_ROWS = 5
_S = Obstacle.State


@allow(Permission.SEE_TASKS)
def obstacle_list(request: AuthenticatedRequest) -> HttpResponse:
    """What waits for this body, and what it and those below it raised."""
    body = request.seat.body
    rows = Paginator(queries.of_branch(body=body), ROWS).get_page(request.GET.get("page"))
    context = {"waiting": queries.waiting_for(body=body), "page": rows}
    return page(request, "web/flows/obstacles.html", context)


@allow(Permission.SEE_TASKS)
def of_plan(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """The obstacles of a plan, and the route they take."""
    programme = plan_in_sight(programme_id)
    body = request.seat.body
    rows = Paginator(queries.of_plan(programme=programme), ROWS)
    tally = queries.tally(programme=programme)
    waiting = queries.waiting_to_be_consolidated(body=body, programme=programme).count()
    context = {
        "programme": programme,
        "page": rows.get_page(request.GET.get("page")),
        "tally": tally,
        "median": queries.in_words(tally.median),
        "waiting": waiting,
        "may_bundle": (may := Permission.REPORT_TASK in request.seat.permissions),
        "may_raise": may and programme.state == Programme.State.OPEN,
    }
    return page(request, "web/flows/plan_obstacles.html", context)


@allow(Permission.REPORT_TASK)
def raise_obstacle(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Raise an obstacle of this body, perhaps one met in a task."""
    programme = plan_in_sight(programme_id)
    task = Task.objects.filter(programme=programme, pk=_number(request, "nhiem-vu")).first()
    form = Raise(request.POST or None, request.FILES or None)
    return ask(
        request,
        form,
        title="Nêu vướng mắc",
        button="Gửi vướng mắc",
        programme=programme,
        back=reverse("web:plan-obstacles", args=[programme_id]),
        said="Đã gửi vướng mắc.",
        about=_route(programme, task),
        call=lambda: actions.raise_obstacle(
            programme=programme,
            body=request.seat.body,
            facts=form.facts(),
            files=kept_files(form),
            task=task,
            by=request.user,
            at=now(),
        ),
    )


def _number(request: AuthenticatedRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0


def _route(programme: Programme, task: Task | None) -> list[tuple[str, str]]:
    """The way an obstacle of the plan takes, and the task it was met in."""
    through = programme.consolidator
    first = through.name if through else f"{programme.decider.name} (kế hoạch không qua tổng hợp)"
    about = [("Gửi tới", first), ("Nơi quyết định", programme.decider.name)]
    return [*about, ("Nhiệm vụ đang vướng", task.title)] if task else about


@allow(Permission.SEE_TASKS)
def obstacle(request: AuthenticatedRequest, obstacle_id: int) -> HttpResponse:
    """Show one obstacle, its steps, and what this seat may do."""
    row = queries.obstacle_in_full(pk=obstacle_id)
    if row is None:
        raise Http404
    mine = request.seat.body.pk
    may = Permission.REPORT_TASK in request.seat.permissions
    is_own, consolidates = row.body_id == mine, row.consolidator_id == mine
    context = {
        "obstacle": row,
        "programme": row.programme,
        "may_answer": may and is_own and row.state == _S.RETURNED,
        "may_close": may and is_own and row.state == _S.DECIDED,
        "may_take_back": may and is_own and row.state in (_S.RAISED, _S.RETURNED, _S.CONSOLIDATED),
        "may_send_back": may and consolidates and row.state in (_S.RAISED, _S.CONSOLIDATED),
        "may_bundle": may and consolidates and row.state == _S.RAISED,
    }
    return page(request, "web/flows/obstacle.html", context)


@allow(Permission.REPORT_TASK)
def raise_again(request: AuthenticatedRequest, obstacle_id: int) -> HttpResponse:
    """Send again what was returned, with what was missing."""
    row = _own(request, obstacle_id)
    form = Again(request.POST or None, request.FILES or None)
    return ask(
        request,
        form,
        title="Bổ sung và gửi lại",
        button="Gửi lại",
        programme=row.programme,
        back=_address(row),
        is_open=row.state == _S.RETURNED,
        said="Đã gửi lại vướng mắc.",
        about=about_obstacle(row),
        call=lambda: actions.raise_again(
            obstacle=row,
            words=form.cleaned_data["words"],
            files=kept_files(form),
            by=request.user,
            at=now(),
        ),
    )


@allow(Permission.REPORT_TASK)
def take_back(request: AuthenticatedRequest, obstacle_id: int) -> HttpResponse:
    """Take an obstacle back."""
    row = _own(request, obstacle_id)
    form = Why(request.POST or None)
    return ask(
        request,
        form,
        title="Rút vướng mắc",
        button="Rút vướng mắc",
        programme=row.programme,
        back=_address(row),
        is_open=row.state in (_S.RAISED, _S.RETURNED, _S.CONSOLIDATED),
        said="Đã rút vướng mắc; hồ sơ vẫn lưu.",
        about=about_obstacle(row),
        call=lambda: actions.take_back_obstacle(
            obstacle=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )


@allow(Permission.REPORT_TASK)
def close(request: AuthenticatedRequest, obstacle_id: int) -> HttpResponse:
    """Say that it is gone."""
    row = _own(request, obstacle_id)
    form = Close(request.POST or None)
    return ask(
        request,
        form,
        title="Ghi đã giải quyết xong",
        button="Ghi đã xong",
        programme=row.programme,
        back=_address(row),
        is_open=row.state == _S.DECIDED,
        said="Đã ghi vướng mắc được giải quyết xong.",
        about=about_obstacle(row),
        call=lambda: actions.close_obstacle(
            obstacle=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )


@allow(Permission.SEE_TASKS)
def obstacle_file(request: AuthenticatedRequest, obstacle_file_id: int) -> HttpResponse:
    """Hand out a file that came with an obstacle."""
    row = get_object_or_404(queries.files(), pk=obstacle_file_id)
    return attachment(content=files.content_of(row.file), name=row.title)


def about_obstacle(row: Obstacle) -> list[tuple[str, str]]:
    """The obstacle as its body told it."""
    return [
        ("Vướng mắc", row.title),
        ("Nội dung", row.what),
        ("Đã làm gì để tháo gỡ", row.tried),
        ("Vì sao vượt thẩm quyền", row.beyond),
        ("Đề nghị", row.proposal),
    ]


def _own(request: AuthenticatedRequest, obstacle_id: int) -> Obstacle:
    """An obstacle of this seat's body."""
    return get_object_or_404(queries.obstacles().filter(body=request.seat.body), pk=obstacle_id)


def _address(row: Obstacle) -> str:
    return reverse("web:obstacle", args=[row.pk])


@cards.card("Vướng mắc", order=30, permission=Permission.SEE_TASKS, url_name="web:obstacles")
def obstacles_card(seat: SeatView, at: datetime) -> cards.Content:
    """What of obstacles waits for this body."""
    found = queries.waiting_for(body=seat.body)
    rows = [
        *[_row(m.title, "web:matter", m.pk, "chờ quyết định", "warn") for m in found.to_decide],
        *[_row(o.title, "web:obstacle", o.pk, "bị trả lại", "bad") for o in found.returned],
        *[
            _row(o.title, "web:obstacle", o.pk, "chờ tổng hợp", "warn")
            for o in found.to_consolidate
        ],
        *[_row(m.title, "web:matter", m.pk, m.get_state_display(), "info") for m in found.to_put],
        *[_row(o.title, "web:obstacle", o.pk, "có quyết định", "good") for o in found.to_close],
    ]
    note = "việc đang chờ cơ quan ta" if rows else ""
    figure = str(found.count) if rows else ""
    return cards.Content(
        figure=figure, note=note, rows=rows[:CARD_ROWS], empty="Không có vướng mắc nào đang chờ."
    )


def _row(text: str, url_name: str, pk: int, badge: str, tone: str) -> cards.Row:
    return cards.Row(text=text, url=reverse(url_name, args=[pk]), badge=badge, tone=tone)
