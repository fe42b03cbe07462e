"""Every public function of an actions.py is an action, known to the glossary and to a test."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

from lalanh.base.action import REGISTRY

ROOT = Path(__file__).resolve().parents[2]
# Functions beside the actions that only read, and why they stand there.
READERS = {
    "check_reach": "asked by the actions of the neighbouring files",
}
MODULES = ["organisations", "directives", "programmes", "tasks", "fund", "transparency"]


def _files(module: str) -> list[ModuleType]:
    """The actions of a module: one file, the files of a folder, and `…_actions` beside it."""
    actions = importlib.import_module(f"lalanh.{module}.actions")
    inside = pkgutil.iter_modules(getattr(actions, "__path__", []))
    room = importlib.import_module(f"lalanh.{module}")
    beside = [m.name for m in pkgutil.iter_modules(room.__path__) if m.name.endswith("_actions")]
    names = [f"{actions.__name__}.{m.name}" for m in inside]
    names += [f"{room.__name__}.{name}" for name in beside]
    return [actions, *(importlib.import_module(name) for name in names)]


def _load() -> None:
    importlib.import_module("lalanh.base.accounts")
    importlib.import_module("lalanh.base.notices")
    for module in MODULES:
        _files(module)


@pytest.mark.parametrize("module", MODULES)
def test_every_public_write_is_an_action(module: str) -> None:
    """A file without any action is a part of its neighbours; a job works through actions."""
    loose = []
    for file in _files(module):
        registered = {entry.name for entry in REGISTRY.values() if entry.module == file.__name__}
        public = {
            name
            for name, thing in inspect.getmembers(file, inspect.isfunction)
            if thing.__module__ == file.__name__ and not name.startswith("_")
            if "work" not in inspect.signature(thing).parameters
        }
        loose += sorted(public - registered) if registered else []

    assert [name for name in loose if name not in READERS] == []


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
