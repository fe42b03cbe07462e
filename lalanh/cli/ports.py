"""Ports: free or not, and which program listens."""

import errno
import os
import socket
from contextlib import suppress
from pathlib import Path

from lalanh.kernel.errors import Refused

LISTENING = "0A"  # state column of /proc/net/tcp


class PortTaken(Refused):
    """Another program listens on the port (facts `port`, `pid`)."""


class AddressRefused(Refused):
    """The host name or port cannot be opened by us."""


def require_free(host: str, port: int, *, option: str) -> None:
    """
    Check that we can listen on the port.

    :raises PortTaken: naming the program that does, and what to do.
    :raises AddressRefused: if the address is not ours to open.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise _taken(port, option=option) from error
        raise AddressRefused(
            f"Không mở được {host}:{port} ({error.strerror}). "
            f"Hãy chọn địa chỉ khác bằng --host, cổng khác bằng {option}."
        ) from error


def listener(port: int) -> tuple[int, str] | None:
    """Give process and name of who listens on a local port; None when we may not see it."""
    sockets = _listening_sockets(port)
    for process in Path("/proc").glob("[0-9]*"):
        if sockets & _held(process):
            return int(process.name), (process / "comm").read_text().strip()
    return None


def _held(process: Path) -> set[str]:
    """Give what a process holds open; nothing when it is not ours to see."""
    held: set[str] = set()
    with suppress(OSError):
        for descriptor in (process / "fd").iterdir():
            with suppress(OSError):  # closed meanwhile
                held.add(os.readlink(descriptor))
    return held


def _taken(port: int, *, option: str) -> PortTaken:
    """Build the sentence about a port that is taken."""
    found = listener(port)
    if found is None:
        return PortTaken(
            f"Cổng {port} đang do một chương trình của người dùng khác giữ. "
            f"Hãy chạy với {option} khác, ví dụ {option} {port + 10}.",
            port=port,
        )
    pid, name = found
    return PortTaken(
        f"Cổng {port} đang do chương trình {name} (tiến trình {pid}) giữ. Hãy dừng nó "
        f"(`kill {pid}`), hoặc chạy với {option} khác, ví dụ {option} {port + 10}.",
        port=port,
        pid=pid,
    )


def _listening_sockets(port: int) -> set[str]:
    """Give the sockets that listen on the port, as links in /proc/<pid>/fd name them."""
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        rows = table.read_text().splitlines()[1:] if table.exists() else []
        for fields in map(str.split, rows):
            if fields[3] == LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                found.add(f"socket:[{fields[9]}]")
    return found
