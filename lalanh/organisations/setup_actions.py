"""Set a province up: the bodies, offices and collective names that a province usually has."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations.actions import check_reach, found_group
from lalanh.organisations.models import (
    Body,
    BodyAttribute,
    BodyName,
    Group,
    Office,
    Unit,
)
from lalanh.organisations.models.unit import Level
from lalanh.organisations.models.validity import in_force

DATA = Path(__file__).resolve().parent / "data"
type Row = dict[str, str]
# Which of the table's rows stand at a unit of this level.
_AT = {Level.PROVINCE: "province", Level.DISTRICT: "district", Level.COMMUNE: "commune"}
_PARTY = {"tinh": "Tỉnh ủy", "huyen": "Huyện ủy", "thi-xa": "Thị ủy", "quan": "Quận ủy"}


class NotAProvince(Refused):
    """Only a province is set up."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """How much was new when a province was set up."""

    bodies: int
    offices: int
    groups: int


@action("organisations.province.set_up")
def set_up_province(
    *, province: Unit, on: date, by: User, at: datetime, without: Sequence[str] = ()
) -> SetUp:
    """
    Found the usual bodies of a province and of each unit below it that stands that day.

    The map of the day decides: with districts as until 30 June 2025, or without. `without` names
    functions the province does not have ("bien-phong"). What is there already stays as it is, so
    it may be run again when units were added.

    :raises NotAProvince: for a unit of another level, or one that did not stand that day.
    """
    check_reach(None)
    if province.kind.level != Level.PROVINCE or not _stands(province, on):
        raise NotAProvince(
            f"{province.full_name} không phải là tỉnh đang có vào ngày {on:%d/%m/%Y}."
        )
    rows = [row for row in _usual_bodies() if row["function"] not in without]
    plan = _Plan(rows=rows, on=on)
    places = [province]
    while places:
        plan.found_at(places)
        places = list(
            Unit.objects.filter(in_force(on), parent__in=places, kind__level__lt=Level.HAMLET)
            .select_related("kind", "parent")
            .order_by("sort_key", "pk")
        )
    groups = _found_groups(by=by, at=at)
    done = SetUp(bodies=plan.bodies, offices=plan.offices, groups=groups)
    note(bodies=done.bodies, offices=done.offices, groups=done.groups)
    return done


def _usual_bodies() -> list[Row]:
    """The table of usual bodies, parents before children."""
    with (DATA / "usual_bodies.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def _found_groups(*, by: User, at: datetime) -> int:
    """Found the usual collective names that are not there yet; return how many were new."""
    with (DATA / "usual_groups.json").open(encoding="utf-8") as source:
        usual = json.load(source)
    known = set(Group.objects.filter(owner__isnull=True).values_list("folded", flat=True))
    fresh = [one for one in usual if text.fold(one["name"]) not in known]
    for one in fresh:
        found_group(name=one["name"], rule=one["rule"], also_named=one["also"], by=by, at=at)
    return len(fresh)


def _stands(unit: Unit, on: date) -> bool:
    """Whether the unit stands that day."""
    return unit.valid_from <= on and (unit.valid_to is None or on < unit.valid_to)


class _Plan:
    """The bodies being founded, from the province down, many at a time."""

    def __init__(self, *, rows: Sequence[Row], on: date) -> None:
        self.rows, self.on = rows, on
        self.bodies = self.offices = 0
        # (unit, function) → the body that stands there.
        self.known: dict[tuple[int, str], Body] = {}
        self.above: dict[int, int | None] = {}
        self.has_districts = False

    def found_at(self, units: Sequence[Unit]) -> None:
        """Found what is missing at these units, which are of one level."""
        at_level = _AT[Level(units[0].kind.level)]
        self.has_districts |= at_level == "district"
        self.above |= {unit.pk: unit.parent_id for unit in units}
        for body in Body.objects.filter(in_force(self.on), unit__in=units).exclude(function=""):
            self.known[body.unit_id or 0, body.function] = body
        # The map of three levels has districts; until it is seen the day decides.
        three = self.has_districts or self.on < date(2025, 7, 1)
        maps = ("both", "3" if three else "2")
        for row in self.rows:
            if row["at"] == at_level and row["map"] in maps:
                self._found(row, [u for u in units if (u.pk, row["function"]) not in self.known])

    def _found(self, row: Row, units: Sequence[Unit]) -> None:
        """Found one usual body at each of the units."""
        made = Body.objects.bulk_create([self._body(row, unit) for unit in units])
        self.bodies += len(made)
        for unit, body in zip(units, made, strict=True):
            self.known[unit.pk, row["function"]] = body
        BodyName.objects.bulk_create(
            [
                BodyName(body=body, name=name, folded=text.fold(name))
                for unit, body in zip(units, made, strict=True)
                for name in _filled_each(row["also"], unit)
            ]
        )
        BodyAttribute.objects.bulk_create(
            [BodyAttribute(body=body, key=key) for body in made for key in row["class"].split()]
        )
        offices = [
            Office(
                body=body,
                title=row[column],
                folded=text.fold(row[column]),
                is_head=column == "head",
                is_single=column == "head",
            )
            for body in made
            for column in ("head", "deputy")
            if row[column]
        ]
        self.offices += len(Office.objects.bulk_create(offices))

    def _body(self, row: Row, unit: Unit) -> Body:
        """The body of this row at this unit."""
        name = _filled(row["name"], unit)
        return Body(
            name=name,
            short_name=_filled(row["short"], unit),
            folded=text.fold(name),
            sort_key=text.sort_key(name),
            system=row["system"],
            level=int(row["level"]),
            unit=unit,
            parent=self._parent(row, unit),
            function=row["function"],
            valid_from=unit.valid_from,
        )

    def _parent(self, row: Row, unit: Unit) -> Body | None:
        """The body above: at the same unit, or (^) of the same function at the nearest above."""
        if not row["parent"].startswith("^"):
            return self.known.get((unit.pk, row["parent"]))
        function = row["parent"].removeprefix("^") or row["function"]
        above = unit.parent_id
        while above is not None:
            if (above, function) in self.known:
                return self.known[above, function]
            above = self.above.get(above)
        return None


def _filled(template: str, unit: Unit) -> str:
    """Fill a name: {unit} "huyện Lập Thạch", {name} "Lập Thạch", {party} "Huyện ủy Lập Thạch"."""
    facts: Mapping[str, str] = {
        "unit": unit.full_name,
        "name": unit.name,
        "party": f"{_PARTY.get(unit.kind.code, 'Thành ủy')} {unit.name}",
    }
    return template.format_map(facts)


def _filled_each(templates: str, unit: Unit) -> list[str]:
    """Fill each of the names between bars."""
    return [_filled(template, unit) for template in templates.split("|") if template]
