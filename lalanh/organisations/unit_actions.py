"""Writes of units: the registers of the state, kinds, and what changes on a day."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations.actions import NotAnother, check_reach
from lalanh.organisations.models import Unit, UnitCode, UnitKind, UnitSuccession

DATA = Path(__file__).resolve().parent / "data"
# Column of units.csv → scheme of the code; the last one a unit has is its key for loading again.
SCHEMES = {"code_2021": "qd124-2021", "code_2025": "qd124-2025", "code_now": "qd19-2025"}
type Row = dict[str, str]


class UnknownProvince(Refused):
    """No province has the code."""


class WrongLevel(Refused):
    """A unit would stand below one that is not above it."""


class CodeTaken(Refused):
    """Another unit has the code in that scheme."""


class EndsBeforeStart(Refused):
    """A unit would end before it began."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much was new in a load."""

    units: int
    successions: int


@action("organisations.units.loaded")
def load_units(*, provinces: Sequence[str], by: User, at: datetime) -> Loaded:
    """
    Load provinces of the three-level map by their codes, with what they became on 1 July 2025.

    What is there already stays as it is, so a second load adds nothing.

    :raises UnknownProvince: if a code is not in the register of mid-2025.
    """
    check_reach(None)
    rows = _table("units.csv")
    unknown = sorted(set(provinces) - {row["key"][1:] for row in rows if _is_old_province(row)})
    if unknown:
        raise UnknownProvince(
            f"Không có tỉnh mang mã {', '.join(unknown)} trong danh mục trước ngày 01/7/2025."
        )
    links = _table("successions.csv")
    later = {link["new"][1:] for link in links if link["old"] in {f"o{p}" for p in provinces}}
    wanted = [
        row
        for row in rows
        if row["province"] in (later if row["key"].startswith("n") else set(provinces))
    ]
    ids, fresh = _add_units(wanted)
    _add_codes(wanted, ids)
    before = UnitSuccession.objects.count()
    UnitSuccession.objects.bulk_create(
        [
            UnitSuccession(
                old_id=ids[link["old"]],
                new_id=ids[link["new"]],
                on=date.fromisoformat(link["on"]),
                is_whole=link["is_whole"] == "1",
                legal_basis=link["basis"],
            )
            for link in links
            if link["old"] in ids and link["new"] in ids
        ],
        ignore_conflicts=True,
    )
    loaded = Loaded(units=fresh, successions=UnitSuccession.objects.count() - before)
    note(provinces=list(provinces), units=loaded.units, successions=loaded.successions)
    return loaded


@action("organisations.unit_kind.kept")
def keep_unit_kind(
    *, code: str, name: str, level: int, is_urban: bool, by: User, at: datetime
) -> UnitKind:
    """Enter a kind of unit, or change its name: each province has the kinds it has."""
    check_reach(None)
    kind, _ = UnitKind.objects.update_or_create(
        code=code, defaults={"name": text.clean(name), "level": level, "is_urban": is_urban}
    )
    return kind


@action("organisations.unit.founded")
def found_unit(
    *,
    kind: UnitKind,
    name: str,
    parent: Unit | None,
    valid_from: date,
    by: User,
    at: datetime,
    scheme: str = "",
    code: str = "",
) -> Unit:
    """
    Enter a unit, such as a hamlet; a code counts within its scheme only.

    :raises WrongLevel: if the parent is not of a higher level.
    :raises CodeTaken: if another unit has the code in the scheme.
    """
    check_reach(None)
    if parent is not None and parent.kind.level >= kind.level:
        raise WrongLevel(
            f"{kind.name} {name} không thể thuộc {parent.full_name}: hãy chọn đơn vị cấp trên.",
            field="parent",
        )
    unit = Unit.objects.create(
        kind=kind,
        name=text.clean(name),
        folded=text.fold(name),
        sort_key=text.sort_key(name),
        parent=parent,
        valid_from=valid_from,
    )
    if scheme and code:
        taken = CodeTaken(f"Mã {code} đã dùng cho đơn vị khác trong bộ mã {scheme}.", field="code")
        with refused_as(taken, constraint="organisations_unitcode_unique_in_scheme"):
            UnitCode.objects.create(unit=unit, scheme=scheme, code=code)
    return unit


@action("organisations.unit.closed")
def close_unit(*, unit: Unit, on: date, by: User, at: datetime) -> Unit:
    """End a unit before that day; its history and its figures stay."""
    check_reach(None)
    unit.valid_to, unit.is_end_exact = on, True
    early = EndsBeforeStart(
        f"{unit.full_name} có từ ngày {unit.valid_from:%d/%m/%Y}: ngày kết thúc phải sau đó.",
        field="on",
    )
    with refused_as(early, constraint="organisations_unit_ends_after_start"):
        unit.save(update_fields=["valid_to", "is_end_exact"])
    return unit


@action("organisations.unit.succeeded")
def name_successor(
    *,
    old: Unit,
    new: Unit,
    on: date,
    is_whole: bool,
    by: User,
    at: datetime,
    legal_basis: str = "",
) -> UnitSuccession:
    """
    Say into which unit another one went; both keep their history.

    :raises NotAnother: if it would go into itself.
    """
    check_reach(None)
    itself = NotAnother("Đơn vị không kế thừa chính mình. Hãy chọn đơn vị khác.", field="new")
    with refused_as(itself, constraint="organisations_unitsuccession_another"):
        row, _ = UnitSuccession.objects.update_or_create(
            old=old,
            new=new,
            defaults={"on": on, "is_whole": is_whole, "legal_basis": text.clean(legal_basis)},
        )
    return row


# --- Loading -----------------------------------------------------------------------------------


def _table(name: str) -> list[Row]:
    """Read one of the tables beside this module."""
    with (DATA / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def _is_old_province(row: Row) -> bool:
    """Whether the row is a province of the three-level map."""
    return row["key"].startswith("o") and not row["parent"]


def _key_code(row: Row) -> tuple[str, str]:
    """The scheme and code by which a loaded unit is known again."""
    column = {"a": "code_2021", "o": "code_2025", "n": "code_now"}[row["key"][0]]
    return SCHEMES[column], row[column]


def _kinds() -> dict[str, UnitKind]:
    """The kinds by code, the usual ones entered where they are missing."""
    UnitKind.objects.bulk_create(
        [
            UnitKind(
                code=row["code"],
                name=row["name"],
                level=int(row["level"]),
                is_urban=row["is_urban"] == "1",
            )
            for row in _table("unit_kinds.csv")
        ],
        ignore_conflicts=True,
    )
    return {kind.code: kind for kind in UnitKind.objects.all()}


def _add_units(rows: Sequence[Row]) -> tuple[dict[str, int], int]:
    """Add the units that are not there, those above first; return all ids by key, and how many."""
    known = {
        (scheme, code): pk
        for scheme, code, pk in UnitCode.objects.filter(scheme__in=SCHEMES.values()).values_list(
            "scheme", "code", "unit_id"
        )
    }
    ids = {row["key"]: known[_key_code(row)] for row in rows if _key_code(row) in known}
    kinds, fresh = _kinds(), 0
    missing = [row for row in rows if row["key"] not in ids]
    for level in sorted({kinds[row["kind"]].level for row in missing}):
        here = [row for row in missing if kinds[row["kind"]].level == level]
        made = Unit.objects.bulk_create(
            [_unit(row, kinds[row["kind"]], ids.get(row["parent"])) for row in here],
            batch_size=2000,
        )
        ids |= {row["key"]: unit.pk for row, unit in zip(here, made, strict=True)}
        fresh += len(made)
    return ids, fresh


def _unit(row: Row, kind: UnitKind, parent_id: int | None) -> Unit:
    """One unit as the table has it."""
    return Unit(
        kind=kind,
        name=row["name"],
        folded=text.fold(row["name"]),
        sort_key=text.sort_key(row["name"]),
        parent_id=parent_id,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        is_start_exact=row["start_exact"] == "1",
        is_end_exact=row["end_exact"] == "1",
    )


def _add_codes(rows: Iterable[Row], ids: dict[str, int]) -> None:
    """Add the codes of each unit in each scheme it has one in."""
    UnitCode.objects.bulk_create(
        [
            UnitCode(unit_id=ids[row["key"]], scheme=scheme, code=row[column])
            for row in rows
            for column, scheme in SCHEMES.items()
            if row[column]
        ],
        batch_size=5000,
        ignore_conflicts=True,
    )
