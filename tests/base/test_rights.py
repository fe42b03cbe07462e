"""What the three database roles may and may not do."""

import pytest
from django.db import ProgrammingError, connection

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def _as_portal() -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET LOCAL ROLE lalanh_public")


@pytest.mark.usefixtures("_as_portal")
@pytest.mark.parametrize("table", ["base_user", "base_inboxitem", "organisations_body", "base_job"])
def test_the_portal_reads_no_staff_table(table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table}")


INSERT = """
    INSERT INTO base_inboxitem (id, kind, payload, received_at, state, reason)
    VALUES (gen_random_uuid(), 'tests', '{}', now(), %s, '')
"""


@pytest.mark.usefixtures("_as_portal")
def test_the_portal_may_drop_something_into_the_inbox() -> None:
    with connection.cursor() as cursor:
        cursor.execute(INSERT, ["new"])
        assert cursor.rowcount == 1


@pytest.mark.usefixtures("_as_portal")
def test_the_portal_cannot_say_that_something_was_handled() -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), connection.cursor() as cursor:
        cursor.execute(INSERT, ["handled"])


def test_the_application_may_not_change_the_schema() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.own (id int)")


def test_a_staff_page_sees_the_inbox_only_as_the_worker() -> None:
    with make.eyes_of(make.lan()), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM base_inboxitem")
        assert cursor.fetchone() == (0,)
