"""`manage work`: run jobs until told to stop."""

import logging
import signal
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, connection
from django.utils.module_loading import autodiscover_modules

from lalanh.base import jobs

logger = logging.getLogger(__name__)
IDLE_S = 0.5
DATABASE_GONE_S = 2.0


class Command(BaseCommand):
    """Run due jobs one after another; several workers share them safely."""

    help = "Chạy các việc nền cho đến khi được bảo dừng (SIGTERM, Ctrl-C)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--until-idle`, for tests and for a nightly run."""
        parser.add_argument("--until-idle", action="store_true", help="dừng khi hết việc")

    def handle(self, *, until_idle: bool, **_: Any) -> None:
        """Loop until the signal; the step under way is always finished first."""
        autodiscover_modules("actions", "import_actions", "notices")
        stop = threading.Event()

        def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        while not stop.is_set():
            try:
                worked = jobs.run_next()
            except (InterfaceError, OperationalError):
                # The database went away; every finished step is safe, so wait and go on.
                logger.warning("database unreachable, trying again")
                connection.close()
                stop.wait(DATABASE_GONE_S)
                continue
            if not worked:
                if until_idle:
                    return
                stop.wait(IDLE_S)
