"""Folders for the data of servers: in memory where there is room for them, else on disk."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# A database is thousands of small files: on disk, making one takes six times as long.
_MEMORY, _DISK = Path("/dev/shm"), Path("/tmp")
_ROOM_BYTES = 2 * 2**30
_PREFIX, _YOUNG_S = "lalanh-tests-", 60


@contextmanager
def open_folder(*, on_disk: bool = False) -> Iterator[Path]:
    """Give an open folder with a short path, through which every user may come; then remove it."""
    _clear_memory()
    parent = _DISK if on_disk or not _has_room(_MEMORY) else _MEMORY
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent.resolve()))
    folder.chmod(0o755)
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
        os.close(held)


def _clear_memory() -> None:
    """Remove what killed test processes left: nobody holds it, and it is not just being made."""
    for folder in _MEMORY.glob(f"{_PREFIX}*/"):
        with suppress(OSError):
            held = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if time.time() - os.fstat(held).st_mtime > _YOUNG_S:
                    shutil.rmtree(folder)
            finally:
                os.close(held)


def _has_room(memory: Path) -> bool:
    """Say whether we may fill it: the containers of some have next to nothing there."""
    return os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM_BYTES
