"""What the child processes of the sandbox tests run."""

import ctypes
import os
import time

from lalanh.kernel.errors import Refused


def length(content: bytes, *, plus: int = 0) -> int:
    """Return how many bytes came."""
    return len(content) + plus


def greedy(content: bytes) -> int:
    """Ask for far more memory than is allowed."""
    return len(bytearray(8 * 2**30))


def slow(content: bytes) -> None:
    """Never come to an end."""
    time.sleep(60)


def aborted(content: bytes) -> None:
    """Die as a library dies that calls abort()."""
    ctypes.CDLL(None).abort()


def unwilling(content: bytes) -> None:
    """Refuse with a sentence."""
    raise Refused("Trang 3 không có chữ.", page=3)


def knows(content: bytes) -> list[str]:
    """Name what the child was told of its surroundings."""
    return sorted(os.environ)
