"""The three database roles: owner (migrations), app (staff and workers), public (the portal)."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

OWNER, APP, PUBLIC = "lalanh_owner", "lalanh_app", "lalanh_public"
DATABASE = "lalanh"


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """One `postgresql://` address per role."""

    owner: str
    app: str
    public: str

    def environment(self) -> dict[str, str]:
        """Give the variables that the settings read."""
        return {
            "LALANH_DB_OWNER_URL": self.owner,
            "LALANH_DB_APP_URL": self.app,
            "LALANH_DB_PUBLIC_URL": self.public,
        }


def ensure_roles(
    dsn: str, *, database: str = DATABASE, owner_creates_databases: bool = False
) -> DatabaseUrls:
    """
    Create the three roles and the database on a server of our own; change nothing that is right.

    `dsn` is a superuser's address of the maintenance database. `template1` gets the same grants,
    so that a test database made by the owner has them too (`owner_creates_databases`).
    """
    with psycopg.connect(dsn, autocommit=True) as connection:
        for role in (OWNER, APP, PUBLIC):
            _ensure_role(connection, role)
        _set_creates_databases(connection, OWNER, allowed=owner_creates_databases)
        for role in (APP, PUBLIC):
            connection.execute(_statement("GRANT {} TO {}", role, OWNER))
        _ensure_database(connection, database)
    for name in ("template1", database):
        with psycopg.connect(with_database(dsn, name)) as connection:
            _grant(connection, owner=OWNER)
    return DatabaseUrls(
        owner=with_user(with_database(dsn, database), OWNER),
        app=with_user(with_database(dsn, database), APP),
        public=with_user(with_database(dsn, database), PUBLIC),
    )


def ensure_roles_for_owner(database_url: str) -> DatabaseUrls:
    """
    Prepare a database on somebody else's server; the address's user acts as the owner.

    That user owns the database and is a superuser or may create roles. The other two addresses
    take on their role when they connect (see docs/how-to/database.md for separate log-ins).
    """
    with psycopg.connect(database_url) as connection:
        owner = connection.info.user
        for role in (APP, PUBLIC):
            _ensure_role(connection, role)
            if not _is_superuser(connection):
                connection.execute(_statement("GRANT {} TO {}", role, owner))
        _grant(connection, owner=owner)
    return DatabaseUrls(
        owner=database_url,
        app=_taking_role(database_url, APP),
        public=_taking_role(database_url, PUBLIC),
    )


def with_database(url: str, database: str) -> str:
    """Give the address of another database of the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def with_user(url: str, user: str) -> str:
    """Give the address for another user, without a password."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{user}@{place}"))


def _taking_role(url: str, role: str) -> str:
    """Give the address whose sessions start as `role`."""
    option = "options=" + quote(f"-c role={role}")
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=f"{parts.query}&{option}" if parts.query else option))


def _statement(text: str, *names: str) -> sql.Composed:
    """Compose a statement from quoted names."""
    return sql.SQL(text).format(*map(sql.Identifier, names))


def _ensure_role(connection: psycopg.Connection, role: str) -> None:
    """Create a plain log-in role unless it exists."""
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if found is None:
        connection.execute(_statement("CREATE ROLE {} LOGIN", role))


def _set_creates_databases(connection: psycopg.Connection, role: str, *, allowed: bool) -> None:
    """Let the role create databases, or not."""
    text = "ALTER ROLE {} CREATEDB" if allowed else "ALTER ROLE {} NOCREATEDB"
    connection.execute(_statement(text, role))


def _ensure_database(connection: psycopg.Connection, database: str) -> None:
    """Create the owner's database unless it exists."""
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
    if found.fetchone() is None:
        connection.execute(_statement("CREATE DATABASE {} OWNER {}", database, OWNER))


def _is_superuser(connection: psycopg.Connection) -> bool:
    """Say whether the session's user is a superuser."""
    return connection.info.parameter_status("is_superuser") == "on"


def _grant(connection: psycopg.Connection, *, owner: str) -> None:
    """
    Let the app use what the owner will create, the public role nothing but the schema's names.

    Single tables are granted to the public role by migrations.
    """
    from_now_on = "ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public"
    for text, names in (
        ("REVOKE CREATE ON SCHEMA public FROM PUBLIC", ()),
        ("GRANT USAGE ON SCHEMA public TO {}, {}", (APP, PUBLIC)),
        (f"{from_now_on} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {{}}", (owner, APP)),
        (f"{from_now_on} GRANT USAGE ON SEQUENCES TO {{}}", (owner, APP)),
    ):
        connection.execute(_statement(text, *names))
