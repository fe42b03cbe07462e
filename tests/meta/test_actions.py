"""Every public function of an actions.py is an action, known to the glossary and to a test."""

import importlib
import inspect
import re
from pathlib import Path

import pytest

from lalanh.base.action import REGISTRY

ROOT = Path(__file__).resolve().parents[2]
MODULES = ["organisations", "directives", "programmes", "tasks", "fund", "transparency"]


def _load() -> None:
    importlib.import_module("lalanh.base.accounts")
    for module in MODULES:
        importlib.import_module(f"lalanh.{module}.actions")


@pytest.mark.parametrize("module", MODULES)
def test_every_public_write_is_an_action(module: str) -> None:
    actions = importlib.import_module(f"lalanh.{module}.actions")
    registered = {entry.name for entry in REGISTRY.values() if entry.module == actions.__name__}
    public = {
        name
        for name, thing in inspect.getmembers(actions, inspect.isfunction)
        if thing.__module__ == actions.__name__ and not name.startswith("_")
    }

    # A job's function is started by an action and works through actions.
    jobs = {
        name for name in public if "work" in inspect.signature(getattr(actions, name)).parameters
    }
    assert public - registered - jobs == set()


def test_actions_are_called_by_name() -> None:
    _load()
    loose = [
        entry.kind
        for entry in REGISTRY.values()
        for parameter in inspect.signature(
            getattr(importlib.import_module(entry.module), entry.name)
        ).parameters.values()
        if parameter.kind is not parameter.KEYWORD_ONLY
    ]

    assert loose == []


def test_every_action_is_called_by_some_test() -> None:
    _load()
    tests = "\n".join(p.read_text("utf-8") for p in (ROOT / "tests").rglob("*.py"))
    untested = [e.kind for e in REGISTRY.values() if not re.search(rf"\b{e.name}\(", tests)]

    assert untested == []


def test_every_kind_is_in_the_glossary() -> None:
    _load()
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")

    assert [kind for kind in sorted(REGISTRY) if f"`{kind}`" not in glossary] == []
