"""Folders and processes for the launcher's tests; all of them are taken away afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lalanh.cli.postgres.binaries import find_binaries
from lalanh.cli.postgres.pid_file import serving
from tests.cli.processes import Holder, is_gone, make_data_at, wait_until
from tests.places import open_folder


@contextmanager
def _place() -> Iterator[Path]:
    """Give a place for the data of a server; no server may be left there at the end."""
    with open_folder() as folder:
        yield folder / "postgres"
        assert wait_until(lambda: serving(folder / "postgres") is None)


@pytest.fixture
def place() -> Iterator[Path]:
    """Give a place where no server ever was."""
    with _place() as place:
        yield place


@pytest.fixture(scope="module")
def known_place() -> Iterator[Path]:
    """Give a place with the data of a server, for all tests of a module."""
    with _place() as place:
        make_data_at(place)
        yield place


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
def slow_programs() -> Iterator[Path]:
    """Give a folder of programs whose server takes a second longer to be ready."""
    real = find_binaries().folder
    with open_folder(on_disk=True) as folder:  # nothing may be run from the memory of some machines
        programs = folder / "bin"
        programs.mkdir()
        (programs / "initdb").symlink_to(real / "initdb")
        (programs / "postgres").write_text(
            f'#!/bin/sh\n[ "$1" = --version ] || sleep 1\nexec {real}/postgres "$@"\n'
        )
        (programs / "postgres").chmod(0o755)
        yield programs
