"""Reading a stranger's file in a child process: a hostile file kills only the child."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile

from lalanh.fund.statements.model import Fault, Statement
from lalanh.fund.statements.presented import restored
from lalanh.fund.statements.reading import refused

MEMORY_BYTES = 2 << 30
SECONDS = 600
_CHILD = "lalanh.fund.statements.child"
# The child gets no secrets of ours: neither the database's address nor keys.
_KEPT = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "SYSTEMROOT")

_TOO_LONG = Fault(
    "took_too_long",
    "Đọc tệp quá lâu nên đã dừng. Tệp quá lớn hoặc hỏng: hãy tách nhỏ hoặc tải lại bản gốc.",
)
_CRASHED = Fault(
    "reader_stopped",
    "Tệp làm chương trình đọc dừng giữa chừng (hỏng, quá lớn hoặc cố ý phá). Chưa dòng nào được "
    "ghi. Hãy tải lại bản gốc từ ngân hàng.",
)


def read_in_child(
    data: bytes,
    *,
    name: str,
    password: str | None = None,
    memory_bytes: int = MEMORY_BYTES,
    seconds: int = SECONDS,
) -> Statement:
    """
    Read a statement in a child process with limits of memory and time.

    Whatever happens to the child, a statement comes back: a killed child is one fault. What the
    child says is parsed as plain JSON, never unpickled.
    """
    wishes = {
        "name": name,
        "password": password,
        "memory_bytes": memory_bytes,
        "cpu_seconds": seconds,
    }
    digest = hashlib.sha256(data).hexdigest()
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    with tempfile.TemporaryFile() as answer:
        try:
            done = subprocess.run(
                [sys.executable, "-m", _CHILD],
                input=json.dumps(wishes).encode() + b"\n" + data,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env=environment,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return refused(_TOO_LONG, name=name, sha256=digest)
        if done.returncode != 0:
            return refused(_CRASHED, name=name, sha256=digest)
        answer.seek(0)
        try:
            return restored(json.load(answer))
        except ValueError:
            return refused(_CRASHED, name=name, sha256=digest)
