"""Whether a directive is in force for a body on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from lalanh.directives.models import Clause, Document, Force
from lalanh.organisations import unit_queries
from lalanh.organisations.models import Body, Unit
from lalanh.organisations.queries import unit_chain


def forces(*, document: Document) -> QuerySet[Force]:
    """Return where the directive is or was in force, the running ones first."""
    found = Force.objects.filter(document=document).select_related("unit", "begun_by", "ended_by")
    return found.order_by(F("ends_on").desc(nulls_first=True), "unit__sort_key", "pk")


def all_forces() -> QuerySet[Force]:
    """Return the stretches of force in sight."""
    return Force.objects.select_related("document__owner", "unit")


def is_in_force(*, document: Document, body: Body, on: date) -> bool:
    """
    Tell whether the directive is in force that day where the body stands, or in a unit above it.

    A directive of which nothing is noted for these units is not: nobody has put it in force there.
    """
    chain = unit_chain(body.unit)
    running = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return Force.objects.filter(
        running, document=document, unit__in=chain, starts_on__lte=on
    ).exists()


def directive_of(*, clause: Clause) -> Document | None:
    """Return the registered document whose force a clause lasts with, if its paper cites it."""
    if not clause.lasts_with:
        return None
    cited = clause.document.citations.filter(cited__isnull=False).exclude(number="")
    named = "".join(clause.lasts_with.split()).upper()
    found = [one.cited for one in cited.select_related("cited") if one.number_key in named]
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Lasting:
    """What a duty lasts with: the words of its paper, the directive if registered, the state."""

    words: str
    directive: Document | None
    is_over: bool


def lasting(*, clause: Clause | None, body: Body, on: date) -> Lasting | None:
    """
    Return with which directive a duty lasts where the body stands; None where it is with none.

    It is over when the directive was in force there, or in a unit above, and no longer is.
    """
    if clause is None or not clause.lasts_with:
        return None
    directive = directive_of(clause=clause)
    if directive is None:
        return Lasting(clause.lasts_with, None, is_over=False)
    begun = Force.objects.filter(
        document=directive, unit__in=unit_chain(body.unit), starts_on__lte=on
    ).exists()
    over = begun and not is_in_force(document=directive, body=body, on=on)
    return Lasting(clause.lasts_with, directive, is_over=over)


def units_for(*, body: Body, on: date) -> list[Unit]:
    """Return where a body may note force: each province, its own units, those right below it."""
    chain = unit_chain(body.unit)
    below = list(unit_queries.units(on=on, parent=body.unit)) if body.unit else []
    return list(dict.fromkeys([*unit_queries.tops(on=on), *chain, *below]))
