"""
Draws the modules with their real imports, and every map of statuses, into docs/drawings.

Usage: python scripts/drawings.py           draw
       python scripts/drawings.py --check   say whether the drawings are current
"""

import argparse
import importlib
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import TypeGuard

import django
import grimp

from lalanh.kernel import states

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "drawings"
PACKAGE = "lalanh"
# Their modules are programs or settings; they hold no statuses and may act when imported.
NOT_IMPORTED = ("migrations", "cli", "config", "management")

type Edges = dict[str, set[str]]
type StatusMap = Mapping[Enum, Collection[Enum]]


def main() -> int:
    """Draw, or compare; 1 when a drawing is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lalanh.config.settings")
    django.setup()

    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    drawings = {
        FOLDER / "modules.md": draw_modules(imports_between_rooms(graph)),
        FOLDER / "states.md": draw_states(graph.modules),
        FOLDER / "actions.md": list_actions(graph.modules),
    }
    if check:
        old = [path for path, text in drawings.items() if not is_current(path, text)]
        for path in old:
            print(f"✘ {path.relative_to(ROOT)} đã cũ; hãy chạy `make drawings` rồi commit.")
        return 1 if old else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in drawings.items():
        path.write_text(text)
    return 0


def is_current(path: Path, text: str) -> bool:
    """Say whether the file holds just this text."""
    return path.exists() and path.read_text() == text


def imports_between_rooms(graph: grimp.ImportGraph) -> Edges:
    """Give for each room of the house the rooms that it imports."""
    edges: Edges = {child.rpartition(".")[2]: set() for child in graph.find_children(PACKAGE)}
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            here, there = room(module), room(imported)
            if here and there and here != there:
                edges[here].add(there)
    return edges


def room(module: str) -> str:
    """Give the room that a module stands in: "fund" for "lalanh.fund.models"."""
    return module.split(".")[1] if "." in module else ""


def draw_modules(edges: Edges) -> str:
    """Draw the rooms; the table lists every import, the drawing leaves out those that follow."""
    lines = [
        "# Modules and their imports",
        "",
        "Made by `make drawings`. An arrow means *imports*; where a longer way leads to the same",
        "module the direct arrow is left out of the drawing. The table lists them all.",
        "",
        "```mermaid",
        "flowchart TD",
        *(f"    {name}" for name in sorted(edges)),
        *(f"    {here} --> {there}" for here, there in sorted(direct(edges))),
        "```",
        "",
        "| module | imports |",
        "|---|---|",
        *(f"| {name} | {', '.join(sorted(edges[name])) or '–'} |" for name in sorted(edges)),
    ]
    return "\n".join(lines) + "\n"


def direct(edges: Edges) -> Iterator[tuple[str, str]]:
    """Give the imports that do not follow from others."""
    for here, imported in edges.items():
        for there in imported:
            if not any(there in reachable(edges, other) for other in imported - {there}):
                yield here, there


def reachable(edges: Edges, start: str) -> set[str]:
    """Give all rooms that a room depends on, itself left out."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = edges[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def draw_states(modules: Collection[str]) -> str:
    """Draw every map of statuses under its name in the code."""
    lines = ["# Statuses and their steps", "", "Made by `make drawings`."]
    for name, status_map in sorted(status_maps(modules)):
        lines += ["", f"## `{name}`", "", "```mermaid", states.mermaid(status_map).rstrip(), "```"]
    return "\n".join(lines) + "\n"


def list_actions(modules: Collection[str]) -> str:
    """List every kind of action with its name on the screen and where it stands."""
    for module in sorted(modules):
        if not set(module.split(".")) & set(NOT_IMPORTED):
            importlib.import_module(module)
    names = importlib.import_module("lalanh.web.shell.action_names").ACTION_NAMES
    registry = importlib.import_module("lalanh.base.action").REGISTRY
    lines = [
        "# Actions",
        "",
        "Made by `make drawings`: everything that can be written, and what the record calls it.",
        "",
        "| kind | in the record | function |",
        "|---|---|---|",
    ]
    for kind, one in sorted(registry.items()):
        place = f"{one.module.removeprefix('lalanh.')}.{one.name}"
        lines.append(f"| `{kind}` | {names.get(kind, '–')} | `{place}` |")
    return "\n".join(lines) + "\n"


def status_maps(modules: Collection[str]) -> Iterator[tuple[str, StatusMap]]:
    """Find the maps, each once: under the module that defines its statuses, if it stands there."""
    places: dict[int, list[tuple[bool, str, StatusMap]]] = {}
    for module in modules:
        if not set(module.split(".")) & set(NOT_IMPORTED):
            for name, value in names_in(module):
                if is_status_map(value):
                    elsewhere = type(next(iter(value))).__module__ != module
                    place = (elsewhere, f"{module}.{name}".removeprefix("lalanh."), value)
                    places.setdefault(id(value), []).append(place)
    for found in places.values():
        _, name, status_map = min(found, key=lambda place: place[:2])
        yield name, in_order(status_map)


def names_in(module: str) -> Iterator[tuple[str, object]]:
    """Give what a module and its own classes define."""
    for name, value in vars(importlib.import_module(module)).items():
        yield name, value
        if isinstance(value, type) and value.__module__ == module:
            yield from ((f"{name}.{inner}", held) for inner, held in vars(value).items())


def is_status_map(value: object) -> TypeGuard[StatusMap]:
    """Say whether it maps each status of one kind to statuses of that kind."""
    if not (isinstance(value, Mapping) and value):
        return False
    kind = type(next(iter(value)))
    return issubclass(kind, Enum) and all(
        isinstance(old, kind)
        and isinstance(steps, list | tuple | set | frozenset)
        and all(isinstance(new, kind) for new in steps)
        for old, steps in value.items()
    )


def in_order(status_map: StatusMap) -> StatusMap:
    """Put the steps in the order of the statuses' definition; a set has none."""
    order = list(type(next(iter(status_map))))
    return {old: sorted(steps, key=order.index) for old, steps in status_map.items()}


if __name__ == "__main__":
    sys.exit(main())
