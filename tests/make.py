"""Builders: every state of a test comes about through actions, as it would in life."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lalanh.base import accounts, scope
from lalanh.base.models import User
from lalanh.base.permissions import Role
from lalanh.organisations import actions as organisations
from lalanh.organisations import queries as organisations_queries
from lalanh.organisations.models import Body
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from lalanh.organisations.queries import SeatView

AT = dt.datetime(2021, 8, 14, 7, 0, tzinfo=dt.UTC)
LONG_AGO = dt.date(2015, 1, 1)
PASSWORD = "la-lanh-dum-la-rach"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the cast: an account and the seat it works from."""

    user: User
    seat: SeatView

    @property
    def body(self) -> Body:
        """The body the person works in."""
        return self.seat.body


def system() -> User:
    """The account under which the platform itself works."""
    return accounts.system_account()


@contextmanager
def eyes_of(person: Person) -> Iterator[None]:
    """Look at the database as this person does."""
    with scope.looking_as(person.seat.scope):
        yield


def body(name: str, *, parent: Body | None = None, level: Level = Level.PROVINCE) -> Body:
    """Found a body of the Front, unless the name is in the register already."""
    known = Body.objects.filter(name=name).first()
    return known or organisations.found_body(
        name=name, system=System.FRONT, level=level, parent=parent, valid_from=LONG_AGO,
        by=accounts.system_account(), at=AT,
    )  # fmt: skip


def person(username: str, full_name: str, *, body: Body, role: Role) -> Person:
    """Open an account (once) and give it a seat in the body."""
    system = accounts.system_account()
    user = User.objects.filter(username=username).first() or accounts.open_account(
        username=username, full_name=full_name, email=f"{username}@songlam.example",
        password=PASSWORD, by=system, at=AT,
    )  # fmt: skip
    with scope.looking_as(scope.Scope(user_id=user.pk)):
        given = organisations.give_seat(
            user=user, body=body, role=role, valid_from=LONG_AGO, by=system, at=AT
        )
        seat = organisations_queries.seat_of(user=user, chosen=given.pk)
    assert seat is not None
    return Person(user=user, seat=seat)


def again(username: str) -> Person:
    """Somebody of the cast who is there already."""
    user = User.objects.get(username=username)
    with scope.looking_as(scope.Scope(user_id=user.pk)):
        seat = organisations_queries.seat_of(user=user, chosen=None)
    assert seat is not None
    return Person(user=user, seat=seat)


def province() -> Body:
    """The Front of the province."""
    return body("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Lam")


def district(name: str = "huyện Thanh Giang") -> Body:
    """The Front of one of its districts."""
    return body(f"Ủy ban Mặt trận Tổ quốc Việt Nam {name}", parent=province(), level=Level.DISTRICT)


def commune(name: str = "xã An Hòa", *, of: str = "huyện Thanh Giang") -> Body:
    """The Front of one of their communes."""
    return body(
        f"Ủy ban Mặt trận Tổ quốc Việt Nam {name}", parent=district(of), level=Level.COMMUNE
    )


def lan(role: Role = Role.LEADER, *, body: Body | None = None) -> Person:
    """Lan may do it: she works at the province in the role the test needs."""
    return person("lan", "Trần Thị Lan", body=body or province(), role=role)


def binh(*, body: Body | None = None) -> Person:
    """Bình may look: same body, no right to change."""
    return person("binh", "Lê Văn Bình", body=body or province(), role=Role.LOOKER)


def cuong(role: Role = Role.LEADER) -> Person:
    """Cường belongs to a commune of another district and must see nothing of the others."""
    return person(
        "cuong", "Phạm Mạnh Cường", body=commune("xã Bình Sơn", of="huyện Kim Bảng"), role=role
    )
