"""
What the platform does by itself every night.

A module registers a function; each worker calls it once a night. So the function asks for jobs
whose key names the day, which starts nothing twice, and does no work itself.
"""

import logging
from collections.abc import Callable
from datetime import date, datetime, time

from django.db import InterfaceError, OperationalError, transaction

from lalanh.kernel.period import VIETNAM

logger = logging.getLogger(__name__)

type Nightly = Callable[[datetime], None]
NIGHTLY: dict[str, Nightly] = {}
# Yesterday is over, and what was under way at midnight has ended.
BEGINS = time(0, 30)


def nightly(name: str) -> Callable[[Nightly], Nightly]:
    """Call a function with the time, after half past midnight or as soon as a worker runs."""

    def register(function: Nightly) -> Nightly:
        if name in NIGHTLY:
            raise ValueError(f"Two nightly works called {name!r}.")
        NIGHTLY[name] = function
        return function

    return register


def night_of(at: datetime) -> date | None:
    """Return the day in Việt Nam whose work is due; none from midnight to half past."""
    local = at.astimezone(VIETNAM)
    return local.date() if local.time() >= BEGINS else None


def begin(*, at: datetime) -> None:
    """Call every function, each in its own transaction; one that fails holds up no other."""
    for name, function in NIGHTLY.items():
        try:
            with transaction.atomic():
                function(at)
        except (InterfaceError, OperationalError):
            # The database went away: the worker waits for it and begins the night again.
            raise
        except Exception:
            # Nobody waits for it: logged, and tried again the next night or by `manage nightly`.
            logger.exception("nightly %s failed", name)
