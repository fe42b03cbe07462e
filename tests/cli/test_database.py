"""Which database is used: ours, one named by DATABASE_URL, or addresses given one by one."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from lalanh.cli.database import ADDRESSES, MIGRATION_LOCK, DatabaseRefused, database, migration_lock
from lalanh.cli.postgres.cluster import Cluster
from tests.cli.processes import answer

pytestmark = pytest.mark.processes


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Give an environment of the test's own, without any address."""
    own = dict.fromkeys((*ADDRESSES, "DATABASE_URL"), "")
    monkeypatch.setattr(os, "environ", own)
    return own


@pytest.fixture
def tenant(place: Path) -> Iterator[str]:
    """Give the address of a user who owns a database on somebody else's server."""
    with Cluster(place, fast=True) as server:
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            connection.execute("CREATE ROLE nguoi_thue LOGIN")
            connection.execute("CREATE DATABASE tinh OWNER nguoi_thue")
        yield server.dsn(user="nguoi_thue", database="tinh")


def test_without_an_address_our_own_server_runs_meanwhile(
    place: Path, environment: dict[str, str]
) -> None:
    with database(var=place.parent) as cluster:
        names = [answer(environment[name], "SELECT session_user") for name in ADDRESSES]

    assert cluster is not None
    assert names == ["lalanh_owner", "lalanh_app", "lalanh_public"]
    assert not cluster.is_running()


def test_given_addresses_are_left_as_they_are(place: Path, environment: dict[str, str]) -> None:
    environment["LALANH_DB_APP_URL"] = "postgresql://app@db/lalanh"

    with database(var=place.parent) as cluster:
        given = [environment[name] for name in ADDRESSES]

    assert cluster is None
    assert given == ["", "postgresql://app@db/lalanh", ""]


def test_a_named_server_is_used_through_its_roles(
    tenant: str, place: Path, environment: dict[str, str]
) -> None:
    with psycopg.connect(tenant.replace("nguoi_thue", "postgres"), autocommit=True) as connection:
        connection.execute("ALTER ROLE nguoi_thue CREATEROLE")
    environment["DATABASE_URL"] = tenant

    with database(var=place.parent) as cluster:
        names = [answer(environment[name], "SELECT current_user") for name in ADDRESSES]

    assert cluster is None
    assert names == ["nguoi_thue", "lalanh_app", "lalanh_public"]


def test_a_user_without_the_right_to_create_roles_is_told_so(
    tenant: str, place: Path, environment: dict[str, str]
) -> None:
    environment["DATABASE_URL"] = tenant

    with pytest.raises(DatabaseRefused, match="CREATEROLE"), database(var=place.parent):
        pass


def test_a_server_that_does_not_answer_is_said(place: Path, environment: dict[str, str]) -> None:
    environment["DATABASE_URL"] = "postgresql:///tinh?host=/nowhere"

    with (
        pytest.raises(DatabaseRefused, match="Không dùng được cơ sở dữ liệu trong DATABASE_URL"),
        database(var=place.parent),
    ):
        pass


def test_one_process_at_a_time_changes_the_tables(tenant: str, environment: dict[str, str]) -> None:
    environment["LALANH_DB_OWNER_URL"] = tenant

    with migration_lock():
        taken_too = answer(tenant, f"SELECT pg_try_advisory_lock({MIGRATION_LOCK})")

    assert taken_too == "False"


def test_a_patience_that_is_no_number_is_refused(place: Path, environment: dict[str, str]) -> None:
    environment["LALANH_PG_START_TIMEOUT_S"] = "lâu"

    with pytest.raises(DatabaseRefused, match="số giây"), database(var=place.parent):
        pass
