"""Three roles: who owns, who works, who only drops letters into the box."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from lalanh.cli.postgres.binaries import Binaries, installed_binaries
from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.roles import (
    DatabaseUrls,
    ensure_roles,
    ensure_roles_for_owner,
    with_database,
)
from tests.cli.processes import answer
from tests.places import open_folder

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module", params=installed_binaries(), ids=lambda found: found.version)
def server(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """Give a server of each installed version."""
    programs: Binaries = request.param
    with (
        open_folder() as folder,
        Cluster(folder / "postgres", binaries=programs, fast=True) as cluster,
    ):
        yield cluster


@pytest.fixture(scope="module")
def urls(server: Cluster) -> DatabaseUrls:
    """Give the three addresses, with one table made by the owner."""
    ensure_roles(server.dsn(), owner_creates_databases=True)
    urls = ensure_roles(server.dsn(), owner_creates_databases=True)
    with psycopg.connect(urls.owner) as connection:
        connection.execute("CREATE TABLE kho (id bigserial PRIMARY KEY, weight_g bigint)")
    return urls


def test_each_address_connects_as_its_role(urls: DatabaseUrls) -> None:
    names = [answer(url, "SELECT session_user") for url in (urls.owner, urls.app, urls.public)]

    assert names == ["lalanh_owner", "lalanh_app", "lalanh_public"]


def test_the_app_reads_and_writes_what_the_owner_made(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.app) as connection:
        connection.execute("INSERT INTO kho (weight_g) VALUES (15000)")
        connection.execute("UPDATE kho SET weight_g = 10000")
        rows = connection.execute("DELETE FROM kho RETURNING weight_g").fetchall()

    assert rows == [(10000,)]


@pytest.mark.parametrize(
    "forbidden",
    ["CREATE TABLE la (id int)", "TRUNCATE kho", "ALTER TABLE kho ADD x int", "DROP TABLE kho"],
)
def test_the_app_changes_no_structure(urls: DatabaseUrls, forbidden: str) -> None:
    with (
        psycopg.connect(urls.app) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(forbidden.encode())


@pytest.mark.parametrize(
    "forbidden",
    ["SELECT * FROM kho", "INSERT INTO kho VALUES (1, 1)", "CREATE TABLE la (id int)"],
)
def test_the_public_role_gets_nothing_unasked(urls: DatabaseUrls, forbidden: str) -> None:
    with (
        psycopg.connect(urls.public) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(forbidden.encode())


@pytest.mark.parametrize("flag", ["rolsuper", "rolbypassrls", "rolcreaterole", "rolreplication"])
def test_no_role_of_ours_stands_above_the_rules(urls: DatabaseUrls, flag: str) -> None:
    question = f"SELECT count(*) FROM pg_roles WHERE rolname LIKE 'lalanh%' AND {flag}"

    assert answer(urls.owner, question) == "0"


def test_the_owner_may_act_as_the_app(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.owner) as connection:
        connection.execute("SET ROLE lalanh_app")
        row = connection.execute("SELECT current_user").fetchone()

    assert row == ("lalanh_app",)


def test_a_database_that_the_owner_makes_has_the_same_rights(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        connection.execute("CREATE DATABASE thu")
    with psycopg.connect(with_database(urls.owner, "thu")) as connection:
        connection.execute("CREATE TABLE kho (weight_g bigint)")

    assert answer(with_database(urls.app, "thu"), "SELECT count(*) FROM kho") == "0"


@pytest.mark.parametrize("programs", installed_binaries(), ids=lambda found: found.version)
def test_on_anothers_server_the_app_acts_by_its_role(place: Path, programs: Binaries) -> None:
    with Cluster(place, binaries=programs, fast=True) as server:
        check_that_the_app_acts_by_its_role(server)


def check_that_the_app_acts_by_its_role(server: Cluster) -> None:
    """Set a database up as a tenant who may create roles, and look who the sessions are."""
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute("CREATE ROLE nguoi_thue LOGIN CREATEROLE")
        connection.execute("CREATE DATABASE tinh_khac OWNER nguoi_thue")

    urls = ensure_roles_for_owner(server.dsn(user="nguoi_thue", database="tinh_khac"))

    with psycopg.connect(urls.owner) as connection:
        connection.execute("CREATE TABLE kho (weight_g bigint)")
    assert answer(urls.app, "SELECT current_user") == "lalanh_app"
    assert answer(urls.app, "SELECT count(*) FROM kho") == "0"
    assert answer(urls.public, "SELECT current_user") == "lalanh_public"
