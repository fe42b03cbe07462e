"""Reads of reviews, and the figures of a plan at the end of a day."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from lalanh.kernel.period import VIETNAM
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Obstacle, PlanReport, Proposal, Review
from lalanh.tasks.queries import measures, standing


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
