"""Who gets what from a document: the same answer for the preview and for the hand-out."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from lalanh.directives.models import Clause, ClauseAssignee, Document
from lalanh.kernel.period import local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment


@dataclass(frozen=True, slots=True)
class Part:
    """One body's part, with the words of the document it comes from."""

    body: Body
    role: str
    via: ClauseAssignee | None = None

    @property
    def role_name(self) -> str:
        """The role in Vietnamese."""
        return str(Assignment.Role(self.role).label)


@dataclass(frozen=True, slots=True)
class Share:
    """One followed clause and the bodies that get a part in it, each body once."""

    clause: Clause
    parts: list[Part]
    # Names in it that nobody has matched with a body or group yet.
    unresolved: list[ClauseAssignee]


def day_of_groups(*, document: Document, at: datetime) -> date:
    """Return the day as of which groups are fanned out: the day of issue, if the owner stood."""
    return max(document.issued_on or local_date(at), document.owner.valid_from)


def shares(*, document: Document, at: datetime) -> list[Share]:
    """
    Return what every followed clause gives to whom, groups as they stood on the day of issue.

    A group's members are read once, however many clauses name it.
    """
    on = day_of_groups(document=document, at=at)
    assignees = ClauseAssignee.objects.select_related("body", "group").order_by("position")
    clauses = (
        Clause.objects.filter(document=document, is_followed=True, kind=Clause.Kind.TASK)
        .select_related("document__owner", "task")
        .prefetch_related(Prefetch("assignees", assignees))
        .order_by("position")
    )
    members: dict[int, list[Body]] = {}
    return [_share(clause, document=document, on=on, members=members) for clause in clauses]


def _share(
    clause: Clause, *, document: Document, on: date, members: dict[int, list[Body]]
) -> Share:
    """
    Give each body its part; its first mention in the clause decides its role.

    A collective lead becomes equal responsibility: a task has one lead or none.
    """
    parts: dict[int, Part] = {}
    unresolved = []
    for assignee in clause.assignees.all():
        bodies = [assignee.body] if assignee.body else []
        if assignee.group is not None:
            if assignee.group.pk not in members:
                found = organisations.members(
                    group=assignee.group, on=on, within=document.owner.unit
                )
                members[assignee.group.pk] = list(found)
            bodies = members[assignee.group.pk]
        elif assignee.body is None:
            unresolved.append(assignee)
        role = assignee.role
        has_lead = any(part.role == Assignment.Role.LEAD for part in parts.values())
        if role == Assignment.Role.LEAD and (len(bodies) > 1 or has_lead):
            role = Assignment.Role.RESPONSIBLE
        for body in bodies:
            parts.setdefault(body.pk, Part(body=body, role=role, via=assignee))
    return Share(clause, list(parts.values()), unresolved)


@dataclass(frozen=True, slots=True)
class Load:
    """A body and how many tasks of a document it gets, by role."""

    body: Body
    lead: int
    other: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.lead + self.other


def loads(found: list[Share]) -> list[Load]:
    """Return each body with the number of its parts, the most laden first."""
    bodies: dict[int, Body] = {}
    counts: dict[int, list[int]] = {}
    for share in found:
        for part in share.parts:
            bodies[part.body.pk] = part.body
            count = counts.setdefault(part.body.pk, [0, 0])
            count[part.role != Assignment.Role.LEAD] += 1
    made = [Load(bodies[pk], lead, other) for pk, (lead, other) in counts.items()]
    return sorted(made, key=lambda load: (-load.total, load.body.level, load.body.sort_key))
