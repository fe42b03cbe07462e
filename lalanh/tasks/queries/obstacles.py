"""Reads of obstacles: of a plan, of a body, what waits for whom, how long a decision took."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from lalanh.directives.models import Document
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Matter, Obstacle, ObstacleFile, ObstacleStep

_O = Obstacle.State
ENDED = (_O.CLOSED, _O.TAKEN_BACK)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What of obstacles waits for one body, each in one heap."""

    to_consolidate: list[Obstacle]
    to_put: list[Matter]
    to_decide: list[Matter]
    returned: list[Obstacle]
    to_close: list[Obstacle]

    @property
    def count(self) -> int:
        """How many things wait."""
        own = len(self.returned) + len(self.to_close)
        return own + len(self.to_consolidate) + len(self.to_put) + len(self.to_decide)


def obstacles() -> QuerySet[Obstacle]:
    """Return the obstacles in sight, the latest first."""
    found = Obstacle.objects.select_related(
        "programme", "body", "owner", "consolidator", "decider", "matter", "task", "raised_by"
    )
    return found.order_by("-raised_at", "-pk")


def of_plan(*, programme: Programme) -> QuerySet[Obstacle]:
    """Return the obstacles of a plan in sight, what is open first."""
    return obstacles().filter(programme=programme)


def of_branch(*, body: Body) -> QuerySet[Obstacle]:
    """Return what the body and those below it raised."""
    return obstacles().filter(body__path__startswith=body.path)


def obstacle_in_full(*, pk: int) -> Obstacle | None:
    """Return an obstacle with its files and steps, or None if it is out of sight."""
    steps = ObstacleStep.objects.select_related("acting_body", "taken_by", "document")
    files = ObstacleFile.objects.select_related("file")
    found = obstacles().prefetch_related(
        Prefetch("steps", steps.order_by("-taken_at", "-pk")),
        Prefetch("files", files.order_by("pk")),
    )
    return found.filter(pk=pk).first()


def files() -> QuerySet[ObstacleFile]:
    """Return the files of obstacles in sight."""
    return ObstacleFile.objects.select_related("file")


def with_additions(found: QuerySet[Obstacle]) -> QuerySet[Obstacle]:
    """Give each obstacle, as `added`, what its body added when it was last sent again."""
    again = ObstacleStep.objects.filter(
        obstacle=OuterRef("pk"), acting_body=OuterRef("body"), to=_O.RAISED
    )
    last = again.exclude(text="").order_by("-taken_at", "-pk").values("text")[:1]
    return found.annotate(added=Subquery(last))


def matters() -> QuerySet[Matter]:
    """Return the matters in sight, with what they are about."""
    held = with_additions(obstacles()).order_by("pk").prefetch_related("files")
    found = Matter.objects.select_related(
        "programme", "body", "decider", "document", "task", "put_by", "decided_by"
    )
    return found.prefetch_related(Prefetch("obstacles", held)).order_by("-pk")


def waiting_to_be_consolidated(
    *, body: Body, programme: Programme | None = None
) -> QuerySet[Obstacle]:
    """Return what lies with the body to be bundled, the oldest first."""
    found = with_additions(obstacles().filter(consolidator=body, state=_O.RAISED))
    if programme is not None:
        found = found.filter(programme=programme)
    return found.order_by("raised_at", "pk")


def waiting_for(*, body: Body) -> Waiting:
    """Return everything about obstacles that waits for the body."""
    own = obstacles().filter(body=body).order_by("raised_at", "pk")
    in_hand = Q(body=body, state__in=[Matter.State.DRAFT, Matter.State.RETURNED])
    return Waiting(
        to_consolidate=list(waiting_to_be_consolidated(body=body)),
        to_put=list(matters().filter(in_hand)),
        to_decide=list(matters().filter(decider=body, state=Matter.State.PUT).order_by("put_at")),
        returned=list(own.filter(state=_O.RETURNED)),
        to_close=list(own.filter(state=_O.DECIDED)),
    )


def documents_to_state_it(*, body: Body) -> QuerySet[Document]:
    """Return the documents of the body's register in which a decision may stand."""
    mine = Document.objects.filter(owner=body, state=Document.State.CONFIRMED)
    return mine.order_by(F("issued_on").desc(nulls_last=True), "-pk")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many obstacles of a plan in sight, and the median time until they were decided."""

    raised: int
    open: int
    decided: int
    median: timedelta | None


def tally(*, programme: Programme) -> Tally:
    """Count the obstacles of a plan that are in sight."""
    found = Obstacle.objects.filter(programme=programme)
    counts = found.aggregate(
        raised=Count("pk"),
        open=Count("pk", filter=~Q(state__in=[*ENDED, _O.DECIDED])),
        decided=Count("pk", filter=Q(decided_at__isnull=False)),
    )
    decided = found.filter(decided_at__isnull=False).values_list("raised_at", "decided_at")
    took = [(last - first).total_seconds() for first, last in decided if last is not None]
    return Tally(**counts, median=timedelta(seconds=median(took)) if took else None)


def in_words(took: timedelta | None) -> str:
    """Say a length of time in days, or hours below two days."""
    if took is None:
        return "chưa có"
    hours = round(took.total_seconds() / 3600)
    if hours == 0:
        return "dưới 1 giờ"
    return f"{hours} giờ" if hours < 48 else f"{round(hours / 24)} ngày"
