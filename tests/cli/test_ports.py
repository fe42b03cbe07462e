"""Who holds a port, and what to do about it."""

import os
import socket
from collections.abc import Iterator

import pytest

from lalanh.cli.ports import AddressRefused, PortTaken, listener, require_free

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def taken_port() -> Iterator[int]:
    """Give a port on which this very process listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_program_on_a_taken_port_is_named(taken_port: int) -> None:
    with pytest.raises(PortTaken) as caught:
        require_free("127.0.0.1", taken_port, option="--port-web")

    assert f"tiến trình {os.getpid()}" in caught.value.message
    assert f"--port-web {taken_port + 10}" in caught.value.message


def test_a_port_that_was_let_go_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    require_free("127.0.0.1", port, option="--port-web")
    assert listener(port) is None


def test_an_address_that_is_not_ours_is_refused() -> None:
    with pytest.raises(AddressRefused, match="--host"):
        require_free("192.0.2.1", 0, option="--port-web")
