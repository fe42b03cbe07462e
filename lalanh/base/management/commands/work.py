"""`manage work`: run jobs and take in what the public sends, until told to stop."""

import logging
import signal
import threading
from datetime import date
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, connection

from lalanh.base import clock, inbox, jobs, nights

logger = logging.getLogger(__name__)
IDLE_S = 0.5
DATABASE_GONE_S = 2.0


class Command(BaseCommand):
    """Run due jobs and empty the inbox; several workers share both safely."""

    help = "Chạy các việc nền, mỗi đêm tự bắt đầu việc của đêm, cho đến khi được bảo dừng."
    # Django's checks look at every page, and a worker shows none.
    requires_system_checks = ()
    night: date | None = None

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--until-idle`, for tests and for machines that start a worker by the clock."""
        parser.add_argument(
            "--until-idle", action="store_true", help="dừng khi hết việc, không tự thêm việc đêm"
        )

    def handle(self, *, until_idle: bool, **_: Any) -> None:
        """Loop until the signal; the step under way is always finished first."""
        jobs.discover()
        stop = threading.Event()

        def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        while not stop.is_set():
            try:
                if not until_idle:
                    self.begin_night()
                taken = inbox.take_next()
                worked = jobs.run_next() or taken
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

    def begin_night(self) -> None:
        """Begin the night's work if it is due and this worker has not begun it."""
        now = clock.now()
        if (due := nights.night_of(now)) is not None and due != self.night:
            nights.begin(at=now)
            self.night = due
