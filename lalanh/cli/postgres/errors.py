"""What the launcher says when it cannot go on: a sentence for the person at the keyboard."""

from lalanh.kernel.errors import Refused


class LauncherRefused(Refused):
    """The server cannot be started."""


class AlreadyRunning(LauncherRefused):
    """Another living process of ours owns this data directory (fact `pid`)."""
