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
_ROOM_BYTES = 4 * 2**30
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
    if not os.access(memory, os.W_OK):
        return False
    return min(shutil.disk_usage(memory).free, _unused_bytes()) > _ROOM_BYTES


def _unused_bytes() -> int:
    """Return what the machine has left, or its container if that is allowed less."""
    facts = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
    unused = int(facts["MemAvailable"].split()[0]) * 1024
    group = Path("/sys/fs/cgroup")
    with suppress(OSError, ValueError):  # no container, or one without a limit: "max"
        limit, used = ((group / f"memory.{name}").read_text() for name in ("max", "current"))
        unused = min(unused, int(limit) - int(used))
    return unused
