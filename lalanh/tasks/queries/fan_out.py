"""Who gets what from a document: the same answer for the preview and for the hand-out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db.models import Prefetch

from lalanh.directives.models import Clause, ClauseAssignee, Document
from lalanh.kernel.period import local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Group
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
    # By the id of the body: its role, and the name in the clause it comes from.
    roles: Mapping[int, tuple[str, ClauseAssignee]]
    # Names in it that nobody has matched with a body or group yet.
    unresolved: list[ClauseAssignee]
    # The bodies that were read: all of them, or the first of each clause.
    read: Mapping[int, Body]

    @property
    def count(self) -> int:
        """How many bodies get a part."""
        return len(self.roles)

    @property
    def parts(self) -> list[Part]:
        """The parts of the bodies that were read."""
        return [
            Part(body=self.read[pk], role=role, via=via)
            for pk, (role, via) in self.roles.items()
            if pk in self.read
        ]


def day_of_groups(*, document: Document, at: datetime) -> date:
    """Return the day as of which groups are fanned out: the day of issue, if the owner stood."""
    return max(document.issued_on or local_date(at), document.owner.valid_from)


def shares(
    *,
    document: Document,
    at: datetime,
    first: int | None = None,
    whole: int | None = None,
    only: int | None = None,
) -> list[Share]:
    """
    Return what every followed clause gives to whom, groups as they stood on the day of issue.

    A group's members are read once, however many clauses name it. With `first` only so many bodies
    of each clause are read, all of them for the clause `whole`: a page that gives out to thousands
    shows no more. `only` asks for one clause.
    """
    on = day_of_groups(document=document, at=at)
    assignees = ClauseAssignee.objects.select_related("group").order_by("position")
    clauses = (
        Clause.objects.filter(document=document, is_followed=True, kind=Clause.Kind.TASK)
        .select_related("document__owner", "task")
        .prefetch_related(Prefetch("assignees", assignees))
        .order_by("position")
    )
    if only is not None:
        clauses = clauses.filter(pk=only)
    members: dict[int, list[int]] = {}
    drawn = [(clause, *_drawn(clause, document, on, members)) for clause in clauses]
    wanted = {
        clause.pk: list(islice(roles, None if clause.pk == whole else first))
        for clause, roles, _ in drawn
    }
    read = Body.objects.in_bulk(list(set().union(*wanted.values())))
    return [
        Share(clause, roles, unresolved, {pk: read[pk] for pk in wanted[clause.pk]})
        for clause, roles, unresolved in drawn
    ]


type _Roles = dict[int, tuple[str, ClauseAssignee]]


def _drawn(
    clause: Clause, document: Document, on: date, members: dict[int, list[int]]
) -> tuple[_Roles, list[ClauseAssignee]]:
    """
    Give each body its role; its first mention in the clause decides which.

    A collective lead becomes equal responsibility: a task has one lead or none.
    """
    roles: _Roles = {}
    unresolved = []
    has_lead = False
    for assignee in clause.assignees.all():
        if assignee.group is not None:
            ids = _members(assignee.group, document, on, members)
        elif assignee.body_id is not None:
            ids = [assignee.body_id]
        else:
            unresolved.append(assignee)
            continue
        role = assignee.role
        if role == Assignment.Role.LEAD and (len(ids) > 1 or has_lead):
            role = Assignment.Role.RESPONSIBLE
        new = [pk for pk in ids if pk not in roles]
        has_lead = has_lead or (role == Assignment.Role.LEAD and bool(new))
        roles |= dict.fromkeys(new, (str(role), assignee))
    return roles, unresolved


def _members(
    group: Group, document: Document, on: date, members: dict[int, list[int]]
) -> list[int]:
    if group.pk not in members:
        found = organisations.members(group=group, on=on, within=document.owner.unit)
        members[group.pk] = list(found.values_list("pk", flat=True))
    return members[group.pk]


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


@dataclass(frozen=True, slots=True)
class Laden:
    """The same, of a body that was not read."""

    body_id: int
    lead: int
    other: int


def laden(found: list[Share]) -> list[Laden]:
    """Return each body's number of parts, the most laden first, else as the clauses name them."""
    all_parts: Counter[int] = Counter()
    leads: Counter[int] = Counter()
    for share in found:
        all_parts.update(share.roles.keys())
        leads.update(pk for pk, (role, _) in share.roles.items() if role == Assignment.Role.LEAD)
    return [Laden(pk, leads[pk], count - leads[pk]) for pk, count in all_parts.most_common()]


def loads(found: Sequence[Laden]) -> list[Load]:
    """Read these bodies."""
    read = Body.objects.in_bulk([one.body_id for one in found])
    return [Load(read[one.body_id], one.lead, one.other) for one in found]


# So many parts are written while somebody waits; more are written by the worker.
AT_ONCE = 2_000


def is_large(*, document: Document, at: datetime) -> bool:
    """Tell whether handing the document out is left to the worker."""
    return sum(one.count for one in shares(document=document, at=at, first=0)) > AT_ONCE
