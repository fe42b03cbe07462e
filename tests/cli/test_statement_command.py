"""`lalanh statement`: what a person and a program get."""

import json
from pathlib import Path

import pytest

from lalanh.cli.main import main
from tests.fund.statements import made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sao-ke.csv"
    path.write_bytes(made.csv_statement(made.entries(500_000, 20_000)))
    return path


@pytest.mark.parametrize("flags", [[], ["--in-process"]])
def test_a_program_gets_one_json_object(
    file: Path, flags: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["statement", str(file), "--json", *flags])

    said = json.loads(capsys.readouterr().out)
    assert (status, said["status"], len(said["rows"])) == (0, "reconciled", 2)
    assert said["rows"][1] | {"narrative": ""} == said["rows"][1] | {
        "no": 2, "date": "2024-09-10", "amount": 20_000, "direction": "credit",
        "balance": 1_520_000, "reference": "5217.2", "kind": "donation", "narrative": "",
    }  # fmt: skip


def test_a_person_reads_status_sums_and_rows(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["statement", str(file), "--in-process"])

    said = capsys.readouterr().out
    assert "KHỚP" in said
    assert "Tiền vào: 2 dòng, 520.000 đồng" in said


def test_a_refused_file_gives_status_one_and_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"")

    assert main(["statement", str(path), "--in-process"]) == 1
    assert "Tệp rỗng" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["statement", str(tmp_path / "none.pdf")]) == 2
    assert "Không mở được tệp" in capsys.readouterr().err
