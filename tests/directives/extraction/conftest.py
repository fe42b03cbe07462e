"""The invented papers of the tests, read once each."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from lalanh.directives.extraction.model import Document, Task
from lalanh.directives.extraction.read import read

TEXTS = Path(__file__).parent.parent / "texts"

type Reader = Callable[[str], list[Document]]
type Finder = Callable[[str, str], Task]


@cache
def _documents(name: str) -> list[Document]:
    return read((TEXTS / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.fixture
def documents() -> Reader:
    """Return the documents of one of the papers by its name."""
    return _documents


@pytest.fixture
def task() -> Finder:
    """Return the one proposal of a paper that begins with these words."""

    def find(name: str, opening: str) -> Task:
        flat = {
            " ".join(task.span.literal.replace("*", " ").split()): task
            for document in _documents(name)
            for task in document.tasks
        }
        return next(task for words, task in flat.items() if words.startswith(opening))

    return find
