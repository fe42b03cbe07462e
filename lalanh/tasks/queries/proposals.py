"""Reads of proposals: of a plan, of a body, what waits for it, where one may go next."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import Count, Prefetch, Q, QuerySet

from lalanh.organisations.models import Body
from lalanh.organisations.models.unit import Level
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Proposal, ProposalStep

_S = Proposal.State
UNDECIDED = (_S.SUBMITTED, _S.CONSIDERED)


def proposals() -> QuerySet[Proposal]:
    """Return the proposals in sight, the latest first."""
    found = Proposal.objects.select_related(
        "body", "holder", "programme", "written_by", "decided_by", "task"
    )
    return found.order_by("-written_at", "-pk")


def proposal_in_full(*, pk: int) -> Proposal | None:
    """Return a proposal with its steps, or None if it is out of sight."""
    steps = ProposalStep.objects.select_related("acting_body", "holder", "taken_by")
    found = proposals().prefetch_related(Prefetch("steps", steps.order_by("-taken_at", "-pk")))
    return found.filter(pk=pk).first()


def waiting_for(*, body: Body) -> QuerySet[Proposal]:
    """Return what lies with the body to be decided or passed up, the oldest first."""
    return proposals().filter(holder=body, state__in=UNDECIDED).order_by("submitted_at", "pk")


def of_branch(*, body: Body) -> QuerySet[Proposal]:
    """Return what the body and those below it wrote."""
    return proposals().filter(body__path__startswith=body.path)


def of_plan(*, programme: Programme) -> QuerySet[Proposal]:
    """Return the proposals made in a plan that are in sight."""
    return proposals().filter(programme=programme)


def upwards(*, proposal: Proposal) -> list[Body]:
    """
    Return where a proposal may go next, the likeliest first: to the body above, or along the
    route of its plan, which comes first once the proposal leaves the district.
    """
    above: list[Body] = []
    holder = Body.objects.select_related("parent").get(pk=proposal.holder_id)
    if holder.parent is not None:
        above.append(holder.parent)
    programme = (
        Programme.objects.select_related("owner", "consolidator", "committee")
        .filter(proposals=proposal)
        .first()
    )
    route = [programme.receiver, programme.decider] if programme is not None else []
    leaves_district = any(body.level <= Level.PROVINCE for body in above)
    found = route + above if leaves_district else above + route
    seen = set(proposal.held_by)
    return [body for body in dict.fromkeys(found) if body.pk not in seen]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many proposals of a plan in sight, and the median time from the first to a decision."""

    submitted: int
    accepted: int
    rejected: int
    median: timedelta | None


def tally(*, programme: Programme) -> Tally:
    """Count the proposals of a plan that are in sight."""
    found = Proposal.objects.filter(programme=programme).exclude(state=_S.DRAFT)
    counts = found.aggregate(
        submitted=Count("pk"),
        accepted=Count("pk", filter=Q(state=_S.ACCEPTED)),
        rejected=Count("pk", filter=Q(state=_S.REJECTED)),
    )
    decided = found.filter(decided_at__isnull=False).values_list("submitted_at", "decided_at")
    took = [(last - first).total_seconds() for first, last in decided if first and last]
    return Tally(**counts, median=timedelta(seconds=median(took)) if took else None)
