"""The table of requirements names only modules and tests that are there."""

import re

from tests.conftest import ROOT

_TABLE = (ROOT / "docs" / "requirements.md").read_text()
_NAMES = sorted(set(re.findall(r"`([^`{}]+\.py(?:::[^`]+)?)`", _TABLE)))
_FOLDERS = ("lalanh", "tests", "bench", "scripts")


def test_no_requirement_stands_twice() -> None:
    rows = re.findall(r"(?m)^\| (R\d{3}) \|", _TABLE)

    assert sorted(rows) == sorted(set(rows))
    assert {f"R{n:03}" for n in range(1, 59)} <= set(rows)


def test_what_a_requirement_names_is_there() -> None:
    files = [file for folder in _FOLDERS for file in (ROOT / folder).rglob("*.py")]
    missing = []
    for name in _NAMES:
        path, _, test = name.partition("::")
        meant = [file for file in files if file.match(path)]
        begun = f"def {test.rstrip('…')}" if test else ""
        if not any(begun in file.read_text() for file in meant):
            missing.append(name)

    assert missing == []
