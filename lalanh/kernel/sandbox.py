"""
Read what a stranger sent in a child process with limits.

A hostile or broken file may eat memory, loop, or abort the process of the library that reads it.
Here it takes only the child with it. What comes back is JSON, never a pickle, so that a child
taken over by a file cannot hand its parent anything but data.
"""

import importlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Mapping

from lalanh.kernel.errors import Refused

type Json = str | int | bool | list[Json] | dict[str, Json] | None

MEMORY_BYTES = 2 * 2**30
TIME_S = 120
# The kernel ends a child that computes too long; one that only waits is ended by us, so much later.
PATIENCE_S = 5.0
# A child that ran into its limits or was aborted by a library leaves with one of these.
_SAID_ON_STDERR_BYTES = 2_000


class Unreadable(Refused):
    """The child did not come back with an answer."""


def read_in_child(
    function: str,
    content: bytes,
    *,
    options: Mapping[str, Json] | None = None,
    memory_bytes: int = MEMORY_BYTES,
    time_s: int = TIME_S,
) -> Json:
    """
    Return what `module:function(content, **options)` returns in a child process.

    The function gives plain JSON values; a `Refused` it raises is raised here with its sentence.

    :raises Unreadable: if the child ran out of memory or time, or was aborted.
    """
    head = json.dumps(
        {"options": dict(options or {}), "memory_bytes": memory_bytes, "time_s": time_s}
    )
    try:
        done = subprocess.run(
            [sys.executable, "-m", "lalanh.kernel.sandbox", function],
            input=head.encode() + b"\n" + content,
            capture_output=True,
            env=_environment(),
            timeout=time_s + PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(
            f"Đọc tệp quá {time_s} giây nên đã dừng. Tệp có thể hỏng hoặc quá lớn: "
            "hãy chia nhỏ rồi gửi lại; chưa có gì được lưu."
        ) from error
    if done.returncode != 0 or not done.stdout:
        said = done.stderr[-_SAID_ON_STDERR_BYTES:].decode("utf-8", "replace").strip()
        raise Unreadable(
            "Không đọc được tệp: tệp hỏng, hoặc cần quá nhiều bộ nhớ để mở. "
            "Hãy mở tệp trên máy, lưu lại bản mới rồi gửi lại; chưa có gì được lưu.",
            exit_status=done.returncode,
            said=said,
        )
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["facts"])
    result: Json = answer["result"]
    return result


def _environment() -> dict[str, str]:
    """What the child may know of its parent: where Python finds its modules, and no secret."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return kept | {"LANG": "C.UTF-8", "PYTHONUTF8": "1"}


def _main() -> int:
    """The child: set the limits, read, answer."""
    module, _, name = sys.argv[1].partition(":")
    head = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (head["memory_bytes"], head["memory_bytes"]))
    resource.setrlimit(resource.RLIMIT_CPU, (head["time_s"], head["time_s"] + 1))
    content = sys.stdin.buffer.read()
    function = getattr(importlib.import_module(module), name)
    try:
        answer: dict[str, object] = {"result": function(content, **head["options"])}
    except Refused as refusal:
        facts = {k: v for k, v in refusal.facts.items() if isinstance(v, str | int | bool)}
        answer = {"refused": refusal.message, "facts": facts}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(_main())
