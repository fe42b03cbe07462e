"""The server's own pid file: who serves a folder, and how far it has come."""

import os
import time
from pathlib import Path

from lalanh.cli.postgres.errors import LauncherRefused

TICK_S = 0.02
LINE_OF_STATUS = 7  # postmaster.pid: pid, folder, start, port, socket, address, memory, status


def served_status(data: Path) -> str:
    """Read the serving process's word about itself: "starting", "ready", "stopping", or ""."""
    lines = _lines(data)
    return lines[LINE_OF_STATUS].strip() if len(lines) > LINE_OF_STATUS and serving(data) else ""


def serving(data: Path) -> int | None:
    """
    Give the process that the pid file names, if it really is a server in this folder.

    A server's working directory is its data folder. A zombie has none, another program has another.
    """
    lines = _lines(data)
    if not lines or not lines[0].isdigit():
        return None
    try:
        working = os.readlink(f"/proc/{lines[0]}/cwd")
    except OSError:
        return None
    return int(lines[0]) if working == str(data) else None


def drop_stale(data: Path, *, socket: Path, patience_s: float) -> None:
    """
    Remove pid files that name nobody, a zombie or another program. Call under the folder's lock.

    :raises LauncherRefused: if somebody else's server uses the folder for longer than `patience_s`.
    """
    deadline = time.monotonic() + patience_s
    while (pid := serving(data)) is not None:
        if time.monotonic() > deadline:
            raise LauncherRefused(
                f"Một máy chủ PostgreSQL khác (tiến trình {pid}) đang dùng {data} mà không do "
                "Lá Lành mở. Hãy dừng nó rồi chạy lại."
            )
        time.sleep(TICK_S)
    for name in (data / "postmaster.pid", socket.with_name(socket.name + ".lock"), socket):
        name.unlink(missing_ok=True)


def _lines(data: Path) -> list[str]:
    """Read the file; no lines when there is none, or none for us."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
