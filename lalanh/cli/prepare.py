"""The steps before the sites open, in a process of their own: tables, static files, first data."""

import os
import sys

import django
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lalanh.cli import static_files
from lalanh.cli.database import migration_lock
from lalanh.cli.steps import refuse, step
from lalanh.kernel.errors import Refused


def main() -> int:
    """Run the steps of the process's surface: the owner's, or the web's static files."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lalanh.config.settings")
    django.setup()
    try:
        if os.environ["LALANH_SURFACE"] == "owner":
            migrate()
            load_demonstration()
        else:
            collect_static()
    except Refused as refusal:
        return refuse(refusal)
    return 0


def migrate() -> None:
    """Bring the tables up to date; quick when they are."""
    with step("Bảng dữ liệu đã đúng bản") as under_way, migration_lock():
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            call_command("migrate", interactive=False, verbosity=0)
            under_way.title = f"Bảng dữ liệu, {len(plan)} bước nâng cấp"


def load_demonstration() -> None:
    """Load the demonstration province into an empty database."""
    if os.environ.get("LALANH_DEMO", "1") == "1" and "demo" in get_commands():
        with step("Tỉnh trình diễn"):
            call_command("demo", if_empty=True)


def collect_static() -> None:
    """Gather, name and compress the static files."""
    with step("Tệp tĩnh"):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        static_files.stamp()


if __name__ == "__main__":
    sys.exit(main())
