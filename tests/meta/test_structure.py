"""Rules of the house that no import checker sees."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "lalanh"
LAYERS = [
    "kernel", "base", "organisations", "directives", "programmes", "tasks", "fund", "transparency",
    "web", "portal", "cli", "config",
]  # fmt: skip

# A place that is over the limit, and why.
EXCUSED_FILES: dict[str, str] = {}
EXCUSED_FUNCTIONS: dict[str, str] = {}

FILE_LIMIT, FUNCTION_LIMIT, VIEW_LIMIT = 400, 70, 25


def _sources() -> list[Path]:
    return sorted(
        path
        for folder in (PACKAGE, ROOT / "tests")
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts
    )


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def _length(node: ast.FunctionDef) -> int:
    first = node.body[0]
    has_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    described = (first.end_lineno or 0) - first.lineno + 1 if has_text else 0
    return (node.end_lineno or 0) - node.lineno + 1 - described


def _own_models() -> list[type[models.Model]]:
    return [
        m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("lalanh.")
    ]


def test_no_file_is_over_the_limit() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _sources()
        if (lines := len(path.read_text("utf-8").splitlines())) > FILE_LIMIT
    }

    assert {name: lines for name, lines in long.items() if name not in EXCUSED_FILES} == {}


def test_no_function_is_over_the_limit() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name} {_length(node)}"
        for path in _sources()
        for node in _functions(path)
        if _length(node) > FUNCTION_LIMIT
    ]

    assert [place for place in long if place.split()[0] not in EXCUSED_FUNCTIONS] == []


def test_no_view_is_over_the_limit() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name} {_length(node)}"
        for path in sorted(PACKAGE.glob("web/*/views*.py"))
        + sorted(PACKAGE.glob("portal/pages*.py"))
        for node in _functions(path)
        if _length(node) > VIEW_LIMIT
    ]

    assert long == []


def test_package_files_hold_a_docstring_and_nothing_else() -> None:
    # A folder of models lists its tables for Django; nothing else may.
    full = [
        str(path.relative_to(ROOT))
        for path in PACKAGE.rglob("__init__.py")
        if path.parent.name != "models" and len(ast.parse(path.read_text("utf-8")).body) != 1
    ]

    assert full == []


def test_foreign_keys_point_downwards() -> None:
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in _own_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        if isinstance(field.related_model, type)
        if LAYERS.index(field.related_model._meta.app_label) > LAYERS.index(model._meta.app_label)
    ]

    assert upward == []


WRITES = re.compile(
    r"\.(save|delete|update|create|bulk_create|bulk_update|get_or_create|update_or_create)\("
)


@pytest.mark.parametrize("surface", ["web", "portal"])
def test_surfaces_never_write(surface: str) -> None:
    writing = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (PACKAGE / surface).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if WRITES.search(line) and "session" not in line and "hashlib" not in line
    ]

    assert writing == []


def test_migrations_are_named_and_stand_alone() -> None:
    files = list(PACKAGE.rglob("migrations/0*.py"))
    wrong = [
        p.name
        for p in files
        if "auto_" in p.name or re.search(r"^(from|import) lalanh", p.read_text("utf-8"), re.M)
    ]

    assert files
    assert wrong == []


def test_every_moment_has_its_person_in_the_same_row_or_neither() -> None:
    """A pair `x_at`/`x_by` that may be empty is bound by a check constraint naming both."""
    loose = []
    for model in _own_models():
        names = {field.name: field for field in model._meta.concrete_fields}
        bound = " ".join(str(c) for c in model._meta.constraints)
        loose += [
            f"{model._meta.label}.{name}"
            for name in names
            if name.endswith("_at") and f"{name[:-3]}_by" in names and names[name].null
            if not (name in bound and f"{name[:-3]}_by" in bound)
        ]

    assert loose == []


def test_decision_records_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def test_nothing_committed_knows_the_machine_it_was_made_on() -> None:
    words = re.compile(
        "|".join(
            ["/wo" + "rk/", "\\.lib" + "rary", "files.python" + "hosted", "\\.\\./sha" + "red"]
        )
    )
    kinds = ("*.py", "*.md", "*.toml", "*.html", "*.sh", "*.txt", "Makefile", "*.css", "*.js")
    kept = [p for kind in kinds for p in ROOT.rglob(kind)]
    skipped = {".venv", "var", ".git", "node_modules", ".hypothesis", "lalanh.egg-info"}
    telling = [
        str(path.relative_to(ROOT))
        for path in kept
        if not skipped & set(path.relative_to(ROOT).parts)
        if words.search(path.read_text("utf-8", errors="replace"))
    ]

    assert telling == []
