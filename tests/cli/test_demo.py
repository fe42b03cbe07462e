"""The demonstration province loads through actions into an empty database, once."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from lalanh.cli.demo import fund
from lalanh.transparency.snapshot.verification import verify
from tests.conftest import Scratch

pytestmark = pytest.mark.processes


def _demo(scratch: Scratch, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "django", "demo", *words],
        env=scratch.environment("owner"), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def _counts(scratch: Scratch) -> dict[str, int]:
    tables = (
        "directives_document", "directives_issue", "fund_donation", "programmes_guidanceuse",
        "tasks_adaptation", "tasks_assignment", "tasks_contingencyplan", "tasks_eventmove",
        "tasks_lowerplan",
        "tasks_matter", "tasks_planreport", "tasks_proposal", "tasks_reminderopened",
        "tasks_report", "tasks_review",
    )  # fmt: skip
    with psycopg.connect(scratch.url("owner")) as database:
        found = {}
        for table in tables:
            row = database.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()
            found[table] = int(row[0]) if row else 0
    return found


def _plans(scratch: Scratch) -> list[tuple[str, bool, bool, str]]:
    """Each plan: its short name, whether others consolidate and decide, and its state."""
    with psycopg.connect(scratch.url("owner")) as database:
        return database.execute(
            b"SELECT short_name, consolidator_id IS NOT NULL, committee_id IS NOT NULL, state"
            b" FROM programmes_programme ORDER BY starts_on, id"
        ).fetchall()


def test_the_province_is_loaded_once_and_its_publication_can_be_verified(
    scratch: Scratch,
) -> None:
    loaded = _demo(scratch)
    files = sorted(Path(settings.SNAPSHOTS_DIR).glob("*.sqlite"))
    counts = _counts(scratch)
    again, asked_gently = _demo(scratch), _demo(scratch, "--if-empty")

    assert loaded.returncode == 0, loaded.stderr[-2000:]
    assert min(counts.values()) > 0
    assert _plans(scratch) == [
        ("Quỹ “Mái ấm ven sông”", True, True, "open"),
        ("Làng sạch, bến bãi an toàn", True, False, "open"),
        ("Cứu trợ vùng ngập", True, False, "open"),
        ("Dân vận sau lũ", False, False, "open"),
        ("Dựng lại xóm làng", False, False, "closed"),
    ]
    assert verify(files[1], previous=files[0]).holds
    assert "Đã có dữ liệu" in again.stderr
    assert asked_gently.returncode == 0
    assert _counts(scratch) == counts


def test_a_folder_that_is_not_there_is_said_so(scratch: Scratch) -> None:
    refused = _demo(scratch, "--docs", "/khong/co")

    assert "Không có thư mục /khong/co" in refused.stderr


def test_the_statement_is_the_same_every_time() -> None:
    assert fund.statement_file() == fund.statement_file()
    assert fund.statement_file(seed=1) != fund.statement_file(seed=2)
