"""Reads of steering committees: who sits in them, who answers for what, where there is one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lalanh.base.models import User
from lalanh.organisations.models import (
    Body,
    CommitteeField,
    CommitteeMember,
    Holding,
    Seat,
    Unit,
)
from lalanh.organisations.models.unit import Level
from lalanh.organisations.models.validity import in_force
from lalanh.organisations.queries import inside, unit_chain

_ROLES = [role.value for role in CommitteeMember.Role]


@dataclass(frozen=True, slots=True)
class MemberOn:
    """A member of a committee, who held the office that day, and the fields."""

    member: CommitteeMember
    holding: Holding | None
    fields: tuple[CommitteeField, ...]


@dataclass(frozen=True, slots=True)
class DistrictCommittee:
    """A district with the committee it set up, or without one."""

    unit: Unit
    committee: Body | None


@dataclass(frozen=True, slots=True)
class CommitteeSheet:
    """All that the page of a committee shows of it."""

    members: list[MemberOn]
    sections: list[Body]
    districts: list[DistrictCommittee]

    @property
    def set_up(self) -> int:
        """How many districts have a committee."""
        return sum(1 for one in self.districts if one.committee is not None)


def sheet_of(*, committee: Body, on: date) -> CommitteeSheet | None:
    """Return members, sections and districts of a committee that day; None for another body."""
    if not committee.is_committee:
        return None
    is_provincial = committee.kind == Body.Kind.COMMITTEE and committee.level == Level.PROVINCE
    return CommitteeSheet(
        members=members_on(committee=committee, on=on),
        sections=list(sections(committee=committee)),
        districts=district_committees(committee=committee, on=on) if is_provincial else [],
    )


def committees(*, on: date | None = None) -> QuerySet[Body]:
    """Return the committees that stood that day, or all there ever were, the latest first."""
    found = Body.objects.filter(kind=Body.Kind.COMMITTEE)
    if on is not None:
        found = found.filter(in_force(on))
    return found.select_related("unit__kind", "standing_agency", "parent").order_by(
        "level", "-valid_from", "pk"
    )


def sections(*, committee: Body) -> QuerySet[Body]:
    """Return the sections of a committee, dissolved ones included."""
    return Body.objects.filter(parent=committee, kind=Body.Kind.SECTION).order_by("sort_key", "pk")


def receiving_sections(*, committee: Body, on: date) -> QuerySet[Body]:
    """Return the sections that take in contributions for the committee that day."""
    return sections(committee=committee).filter(in_force(on), function="tiep-nhan")


def sits_in_receiving_section(*, user: User, committee: Body, on: date) -> bool:
    """Tell whether the account has a seat that day in a section that takes in contributions."""
    receiving = receiving_sections(committee=committee, on=on)
    return Seat.objects.filter(in_force(on), user=user, body__in=receiving).exists()


def may_post_receipts(*, body: Body, committee: Body) -> bool:
    """
    Tell whether the body may post receipts for the committee.

    Where the committee has a receiving section only that one may, else the standing agency.
    """
    receiving = Body.objects.filter(
        parent=committee, kind=Body.Kind.SECTION, function="tiep-nhan", valid_to__isnull=True
    )
    if receiving.exists():
        return receiving.filter(pk=body.pk).exists()
    return body.pk == committee.standing_agency_id


def members_on(*, committee: Body, on: date) -> list[MemberOn]:
    """Return the members that day, the head first, each with who held the office then."""
    members = list(
        CommitteeMember.objects.filter(in_force(on), committee=committee)
        .select_related("office__body")
        .prefetch_related("fields__units__kind", "fields__bodies")
    )
    held = {
        holding.office_id: holding
        for holding in Holding.objects.filter(
            in_force(on), office__in=[member.office_id for member in members]
        ).select_related("official")
    }
    members.sort(key=lambda member: (_ROLES.index(member.role), member.pk))
    return [
        MemberOn(member, held.get(member.office_id), tuple(member.fields.all()))
        for member in members
    ]


def answerable(
    *, committee: Body, on: date, body: Body | None = None, unit: Unit | None = None
) -> list[CommitteeMember]:
    """
    Return the members whose fields cover the body or the unit (or one above it) that day.

    A field that names neither covers everything; members who name the place come first.
    """
    chain = unit_chain(unit or (body.unit if body else None))
    fields = (
        CommitteeField.objects.filter(in_force(on, through="member"), member__committee=committee)
        .select_related("member__office__body")
        .prefetch_related("units", "bodies")
        .order_by("pk")
    )
    places = {place.pk for place in chain}
    named: dict[int, CommitteeMember] = {}
    general: dict[int, CommitteeMember] = {}
    for field in fields:
        units, bodies = field.units.all(), field.bodies.all()
        if any(one.pk in places for one in units) or (body and body in bodies):
            named[field.member_id] = field.member
        elif not units and not bodies:
            general[field.member_id] = field.member
    return list((named | {pk: one for pk, one in general.items() if pk not in named}).values())


def covered_by(*, member: CommitteeMember) -> QuerySet[Body]:
    """Return the bodies a member answers for: those named, and all in the units named."""
    fields = CommitteeField.objects.filter(member=member)
    condition = Q(pk__in=fields.values("bodies"))
    for unit in Unit.objects.filter(pk__in=fields.values("units")):
        condition |= inside(unit)
    return Body.objects.filter(condition).order_by("level", "sort_key", "pk")


def district_committees(*, committee: Body, on: date) -> list[DistrictCommittee]:
    """Return every district of the committee's province with its committee, or without one."""
    province = next(
        (unit for unit in unit_chain(committee.unit) if unit.kind.level == Level.PROVINCE), None
    )
    if province is None:
        return []
    districts = (
        Unit.objects.filter(in_force(on), parent=province)
        .exclude(kind__level=Level.HAMLET)
        .select_related("kind")
        .order_by("sort_key", "pk")
    )
    set_up = {
        body.unit_id: body
        for body in Body.objects.filter(
            in_force(on), kind=Body.Kind.COMMITTEE, parent=committee
        ).select_related("standing_agency")
    }
    return [DistrictCommittee(unit, set_up.get(unit.pk)) for unit in districts]
