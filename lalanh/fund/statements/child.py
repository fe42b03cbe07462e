"""
The child process that reads an untrusted file: limits first, then the file, then JSON out.

Standard input: one line of JSON (name, password, memory_bytes, cpu_seconds), then the file.
Standard output: the statement's JSON object.
"""

import contextlib
import json
import sys

from lalanh.fund.statements.presented import presented
from lalanh.fund.statements.reading import read

_MOST_OUTPUT_BYTES = 1 << 30


def main() -> None:
    """Read one file from standard input."""
    wishes = json.loads(sys.stdin.buffer.readline())
    _limit(memory_bytes=wishes["memory_bytes"], cpu_seconds=wishes["cpu_seconds"])
    data = sys.stdin.buffer.read()
    statement = read(data, name=wishes["name"], password=wishes["password"])
    json.dump(presented(statement), sys.stdout, ensure_ascii=True)


def _limit(*, memory_bytes: int, cpu_seconds: int) -> None:
    """Bound memory, time and output; a system without such limits keeps the parent's time limit."""
    try:
        import resource  # noqa: PLC0415  (absent on Windows)
    except ImportError:
        return
    for which, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, _MOST_OUTPUT_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        # A system may already be stricter than we ask.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


if __name__ == "__main__":
    main()
