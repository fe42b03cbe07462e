"""`lalanh verify` as a person at home runs it."""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from lalanh.cli import main as command
from lalanh.cli import verify
from lalanh.transparency.snapshot import proof
from lalanh.transparency.snapshot.reading import open_snapshot
from tests.transparency.baking import baked, closed, gift, log_of

ROWS = [gift("Trần Thị Bưởi", 1_500_000), gift("Lê Văn Cam", 70_000)]
ROOT = log_of(closed(ROWS)).root.hex()


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    return baked(ROWS, tmp_path / "cong-bo.sqlite")


@pytest.fixture
def saved(snapshot: Path, tmp_path: Path) -> Path:
    path = tmp_path / "bang-chung.json"
    with closing(open_snapshot(snapshot)) as db:
        path.write_text(json.dumps(proof.proof(db, 0)), encoding="utf-8")
    return path


def run(*words: str | Path) -> int:
    return command.main(["verify", *map(str, words)])


def test_a_good_file_passes_and_shows_its_root(
    snapshot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(snapshot)

    shown = capsys.readouterr().out
    assert status == 0
    assert shown.startswith("cong-bo.sqlite\n  ✓ ")
    assert "1.570.000 đồng" in shown
    assert shown.endswith(f"ĐẠT. Hãy so gốc sau với gốc in trong báo cáo ngày: {ROOT}\n")


def test_a_good_file_with_its_root_passes(
    snapshot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(snapshot, "--root", ROOT) == 0
    assert capsys.readouterr().out.endswith("✓ Gốc của sổ khớp với gốc đã cho.\nĐẠT.\n")


def test_a_changed_file_fails(snapshot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = snapshot.read_bytes()
    snapshot.write_bytes(content.replace("Bưởi".encode(), "Bươi".encode()))

    status = run(snapshot)

    shown = capsys.readouterr().out
    assert status == 1
    assert "  ✗ " in shown
    assert shown.endswith("KHÔNG ĐẠT.\n")


def test_one_bad_file_among_several_fails_all(snapshot: Path, tmp_path: Path) -> None:
    assert run(snapshot, tmp_path / "khong-co.sqlite") == 1


def test_an_older_file_is_compared(snapshot: Path, tmp_path: Path) -> None:
    later = baked([*closed(ROWS), gift("Vũ Thị Quýt")], tmp_path / "sau.sqlite")

    assert run(later, "--previous", snapshot) == 0
    assert run(snapshot, "--previous", later) == 1


def test_a_machine_reads_the_same_answer(
    snapshot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(snapshot, "--json", "--root", "0" * 64) == 1

    (said,) = json.loads(capsys.readouterr().out)
    assert (said["holds"], said["size"], said["root"]) == (False, 3, ROOT)
    assert [(each["check"], each["holds"]) for each in said["findings"]] == [
        ("checksum", True),
        ("root", True),
        ("totals", True),
        ("bytes", True),
        ("given root", False),
    ]


def test_a_proof_is_checked_against_a_printed_root(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--proof", saved, "--root", ROOT) == 0

    shown = capsys.readouterr().out
    assert "ngày 20/11/2026, Trần Thị Bưởi, 1.500.000 đồng." in shown
    assert "khớp với gốc đã cho" in shown


def test_a_proof_is_checked_against_a_file(saved: Path, snapshot: Path) -> None:
    assert run(snapshot, "--proof", saved) == 0


def test_a_proof_with_another_size_is_not_of_this_file(
    saved: Path, snapshot: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = json.loads(saved.read_text(encoding="utf-8"))
    saved.write_text(json.dumps(said | {"size": 4}), encoding="utf-8")

    assert run(snapshot, "--proof", saved) == 1
    assert "KHÔNG thuộc sổ" in capsys.readouterr().out


def test_a_proof_of_another_root_fails(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--proof", saved, "--root", "0" * 64) == 1
    assert "KHÁC gốc đã cho" in capsys.readouterr().out


def test_a_proof_without_a_root_says_which_root_to_compare(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--proof", saved) == 0
    assert ROOT in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"{}", b"\xff", b""])
def test_what_is_no_proof_fails_with_a_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "la.json"
    path.write_bytes(content)

    assert run("--proof", path) == 1
    assert "Không đọc được" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["--root", ROOT], ["--unknown"]])
def test_a_wrong_call_is_told_apart(words: Sequence[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        verify.main(words)

    assert stopped.value.code == 2
