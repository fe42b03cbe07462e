"""Folders for the data of servers: in memory where there is room for them, else on disk."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# A database is thousands of small files: on disk, making one takes six times as long.
_MEMORY, _DISK = Path("/dev/shm"), Path("/tmp")
_ROOM_BYTES = 2 * 2**30


@contextmanager
def open_folder(*, on_disk: bool = False) -> Iterator[Path]:
    """Give an open folder with a short path, through which every user may come; then remove it."""
    parent = _DISK if on_disk or not _has_room(_MEMORY) else _MEMORY
    folder = Path(tempfile.mkdtemp(prefix="ll-", dir=parent.resolve()))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _has_room(memory: Path) -> bool:
    """Say whether we may fill it: the containers of some have next to nothing there."""
    return os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM_BYTES
