"""Make the data of a new server, so that half of it never counts."""

import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import BinaryIO

from lalanh.cli.children import Identity, spawn
from lalanh.cli.postgres.binaries import Binaries
from lalanh.cli.postgres.errors import LauncherRefused

SUPERUSER = "postgres"


def holds_data(data: Path) -> bool:
    """
    Say whether there are data in the folder.

    :raises LauncherRefused: if it holds anything else, which is never removed.
    """
    if (data / "PG_VERSION").exists():
        return True
    if data.exists():  # an empty folder was removed before
        raise LauncherRefused(
            f"{data} có sẵn nhưng không phải dữ liệu PostgreSQL trọn vẹn (thiếu "
            "PG_VERSION). Hãy dời nó đi nơi khác rồi chạy lại; chương trình không tự xoá."
        )
    return False


def remove_leftovers(data: Path) -> None:
    """Remove what an interrupted first start left: folders beside the data, an empty one."""
    for leftover in data.parent.glob(f"{data.name}.new-*"):
        shutil.rmtree(leftover)
    if data.is_dir() and not any(data.iterdir()):
        data.rmdir()


def make_data(
    data: Path, *, binaries: Binaries, identity: Identity, log: BinaryIO, keep: int, durable: bool
) -> bool:
    """
    Run `initdb` in a sibling folder and rename it; False when it failed (the log says why).

    `keep` is the lock's descriptor: nobody else touches the folder while `initdb` lives.
    """
    new = Path(tempfile.mkdtemp(prefix=f"{data.name}.new-", dir=data.parent))
    os.chown(new, identity.uid, identity.gid)
    command: list[str | Path] = [
        binaries.folder / "initdb",
        f"--pgdata={new}",
        f"--username={SUPERUSER}",
        "--auth-local=trust",
        "--auth-host=reject",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--data-checksums",
    ]
    if not durable:
        command.append("--no-sync")
    child = spawn(command, identity=identity, death_signal=signal.SIGKILL, output=log, keep=[keep])
    try:
        done = child.wait() == 0
    finally:
        child.kill()
        child.wait()
    if done:
        new.rename(data)
    return done
