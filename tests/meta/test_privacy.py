"""Every field is classed, personal tables are secured, forbidden fields do not exist."""

import importlib
import re

import pytest
from django.apps import apps
from django.db import connection, models

from lalanh.base.classes import Table

MODULES = ["base", "organisations", "directives", "programmes", "tasks", "fund", "transparency"]
# Personal, yet without row security, and why.
OPEN_TABLES = {
    "base_user": "sign-in must find the account before there is a seat to look from",
}
# Rule 1 of the sensitive passages: these are never known of a person.
FORBIDDEN = re.compile(
    r"religio|ethnic|dan_toc|ton_giao|belief|party_member|dang_vien|loyal|suspic|infect"
    r"|travel|movement_of|opinion|sentiment|location|latitude|longitude|check_?in|score_of",
)


def _tables(module: str) -> dict[str, type[models.Model]]:
    config = apps.get_app_config(module)
    return {m.__name__: m for m in config.get_models() if not m._meta.auto_created}


def _classed(module: str) -> dict[str, Table]:
    found: dict[str, Table] = importlib.import_module(f"lalanh.{module}.apps").FIELDS
    return found


@pytest.mark.parametrize("module", MODULES)
def test_every_field_is_classed_once(module: str) -> None:
    expected = {
        name: sorted(field.name for field in [*m._meta.concrete_fields, *m._meta.many_to_many])
        for name, m in _tables(module).items()
    }

    assert {name: sorted(table.named()) for name, table in _classed(module).items()} == expected


@pytest.mark.parametrize("module", MODULES)
def test_personal_fields_say_why_and_how_long(module: str) -> None:
    silent = [
        (name, group.fields)
        for name, table in _classed(module).items()
        for group in table.personal
        if not (group.purpose and group.legal_basis and group.retention)
    ]

    assert silent == []


@pytest.mark.django_db
def test_personal_tables_have_row_level_security() -> None:
    personal = {
        _tables(module)[name]._meta.db_table
        for module in MODULES
        for name, table in _classed(module).items()
        if table.is_personal
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        secured = {row[0] for row in cursor.fetchall()}

    assert personal - secured == set(OPEN_TABLES)


def test_what_is_published_is_public() -> None:
    assert [n for n, table in _classed("transparency").items() if table.is_personal] == []


def test_no_table_has_a_field_that_may_never_be() -> None:
    named = [
        f"{model._meta.label}.{field.name}"
        for module in MODULES
        for model in _tables(module).values()
        for field in model._meta.concrete_fields
        if FORBIDDEN.search(field.name)
    ]

    assert named == []


@pytest.mark.django_db
def test_the_portal_role_reads_no_table_at_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, r.can FROM pg_class c
              CROSS JOIN unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE}'::text[]) AS r(can)
             WHERE c.relkind IN ('r', 'v', 'm', 'p') AND c.relnamespace = 'public'::regnamespace
               AND has_table_privilege('lalanh_public', c.oid, r.can)
            """
        )
        assert cursor.fetchall() == [("base_inboxitem", "INSERT")]
