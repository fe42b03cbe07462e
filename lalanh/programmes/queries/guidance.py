"""Guidance of plans: what is awaited, what is published, how bodies made it concrete."""

from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, QuerySet

from lalanh.directives.models import Clause, ClauseAssignee, Copy
from lalanh.organisations.models import Body
from lalanh.programmes.models import Guidance, GuidanceUse, GuidanceVersion, Programme


def guidances() -> QuerySet[Guidance]:
    """Return guidance in sight with its versions, what is awaited first, by its day."""
    versions = GuidanceVersion.objects.select_related("document").order_by("-number")
    return (
        Guidance.objects.select_related("programme__owner", "drafter", "issuer", "clause")
        .prefetch_related(Prefetch("versions", versions))
        .annotate(published=Count("versions", distinct=True), latest=Max("versions__number"))
        .order_by("published", "due_on", "pk")
    )


@dataclass(frozen=True, slots=True)
class Demanded:
    """A clause of the plan that demands guidance nobody has noted yet, and who may draw it up."""

    clause: Clause
    drafter: Body | None


def demanded(*, programme: Programme) -> list[Demanded]:
    """Return the clauses of the plan that demand guidance and have none noted."""
    if programme.document is None:
        return []
    noted = Guidance.objects.filter(programme=programme, clause__isnull=False).values("clause")
    assignees = ClauseAssignee.objects.select_related("body").order_by("position")
    clauses = Clause.objects.filter(
        document=programme.document, demands=Clause.Demand.GUIDANCE
    ).exclude(pk__in=noted)
    found = clauses.order_by("position").prefetch_related(Prefetch("assignees", assignees))
    return [Demanded(clause, _drafter(clause)) for clause in found]


def _drafter(clause: Clause) -> Body | None:
    """The body that leads in the clause, else the one that is to do it."""
    wanted = [ClauseAssignee.Role.LEAD, ClauseAssignee.Role.RESPONSIBLE]
    named = [one for one in clause.assignees.all() if one.body and one.role in wanted]
    named.sort(key=lambda one: wanted.index(ClauseAssignee.Role(one.role)))
    return named[0].body if named else None


def uses(*, guidance: Guidance) -> QuerySet[GuidanceUse]:
    """Return how bodies in sight made the guidance concrete, the newest first."""
    found = GuidanceUse.objects.filter(version__guidance=guidance)
    return found.select_related("body", "version", "document").order_by("-on", "-pk")


def version_held(*, guidance: Guidance, body: Body) -> GuidanceVersion | None:
    """Return the latest version the body holds a copy of."""
    held = Copy.objects.filter(body=body).values("document")
    versions = GuidanceVersion.objects.filter(guidance=guidance, document__in=held)
    return versions.order_by("-number").first()
