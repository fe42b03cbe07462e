"""
Build the unit tables in lalanh/organisations/data from the package vietnamadminunits.

For developers, once per edition of the source. The package is read as an archive and is never
installed, so nothing of what it depends on comes along:

    pip download --no-deps --dest /tmp/units vietnamadminunits==1.0.4
    python scripts/build_units.py /tmp/units/vietnamadminunits-1.0.4-py3-none-any.whl

What the package does not know (the map of 2021 where it differs from that of mid-2025) stands in
changes_2021_2025.csv, kept by hand. See the README beside the tables.
"""

import csv
import json
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "lalanh" / "organisations" / "data"
# The law fixes the end of the three levels; their start is a stand-in (see README).
START, END = "2019-01-01", "2025-07-01"
KINDS = {
    "Tỉnh": "tinh", "Huyện": "huyen", "Quận": "quan", "Thị xã": "thi-xa", "Thành phố": "thanh-pho",
    "Xã": "xa", "Phường": "phuong", "Thị trấn": "thi-tran", "Đặc khu": "dac-khu",
}  # fmt: skip
# Only of these is the map of 2021 known to agree, but for the changes listed by hand.
CHECKED = ("08", "20", "26", "56", "84")
UNIT_COLUMNS = (
    "key", "kind", "name", "parent", "valid_from", "valid_to", "start_exact", "end_exact",
    "code_2021", "code_2025", "code_now", "province",
)  # fmt: skip
type Row = dict[str, str]
# Province now → commune now → communes before; the file of the package has three such tables.
type Moves = dict[str, dict[str, Any]]


def main() -> None:
    """Read the archive named on the command line and write the two tables."""
    with zipfile.ZipFile(sys.argv[1]) as wheel, tempfile.TemporaryDirectory() as folder:
        wheel.extract("vietnamadminunits/data/dataset.db", folder)
        database = sqlite3.connect(Path(folder) / "vietnamadminunits/data/dataset.db")
        database.row_factory = sqlite3.Row
        moves = json.loads(wheel.read("vietnamadminunits/data/converter_2025.json"))
        old = [dict(row) for row in database.execute("SELECT * FROM admin_units_legacy")]
        new = [dict(row) for row in database.execute("SELECT * FROM admin_units")]
        database.close()
    with (DATA / "changes_2021_2025.csv").open(encoding="utf-8", newline="") as source:
        changes = list(csv.DictReader(source))
    units = _old_units(old, changes) | _new_units(new)
    _check(units)
    links = [*_changes(changes), *_merger(old, new, moves)]
    _write("units.csv", UNIT_COLUMNS, units.values())
    _write("successions.csv", ("old", "new", "on", "is_whole", "basis"), links)
    print(f"{len(units)} units, {len(links)} successions")


def _old_units(rows: Iterable[Row], changes: Iterable[Row]) -> dict[str, Row]:
    """The three levels: of mid-2025, and of 2021 where those differ."""
    changed = {change["code"]: change for change in changes}
    # A code that a unit of mid-2025 took over from another one.
    taken_over = {c for change in changed.values() for c in change["into"].split()} & set(changed)
    units: dict[str, Row] = {}
    for row in rows:
        province, district = f"o{row['provinceCode']}", f"o{row['districtCode']}"
        units.setdefault(province, _unit(province, row["province"], "", row["provinceCode"]))
        units.setdefault(district, _unit(district, row["district"], province, row["districtCode"]))
        units[district]["province"] = row["provinceCode"]
        if code := row["wardCode"]:
            unit = units[f"o{code}"] = _unit(f"o{code}", row["ward"], district, code)
            unit["province"] = row["provinceCode"]
            if code in taken_over:
                unit |= {
                    "valid_from": changed[code]["until"], "code_2021": "",
                    "start_exact": changed[code]["is_exact"],
                }  # fmt: skip
    for code, change in changed.items():
        key, district = f"a{code}", f"o{change['district']}"
        units[key] = dict.fromkeys(UNIT_COLUMNS, "") | {
            "key": key, "kind": change["kind"], "name": change["name"], "parent": district,
            "valid_from": START, "start_exact": "0", "code_2021": code,
            "valid_to": change["until"], "end_exact": change["is_exact"],
            "province": units[district]["province"],
        }  # fmt: skip
    for unit in units.values():
        if unit["province"] not in CHECKED:
            unit["code_2021"] = ""
    return units


def _unit(key: str, full_name: str, parent: str, code: str) -> Row:
    """One unit of the three levels, as it stood until 30 June 2025."""
    kind, name = _split(full_name)
    if not parent and kind == "thanh-pho":
        kind = "thanh-pho-trung-uong"
    return dict.fromkeys(UNIT_COLUMNS, "") | {
        "key": key, "kind": kind, "name": name, "parent": parent, "valid_from": START,
        "valid_to": END, "start_exact": "0", "end_exact": "1", "code_2021": code,
        "code_2025": code, "province": code if not parent else "",
    }  # fmt: skip


def _new_units(rows: Iterable[Row]) -> dict[str, Row]:
    """The two levels since 1 July 2025 (Decision 19/2025/QĐ-TTg)."""
    units: dict[str, Row] = {}
    for row in rows:
        province = f"n{row['provinceCode']}"
        for key, full_name, parent, code in (
            (province, row["province"], "", row["provinceCode"]),
            (f"n{row['wardCode']}", row["ward"], province, row["wardCode"]),
        ):
            units[key] = _unit(key, full_name, parent, "") | {
                "valid_from": END, "valid_to": "", "start_exact": "1", "code_now": code,
                "province": row["provinceCode"],
            }  # fmt: skip
    return units


def _changes(changes: Iterable[Row]) -> list[Row]:
    """What went where between 2021 and mid-2025, as far as it is known."""
    return [
        {
            "old": f"a{change['code']}", "new": f"o{code}", "on": change["until"],
            "is_whole": change["is_whole"], "basis": change["basis"],
        }
        for change in changes
        for code in change["into"].split()
    ]  # fmt: skip


def _merger(old: list[Row], new: list[Row], moves: Moves) -> list[Row]:
    """Where each province and commune went on 1 July 2025; a divided one went in part."""
    old_keys = {
        f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": (
            f"o{r['wardCode']}" if r["wardCode"] else f"o{r['districtCode']}"
        )
        for r in old
    }
    old_provinces = {r["provinceKey"]: f"o{r['provinceCode']}" for r in old}
    new_provinces = {r["provinceKey"]: f"n{r['provinceCode']}" for r in new}
    new_keys = {(r["provinceKey"], r["wardKey"]): f"n{r['wardCode']}" for r in new}
    links = [
        (old_provinces[before], new_provinces[now], "1")
        for now, befores in moves["DICT_PROVINCE"].items()
        for before in befores
    ]
    for now, communes in moves["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, befores in communes.items():
            links += [(old_keys[b], new_keys[now, commune], "1") for b in befores]
    for now, divided in moves["DICT_PROVINCE_WARD_DIVIDED"].items():
        for before, parts in divided.items():
            links += [(old_keys[before], new_keys[now, p["newWardKey"]], "0") for p in parts]
    return [
        {"old": before, "new": now, "on": END, "is_whole": is_whole, "basis": ""}
        for before, now, is_whole in sorted(set(links))
    ]


def _split(full_name: str) -> tuple[str, str]:
    """Part a full name into the code of its kind and the name alone."""
    clean = unicodedata.normalize("NFC", " ".join(full_name.split()))
    # Some names have the kind in capitals: "Thị Trấn Prao".
    kind = next(k for k in KINDS if clean.lower().startswith(f"{k.lower()} "))
    return KINDS[kind], clean[len(kind) :].strip()


def _check(units: dict[str, Row]) -> None:
    """Every unit above is there, and no edition gives one code twice."""
    missing = [u["key"] for u in units.values() if u["parent"] and u["parent"] not in units]
    for edition in ("code_2021", "code_2025", "code_now"):
        codes = [u[edition] for u in units.values() if u[edition]]
        if len(codes) != len(set(codes)):
            raise SystemExit(f"{edition}: a code stands twice")
    if missing:
        raise SystemExit(f"units above are missing: {missing[:5]}")


def _write(name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Write one table in an order that keeps differences between editions small."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
