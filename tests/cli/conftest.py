"""Folders and processes for the launcher's tests; all of them are taken away afterwards."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lalanh.cli.postgres.binaries import find_binaries
from lalanh.cli.postgres.pid_file import serving
from tests.cli.processes import Holder, is_gone, wait_until


@pytest.fixture
def place() -> Iterator[Path]:
    """Give an open, short folder that every user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="ll-", dir="/tmp"))
    folder.chmod(0o755)
    data = folder / "postgres"
    yield data
    assert wait_until(lambda: serving(data) is None)
    shutil.rmtree(folder)


@pytest.fixture
def hold(place: Path) -> Iterator[Callable[..., Holder]]:
    """Start other processes that run a cluster at `place`."""
    started: list[Holder] = []

    def start(*arguments: str) -> Holder:
        started.append(Holder(place, *arguments))
        return started[-1]

    yield start
    for holder in started:
        holder.close()


@pytest.fixture
def gone() -> Callable[[int], bool]:
    """Say whether a process ends within the limit."""
    return lambda pid: wait_until(lambda: is_gone(pid))


@pytest.fixture
def slow_programs(place: Path) -> Path:
    """Give a folder of programs whose server takes a second longer to be ready."""
    real = find_binaries().folder
    folder = place.parent / "bin"
    folder.mkdir()
    (folder / "initdb").symlink_to(real / "initdb")
    (folder / "postgres").write_text(
        f'#!/bin/sh\n[ "$1" = --version ] || sleep 1\nexec {real}/postgres "$@"\n'
    )
    (folder / "postgres").chmod(0o755)
    return folder
