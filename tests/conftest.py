"""
One small PostgreSQL per test process, the application's role, a fixed clock.

The database is made and migrated by the owner (tests/migrated.py); every test then runs as the
application's role, so that row-level security and missing rights show in each of them.
"""

import datetime as dt
import os
import sys
import uuid
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from pytest_django import DjangoDbBlocker

from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.roles import DATABASE
from tests import migrated

ROOT = Path(__file__).resolve().parent.parent

# A hundred processes take part in the tests: each would compile everything anew where the shell
# forbids keeping what was compiled.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Work in one process more than there are cores: a fifth of the time is spent waiting."""
    return (yield) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, so that at the end no process waits for one of them."""
    names = ("browser", "processes", "long")
    long = {item.path for item in items if any(map(item.get_closest_marker, names))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A server of this process's own, gone with it."""
    with migrated.server() as server:
        yield server


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster: Cluster) -> None:
    """Point Django at the migrated database of this process's server, as its owner."""
    address = {
        "NAME": migrated.TEST_DATABASE,
        "USER": "lalanh_owner",
        "PASSWORD": "",
        "HOST": str(cluster.socket_folder),
        "PORT": "",
    }
    # Real hashing is slow on purpose; these passwords guard nothing.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.DATABASES["default"].update(address)
    connections["default"].settings_dict.update(address)


def _as_application(connection: BaseDatabaseWrapper, **_: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE lalanh_app")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None
) -> Iterator[None]:
    """
    Run as the application on the database that its owner migrated.

    In place of pytest-django's, which makes a database for each process. Nothing is dropped at the
    end: the whole server goes.
    """
    connection_created.connect(_as_application)
    yield
    connection_created.disconnect(_as_application)
    connection.close()


@pytest.fixture
def at() -> dt.datetime:
    """The moment of the test: 2 p.m. in Việt Nam on 14 August 2021."""
    return dt.datetime(2021, 8, 14, 7, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, letters and snapshots of a test go where no other test sees them."""
    monkeypatch.setattr(settings, "FILES_DIR", tmp_path / "files")
    monkeypatch.setattr(settings, "SNAPSHOTS_DIR", tmp_path / "snapshots")
    # WhiteNoise warns of a missing folder, and warnings are errors here.
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path)


@dataclass(frozen=True, slots=True)
class Scratch:
    """A database of its own, migrated and empty, for tests that commit, kill or run threads."""

    name: str
    host: str

    def url(self, role: str) -> str:
        """Return its address for `app`, `public` or `owner`."""
        return f"postgresql://lalanh_{role}@/{self.name}?host={quote(self.host, safe='')}"

    def environment(self, surface: str = "worker") -> dict[str, str]:
        """Return the environment of a real process that works on it."""
        urls = {f"LALANH_DB_{r.upper()}_URL": self.url(r) for r in ("app", "public", "owner")}
        return os.environ | urls | {
            "LALANH_SURFACE": surface,
            "LALANH_VAR": str(Path(settings.FILES_DIR).parent),
            "DJANGO_SETTINGS_MODULE": "lalanh.config.settings",
            "LALANH_FILES": str(settings.FILES_DIR),
            "LALANH_SNAPSHOTS": str(settings.SNAPSHOTS_DIR),
        }  # fmt: skip


@pytest.fixture
def scratch(
    cluster: Cluster, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Scratch]:
    """
    A fresh database that this test alone uses, with Django connected to it as the application.

    Commits are real, so threads and other processes see them; no truncation is needed.
    """
    name = f"scratch_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(cluster.dsn(), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {DATABASE} OWNER lalanh_owner")
    kept = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name
        yield Scratch(name, str(connection.settings_dict["HOST"]))
        connection.close()
        connection.settings_dict["NAME"] = kept
    with psycopg.connect(cluster.dsn(), autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
