"""`lalanh manage …`: Django's commands, as the owner, with the database up while they run."""

import os
from collections.abc import Sequence
from contextlib import ExitStack

from django.core.management import execute_from_command_line

from lalanh.cli.database import database, migration_lock
from lalanh.cli.home import open_home
from lalanh.cli.steps import refuse
from lalanh.kernel.errors import Refused


def main(argv: Sequence[str]) -> int:
    """Run one management command; our own server is attached to, or started for the time of it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lalanh.config.settings")
    os.environ.setdefault("LALANH_SURFACE", "owner")
    try:
        with ExitStack() as stack:
            stack.enter_context(database(var=open_home()))
            if argv[:1] == ["migrate"]:
                stack.enter_context(migration_lock())
            execute_from_command_line(["lalanh manage", *argv])
    except Refused as refusal:
        return refuse(refusal)
    except KeyboardInterrupt:
        return 130
    return 0
