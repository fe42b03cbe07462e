"""Which database the processes use: addresses given, DATABASE_URL, or our own server."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from lalanh.cli.postgres.binaries import OLDEST_MAJOR
from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.roles import DatabaseUrls, ensure_roles, ensure_roles_for_owner
from lalanh.kernel.errors import Refused

ADDRESSES = ("LALANH_DB_OWNER_URL", "LALANH_DB_APP_URL", "LALANH_DB_PUBLIC_URL")
MIGRATION_LOCK = 0x4C614C61  # any number that nothing else of ours uses


class DatabaseRefused(Refused):
    """The database that was asked for cannot be used."""


@contextmanager
def database(
    *, var: Path, progress: Callable[[str], None] = lambda line: None
) -> Iterator[Cluster | None]:
    """
    Put the three addresses into the environment, and run our own server if none is named.

    Gives our server (attached to, when another process of ours runs it), or None for another's.

    :raises DatabaseRefused: if DATABASE_URL cannot be used.
    """
    if any(os.environ.get(name) for name in ADDRESSES):
        yield None
    elif url := os.environ.get("DATABASE_URL"):
        os.environ.update(_prepare_foreign(url).environment())
        yield None
    else:
        cluster = Cluster(var / "postgres", start_timeout_s=_start_timeout_s(), progress=progress)
        cluster.start(attach=True)
        try:
            os.environ.update(ensure_roles(cluster.dsn()).environment())
            yield cluster
        finally:
            cluster.stop()


@contextmanager
def migration_lock() -> Iterator[None]:
    """Let one process at a time change the tables, on whatever machine it runs."""
    with psycopg.connect(os.environ["LALANH_DB_OWNER_URL"], autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        yield


def _start_timeout_s() -> float:
    """Read how long a recovery may take."""
    given = os.environ.get("LALANH_PG_START_TIMEOUT_S", "120")
    try:
        return float(given)
    except ValueError as error:
        raise DatabaseRefused(
            f"LALANH_PG_START_TIMEOUT_S={given!r} không hiểu được: hãy ghi một số giây."
        ) from error


def _prepare_foreign(url: str) -> DatabaseUrls:
    """Check the server behind DATABASE_URL and prepare its roles."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            major = connection.info.server_version // 10_000
        if major < OLDEST_MAJOR:
            raise DatabaseRefused(
                f"Máy chủ trong DATABASE_URL là PostgreSQL {major}; cần từ bản {OLDEST_MAJOR}."
            )
        return ensure_roles_for_owner(url)
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseRefused(
            "Người dùng trong DATABASE_URL chưa đủ quyền: cần là chủ của cơ sở dữ liệu và có quyền "
            f"CREATEROLE (xem docs/how-to/database.md). PostgreSQL nói: {_one_line(error)}"
        ) from error
    except psycopg.Error as error:
        raise DatabaseRefused(
            f"Không dùng được cơ sở dữ liệu trong DATABASE_URL. Hãy kiểm tra địa chỉ, mật khẩu và "
            f"máy chủ. PostgreSQL nói: {_one_line(error)}"
        ) from error


def _one_line(error: psycopg.Error) -> str:
    return " ".join(str(error).split())
