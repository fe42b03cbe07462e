"""Reads of reviews, and the figures of a plan at the end of a day."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from lalanh.kernel.period import VIETNAM
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Obstacle, PlanReport, Proposal, Review, Task
from lalanh.tasks.queries import measures, obstacles, proposals, standing
from lalanh.tasks.queries.desk import DONE_ENOUGH, ENDED


def reviews() -> QuerySet[Review]:
    """Return the reviews in sight, the latest first."""
    found = Review.objects.select_related(
        "programme", "programme__owner", "owner", "made_by", "issued_by"
    )
    return found.order_by("-as_of", "-pk")


def of_plan(*, programme: Programme) -> QuerySet[Review]:
    """Return the reviews of a plan in sight."""
    return reviews().filter(programme=programme)


def has_final(*, programme: Programme) -> bool:
    """Whether the final review was issued."""
    final = Q(kind=Review.Kind.FINAL, state=Review.State.ISSUED)
    return Review.objects.filter(final, programme=programme).exists()


def left_open(*, programme: Programme) -> dict[str, int]:
    """Count what a plan leaves undone if it is closed now; what is nothing is left out."""
    parts = standing.counted(programmes=[programme]).filter(task__state=Task.State.OPEN)
    counts = {
        "phần việc chưa xong": parts.exclude(state__in=DONE_ENOUGH).count(),
        "báo cáo hoàn thành chờ duyệt": parts.filter(state=Assignment.State.REPORTED).count(),
        "vướng mắc chưa có quyết định": obstacles.tally(programme=programme).open,
        "đề xuất chưa có quyết định": Proposal.objects.filter(
            programme=programme, state__in=proposals.UNDECIDED
        ).count(),
    }
    return {name: count for name, count in counts.items() if count}


def bodies_at_work(*, programme: Programme) -> list[int]:
    """Return the bodies to tell when a plan is closed: whoever still has something open in it."""
    parts = Assignment.objects.filter(
        task__programme=programme, task__state=Task.State.OPEN
    ).exclude(state__in=ENDED)
    raised = Obstacle.objects.filter(programme=programme).exclude(state__in=obstacles.ENDED)
    proposed = Proposal.objects.filter(programme=programme, state__in=proposals.UNDECIDED)
    route = [programme.consolidator_id, programme.committee_id]
    bodies = {
        *parts.values_list("body", flat=True),
        *raised.values_list("body", flat=True),
        *proposed.values_list("body", flat=True),
        *(one for one in route if one is not None),
    }
    return sorted(bodies - {programme.owner_id})


def end_of(day: date) -> datetime:
    """Return the last moment of a day in Việt Nam."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=VIETNAM) - timedelta(
        microseconds=1
    )


def figures(*, programme: Programme, as_of: date) -> dict[str, object]:
    """
    Return the figures of a plan as the records stood at the end of that day.

    `parts` and the other counts of `standing`; obstacles, proposals and sent reports up to then;
    `orders`, `requests`, `places` and `spread` of `measures`.
    """
    at = end_of(as_of)
    counts: dict[str, object] = dict(standing.figures_at(programme=programme, at=at))
    told = measures.timeliness(programme=programme, at=at)
    counts |= _flows(programme, at)
    counts["orders"] = _plain(told.orders)
    counts["requests"] = _plain(told.requests)
    counts["places"] = [_plain(one) for one in told.places]
    spread = told.spread
    counts["spread"] = spread and [
        spread.places, spread.lowest, spread.lower_quartile, spread.middle, spread.upper_quartile,
        spread.highest, spread.gap,
    ]  # fmt: skip
    return counts


def _flows(programme: Programme, at: datetime) -> dict[str, int]:
    """What was raised, proposed and reported by then."""
    obstacles = Obstacle.objects.filter(programme=programme).aggregate(
        obstacles_raised=Count("pk", filter=Q(raised_at__lte=at)),
        obstacles_decided=Count("pk", filter=Q(decided_at__lte=at)),
    )
    proposals = Proposal.objects.filter(programme=programme).aggregate(
        proposals_submitted=Count("pk", filter=Q(submitted_at__lte=at)),
        proposals_accepted=Count("pk", filter=Q(decided_at__lte=at, state="accepted")),
    )
    reports = PlanReport.objects.filter(programme=programme, is_consolidated=False).aggregate(
        reports_sent=Count("pk", filter=Q(first_sent_at__lte=at))
    )
    return obstacles | proposals | reports


def _plain(one: measures.Measure) -> dict[str, object]:
    """A measure as it is frozen; days are whole tenths, for numbers stay whole."""
    tenths = None if one.median_days is None else round(one.median_days * 10)
    return {
        "name": one.name,
        "parts": one.parts,
        "done": one.done,
        "decided": one.decided,
        "on_time": one.on_time,
        "share": one.share,
        "median_tenth_days": tenths,
    }
