"""Opens snapshots for a test and closes them after it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from lalanh.transparency.snapshot.reading import open_snapshot

type Opened = Callable[[Path], sqlite3.Connection]


@pytest.fixture
def opened() -> Iterator[Opened]:
    with ExitStack() as stack:
        yield lambda path: stack.enter_context(closing(open_snapshot(path)))
