"""Reads of contingency plans, of who has none, and of digital solutions."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lalanh.organisations.models import Body
from lalanh.organisations.models.unit import Level
from lalanh.tasks.models import ContingencyPlan, Solution

# Localities keep contingency plans: the People's Committees of districts and communes.
_KEEPS = "ubnd"


@dataclass(frozen=True, slots=True)
class Missing:
    """A district with those of its People's Committees that have no plan of a kind."""

    district: str
    bodies: list[Body]
    # How many there are in it, with and without.
    total: int


def contingency_plans(*, body: Body, hazard: str = "") -> QuerySet[ContingencyPlan]:
    """Return the plans in force in the body's branch: the latest version of each."""
    later = ContingencyPlan.objects.filter(
        body=OuterRef("body"), hazard=OuterRef("hazard"), version__gt=OuterRef("version")
    )
    found = versions().filter(~Exists(later), body__path__startswith=body.path)
    return found.filter(hazard=hazard) if hazard else found


def versions() -> QuerySet[ContingencyPlan]:
    """Return every version in sight, by body and kind, the latest first."""
    found = ContingencyPlan.objects.select_related("body", "approved_by", "kept_by", "file")
    return found.order_by("body__level", "body__sort_key", "body_id", "hazard", "-version")


def missing(*, body: Body, hazard: str) -> list[Missing]:
    """Return, by district, the localities of the branch that keep no plan of this kind."""
    kept = ContingencyPlan.objects.filter(hazard=hazard).values("body")
    localities = (
        Body.objects.filter(path__startswith=body.path, function=_KEEPS, valid_to__isnull=True)
        .filter(level__in=[Level.DISTRICT, Level.COMMUNE])
        .annotate(has_plan=Q(pk__in=kept))
        .select_related("unit__kind", "unit__parent__kind")
    )
    return list(_by_district(localities.order_by("level", "sort_key", "pk")))


def _by_district(localities: QuerySet[Body]) -> Iterator[Missing]:
    named = sorted(((_district_of(one), one) for one in localities), key=lambda pair: pair[0])
    for district, pairs in groupby(named, key=lambda pair: pair[0]):
        bodies = [one for _, one in pairs]
        without = [one for one in bodies if not getattr(one, "has_plan", False)]
        if without:
            yield Missing(district, without, len(bodies))


def _district_of(body: Body) -> str:
    unit = body.unit
    if unit is None:
        return "không ghi địa bàn"
    above = unit.parent if body.level == Level.COMMUNE else None
    return above.full_name if above and above.kind.level == Level.DISTRICT else unit.full_name


def solutions(*, body: Body) -> QuerySet[Solution]:
    """Return the digital solutions of the body's branch, those in use first."""
    found = Solution.objects.filter(body__path__startswith=body.path)
    found = found.select_related("body", "kept_by")
    return found.order_by(F("until_on").desc(nulls_first=True), "body__sort_key", "name", "pk")
