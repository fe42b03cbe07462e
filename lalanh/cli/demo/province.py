"""Tỉnh Sông Lam: units that exist nowhere, their usual bodies, and the people who work there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from lalanh.base import accounts, scope
from lalanh.base.models import User
from lalanh.base.permissions import Role
from lalanh.cli.demo.people import DRIVE, MOVEMENT, PASSWORD, PLAYERS, RELIEF, SECOND_SEATS
from lalanh.kernel.period import VIETNAM
from lalanh.organisations import (
    actions,
    committee_actions,
    office_actions,
    setup_actions,
    unit_actions,
)
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Office, Unit, UnitKind
from lalanh.organisations.queries import SeatView

SINCE = date(2015, 1, 1)
# District (kind, name) → its communes (kind, name).
MAP: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("thi-xa", "Lam Thượng"): (
        ("phuong", "Cửa Bến"), ("phuong", "Tân Lập"), ("phuong", "Hòa Bình"), ("xa", "Long Xuyên"),
    ),
    ("huyen", "Thanh Giang"): (
        ("thi-tran", "Giang Khẩu"), ("xa", "An Hòa"), ("xa", "Phú Điền"), ("xa", "Vạn Thắng"),
        ("xa", "Đồng Tâm"),
    ),
    ("huyen", "Kim Bảng"): (
        ("thi-tran", "Kim Sơn"), ("xa", "Bình Sơn"), ("xa", "Tân Phú"), ("xa", "Yên Lạc"),
    ),
    ("huyen", "Hồng Vân"): (
        ("thi-tran", "Hồng Vân"), ("xa", "Thạch Đà"), ("xa", "Mỹ Lộc"), ("xa", "Suối Cạn"),
    ),
}  # fmt: skip
HAMLETS = ("Thượng", "Trung", "Hạ")
# Committee → (number of its decision, first day, standing agency: function of the body).
COMMITTEES = {
    MOVEMENT: ("1675/QĐ-UBND", date(2026, 8, 15), "so-tai-nguyen"),
    RELIEF: ("412-QĐ/TU", date(2026, 9, 29), "mttq"),
    DRIVE: ("1103-QĐ/TU", date(2026, 7, 3), "mttq"),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts in the demonstration, and the seat it is done from."""

    user: User
    seat: SeatView

    @property
    def body(self) -> Body:
        """The body of the seat."""
        return self.seat.body


@dataclass(frozen=True, slots=True)
class Stage:
    """The province as set up: its unit, its people by sign-in name, the system itself."""

    province: Unit
    actors: dict[str, Actor]
    system: User
    at: datetime

    @contextmanager
    def eyes_of(self, name: str) -> Iterator[Actor]:
        """Act from this person's seat."""
        actor = self.actors[name]
        with scope.looking_as(actor.seat.scope):
            yield actor

    def body(self, function: str, unit: str = "") -> Body:
        """Return a body by its function and the name of its unit (empty: the province)."""
        found = Body.objects.filter(function=function, valid_to__isnull=True)
        named = found.filter(unit__name=unit) if unit else found.filter(unit=self.province)
        return named.order_by("level", "pk")[0]

    def named(self, wanted: str) -> Body:
        """Return a committee by its name, or the province's body of a function."""
        return Body.objects.get(name=wanted) if " " in wanted else self.body(wanted)


def moment(month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    """Return a moment of the year 2026 in Việt Nam's time."""
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


def set_up(at: datetime) -> Stage:
    """Found units, bodies, collective names, committees, officials, accounts and seats."""
    system = accounts.system_account()
    province = _units(system, at)
    setup_actions.set_up_province(province=province, on=SINCE, by=system, at=at)
    stage = Stage(province=province, actors={}, system=system, at=at)
    for name in COMMITTEES:
        _committee(stage, name)
    for player in PLAYERS:
        user = accounts.open_account(
            username=player.username, full_name=player.full_name,
            email=f"{player.username}@songlam.example", password=PASSWORD,
            is_operator=player.username == "quantri", by=system, at=at,
        )  # fmt: skip
        body = stage.body(player.function, player.unit)
        stage.actors[player.username] = _seated(stage, user, body, player.role)
    for name, username, committee in SECOND_SEATS:
        user = stage.actors[username].user
        body = Body.objects.get(name=committee)
        stage.actors[name] = _seated(stage, user, body, Role.LEADER)
    with scope.looking_as(stage.actors["quantri"].seat.scope):
        _hold_offices(stage)
    return stage


def _seated(stage: Stage, user: User, body: Body, role: Role) -> Actor:
    with scope.looking_as(scope.Scope(user_id=user.pk)):
        given = actions.give_seat(
            user=user, body=body, role=role, valid_from=SINCE, by=stage.system, at=stage.at
        )
        seat = organisations.seat_of(user=user, chosen=given.pk)
    assert seat is not None
    return Actor(user, seat)


def _units(system: User, at: datetime) -> Unit:
    """Found the province, its districts, communes and three hamlets in each commune."""
    known = {code: (name, level) for code, name, level in _KINDS}
    kinds: dict[str, UnitKind] = {}

    def found(kind: str, name: str, parent: Unit | None) -> Unit:
        label, level = known[kind]
        made = kinds.setdefault(
            kind,
            UnitKind.objects.filter(code=kind).first()
            or unit_actions.keep_unit_kind(
                code=kind, name=label, level=level, is_urban=kind in _URBAN, by=system, at=at
            ),
        )
        return unit_actions.found_unit(
            kind=made, name=name, parent=parent, valid_from=SINCE, by=system, at=at
        )

    province = found("tinh", "Sông Lam", None)
    for (kind, name), communes in MAP.items():
        district = found(kind, name, province)
        for commune_kind, commune_name in communes:
            commune = found(commune_kind, commune_name, district)
            for hamlet in HAMLETS:
                found("thon", f"{commune_name} {hamlet}", commune)
    return province


_KINDS = (
    ("tinh", "tỉnh", 1), ("huyen", "huyện", 2), ("thi-xa", "thị xã", 2), ("xa", "xã", 3),
    ("phuong", "phường", 3), ("thi-tran", "thị trấn", 3), ("thon", "thôn", 4),
)  # fmt: skip
_URBAN = ("thi-xa", "phuong", "thi-tran")


def _committee(stage: Stage, name: str) -> None:
    """Found a steering committee with its head, members and standing agency."""
    number, first_day, agency = COMMITTEES[name]
    people, standing = stage.body("ubnd"), stage.body(agency)
    committee = committee_actions.found_committee(
        name=name, decision_number=number, valid_from=first_day, parent=people,
        standing_agency=standing, by=stage.system, at=stage.at,
    )  # fmt: skip
    bodies = {"head": people, "standing_deputy": standing, "deputy": stage.body("so-tai-chinh")}
    for role, body in bodies.items():
        head = Office.objects.filter(body=body, is_head=True).first()
        if head is not None:
            committee_actions.appoint_member(
                committee=committee, office=head, role=role, valid_from=first_day,
                by=stage.system, at=stage.at,
            )  # fmt: skip


HOLDERS = (
    ("ubnd", "", "Hoàng Đức Sơn"), ("mttq", "", "Đặng Tuyết Mai"),
    ("so-tai-nguyen", "", "Nguyễn Hữu Tài"), ("ubnd", "Kim Bảng", "Vũ Tiến Dũng"),
    ("ubnd", "Bình Sơn", "Phạm Mạnh Cường"), ("mttq", "Thanh Giang", "Lý Thị Ngà"),
)  # fmt: skip


def _hold_offices(stage: Stage) -> None:
    """Let invented officials head their bodies, one of them after a predecessor."""
    for function, unit, name in HOLDERS:
        office = Office.objects.filter(body=stage.body(function, unit), is_head=True).first()
        if office is None:
            continue
        former = office_actions.enter_official(
            full_name="Bùi Văn Khiêm", by=stage.system, at=stage.at
        )
        account = next((a.user for a in stage.actors.values() if a.user.full_name == name), None)
        now = office_actions.enter_official(
            full_name=name, user=account, by=stage.system, at=stage.at
        )
        for official, on in ((former, date(2019, 3, 1)), (now, date(2024, 6, 1))):
            office_actions.hand_over(
                office=office, to=official, on=on, by=stage.system, at=stage.at
            )
