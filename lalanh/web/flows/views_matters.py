"""What the consolidating body and the committee see and do."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.tasks.actions import matters as actions
from lalanh.tasks.models import Matter, Obstacle
from lalanh.tasks.queries import obstacles as queries
from lalanh.web.flows.asking import ask, plan_in_sight
from lalanh.web.flows.forms_obstacles import Bundle, Decide, MatterWords, Why
from lalanh.web.flows.views_obstacles import about_obstacle
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press

_S = Matter.State
# How many documents there are to choose from, the latest first.
KNOWN = 100


@allow(Permission.REPORT_TASK)
def bundle(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Bundle what waits with this body into a matter."""
    programme = plan_in_sight(programme_id)
    waiting = queries.waiting_to_be_consolidated(body=request.seat.body, programme=programme)
    form = Bundle(request.POST or None, waiting=waiting, initial=_ticked(request))
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.consolidate(
            obstacles=form.chosen(),
            title=form.cleaned_data["title"],
            words=form.cleaned_data["words"],
            by=request.user,
            at=now(),
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Matter)
        said = "Đã tổng hợp. Hãy xem lại rồi trình."
        return done(request, said, to=_address(form.outcome.pk))
    context = {"form": form, "programme": programme, "waiting": waiting}
    return page(request, "web/flows/bundle.html", context)


def _ticked(request: AuthenticatedRequest) -> dict[str, list[str]]:
    """The obstacle the officer came from is ticked already."""
    return {"obstacles": request.GET.getlist("vuong-mac")}


@allow(Permission.REPORT_TASK)
def send_back_obstacle(request: AuthenticatedRequest, obstacle_id: int) -> HttpResponse:
    """Send an obstacle back to who raised it."""
    mine = queries.obstacles().filter(consolidator=request.seat.body)
    row = get_object_or_404(mine, pk=obstacle_id)
    form = Why(request.POST or None)
    return ask(
        request,
        form,
        title="Trả lại vướng mắc",
        button="Trả lại",
        programme=row.programme,
        back=reverse("web:obstacle", args=[row.pk]),
        is_open=row.state in (Obstacle.State.RAISED, Obstacle.State.CONSOLIDATED),
        said=f"Đã trả lại {row.body.name}.",
        about=about_obstacle(row),
        call=lambda: actions.send_back_obstacle(
            obstacle=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )


@allow(Permission.SEE_TASKS)
def matter(request: AuthenticatedRequest, matter_id: int) -> HttpResponse:
    """Show a matter with its obstacles, and what this seat may do."""
    row = get_object_or_404(queries.matters(), pk=matter_id)
    may = request.seat.permissions
    in_hand = row.body_id == request.seat.body.pk and row.state in (_S.DRAFT, _S.RETURNED)
    decides = row.decider_id == request.seat.body.pk and row.state == _S.PUT
    context = {
        "matter": row,
        "programme": row.programme,
        "may_put": in_hand and Permission.REPORT_TASK in may,
        "may_decide": decides and Permission.ACCEPT_REPORT in may,
    }
    return page(request, "web/flows/matter.html", context)


@allow(Permission.REPORT_TASK)
def correct(request: AuthenticatedRequest, matter_id: int) -> HttpResponse:
    """Change the words of a matter in hand."""
    row = _own(request, matter_id)
    known = {"title": row.title, "words": row.text}
    form = MatterWords(request.POST or None, initial=known, stands=known)
    return ask(
        request,
        form,
        title="Sửa nội dung trình",
        button="Lưu",
        programme=row.programme,
        back=_address(row.pk),
        is_open=row.state in (_S.DRAFT, _S.RETURNED),
        said="Đã lưu nội dung trình.",
        call=lambda: actions.correct_matter(
            matter=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )


@allow(Permission.REPORT_TASK)
@require_POST
def drop(request: AuthenticatedRequest, obstacle_id: int) -> HttpResponse:
    """Take an obstacle out of its matter."""
    mine = queries.obstacles().filter(consolidator=request.seat.body, matter__isnull=False)
    row = get_object_or_404(mine, pk=obstacle_id)
    assert row.matter_id is not None
    return press(
        request,
        lambda: actions.drop_from_matter(obstacle=row, by=request.user, at=now()),
        said="Đã đưa vướng mắc ra khỏi nội dung trình.",
        to=_address(row.matter_id),
    )


@allow(Permission.REPORT_TASK)
@require_POST
def put(request: AuthenticatedRequest, matter_id: int) -> HttpResponse:
    """Put a matter to the committee."""
    row = _own(request, matter_id)
    return press(
        request,
        lambda: actions.put_matter(matter=row, by=request.user, at=now()),
        said=f"Đã trình {row.decider.name}.",
        to=_address(row.pk),
    )


@allow(Permission.REPORT_TASK)
@require_POST
def dissolve(request: AuthenticatedRequest, matter_id: int) -> HttpResponse:
    """Give up a matter; its obstacles wait as before."""
    row = _own(request, matter_id)
    return press(
        request,
        lambda: actions.dissolve_matter(matter=row, by=request.user, at=now()),
        said="Đã bỏ nội dung trình; các vướng mắc lại chờ tổng hợp.",
        to=reverse("web:plan-obstacles", args=[row.programme_id]),
    )


@allow(Permission.ACCEPT_REPORT)
def send_back_matter(request: AuthenticatedRequest, matter_id: int) -> HttpResponse:
    """Send a matter back to who put it."""
    row = _to_decide(request, matter_id)
    form = Why(request.POST or None)
    return ask(
        request,
        form,
        title="Trả lại nội dung trình",
        button="Trả lại",
        programme=row.programme,
        back=_address(row.pk),
        is_open=row.state == _S.PUT,
        said=f"Đã trả lại {row.body.name}.",
        about=_about(row),
        call=lambda: actions.send_back_matter(
            matter=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )


@allow(Permission.ACCEPT_REPORT)
def decide(request: AuthenticatedRequest, matter_id: int) -> HttpResponse:
    """Write down the decision."""
    row = _to_decide(request, matter_id)
    known = queries.documents_to_state_it(body=request.seat.body)[:KNOWN]
    form = Decide(request.POST or None, documents=known)
    return ask(
        request,
        form,
        title="Quyết định",
        button="Ghi quyết định",
        programme=row.programme,
        back=_address(row.pk),
        is_open=row.state == _S.PUT,
        said="Đã ghi quyết định và chuyển về các cơ quan nêu vướng mắc.",
        about=_about(row),
        call=lambda: actions.decide_matter(
            matter=row,
            decision=form.cleaned_data["decision"],
            document=form.stated_in(),
            new_task=form.new_task(),
            by=request.user,
            at=now(),
        ),
    )


def _about(row: Matter) -> list[tuple[str, str]]:
    held: list[Obstacle] = list(row.obstacles.all())
    raised = [(f"{one.body.name} đề nghị", one.proposal) for one in held]
    return [("Nội dung trình", row.title), ("Tình hình và đề nghị", row.text), *raised]


def _own(request: AuthenticatedRequest, matter_id: int) -> Matter:
    return get_object_or_404(queries.matters().filter(body=request.seat.body), pk=matter_id)


def _to_decide(request: AuthenticatedRequest, matter_id: int) -> Matter:
    return get_object_or_404(queries.matters().filter(decider=request.seat.body), pk=matter_id)


def _address(matter_id: int) -> str:
    return reverse("web:matter", args=[matter_id])
