"""Writes of units, bodies, offices, groups and seats."""

from datetime import date, datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.permissions import Role
from lalanh.base.refusals import refused_as
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body, Seat, Unit


class SeatTaken(Refused):
    """The account already works in the body in that role."""


@action("organisations.body.founded")
def found_body(
    *,
    name: str,
    system: str,
    level: int,
    valid_from: date,
    by: User,
    at: datetime,
    parent: Body | None = None,
    unit: Unit | None = None,
    kind: str = Body.Kind.ORDINARY,
    short_name: str = "",
    function: str = "",
    decision_number: str = "",
    standing_agency: Body | None = None,
) -> Body:
    """Enter a body into the register; its place in the tree decides who sees its records."""
    body = Body(
        name=text.clean(name),
        short_name=text.clean(short_name),
        folded=text.fold(name),
        sort_key=text.sort_key(name),
        system=system,
        kind=kind,
        level=level,
        unit=unit,
        parent=parent,
        function=function,
        decision_number=decision_number,
        standing_agency=standing_agency,
        valid_from=valid_from,
    )
    body.save(force_insert=True)
    body.refresh_from_db(fields=["path"])
    return body


@action("organisations.seat.given")
def give_seat(
    *, user: User, body: Body, role: Role, valid_from: date, by: User, at: datetime
) -> Seat:
    """
    Let an account work in a body in one role.

    :raises SeatTaken: if it already does.
    """
    seat = Seat(user=user, body=body, role=role.value, valid_from=valid_from)
    taken = SeatTaken(f"{user.full_name} đã giữ vai trò này ở {body.name}.")
    with refused_as(taken, constraint="organisations_seat_once"):
        seat.save(force_insert=True)
    return seat
