"""The server lives exactly as long as its owner, however either ends."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.pid_file import serving
from tests.cli.processes import Holder, answer

pytestmark = pytest.mark.processes

Hold = Callable[..., Holder]
Gone = Callable[[int], bool]


@pytest.fixture
def place(known_place: Path) -> Path:
    """Give a place with data: these tests need no new ones."""
    return known_place


def test_it_starts_answers_and_stops(place: Path) -> None:
    with Cluster(place, fast=True) as cluster:
        said = answer(cluster.dsn())

    assert said == "có"
    assert serving(place) is None


def test_what_was_written_is_there_at_the_second_start(place: Path) -> None:
    with Cluster(place) as cluster, psycopg.connect(cluster.dsn()) as connection:
        connection.execute("CREATE TABLE gao (weight_g bigint)")

    with Cluster(place) as cluster:
        assert answer(cluster.dsn(), "SELECT count(*) FROM gao") == "0"


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_the_server_ends_with_its_owner(
    hold: Hold, gone: Gone, place: Path, sent: signal.Signals
) -> None:
    holder = hold()
    server_pid = holder.server_pid()

    holder.process.send_signal(sent)

    assert gone(server_pid)
    assert not (place / "postmaster.pid").exists(), "a clean shutdown removes its pid file"


def test_a_new_owner_waits_for_the_server_of_a_killed_one(hold: Hold, place: Path) -> None:
    first = hold()
    first.server_pid()

    first.kill()

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn()) == "có"


def test_a_killed_server_is_started_again_at_the_same_address(place: Path, gone: Gone) -> None:
    with Cluster(place, fast=True) as cluster:
        address = cluster.dsn()
        server_pid = serving(place)
        assert server_pid is not None
        os.kill(server_pid, signal.SIGKILL)
        assert gone(server_pid)
        assert not cluster.is_running()

        cluster.start()

        assert answer(address) == "có"


def test_server_and_owner_killed_together_leave_nothing_in_the_way(hold: Hold, place: Path) -> None:
    first = hold()
    server_pid = first.server_pid()

    os.kill(server_pid, signal.SIGKILL)
    first.kill()

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn()) == "có"


def test_ctrl_c_in_the_terminal_reaches_the_owner_alone(hold: Hold) -> None:
    holder = hold()

    server_pid = holder.server_pid()

    assert os.getsid(server_pid) != os.getsid(holder.process.pid)


def test_it_takes_no_connections_from_the_network(place: Path) -> None:
    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn(), "SHOW listen_addresses") == ""
        assert cluster.socket_folder.stat().st_mode & 0o777 == 0o700
