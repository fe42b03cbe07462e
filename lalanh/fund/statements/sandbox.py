"""Reading a stranger's file in a child process: a hostile file kills only the child."""

import hashlib

from lalanh.fund.statements import wire
from lalanh.fund.statements.model import Fault, Statement
from lalanh.fund.statements.reading import refused
from lalanh.kernel import sandbox

# A year's statement of a large account has 12,000 pages and is read in about a minute.
SECONDS = 600
_FUNCTION = "lalanh.fund.statements.wire:read_as_json"


def read_in_child(
    data: bytes,
    *,
    name: str,
    password: str | None = None,
    memory_bytes: int = sandbox.MEMORY_BYTES,
    seconds: int = SECONDS,
) -> Statement:
    """
    Read a statement in a child process with limits of memory and time.

    Whatever happens to the child, a statement comes back: a killed child is one fault.
    """
    try:
        said = sandbox.read_in_child(
            _FUNCTION,
            data,
            options={"name": name, "password": password},
            memory_bytes=memory_bytes,
            time_s=seconds,
        )
        assert isinstance(said, dict)
        return wire.from_json(said)
    except sandbox.Unreadable as refusal:
        fault = Fault("reader_stopped", refusal.message)
        return refused(fault, name=name, sha256=hashlib.sha256(data).hexdigest())
