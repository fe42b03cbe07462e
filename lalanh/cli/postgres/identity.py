"""Which user the server runs as, and how a child of that user is started."""

import ctypes
import os
import pwd
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lalanh.cli.postgres.errors import LauncherRefused

# PostgreSQL refuses to run as root. Both users exist on every Debian; none is ever created.
UNPRIVILEGED = ("postgres", "nobody")
PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Identity:
    """
    The user of the server's files and process.

    `mapped_to` is set when root runs it in a user namespace of its own: the files stay root's
    (so a path below a closed home is reachable and no mode is changed), while the process sees
    itself as that ordinary user and has no privilege.
    """

    uid: int
    gid: int
    mapped_to: int | None = None

    @property
    def switches_user(self) -> bool:
        """Say whether the child must change its user."""
        return self.mapped_to is None and self.uid != os.geteuid()


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


def spawn(
    command: Sequence[str | Path],
    *,
    identity: Identity,
    death_signal: signal.Signals,
    output: IO[bytes] | int,
    keep: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """
    Start a child in a session of its own (the terminal's Ctrl-C does not reach it).

    The kernel sends it `death_signal` when we die, however we die. The kernel ties that to the
    starting *thread*, so only the main thread may start one. `keep` are descriptors it inherits.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("the server must be started from the main thread: it ends with it")
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        start_new_session=True,
        pass_fds=keep,
        user=identity.uid if identity.switches_user else None,
        group=identity.gid if identity.switches_user else None,
        extra_groups=[] if identity.switches_user else None,
        # Safe: only the main thread comes here, and the child calls nothing but the kernel.
        preexec_fn=_prepare(identity, death_signal=death_signal),  # noqa: PLW1509
    )


def die_with_parent(death_signal: signal.Signals, *, parent: int) -> None:
    """Ask the kernel for `death_signal` when the parent ends; leave at once if it already has."""
    if _libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    if os.getppid() != parent:
        os._exit(1)


def _prepare(identity: Identity, *, death_signal: signal.Signals) -> Callable[[], None]:
    """Build what runs in the child between fork and exec, after it has changed its user."""
    parent, mapped_to = os.getpid(), identity.mapped_to

    def prepare() -> None:
        if mapped_to is not None:
            os.unshare(os.CLONE_NEWUSER)
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{mapped_to} 0 1")
            Path("/proc/self/gid_map").write_text(f"{mapped_to} 0 1")
        die_with_parent(death_signal, parent=parent)

    return prepare


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
