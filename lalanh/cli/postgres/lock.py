"""One owner per place: a lock file beside it, held by the owner and by what it started."""

import fcntl
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from lalanh.cli.postgres.errors import LauncherRefused


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds it: the process, its start in clock ticks, and a note (where to find it)."""

    pid: int
    started_ticks: int
    note: str

    def is_alive(self) -> bool:
        """Say whether this very process still runs (a reused number does not count)."""
        return process_start_ticks(self.pid) == self.started_ticks


class PlaceLock:
    """
    An exclusive `flock` on `<place>.lock`.

    The descriptor can be left to a server: while any of its processes lives the lock is held, so
    whoever gets it knows that nobody uses the place, whatever a pid file says.
    """

    def __init__(self, place: Path) -> None:
        self.path = place.with_name(place.name + ".lock")
        self.descriptor: int | None = None

    def acquire(self) -> bool:
        """
        Take the lock if it is free.

        :raises LauncherRefused: if the lock file belongs to another user.
        """
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except PermissionError as error:
            raise LauncherRefused(
                f"Không ghi được {self.path}: tệp hoặc thư mục thuộc về người dùng khác. "
                "Hãy chạy bằng người dùng đã tạo ra nó, hoặc đặt LALANH_VAR vào chỗ khác."
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self.descriptor = descriptor
        return True

    def release(self) -> None:
        """Let go; the file stays, since removing it would let two owners in."""
        if self.descriptor is not None:
            os.ftruncate(self.descriptor, 0)
            os.close(self.descriptor)
            self.descriptor = None

    def held_descriptor(self) -> int:
        """Give the descriptor of the lock that we hold."""
        if self.descriptor is None:
            raise RuntimeError("the lock is not held")
        return self.descriptor

    def write(self, *, note: str) -> None:
        """Record ourselves as the owner."""
        descriptor = self.held_descriptor()
        pid = os.getpid()
        started_ticks = process_start_ticks(pid) or 0
        holder = Holder(pid=pid, started_ticks=started_ticks, note=note)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(asdict(holder)).encode(), 0)

    def holder(self) -> Holder | None:
        """Read who recorded themselves last; None when nobody did or the record is unfinished."""
        try:
            return Holder(**json.loads(self.path.read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None


def process_start_ticks(pid: int) -> int | None:
    """Give the start of a process in clock ticks since boot; None for none or a zombie."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else int(fields[19])
