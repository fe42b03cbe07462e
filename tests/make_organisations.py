"""Builders of units, bodies and groups: an invented province of two districts."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.db import transaction

from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations import actions
from lalanh.organisations.models import Body, Group, Unit, UnitKind
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from tests import make

KINDS = {
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "thôn": Level.HAMLET,
}


@contextmanager
def refused(kind: type[Refused], match: str | None = None) -> Iterator[None]:
    """Expect the refusal; what it undoes is undone, and the test goes on."""
    with pytest.raises(kind, match=match), transaction.atomic():
        yield


@dataclass(slots=True)
class Province:
    """The province: its units and bodies by name."""

    front: Body
    committee: Body
    units: dict[str, Unit] = field(default_factory=dict)
    people_of: dict[str, Body] = field(default_factory=dict)


def unit(name: str, *, parent: Unit | None = None, valid_from: dt.date = make.LONG_AGO) -> Unit:
    """A unit by its full name; the kind is its first word."""
    word, _, bare = name.partition(" ")
    kind, _ = UnitKind.objects.get_or_create(
        code=text.fold(word), defaults={"name": word, "level": KINDS[word]}
    )
    row, _ = Unit.objects.get_or_create(
        kind=kind,
        name=bare,
        parent=parent,
        defaults={
            "folded": text.fold(bare), "sort_key": text.sort_key(bare), "valid_from": valid_from,
        },
    )  # fmt: skip
    return row


def people(of: Unit, *, parent: Body | None) -> Body:
    """The People's Committee of a unit."""
    return actions.found_body(
        name=f"Ủy ban nhân dân {of.full_name}", system=System.GOVERNMENT, level=of.kind.level,
        function="ubnd", unit=of, parent=parent, valid_from=make.LONG_AGO,
        by=make.system(), at=make.AT,
    )  # fmt: skip


def province_of_two_districts() -> Province:
    """Sông Lam: Thanh Giang with two communes, Kim Bảng with one that shares a name."""
    song_lam = unit("tỉnh Sông Lam")
    committee = people(song_lam, parent=None)
    front = actions.found_body(
        name="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Lam", system=System.FRONT,
        level=Level.PROVINCE, function="mttq", unit=song_lam, valid_from=make.LONG_AGO,
        by=make.system(), at=make.AT,
    )  # fmt: skip
    world = Province(front=front, committee=committee, units={"tỉnh Sông Lam": song_lam})
    for district, communes in (
        ("huyện Thanh Giang", ["xã Đồng Tâm", "xã An Hòa"]),
        ("huyện Kim Bảng", ["xã Đồng Tâm"]),
    ):
        above = world.units[district] = unit(district, parent=song_lam)
        world.people_of[district] = people(above, parent=committee)
        for commune in communes:
            below = world.units[f"{commune}, {district}"] = unit(commune, parent=above)
            world.people_of[f"{commune}, {district}"] = people(
                below, parent=world.people_of[district]
            )
    return world


def group(name: str, **rule: object) -> Group:
    """A common group drawn by a rule."""
    return actions.found_group(name=name, rule=rule, by=make.system(), at=make.AT)
