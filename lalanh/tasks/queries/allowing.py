"""Clauses of a plan that let its owner give a task at any time."""

from dataclasses import dataclass

from lalanh.directives.models import Clause
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Allowing:
    """A programme under way, and the clauses of its document, those for any duty first."""

    programme: Programme
    clauses: list[Clause]


def allowing(*, owner: Body) -> list[Allowing]:
    """Return the open programmes of a body with the clauses a task may rest on."""
    mine = Programme.objects.filter(owner=owner, state=Programme.State.OPEN)
    plans = {one.document_id: one for one in mine.exclude(document=None).order_by("-starts_on")}
    found: dict[int, list[Clause]] = {}
    clauses = Clause.objects.filter(document__in=list(plans), kind=Clause.Kind.TASK)
    for clause in clauses.order_by("document", "-is_general", "position"):
        found.setdefault(clause.document_id, []).append(clause)
    return [
        Allowing(programme, found[document])
        for document, programme in plans.items()
        if document in found
    ]
