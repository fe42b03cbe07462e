"""Reads of units, bodies, offices, groups and seats."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lalanh.base.models import User
from lalanh.base.permissions import ROLES, Permission, Role
from lalanh.base.scope import Scope
from lalanh.organisations.models import Body, Seat


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


def seats_of(*, user: User) -> QuerySet[Seat]:
    """Return the open seats of an account, the first one first."""
    return (
        Seat.objects.filter(user=user, valid_to__isnull=True)
        .select_related("body__unit__kind")
        .order_by("pk")
    )


def seat_of(*, user: User, chosen: int | None) -> SeatView | None:
    """Return the chosen seat if it is open and the account's own, else its first, else None."""
    seats = list(seats_of(user=user))
    if not seats:
        return None
    seat = next((seat for seat in seats if seat.pk == chosen), seats[0])
    role = Role(seat.role)
    return SeatView(id=seat.pk, user_id=user.pk, body=seat.body, role=role, permissions=ROLES[role])


def bodies_below(*, body: Body) -> QuerySet[Body]:
    """Return the body and all bodies below it, parents before children."""
    return Body.objects.filter(Q(path__startswith=body.path)).order_by("path", "pk")
