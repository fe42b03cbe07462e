"""What each version of a draft took out and put in."""

import difflib
from dataclasses import dataclass

from lalanh.directives.models import DraftVersion


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line of a version: taken out, put in, or as before."""

    sign: str
    words: str


def changes_in(*, version: DraftVersion, before: DraftVersion | None) -> list[ChangedLine]:
    """Return what a version took out and put in, with a line or two around it."""
    old = _lines_of(before) if before else []
    told = list(difflib.unified_diff(old, _lines_of(version), lineterm="", n=1))[2:]
    return [ChangedLine(line[:1], line[1:]) for line in told if not line.startswith("@@")]


def _lines_of(version: DraftVersion) -> list[str]:
    rest = [
        f"{name}: {words}"
        for name in sorted(version.rest)
        for one in version.rest[name]
        for words in one.splitlines()
    ]
    return [version.subject, *version.text.splitlines(), *rest]
