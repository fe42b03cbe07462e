"""
The data of a server whose tables stand, made once for all who begin with them.

Some eighty migrations take longer than the tests of many a module. So the first test process runs
them and leaves its server's data in .pytest_cache; it and whoever comes later, in this run or the
next, start from copies of that. What is kept counts only for the very same migrations, packages and
server.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.roles import DATABASE, DatabaseUrls, ensure_roles
from tests.places import open_folder

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".pytest_cache" / "migrated"

# `lalanh` itself stays untouched and has no guests, so that copies of it can be made at any time.
TEST_DATABASE = "test_lalanh"


@contextmanager
def server(*, durable: bool = False) -> Iterator[Cluster]:
    """Run a server of one's own with both databases, migrated and empty; it leaves nothing."""
    with open_folder() as home:
        put_data(home / "postgres")
        with Cluster(home / "postgres", fast=not durable) as cluster:
            yield cluster


def put_data(place: Path) -> None:
    """Put a copy of what is kept into a new folder; make it first if nobody has."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = KEPT / _what_it_depends_on()
        if not kept.exists():
            _make(kept)
        _copy(kept, place)


def _what_it_depends_on() -> str:
    digest = hashlib.sha256()
    postgres = ROOT / "lalanh" / "cli" / "postgres"
    parts = [
        *ROOT.glob("lalanh/*/migrations/*.py"), *postgres.glob("*.py"),
        ROOT / "requirements.txt", Path(__file__),
    ]  # fmt: skip
    for part in sorted(parts):
        digest.update(f"{part}\0{part.stat().st_size}\0".encode() + part.read_bytes())
    return digest.hexdigest()[:16]


def _make(kept: Path) -> None:
    """Make a server, migrate on it, stop it and keep its data in place of those kept so far."""
    with open_folder() as home:
        with Cluster(home / "postgres", fast=True) as cluster:
            _migrate(ensure_roles(cluster.dsn(), owner_creates_databases=True))
            with psycopg.connect(cluster.dsn(), autocommit=True) as connection:
                connection.execute(
                    f"CREATE DATABASE {TEST_DATABASE} TEMPLATE {DATABASE} OWNER lalanh_owner"
                )
        for old in KEPT.glob("*/"):
            shutil.rmtree(old)
        half = kept.with_suffix(".new")
        _copy(home / "postgres", half)
        half.rename(kept)


def _migrate(urls: DatabaseUrls) -> None:
    """Migrate in a process of its own: thousands of passing models would stay in this one."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        env=os.environ | urls.environment() | {
            "LALANH_SURFACE": "owner",
            "DJANGO_SETTINGS_MODULE": "lalanh.config.settings",
            "PYTHONPATH": str(ROOT),
        },
        check=True,
    )  # fmt: skip


def _copy(data: Path, place: Path) -> None:
    """Copy with owners and modes, which PostgreSQL looks at."""
    subprocess.run(["cp", "-a", data, place], check=True)
