"""A private PostgreSQL server in one folder, living exactly as long as its owner."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import quote

from lalanh.cli.children import Identity, spawn
from lalanh.cli.postgres.binaries import Binaries, find_binaries
from lalanh.cli.postgres.errors import AlreadyRunning, LauncherRefused
from lalanh.cli.postgres.identity import choose_identity
from lalanh.cli.postgres.lock import PlaceLock
from lalanh.cli.postgres.new_data import SUPERUSER, holds_data, make_data, remove_leftovers
from lalanh.cli.postgres.pid_file import drop_stale, served_status

SOCKET = ".s.PGSQL.5432"
SOCKET_PATH_BYTES = 107  # sun_path of unix(7), less its closing zero
LOG_BYTES = 10_000_000
STOP_S, CRASHED_SERVER_S, TICK_S = 30.0, 20.0, 0.02
# What PostgreSQL says while a killed server's processes are not yet gone.
NOT_YET_GONE = ("shared memory block", "lock file")

# No durability, for tests alone.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off")


class Cluster:
    """
    A server whose data are in `path`, reached only through a private Unix socket.

    Use as a context manager, or call `start` and `stop`. The server is a direct child: it is
    shut down by the kernel's death signal even when this process is killed.
    """

    def __init__(
        self,
        path: Path,
        *,
        binaries: Binaries | None = None,
        fast: bool = False,
        start_timeout_s: float = 120.0,
        progress: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.path = path.resolve()
        self.fast = fast
        self.start_timeout_s = start_timeout_s
        self.log_path = self.path.with_name(self.path.name + ".log")
        self.attached = False
        self.socket_folder = self.path
        self._binaries = binaries
        self._progress = progress
        self._lock = PlaceLock(self.path)
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def binaries(self) -> Binaries:
        """Give the programs in use, found at first need."""
        if self._binaries is None:
            self._binaries = find_binaries(self.path)
        return self._binaries

    def start(self, *, attach: bool = False) -> None:
        """
        Start the server and return when it takes connections; do nothing if it already runs.

        With `attach`, a server that another process of ours runs is used instead, and `stop`
        will leave it alone.

        :raises AlreadyRunning: if another process of ours owns the folder and `attach` is off.
        :raises LauncherRefused: if it cannot start; the message says what to do.
        """
        if self.is_running():
            return
        self.attached = False
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self._lock.descriptor is None and not self._take_lock(attach=attach):
            return
        try:
            if self._server is None:
                self._start_owned()
            else:  # it crashed; its addresses stay
                self._launch(choose_identity(data=self.path, programs=self.binaries.folder))
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Shut the server down (fast, then by force) and let go of the folder."""
        if self._server is not None:
            _end(self._server)
            self._server = None
        if self._lock.descriptor is not None:
            self._forget_socket(self.socket_folder)
            self._lock.release()
        self.attached = False

    def is_running(self) -> bool:
        """Say whether the server we started or attached to is up."""
        if self.attached:
            return served_status(self.path) == "ready"
        return self._server is not None and self._server.poll() is None

    def dsn(self, *, user: str = SUPERUSER, database: str = "postgres") -> str:
        """Give a `postgresql://` address of the running server."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.socket_folder), safe='')}"

    def _take_lock(self, *, attach: bool) -> bool:
        """Become the owner (True) or attach to another (False); wait for a dying predecessor."""
        deadline = time.monotonic() + self.start_timeout_s
        while not self._lock.acquire():
            holder = self._lock.holder()
            if holder is not None and holder.is_alive():
                if not attach:
                    raise AlreadyRunning(
                        f"Lá Lành đang chạy rồi trên {self.path} (tiến trình {holder.pid}).",
                        pid=holder.pid,
                    )
                if served_status(self.path) == "ready":
                    self.socket_folder, self.attached = Path(holder.note), True
                    return False
            if time.monotonic() > deadline:
                raise LauncherRefused(
                    f"Đã chờ {self.start_timeout_s:.0f} giây mà {self.path} vẫn bị một máy chủ cũ "
                    f"giữ. Xem tiến trình nào mở {self._lock.path} rồi dừng nó."
                )
            time.sleep(TICK_S)
        return True

    def _start_owned(self) -> None:
        """Start under the lock: nobody else uses the folder now."""
        previous = self._lock.holder()
        self._lock.write(note="")
        if previous is not None:
            self._forget_socket(Path(previous.note))
        programs = self.binaries.folder
        remove_leftovers(self.path)
        identity = choose_identity(data=self.path, programs=programs)
        if not holds_data(self.path):
            self._make_data(identity)
        self.socket_folder = self._make_socket_folder(identity)
        self._lock.write(note=str(self.socket_folder))
        self._launch(identity)

    def _make_data(self, identity: Identity) -> None:
        """Create the data of a new server."""
        self._progress("tạo cơ sở dữ liệu mới")
        with self._open_log() as log:
            offset = log.tell()
            if not make_data(
                self.path,
                binaries=self.binaries,
                identity=identity,
                log=log,
                keep=self._lock.held_descriptor(),
                durable=not self.fast,
            ):
                raise LauncherRefused(
                    f"Không tạo được cơ sở dữ liệu ở {self.path}. {self._last_words(offset)}"
                )

    def _make_socket_folder(self, identity: Identity) -> Path:
        """Use the data folder itself (0700); a private short one where the path is too long."""
        if len(os.fsencode(self.path / SOCKET)) <= SOCKET_PATH_BYTES:
            return self.path
        folder = Path(tempfile.mkdtemp(prefix="lalanh-", dir="/tmp"))
        os.chown(folder, identity.uid, identity.gid)
        return folder

    def _forget_socket(self, folder: Path) -> None:
        """Remove a short socket folder of ours."""
        if folder != self.path and folder.name.startswith("lalanh-"):
            shutil.rmtree(folder, ignore_errors=True)

    def _launch(self, identity: Identity) -> None:
        """Run `postgres`; try again while a killed server's processes are not yet gone."""
        retry_until = time.monotonic() + CRASHED_SERVER_S
        while True:
            drop_stale(self.path, socket=self.socket_folder / SOCKET, patience_s=CRASHED_SERVER_S)
            with self._open_log() as log:
                offset = log.tell()
                self._server = spawn(
                    self._command(),
                    identity=identity,
                    death_signal=signal.SIGINT,
                    output=log,
                    keep=[self._lock.held_descriptor()],
                )
            if self._wait_until_ready(self._server):
                return
            words = self._last_words(offset)
            if time.monotonic() > retry_until or not any(cause in words for cause in NOT_YET_GONE):
                raise LauncherRefused(f"PostgreSQL không khởi động được. {words}")
            time.sleep(0.2)

    def _command(self) -> list[str | Path]:
        """Give the server's command line; what must hold is set here, not in a file."""
        settings = [
            "listen_addresses=",
            "port=5432",
            f"unix_socket_directories={self.socket_folder}",
            "unix_socket_permissions=0700",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=off",
            *(FAST if self.fast else ()),
        ]
        flags = [word for setting in settings for word in ("-c", setting)]
        return [self.binaries.folder / "postgres", "-D", self.path, *flags]

    def _wait_until_ready(self, server: subprocess.Popen[bytes]) -> bool:
        """
        Wait for the first connection to be possible; False when the server left instead.

        :raises LauncherRefused: if recovery takes longer than `start_timeout_s`.
        """
        began, next_line_s = time.monotonic(), 3.0
        while server.poll() is None:
            if served_status(self.path) == "ready":
                return True
            waited_s = time.monotonic() - began
            if waited_s > self.start_timeout_s:
                raise LauncherRefused(
                    f"Sau {self.start_timeout_s:.0f} giây PostgreSQL vẫn chưa sẵn sàng (có thể "
                    "đang phục hồi sau khi bị tắt ngang). Hãy đặt LALANH_PG_START_TIMEOUT_S "
                    f"lớn hơn rồi chạy lại. Nhật ký: {self.log_path}"
                )
            if waited_s > next_line_s:
                self._progress(f"PostgreSQL đang phục hồi dữ liệu, đã {waited_s:.0f} giây")
                next_line_s += 3.0
            time.sleep(TICK_S)
        return False

    def _open_log(self) -> BinaryIO:
        """Open the log, ours alone to read since it may quote rows; an overlong one is put by."""
        if self.log_path.exists() and self.log_path.stat().st_size > LOG_BYTES:
            self.log_path.replace(self.log_path.with_name(self.log_path.name + ".1"))
        return os.fdopen(
            os.open(self.log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab"
        )

    def _last_words(self, offset: int) -> str:
        """Quote the end of the log written since `offset`."""
        with self.log_path.open("rb") as log:
            log.seek(offset)
            lines = log.read().decode(errors="replace").strip().splitlines()
        return f"Nhật ký {self.log_path}: " + " / ".join(lines[-6:])


def _end(server: subprocess.Popen[bytes]) -> None:
    """Ask for a fast shutdown, then an immediate one, then kill."""
    for request, patience_s in ((signal.SIGINT, STOP_S), (signal.SIGQUIT, 5.0)):
        if server.poll() is not None:
            return
        server.send_signal(request)
        try:
            server.wait(patience_s)
        except subprocess.TimeoutExpired:
            continue
        return
    server.kill()
    server.wait()
