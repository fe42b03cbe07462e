"""What every staff page shows around its content."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from lalanh.base import notices, scope
from lalanh.base.models import User
from lalanh.base.permissions import Permission
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Seat
from lalanh.organisations.queries import SeatView
from lalanh.web.menu import MENU


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One line of the menu as it stands on this page."""

    label: str
    url: str
    key: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Chair:
    """One of the seats the account may choose."""

    id: int
    role_name: str
    body_name: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits in the header: unread notices and the account's seats."""

    unread: int = 0
    seats: tuple[Chair, ...] = ()


# What stands around every page under these names, no page's own context may cover.
NAMES = frozenset({"seat", "menu", "may_search", "desk", "user"})


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the seat, the menu it may see, the desk (read when shown)."""
    seat = _seat(request)
    return {
        "seat": seat,
        "menu": _menu(seat, request.path),
        "may_search": seat is not None and Permission.SEE_DOCUMENTS in seat.permissions,
        "desk": SimpleLazyObject(lambda: _desk(request)),
    }


def _user(request: HttpRequest) -> User | None:
    user = getattr(request, "user", None)
    return user if isinstance(user, User) else None


def _seat(request: HttpRequest) -> SeatView | None:
    """The seat the page ran under; pages outside (sign-in, errors) look it up themselves."""
    if hasattr(request, "seat"):
        found: SeatView | None = request.seat
        return found
    user = _user(request)
    if user is None:
        return None
    with scope.looking_as(scope.Scope(user_id=user.pk)):
        return organisations.seat_of(user=user, chosen=request.session.get("seat_id"))


def _menu(seat: SeatView | None, path: str) -> list[MenuLine]:
    """The lines this seat may open; the one with the longest matching address is the present."""
    if seat is None:
        return []
    entries = [e for e in MENU if e.permission is None or e.permission in seat.permissions]
    urls = [reverse(entry.url_name) for entry in entries]
    here = max((url for url in urls if url != "/" and path.startswith(url)), key=len, default=path)
    return [
        MenuLine(label=entry.label, url=url, key=entry.key, is_current=url == here)
        for entry, url in zip(entries, urls, strict=True)
    ]


def _desk(request: HttpRequest) -> Desk:
    """Count notices and list seats: of the account's own eyes, which every seat's include."""
    user = _user(request)
    if user is None:
        return Desk()
    if connection.in_atomic_block and getattr(request, "seat", None) is not None:
        return _desk_of(user, request.seats)  # type: ignore[attr-defined]  # set with the seat
    with scope.looking_as(scope.Scope(user_id=user.pk)):
        return _desk_of(user, organisations.seats_of(user=user))


def _desk_of(user: User, seats: Iterable[Seat]) -> Desk:
    chairs = (
        Chair(id=seat.pk, role_name=seat.get_role_display(), body_name=seat.body.name)
        for seat in seats
    )
    return Desk(unread=notices.unread(user=user).order_by().count(), seats=tuple(chairs))
