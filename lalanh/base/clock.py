"""The one place, besides pages and commands, where the time is read: the worker's own clock."""

import datetime as dt


def now() -> dt.datetime:
    """Return the present moment in UTC."""
    return dt.datetime.now(dt.UTC)
