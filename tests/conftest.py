"""
One small PostgreSQL per test process, the application's role, a fixed clock.

The database is made and migrated by the owner; every test then runs as the application's role, so
that row-level security and missing rights show in each of them.
"""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.roles import ensure_roles

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A server of this process's own, gone with it."""
    home = ROOT / "var" / "test-postgres" / str(os.getpid())
    server = Cluster(home, fast=True)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster: Cluster) -> None:
    """Point Django at this process's server, as the owner of a database yet to be made."""
    url = urlsplit(ensure_roles(cluster.dsn(), owner_creates_databases=True).owner)
    address = {
        "NAME": "lalanh",
        "USER": url.username or "",
        "PASSWORD": url.password or "",
        "HOST": parse_qs(url.query)["host"][0],
        "PORT": "",
    }
    settings.DATABASES["default"].update(address)
    connections["default"].settings_dict.update(address)


def _as_application(connection: BaseDatabaseWrapper, **_: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE lalanh_app")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """Migrate as the owner, then run as the application."""
    connection.close()
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
