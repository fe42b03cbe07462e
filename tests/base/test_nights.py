"""What the platform does by itself every night, with a moved clock."""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError

from lalanh.base import clock, nights
from lalanh.base.management.commands.work import Command
from lalanh.kernel.period import VIETNAM
from tests.conftest import ROOT


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[dt.datetime]:
    """When the one nightly work of this test was called."""
    moments: list[dt.datetime] = []
    monkeypatch.setattr(nights, "NIGHTLY", {})
    nights.nightly("tests.note")(moments.append)
    return moments


@pytest.fixture
def worker() -> Command:
    return Command()


def _at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def _live_through(worker: Command, monkeypatch: pytest.MonkeyPatch, *moments: str) -> None:
    """Let the worker look at the clock at these moments."""
    for moment in moments:
        monkeypatch.setattr(clock, "now", lambda: _at(moment))  # noqa: B023  # called before the next
        worker.begin_night()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("looked", "begun"),
    [
        (["2026-11-20 23:59", "2026-11-21 00:00", "2026-11-21 00:29"], ["2026-11-20 23:59"]),
        (["2026-11-21 00:10", "2026-11-21 00:30", "2026-11-21 00:31"], ["2026-11-21 00:30"]),
        (["2026-11-21 14:00", "2026-11-21 23:59"], ["2026-11-21 14:00"]),
        (["2026-11-21 14:00", "2026-11-22 00:29", "2026-11-22 00:30"],
         ["2026-11-21 14:00", "2026-11-22 00:30"]),
    ],
    ids=["not at midnight", "at half past", "late on the first day", "again the next night"],
)  # fmt: skip
def test_a_worker_begins_each_night_once(
    worker: Command,
    called: list[dt.datetime],
    monkeypatch: pytest.MonkeyPatch,
    looked: list[str],
    begun: list[str],
) -> None:
    _live_through(worker, monkeypatch, *looked)

    assert called == [_at(moment) for moment in begun]


@pytest.mark.django_db
def test_what_fails_holds_up_no_other_and_is_not_called_again_that_night(
    worker: Command,
    called: list[dt.datetime],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(at: dt.datetime) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(nights, "NIGHTLY", {"tests.broken": broken, **nights.NIGHTLY})

    _live_through(worker, monkeypatch, "2026-11-21 00:30", "2026-11-21 00:31")

    assert called == [_at("2026-11-21 00:30")]
    assert caplog.text.count("nightly tests.broken failed") == 1


@pytest.mark.django_db
def test_a_night_that_the_database_did_not_see_is_begun_again(
    worker: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: Iterator[Exception | None] = iter([OperationalError("gone"), None])
    begun: list[dt.datetime] = []

    def fails_first(at: dt.datetime) -> None:
        if (failure := next(answers)) is not None:
            raise failure
        begun.append(at)

    monkeypatch.setattr(nights, "NIGHTLY", {"tests.fails": fails_first})

    with pytest.raises(OperationalError):
        _live_through(worker, monkeypatch, "2026-11-21 00:30")
    _live_through(worker, monkeypatch, "2026-11-21 00:31")

    assert begun == [_at("2026-11-21 00:31")]


def test_two_works_of_one_name_are_a_mistake(called: list[dt.datetime]) -> None:
    with pytest.raises(ValueError, match=r"tests\.note"):
        nights.nightly("tests.note")(called.append)


@pytest.mark.django_db
def test_the_command_begins_the_night_at_any_hour(
    called: list[dt.datetime], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(clock, "now", lambda: _at("2026-11-21 00:05"))

    call_command("nightly")

    assert called == [_at("2026-11-21 00:05")]
    assert "Đã giao việc của đêm" in capsys.readouterr().out


def test_a_worker_knows_the_jobs_of_every_module() -> None:
    """A process of its own, in which no page or test has imported anything."""
    said = subprocess.run(
        [sys.executable, "-c", _PRINT_MODULES_OF_JOBS],
        capture_output=True, text=True, check=True, timeout=120, cwd=ROOT,
    )  # fmt: skip
    registering = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in Path(ROOT, "lalanh").rglob("*.py")
        if "\n@jobs.job(" in (text := path.read_text("utf-8")) or "\n@nights.nightly(" in text
    }

    assert set(said.stdout.split()) == registering


_PRINT_MODULES_OF_JOBS = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "lalanh.config.settings"
import django
django.setup()
from lalanh.base import jobs, nights
jobs.discover()
print(*{f.__module__ for f in (*jobs.JOBS.values(), *nights.NIGHTLY.values())})
"""
