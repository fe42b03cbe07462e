"""Which user the server runs as."""

import os
import pwd
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from lalanh.cli.children import Identity, spawn
from lalanh.cli.postgres.errors import LauncherRefused

# PostgreSQL refuses to run as root. Both users exist on every Debian; none is ever created.
UNPRIVILEGED = ("postgres", "nobody")


def choose_identity(*, data: Path, programs: Path) -> Identity:
    """
    Choose who runs the server: ourselves, or as root the data's owner or an existing plain user.

    :raises LauncherRefused: if root finds no way that leaves users and modes alone.
    """
    if os.geteuid() != 0:
        return _ourselves(data)
    if data.exists() and data.stat().st_uid != 0:
        owner = Identity(uid=data.stat().st_uid, gid=data.stat().st_gid)
        if _reaches(owner, data=data, programs=programs):
            return owner
        raise LauncherRefused(
            f"Người dùng số {owner.uid}, chủ của {data}, không đi được tới thư mục ấy hoặc tới "
            f"{programs}. Hãy mở quyền đi qua các thư mục cha, hoặc dời thư mục về chỗ cũ."
        )
    plain = [pwd.getpwnam(name) for name in UNPRIVILEGED if _exists(name)]
    if not data.exists():
        for entry in plain:
            identity = Identity(uid=entry.pw_uid, gid=entry.pw_gid)
            if _reaches(identity, data=data.parent, programs=programs):
                return identity
    if plain and can_open_namespace():
        return Identity(uid=0, gid=0, mapped_to=plain[0].pw_uid)
    raise LauncherRefused(
        f"Đang chạy bằng root, mà PostgreSQL không chạy bằng root; người dùng "
        f"{' hay '.join(UNPRIVILEGED)} thì không đi được tới {data.parent}. Hãy chạy bằng người "
        "dùng thường, đặt LALANH_VAR vào một thư mục ngoài /root, hoặc đặt DATABASE_URL."
    )


def can_open_namespace() -> bool:
    """Say whether root may open a user namespace here (a container may forbid it)."""
    return _runs(["/bin/true"], Identity(uid=0, gid=0, mapped_to=1))


def _ourselves(data: Path) -> Identity:
    """Run as the ordinary user we are; the data must be ours."""
    if data.exists() and data.stat().st_uid != os.geteuid():
        raise LauncherRefused(
            f"Thư mục {data} thuộc về người dùng số {data.stat().st_uid}, ta đang chạy bằng người "
            f"dùng số {os.geteuid()}. Hãy chạy bằng người dùng ấy, bằng root, hoặc dời thư mục đi."
        )
    return Identity(uid=os.geteuid(), gid=os.getegid())


def _exists(name: str) -> bool:
    return any(entry.pw_name == name for entry in pwd.getpwall())


def _reaches(identity: Identity, *, data: Path, programs: Path) -> bool:
    """Try, as that user, to enter the data's folder and to run the programs."""
    script = 'test -x "$1/postgres" && cd "$2"'
    return _runs(["/bin/sh", "-c", script, "sh", programs, data], identity)


def _runs(command: Sequence[str | Path], identity: Identity) -> bool:
    """Run a short command as that user and say whether it went well."""
    try:
        child = spawn(
            command, identity=identity, death_signal=signal.SIGKILL, output=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return child.wait() == 0
