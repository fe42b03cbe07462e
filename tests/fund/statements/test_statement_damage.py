"""Damaged and hostile files: they never raise, and what is cut is never reconciled."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lalanh.fund.statements.reading import read
from lalanh.fund.statements.sandbox import read_in_child
from tests.fund.statements import made

GOLDEN = Path(__file__).parent / "golden"
ROWS = made.entries(500_000, 20_000, -100_000, 1_234_567)
STATUSES = {"reconciled", "unproven", "pending", "refused"}
SOUND = {
    "csv": made.csv_statement(ROWS),
    "mt940": made.mt940_statement(ROWS),
    "camt": made.camt_statement(ROWS),
    "pdf": made.pdf_statement(ROWS),
    "xlsx": made.xlsx_statement(made.entries(500_000, 20_000)),
}


@settings(deadline=None, max_examples=100)
@given(name=st.sampled_from(["camt", "pdf", "xlsx"]), cut=st.floats(0.0, 0.995))
def test_a_cut_file_is_never_reconciled(name: str, cut: float) -> None:
    data = SOUND[name]

    assert read(data[: int(len(data) * cut)], name=name).status != "reconciled"


@settings(deadline=None)
@given(cut=st.integers(0, SOUND["mt940"].index(b":62F:")))
def test_a_message_without_its_closing_balance_is_never_reconciled(cut: int) -> None:
    assert read(SOUND["mt940"][:cut], name="x").status != "reconciled"


@settings(deadline=None)
@given(cut=st.integers(0, len(SOUND["csv"]) - 2).filter(lambda at: SOUND["csv"][at - 1] != 10))
def test_a_list_that_stops_within_a_line_is_never_reconciled(cut: int) -> None:
    # A list cut between two lines is a shorter list; nothing in it could show the loss.
    assert read(SOUND["csv"][:cut], name="x").status != "reconciled"


@settings(deadline=None, max_examples=150)
@given(
    name=st.sampled_from(["csv", "mt940", "camt", "pdf"]),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_changed_bytes_never_raise(name: str, places: list[tuple[float, int]]) -> None:
    data = bytearray(SOUND[name])
    data[:] = _changed(data, places)

    assert read(bytes(data), name=name).status in STATUSES


def _changed(data: bytearray, places: list[tuple[float, int]]) -> bytes:
    for place, value in places:
        data[int(len(data) * place)] = value
    return bytes(data)


@settings(deadline=None)
@given(
    data=st.binary(max_size=400), start=st.sampled_from([b"", b"%PDF-", b"date,money,content\n"])
)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    assert read(start + data, name="x").status in STATUSES


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty_file"),
        (b"  \n", "empty_file"),
        (b"%PDF-1.7\n", "unreadable_file"),
        (b"<!DOCTYPE html><html><body>Quota</body></html>", "not_a_statement"),
        (b"\x00\x01\x02" * 50, "unknown_file"),
        (b"PK\x03\x04 not an archive", "unreadable_file"),
        (b"a,b,c\n1,2,3\n", "unknown_layout"),
        (b"<?xml version='1.0'?><Document xmlns='camt.053'/>", "unreadable_file"),
    ],
)
def test_a_file_that_is_no_statement_is_refused_with_its_reason(data: bytes, kind: str) -> None:
    statement = read(data, name="x")

    assert (statement.status, [f.type for f in statement.faults]) == ("refused", [kind])


def test_entities_of_an_xml_file_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("bi mat")
    sound = SOUND["camt"].replace(b"TRAN VAN SEN ung ho", b"&x;")
    doctype = f"<!DOCTYPE Document [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>".encode()

    statement = read(doctype + sound, name="x.xml")

    assert all("bi mat" not in row.narrative for row in statement.rows)


def sparse_workbook(dimension: str) -> bytes:
    file = io.BytesIO(SOUND["xlsx"])
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(
            "xl/worksheets/sheet2.xml",
            f'<worksheet><dimension ref="{dimension}"/><sheetData/></worksheet>',
        )
    return file.getvalue()


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1:AMK10", "A1:B1100001"])
def test_a_workbook_that_would_fill_the_memory_is_refused(dimension: str) -> None:
    statement = read(sparse_workbook(dimension), name="x.xlsx")

    assert [fault.type for fault in statement.faults] == ["too_large"]


def test_the_child_reads_what_we_read() -> None:
    data = (GOLDEN / "vbsp.xlsx").read_bytes()

    assert read_in_child(data, name="x") == read(data, name="x")


def test_a_child_that_runs_out_of_memory_is_one_fault() -> None:
    data = (GOLDEN / "agribank.pdf").read_bytes()

    statement = read_in_child(data, name="x.pdf", memory_bytes=40 << 20)

    assert (statement.status, [f.type for f in statement.faults]) == ("refused", ["reader_stopped"])
