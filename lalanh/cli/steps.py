"""Progress on the terminal: one line for each step, with its time."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lalanh.kernel.errors import Refused


def say(line: str) -> None:
    """Print one line at once."""
    print(line, flush=True)


@dataclass(slots=True)
class Step:
    """A step under way; its title may become more exact while it runs."""

    title: str

    def note(self, line: str) -> None:
        """Say something about a step that takes long."""
        say(f"  · {line}")


@contextmanager
def step(title: str) -> Iterator[Step]:
    """Run one step and print its title with the time it took: "✔ PostgreSQL 15.18 … 0,4 s"."""
    began, under_way = time.monotonic(), Step(title)
    yield under_way
    say(f"✔ {under_way.title} … {seconds(time.monotonic() - began)}")


def seconds(elapsed_s: float) -> str:
    """
    Write a time as Vietnamese readers do.

    >>> seconds(0.449)
    '0,4 s'
    """
    return f"{elapsed_s:.1f} s".replace(".", ",")


def refuse(refusal: Refused) -> int:
    """Print why we cannot go on, and give the exit status for it."""
    print(f"✘ {refusal}", file=sys.stderr, flush=True)
    return 1
