"""Reads of bodies, seats and groups, and which body or group a name means."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, QuerySet, When

from lalanh.base.models import User
from lalanh.base.permissions import ROLES, Permission, Role
from lalanh.base.scope import Scope
from lalanh.organisations import names as likeness
from lalanh.organisations.models import (
    Body,
    BodyAttribute,
    BodyName,
    Group,
    GroupName,
    Seat,
    Unit,
)
from lalanh.organisations.models.unit import Level
from lalanh.organisations.models.validity import in_force


@dataclass(frozen=True, slots=True)
class SeatView:
    """The seat an account works from: its body, its rights, and the eyes it gives."""

    id: int
    user_id: int
    body: Body
    role: Role
    permissions: frozenset[Permission]

    @property
    def scope(self) -> Scope:
        """The row-level scope of this seat."""
        return Scope(user_id=self.user_id, body_id=self.body.pk, body_path=self.body.path)

    @property
    def role_name(self) -> str:
        """The role in Vietnamese."""
        return str(dict(Seat._meta.get_field("role").flatchoices)[self.role.value])


@dataclass(frozen=True, slots=True)
class Found:
    """A body or a group that a name may mean; exactly one of the two is set."""

    body: Body | None
    group: Group | None
    # 0 to 100; 100 only where the name is written the same.
    score: int

    @property
    def name(self) -> str:
        """The name in the register."""
        one = self.body or self.group
        return one.name if one else ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name of a document may mean, best first."""

    name: str
    found: tuple[Found, ...]
    # True: the first may be proposed as it is; a person still confirms the document.
    is_sure: bool

    @property
    def best(self) -> Found | None:
        """The likeliest meaning."""
        return self.found[0] if self.found else None


def seats_of(*, user: User) -> QuerySet[Seat]:
    """Return the open seats of an account, the first one first."""
    return (
        Seat.objects.filter(user=user, valid_to__isnull=True)
        .select_related("body__unit__kind")
        .order_by("pk")
    )


def accounts_that_may(*, permission: Permission, body: Body) -> QuerySet[User]:
    """Return the accounts with an open seat in the body whose role holds the permission."""
    roles = [role.value for role, may in ROLES.items() if permission in may]
    seated = Q(seats__body=body, seats__role__in=roles, seats__valid_to__isnull=True)
    return User.objects.filter(seated, is_active=True).distinct()


def seat_of(*, user: User, chosen: int | None) -> SeatView | None:
    """Return the chosen seat if it is open and the account's own, else its first, else None."""
    return seat_among(list(seats_of(user=user)), chosen=chosen)


def seat_among(seats: Sequence[Seat], *, chosen: int | None) -> SeatView | None:
    """Return the chosen one of these seats, else the first, else None."""
    if not seats:
        return None
    seat = next((seat for seat in seats if seat.pk == chosen), seats[0])
    role = Role(seat.role)
    return SeatView(
        id=seat.pk, user_id=seat.user_id, body=seat.body, role=role, permissions=ROLES[role]
    )


def bodies_below(*, body: Body) -> QuerySet[Body]:
    """Return the body and all bodies below it, parents before children."""
    return Body.objects.filter(Q(path__startswith=body.path)).order_by("path", "pk")


def unit_chain(unit: Unit | None) -> list[Unit]:
    """Return the unit and those above it, nearest first; at most five, so five reads."""
    chain: list[Unit] = []
    while unit is not None:
        chain.append(unit)
        unit = (
            Unit.objects.select_related("kind").get(pk=unit.parent_id) if unit.parent_id else None
        )
    return chain


def inside(unit: Unit, *, through: str = "unit") -> Q:
    """Return the condition that a row's unit is this one or stands below it."""
    condition = Q()
    for step in range(int(Level.HAMLET) - int(Level.CENTRAL) + 1):
        condition |= Q(**{through + "__parent" * step: unit})
    return condition


# --- Groups ------------------------------------------------------------------------------------


def members(*, group: Group, on: date, within: Unit | None = None) -> QuerySet[Body]:
    """
    Return the bodies of the group as it stood that day, in the order of a dictionary.

    A group drawn by a rule is narrowed to the unit of whoever addresses it, given as `within`:
    "UBND các xã" in a district's paper means the communes of that district.
    """
    if group.rule is None:
        found = Body.objects.filter(in_force(on)).filter(
            in_force(on, through="groups"), groups__group=group
        )
    else:
        found = _drawn(group.rule).filter(in_force(on))
        if within is not None:
            found = found.filter(inside(within))
    return found.select_related("unit__kind", "parent").order_by("level", "sort_key", "pk")


def _drawn(rule: dict[str, object]) -> QuerySet[Body]:
    """Return the bodies that fit every key of the rule; see `Group` for the keys."""
    found = Body.objects.exclude(kind__in=[Body.Kind.COMMITTEE, Body.Kind.SECTION])
    if "kind" in rule:
        found = Body.objects.filter(kind__in=_words(rule["kind"]))
    if "system" in rule:
        found = found.filter(system__in=_words(rule["system"]))
    if "function" in rule:
        found = found.filter(function__in=_words(rule["function"]))
    if "level" in rule:
        found = found.filter(level=_number(rule["level"]))
    if "unit_level" in rule:
        found = found.filter(unit__kind__level=_number(rule["unit_level"]))
    if "has_unit" in rule:
        found = found.filter(unit__isnull=not rule["has_unit"])
    if "attribute" in rule:
        found = found.filter(
            pk__in=BodyAttribute.objects.filter(key__in=_words(rule["attribute"])).values("body")
        )
    if "below" in rule:
        above = Body.objects.filter(pk=_number(rule["below"])).first()
        found = (
            found.filter(path__startswith=above.path).exclude(pk=above.pk)
            if above
            else found.none()
        )
    return found


def _number(value: object) -> int:
    """A number of a rule, as the action that saved it made sure."""
    assert isinstance(value, int)
    return value


def _words(value: object) -> list[object]:
    """A single word counts as a list of one."""
    return value if isinstance(value, list) else [value]


# --- Names in documents ------------------------------------------------------------------------


def resolve_name(*, name: str, owner: Body | None, on: date) -> Resolved:
    """Return what the name means in a paper of this issuer on that day; see `resolve_names`."""
    return resolve_names(names=[name], owner=owner, on=on)[0]


def resolve_names(*, names: Sequence[str], owner: Body | None, on: date) -> list[Resolved]:
    """
    Return for each name the bodies and groups it may mean, the register being read once.

    Tolerates missing tones, abbreviations, glued words and recognition errors. "UBND tỉnh" and
    "Sở Y tế" mean the issuer's own province; without an issuer only full names are found. "BCĐ
    tỉnh" in a committee's own paper is that committee, not another of the province.
    """
    places = unit_chain(owner.unit) if owner and owner.unit else []
    bodies = _BodyRegister(places=places, on=on)
    groups, group_register = _group_register(owner)
    resolved = []
    for name in names:
        if owner and owner.is_committee and likeness.is_committee_itself(name):
            resolved.append(Resolved(name, (Found(owner, None, 100),), is_sure=True))
            continue
        found = list(bodies.likest(name))
        if likeness.is_collective(name) or not found:
            drawn = [
                Found(None, groups[like.key[1]], like.score)
                for like in group_register.likest(name)
                if likeness.is_collective(name) or like.score >= likeness.SURE_FROM
            ]
            found = sorted([*drawn, *found], key=lambda one: -one.score)
        scores = [one.score for one in found]
        resolved.append(Resolved(name, tuple(found[:5]), likeness.is_sure(scores)))
    return resolved


class _BodyRegister:
    """The bodies of a province on a day, under all their names."""

    # What another district's body loses when the issuer stands below the province.
    _FAR = 6

    def __init__(self, *, places: Sequence[Unit], on: date) -> None:
        reach = Body.objects.filter(in_force(on))
        if places:
            reach = reach.filter(inside(places[-1]) | Q(unit__isnull=True) | Q(kind="external"))
        self._bodies = {
            body.pk: body for body in reach.select_related("unit__kind", "unit__parent")
        }
        self._near = self._nearby(places)
        other = BodyName.objects.filter(body__in=list(self._bodies)).values_list("body_id", "name")
        self._register = likeness.Register(
            self._named(other, chain={place.pk for place in places}), collective=False
        )

    def likest(self, name: str) -> Iterable[Found]:
        """Return the likest bodies, best first."""
        found = [
            Found(
                self._bodies[like.key[1]],
                None,
                like.score if like.key[1] in self._near else like.score - self._FAR,
            )
            for like in self._register.likest(name, limit=12)
        ]
        return sorted(found, key=lambda one: -one.score)

    def _nearby(self, places: Sequence[Unit]) -> set[int]:
        """Ids of the bodies at or below the issuer's unit, above it, or without a place."""
        if len(places) < 2:
            return set(self._bodies)
        chain = {place.pk for place in places}
        return {
            pk
            for pk, body in self._bodies.items()
            if body.unit is None
            or body.unit_id in chain
            or body.unit.parent_id in (places[0].pk, places[-2].pk)
        }

    def _named(
        self, other: Iterable[tuple[int, str]], *, chain: set[int]
    ) -> Iterator[likeness.Named]:
        """All names, and the forms a paper of the place uses for the bodies of the place."""
        own = [
            (pk, name)
            for pk, body in self._bodies.items()
            for name in (body.name, body.short_name)
            if name
        ]
        for pk, name in [*own, *other]:
            key = ("b", pk)
            yield likeness.Named(key, name)
            unit = self._bodies[pk].unit
            if unit is not None and unit.pk in chain:
                for short in likeness.without_place(name, unit.full_name):
                    yield likeness.Named(key, short)
                if self._bodies[pk].level == Level.PROVINCE:
                    yield likeness.Named(key, f"{name} {unit.kind.name}")
                    yield likeness.Named(key, f"{name} {unit.full_name}")


def _group_register(owner: Body | None) -> tuple[dict[int, Group], likeness.Register]:
    """The common groups and the issuer's own, under all their names."""
    reach = Group.objects.filter(Q(owner__isnull=True) | Q(owner=owner))
    groups = {group.pk: group for group in reach}
    other = GroupName.objects.filter(group__in=list(groups)).values_list("group_id", "name")
    own = [(pk, group.name) for pk, group in groups.items()]
    named = [likeness.Named(("g", pk), name) for pk, name in [*own, *other]]
    return groups, likeness.Register(named, collective=True)


def is_within_reach(*, keeper: Body, body: Body | None) -> bool:
    """
    Tell whether a keeper of that body may change this one, or (None) the register at large.

    A keeper of the province changes everything, one below it the own branch, one outside nothing.
    """
    if keeper.is_external:
        return False
    if keeper.level <= Level.PROVINCE:
        return True
    return body is not None and body.path.startswith(keeper.path)


# --- Lists to choose from ----------------------------------------------------------------------


def bodies_like(
    *,
    words: str,
    on: date | None = None,
    system: str = "",
    level: int | None = None,
    kind: str = "",
) -> QuerySet[Body]:
    """
    Return the bodies whose names hold all the words, in whatever tones, by other names too.

    Abbreviations are written out: "ubnd thanh giang" finds "Ủy ban nhân dân huyện Thanh Giang".
    Names that begin as the words do come first: "uy" and "ban" stand in "huyện Kim Bảng" as well.
    """
    found = Body.objects.select_related("unit__kind", "parent")
    asked = likeness.written_out(words).split()
    if on is not None:
        found = found.filter(in_force(on))
    for word in asked:
        found = found.filter(
            Q(folded__contains=word)
            | Q(pk__in=BodyName.objects.filter(folded__contains=word).values("body"))
        )
    if system:
        found = found.filter(system=system)
    if level is not None:
        found = found.filter(level=level)
    if kind:
        found = found.filter(kind=kind)
    order = ("level", "sort_key", "pk")
    if not asked:
        return found.order_by(*order)
    return found.order_by(Case(When(folded__startswith=asked[0], then=0), default=1), *order)


def groups() -> QuerySet[Group]:
    """Return all groups, common ones and those of a body."""
    return Group.objects.select_related("owner").order_by("folded", "pk")
