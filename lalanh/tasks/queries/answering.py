"""Who in a committee answers for which body's part, and all the parts of one's own field."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Q, QuerySet

from lalanh.base.models import User
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body, CommitteeField, CommitteeMember, Unit
from lalanh.organisations.models.validity import in_force
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.desk import DONE_ENOUGH, ENDED


def committee_of(task: Task) -> Body | None:
    """Return the committee a task is of: the giver, or the owner of its programme."""
    if task.owner.is_committee:
        return task.owner
    owner = task.programme.owner if task.programme is not None else None
    return owner if owner is not None and owner.is_committee else None


def answerable_by_body(
    *, committee: Body, bodies: Iterable[Body], on: date
) -> dict[int, list[CommitteeMember]]:
    """
    Return, by body, the members whose fields cover it that day, in a few queries for all of them.

    A field that names neither units nor bodies covers everything; members who name the place come
    first. The same answer as `committee_queries.answerable`, which asks body by body.
    """
    fields = list(
        CommitteeField.objects.filter(in_force(on, through="member"), member__committee=committee)
        .select_related("member__office__body")
        .prefetch_related("units", "bodies")
        .order_by("pk")
    )
    wanted = list(bodies)
    above = _units_above({body.unit_id for body in wanted if body.unit_id}) if fields else {}
    return {
        body.pk: _members(fields, body, above.get(body.unit_id or 0, frozenset()))
        for body in wanted
    }


def _members(
    fields: list[CommitteeField], body: Body, places: frozenset[int]
) -> list[CommitteeMember]:
    named: dict[int, CommitteeMember] = {}
    general: dict[int, CommitteeMember] = {}
    for field in fields:
        units = {unit.pk for unit in field.units.all()}
        bodies = {one.pk for one in field.bodies.all()}
        if units & places or body.pk in bodies:
            named[field.member_id] = field.member
        elif not units and not bodies:
            general[field.member_id] = field.member
    return [*named.values(), *[one for pk, one in general.items() if pk not in named]]


def _units_above(units: set[int]) -> dict[int, frozenset[int]]:
    """Return each unit with itself and all above it; one query for each level."""
    parents: dict[int, int | None] = {}
    edge = units
    while edge:
        parents |= dict(Unit.objects.filter(pk__in=edge).values_list("pk", "parent_id"))
        edge = {up for up in parents.values() if up is not None} - set(parents)
    return {unit: frozenset(_chain(unit, parents)) for unit in units}


def _chain(unit: int | None, parents: dict[int, int | None]) -> list[int]:
    chain: list[int] = []
    while unit is not None and unit not in chain:
        chain.append(unit)
        unit = parents.get(unit)
    return chain


@dataclass(frozen=True, slots=True)
class Field:
    """A field that an account answers for in a committee."""

    committee: Body
    name: str
    role: str


def fields_of(*, user: User, on: date) -> list[Field]:
    """Return what the holder of this account answers for, in every committee."""
    held = Q(member__office__holdings__official__user=user)
    now_held = in_force(on, through="member__office__holdings")
    found = (
        CommitteeField.objects.filter(held, now_held, in_force(on, through="member"))
        .select_related("member__committee")
        .order_by("member__committee", "pk")
        .distinct()
    )
    return [
        Field(field.member.committee, field.field, field.member.get_role_display())
        for field in found
    ]


SHOWS = {"": "chưa xong", "qua-han": "quá hạn", "tat-ca": "tất cả"}


def parts_of_field(*, at: datetime, show: str = "") -> QuerySet[Assignment]:
    """Return the parts of the bodies the present account answers for, the nearest day first."""
    covered: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT committee_id, body_id FROM tasks_fields_of_member()")
        for committee, body in cursor.fetchall():
            covered.setdefault(committee, []).append(body)
    mine = Q(pk__in=[])
    for committee, bodies in covered.items():
        mine |= Q(owner=committee, body__in=bodies)
    found = (
        Assignment.objects.filter(mine)
        .exclude(task__state=Task.State.WITHDRAWN)
        .exclude(role=Assignment.Role.DIRECTING)
        .select_related("task__owner", "task__document", "task__after_event", "body")
        .order_by("task__last_day", "task", "body__sort_key", "pk")
    )
    if show == "tat-ca":
        return found
    found = found.filter(task__state=Task.State.OPEN).exclude(state__in=ENDED)
    if show == "qua-han":
        return found.filter(task__last_day__lt=local_date(at)).exclude(state__in=DONE_ENOUGH)
    return found
