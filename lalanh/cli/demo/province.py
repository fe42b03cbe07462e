"""Tỉnh Sông Lam: units that exist nowhere, their usual bodies, and the people who work there."""

from dataclasses import dataclass
from datetime import date, datetime

from lalanh.base import accounts, scope
from lalanh.base.models import User
from lalanh.cli.demo.people import PASSWORD, PLAYERS
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
COMMITTEE = (
    'Ban Chỉ đạo Phong trào "Toàn dân giữ làng sạch, bến bãi an toàn mùa mưa lũ" tỉnh Sông Lam'
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts in the demonstration, and the seat it is done from."""

    user: User
    seat: SeatView


@dataclass(frozen=True, slots=True)
class Stage:
    """The province as set up: its unit, its people by sign-in name, the system itself."""

    province: Unit
    actors: dict[str, Actor]
    system: User
    at: datetime

    def body(self, function: str, unit: str = "") -> Body:
        """Return a body by its function and the name of its unit (empty: the province)."""
        found = Body.objects.filter(function=function, valid_to__isnull=True)
        named = found.filter(unit__name=unit) if unit else found.filter(unit=self.province)
        return named.order_by("level", "pk")[0]


def set_up(at: datetime) -> Stage:
    """Found units, bodies, collective names, a committee, officials, accounts and seats."""
    system = accounts.system_account()
    province = _units(system, at)
    setup_actions.set_up_province(province=province, on=SINCE, by=system, at=at)
    stage = Stage(province=province, actors={}, system=system, at=at)
    _committee(stage)
    for player in PLAYERS:
        user = accounts.open_account(
            username=player.username, full_name=player.full_name,
            email=f"{player.username}@songlam.example", password=PASSWORD,
            is_operator=player.username == "quantri", by=system, at=at,
        )  # fmt: skip
        body = stage.body(player.function, player.unit)
        with scope.looking_as(scope.Scope(user_id=user.pk)):
            given = actions.give_seat(
                user=user, body=body, role=player.role, valid_from=SINCE, by=system, at=at
            )
            seat = organisations.seat_of(user=user, chosen=given.pk)
        assert seat is not None
        stage.actors[player.username] = Actor(user, seat)
    with scope.looking_as(stage.actors["quantri"].seat.scope):
        _hold_offices(stage)
    return stage


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


def _committee(stage: Stage) -> None:
    """Found the steering committee of the movement, with its head and its standing agency."""
    people, culture = stage.body("ubnd"), stage.body("so-van-hoa")
    committee = committee_actions.found_committee(
        name=COMMITTEE, decision_number="1675/QĐ-UBND", valid_from=date(2026, 8, 15),
        parent=people, standing_agency=culture, by=stage.system, at=stage.at,
    )  # fmt: skip
    roles = ((people, "head"), (culture, "standing_deputy"), (stage.body("mttq"), "deputy"))
    for body, role in roles:
        head = Office.objects.filter(body=body, is_head=True).first()
        if head is not None:
            committee_actions.appoint_member(
                committee=committee, office=head, role=role, valid_from=date(2026, 8, 15),
                by=stage.system, at=stage.at,
            )  # fmt: skip


HOLDERS = (
    ("ubnd", "", "Hoàng Đức Sơn"), ("mttq", "", "Đặng Tuyết Mai"),
    ("so-van-hoa", "", "Nguyễn Hữu Tạo"), ("ubnd", "Kim Bảng", "Vũ Tiến Dũng"),
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
        now = office_actions.enter_official(full_name=name, by=stage.system, at=stage.at)
        for official, on in ((former, date(2019, 3, 1)), (now, date(2024, 6, 1))):
            office_actions.hand_over(
                office=office, to=official, on=on, by=stage.system, at=stage.at
            )
