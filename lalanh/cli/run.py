"""`lalanh run`: everything from nothing to two open sites, and a clean stop."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from lalanh.cli import static_files
from lalanh.cli.children import ourselves, spawn
from lalanh.cli.database import database
from lalanh.cli.home import open_home, require_free_space
from lalanh.cli.ports import require_free
from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.lock import PlaceLock
from lalanh.cli.steps import refuse, say, step
from lalanh.cli.supervisor import Service, Supervisor
from lalanh.kernel.errors import Refused

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class RunRefused(Refused):
    """The run cannot start, or a step of it failed."""


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked for on the command line."""

    only: str | None
    host: str
    port_web: int
    port_portal: int
    with_demo: bool

    def opens(self, surface: str) -> bool:
        """Say whether that surface is asked for."""
        return self.only in (None, surface)


def main(argv: Sequence[str]) -> int:
    """Run until interrupted; 0 after a clean stop, 1 when refused, 2 for a wrong call."""
    call = _read(argv)
    stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        if not stopping:  # a second Ctrl-C must not break the clean stop
            stopping = True
            raise KeyboardInterrupt

    for number in STOP_SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup
            signal.signal(number, stop)
    try:
        _run(call)
    except Refused as refusal:
        return refuse(refusal)
    except KeyboardInterrupt:
        say("Đã dừng gọn gàng.")
    return 0


def _read(argv: Sequence[str]) -> Call:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="lalanh run", description="Dựng mọi thứ rồi mở trang cán bộ và trang công khai."
    )
    parser.add_argument("--only", choices=["web", "portal", "worker"], help="chỉ chạy một phần")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ mở cửa (127.0.0.1)")
    parser.add_argument("--port-web", type=int, default=8000, help="cổng trang cán bộ (8000)")
    parser.add_argument("--port-portal", type=int, default=8001, help="cổng trang công khai (8001)")
    parser.add_argument(
        "--without-demo", action="store_true", help="không nạp tỉnh trình diễn vào kho trống"
    )
    words = parser.parse_args(argv)
    return Call(words.only, words.host, words.port_web, words.port_portal, not words.without_demo)


def _run(call: Call) -> None:
    """Take the steps in order; whatever was started is stopped in reverse."""
    var = open_home()
    services = _services(call)
    with ExitStack() as stack:
        stack.enter_context(_only_one(var, call, addresses=_addresses(services)))
        require_free_space(var)
        for service in services:
            if service.port:
                require_free(call.host, service.port, option=f"--port-{service.surface}")
        cluster = _open_database(stack, var)
        environment = _environment(var, call)
        _prepare(environment)
        supervisor = Supervisor(services, environment, keep_database=_keeper(cluster))
        stack.callback(supervisor.stop)
        supervisor.open()
        _announce(var, services)
        supervisor.watch()


@contextmanager
def _only_one(var: Path, call: Call, *, addresses: str) -> Iterator[None]:
    """Refuse a second run of the same part from the same folder."""
    lock = PlaceLock(var / f"run-{call.only or 'all'}")
    if not lock.acquire():
        holder = lock.holder()
        pid, where = (holder.pid, holder.note) if holder else (0, "")
        raise RunRefused(
            f"Lá Lành đang chạy rồi: tiến trình {pid}, {where}. Mở trang ấy mà dùng, hoặc dừng "
            f"bằng `kill {pid}` rồi chạy lại.",
            pid=pid,
        )
    lock.write(note=addresses)
    try:
        yield
    finally:
        lock.release()


def _services(call: Call) -> list[Service]:
    """List the children that were asked for."""
    worker = [sys.executable, "-m", "lalanh.cli.main", "manage", "work"]
    known = [
        Service("Máy làm việc nền", worker, surface="worker"),
        _site("Trang cán bộ", call, surface="web", port=call.port_web),
        _site("Trang công khai", call, surface="portal", port=call.port_portal),
    ]
    return [service for service in known if call.opens(service.surface)]


def _cores() -> int:
    """Return how many processes serve a site: one for each core, four at most."""
    return min(os.cpu_count() or 1, 4)


def _site(title: str, call: Call, *, surface: str, port: int) -> Service:
    """Describe one site under the application server."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", call.host, "--port", str(port), "--log-level", "warning"),
        *("--workers", os.environ.get("LALANH_WORKERS", str(_cores())), "--blocking-threads", "4"),
        *("--workers-kill-timeout", "5", "lalanh.config.wsgi:application"),
    ]
    return Service(title, command, surface=surface, host=call.host, port=port)


def _open_database(stack: ExitStack, var: Path) -> Cluster | None:
    """Bring the database up."""
    with step("Cơ sở dữ liệu") as under_way:
        cluster = stack.enter_context(database(var=var, progress=under_way.note))
        if cluster:
            under_way.title = f"PostgreSQL {cluster.binaries.version}"
    return cluster


def _environment(var: Path, call: Call) -> dict[str, str]:
    """Give the children's environment; what the operator set stays."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "lalanh.config.settings",
        "LALANH_VAR": str(var),
        "LALANH_STAFF_URL": f"http://localhost:{call.port_web}",
        "LALANH_PUBLIC_URL": f"http://localhost:{call.port_portal}",
        "LALANH_DEMO": "1" if call.with_demo else "0",
        "PYTHONUNBUFFERED": "1",
    }
    return ours | dict(os.environ)


def _prepare(environment: dict[str, str]) -> None:
    """Run the steps that need Django, each as the role it needs."""
    if environment.get("LALANH_DB_OWNER_URL"):
        _prepare_as("owner", environment)
    if not static_files.are_current():
        _prepare_as("web", environment)


def _prepare_as(surface: str, environment: dict[str, str]) -> None:
    """Run the steps of one role in a process of its own."""
    child = spawn(
        [sys.executable, "-m", "lalanh.cli.prepare"],
        identity=ourselves(),
        death_signal=signal.SIGTERM,
        output=None,
        environment={**environment, "LALANH_SURFACE": surface},
    )
    try:
        status = child.wait()
    except KeyboardInterrupt:
        child.terminate()
        child.wait()
        raise
    if status:
        raise RunRefused(
            f"Bước chuẩn bị dừng giữa chừng (mã {status}); nguyên nhân nằm ngay phía trên. "
            "Sửa xong hãy chạy lại, các bước đã xong không làm lại."
        )


def _keeper(cluster: Cluster | None) -> Callable[[], None]:
    """Give what brings our own server back when it, or its other owner, is gone."""

    def keep() -> None:
        if cluster is not None and not cluster.is_running():
            say("✘ PostgreSQL dừng bất ngờ; mở lại.")
            cluster.start(attach=True)

    return keep


def _addresses(services: Sequence[Service]) -> str:
    """Write where the sites are."""
    return ", ".join(f"{s.title} {_address(s)}" for s in services if s.port) or "không có trang"


def _address(service: Service) -> str:
    host = "localhost" if service.host in ("127.0.0.1", "0.0.0.0", "::") else service.host
    return f"http://{host}:{service.port}"


def _announce(var: Path, services: Sequence[Service]) -> None:
    """Print where to go and who to be."""
    say("\nLá Lành đã sẵn sàng.")
    for service in services:
        if service.port:
            say(f"  {service.title:<16} {_address(service)}")
    logins = var / "demo-logins.txt"
    if logins.exists():
        say(f"\nTài khoản trình diễn:\n{logins.read_text().rstrip()}")
    say("\nDừng: Ctrl-C.")
