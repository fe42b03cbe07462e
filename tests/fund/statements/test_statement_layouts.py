"""Every layout against a file of its own; what is expected comes from the files' maker."""

import json
from pathlib import Path
from typing import Any

import pytest

from lalanh.fund.statements.model import Row, Statement
from lalanh.fund.statements.reading import read

GOLDEN = Path(__file__).parent / "golden"
ALL = sorted(path.name.removesuffix(".json") for path in GOLDEN.glob("*.json"))
WITH_ROWS = [
    name
    for name in ALL
    if isinstance(json.loads((GOLDEN / f"{name}.json").read_text())["rows"], list)
]


def expected(name: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    return said


def golden(name: str) -> Statement:
    password = expected(name).get("password")
    return read((GOLDEN / name).read_bytes(), name=name, password=password)


def facts(row: Row) -> list[object]:
    day = row.date.isoformat() if row.date else None
    return [
        day, row.amount, row.direction, row.balance, row.reference, row.narrative, row.kind
    ]  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_a_statement_stands_as_its_faults_say(name: str) -> None:
    statement, wanted = golden(name), expected(name)

    assert statement.status == wanted["status"]
    assert [fault.type for fault in statement.faults] == wanted["faults"]


@pytest.mark.parametrize("name", WITH_ROWS)
def test_every_row_of_a_layout_is_read_to_the_letter(name: str) -> None:
    assert [facts(row) for row in golden(name).rows] == expected(name)["rows"]


@pytest.mark.parametrize("name", sorted(set(ALL) - set(WITH_ROWS)))
def test_no_row_is_lost_or_made_up(name: str) -> None:
    assert len(golden(name).rows) == expected(name)["rows"]


@pytest.mark.parametrize("name", ALL)
def test_every_fault_says_where_and_what_to_do(name: str) -> None:
    messages = [fault.message for fault in golden(name).faults]

    assert all("Hãy" in message and "None" not in message for message in messages)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("only_scans.pdf", "scanned_page"),
        ("cut.xlsx", "unreadable_file"),
        ("cut.pdf", "unreadable_file"),
    ],
)
def test_a_file_without_rows_is_refused_with_one_reason(name: str, kind: str) -> None:
    statement = read((GOLDEN / name).read_bytes(), name=name)

    assert (statement.status, [fault.type for fault in statement.faults]) == ("refused", [kind])


@pytest.mark.parametrize(
    ("password", "kind"), [(None, "encrypted"), ("", "encrypted"), ("sai", "wrong_password")]
)
def test_a_protected_file_asks_for_its_password(password: str | None, kind: str) -> None:
    data = (GOLDEN / "vcb_thongke_encrypted.pdf").read_bytes()

    statement = read(data, name="x.pdf", password=password)

    assert [fault.type for fault in statement.faults] == [kind]


@pytest.mark.parametrize("name", ["vbsp.xlsx", "agribank.pdf"])
def test_content_and_not_the_name_tells_what_a_file_is(name: str) -> None:
    data = (GOLDEN / name).read_bytes()

    assert read(data, name="sao-ke.csv").draft.layout == read(data, name=name).draft.layout


def test_a_header_balance_that_rows_do_not_reach_holds_the_statement_back() -> None:
    controls = {control.name: control for control in golden("agribank.pdf").controls}

    closing = controls["opening + rows = closing"]
    assert closing.printed - closing.computed == 500_000
