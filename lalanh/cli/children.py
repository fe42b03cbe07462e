"""Children that die with us: the kernel is asked, so that `kill -9` leaves no orphan."""

import ctypes
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PR_SET_PDEATHSIG = 1
BARE_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True, slots=True)
class Identity:
    """
    The user of a child.

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


def ourselves() -> Identity:
    """Give the user we are."""
    return Identity(uid=os.geteuid(), gid=os.getegid())


def spawn(
    command: Sequence[str | Path],
    *,
    identity: Identity,
    death_signal: signal.Signals,
    output: BinaryIO | int | None,
    environment: Mapping[str, str] = BARE_ENVIRONMENT,
    keep: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """
    Start a child in a session of its own (the terminal's Ctrl-C does not reach it).

    The kernel sends it `death_signal` when we die, however we die. The kernel ties that to the
    starting *thread*, so only the main thread may start one. `keep` are descriptors it inherits.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("a child must be started from the main thread: it ends with it")
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environment,
        start_new_session=True,
        pass_fds=keep,
        user=identity.uid if identity.switches_user else None,
        group=identity.gid if identity.switches_user else None,
        extra_groups=[] if identity.switches_user else None,
        # Safe: only the main thread comes here, and the child calls nothing but the kernel.
        preexec_fn=_prepare(identity, death_signal=death_signal),  # noqa: PLW1509
    )


def _prepare(identity: Identity, *, death_signal: signal.Signals) -> Callable[[], None]:
    """Build what runs in the child between fork and exec, after it has changed its user."""
    parent, mapped_to = os.getpid(), identity.mapped_to

    def prepare() -> None:
        if mapped_to is not None:
            os.unshare(os.CLONE_NEWUSER)
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{mapped_to} 0 1")
            Path("/proc/self/gid_map").write_text(f"{mapped_to} 0 1")
        if _libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")
        if os.getppid() != parent:  # it died before the kernel was asked
            os._exit(1)

    return prepare
