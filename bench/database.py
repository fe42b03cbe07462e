"""A server and a migrated database for one measurement, with fsync as in life, gone after it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.roles import ensure_roles


@contextmanager
def database() -> Iterator[None]:
    """Start, migrate, and go on as the application's role; Django is set up only here."""
    home = Path(tempfile.mkdtemp(prefix="lalanh-bench-", dir="/tmp"))
    home.chmod(0o755)  # the server's user has to come through
    with Cluster(home / "postgres") as server:
        os.environ |= ensure_roles(server.dsn()).environment() | {
            "LALANH_SURFACE": "owner",
            "LALANH_VAR": str(home),
            "DJANGO_SETTINGS_MODULE": "lalanh.config.settings",
        }
        django.setup()
        call_command("migrate", verbosity=0)
        become("lalanh_app")
        yield
        connection.close()
    shutil.rmtree(home)


def become(role: str) -> None:
    """Go on with the rights of this role."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
