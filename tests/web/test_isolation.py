"""
A body of another district sees nothing of it: page, search, count, export, feed and raw SQL.

Cường and his colleagues look before the others have done anything, and again after they have done
one of everything: they see what they saw. Tables and addresses are asked of the database and of the
routes themselves, so that a new one cannot be forgotten.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from lalanh.base.permissions import Role
from lalanh.kernel import text
from tests import make, make_everything, make_feeds
from tests.make_everything import MARK, Cast
from tests.meta.test_addresses import _staff_pages
from tests.once import made_once, undone

pytestmark = pytest.mark.long

# A column that names a body without making the row that body's own, and why.
OPEN_TABLES = {
    "organisations_areacharge": "who looks after an area: the register is open to all",
    "organisations_bodyattribute": "the register is open to all",
    "organisations_bodyname": "the register is open to all",
    "organisations_committeefield_bodies": "who of a committee looks after whom: the register",
    "organisations_group": "collective names: the register",
    "organisations_groupmember": "whom a collective name means: the register",
    "organisations_office": "the offices of a body: the register",
}
MODULES = ("base", "organisations", "directives", "programmes", "tasks", "fund", "transparency")
# Written anew with each answer.
PASSING = re.compile(r'csrf[^>]*>|nonce[-=][^\s;>]*|"X-CSRFToken[^}]*}|\b\d\d:\d\d(:\d\d)?\b')
ROLES = [Role.LEADER, Role.ACCOUNTANT]


def _column(sql: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [str(row[0]) for row in cursor.fetchall()]


def _rows() -> dict[str, int]:
    """Count the rows in sight of every table with row security."""
    secured = _column("SELECT relname FROM pg_class WHERE relrowsecurity ORDER BY 1")
    return {table: int(_column(f'SELECT count(*) FROM "{table}"')[0]) for table in secured}


@contextmanager
def _past_every_policy() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield
        cursor.execute("SET ROLE lalanh_app")


@dataclass(frozen=True, slots=True)
class Told:
    """The cast after its work, and what those of another district saw before it."""

    cast: Cast
    others: dict[Role, make.Person]
    rows: dict[str, int]
    said: dict[Role, dict[str, str]]


@pytest.fixture(scope="module")
def _told(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Told]:
    with (
        made_once(django_db_blocker, tmp_path_factory.mktemp("told")),
        pytest.MonkeyPatch.context() as patch,
    ):
        # One moment all the while, so that nothing differs but what was done.
        patch.setattr(timezone, "now", lambda: make.AT)
        cast = make_everything.cast()
        others = {role: make_everything.colleague(cast, role) for role in ROLES}
        with make.eyes_of(cast.cuong):
            rows = _rows()
        said = {role: _looked_at(cast, one, {}) for role, one in others.items()}
        make_everything.work(cast)
        yield Told(cast, others, rows, said)


@pytest.fixture
def told(_told: Told) -> Iterator[Told]:
    """Everything done once; what a test does with it is taken back."""
    with undone():
        yield _told


def test_raw_sql_under_other_eyes_counts_no_row_more(told: Told) -> None:
    with make.eyes_of(told.cast.cuong):
        after = _rows()

    assert after == told.rows


def test_one_of_everything_leaves_no_secured_table_empty(told: Told) -> None:
    with _past_every_policy():
        empty = [table for table, rows in _rows().items() if not rows]

    assert empty == []


def test_the_calendar_feed_of_a_seat_tells_what_the_seat_sees(told: Told) -> None:
    cast = told.cast
    of_mai, of_cuong = (Client().get(make_feeds.feed(one)) for one in (cast.mai, cast.cuong))

    assert MARK in of_mai.content.decode().replace("\r\n ", "")
    assert "BEGIN:VEVENT" not in of_cuong.content.decode()


@pytest.mark.django_db
def test_every_table_that_names_a_body_has_row_security() -> None:
    names = "^(owner|body|acting_body|sender|receiver|consolidator|decider|seat)_id$"
    tables = [m._meta.db_table for m in apps.get_models() if m._meta.app_label in MODULES]
    naming = _column(
        "SELECT DISTINCT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
        f" WHERE relkind IN ('r', 'p') AND NOT relrowsecurity AND attname ~ '{names}'"
    )

    assert sorted(naming) == sorted(OPEN_TABLES)
    assert set(OPEN_TABLES) - set(tables) == {"organisations_committeefield_bodies"}


def _lists(cast: Cast) -> list[str]:
    """Return the addresses of lists, desks, searches, exports, and of pages about Giang's body."""
    body = str(cast.giang.body.pk)
    addresses = {"/" + path.replace("<int:body_id>", body) for path, _ in _staff_pages()}
    return sorted(address for address in addresses if "<" not in address)


def _said(content: bytes) -> str:
    """Return what an answer says: the words of a page, the sheets of a workbook."""
    if content[:2] != b"PK":
        return PASSING.sub("", content.decode(errors="replace"))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [name for name in book.namelist() if not name.startswith("docProps")]
        return "\n".join(book.read(name).decode(errors="replace") for name in sheets)


def _looked_at(cast: Cast, person: make.Person, query: dict[str, str]) -> dict[str, str]:
    site = Client()
    site.force_login(person.user)
    answers = {address: site.get(address, query) for address in _lists(cast)}
    return {address: f"{a.status_code} {_said(a.getvalue())}" for address, a in answers.items()}


@pytest.mark.parametrize("role", ROLES)
def test_no_list_desk_count_or_export_says_more_than_before(told: Told, role: Role) -> None:
    before, after = told.said[role], _looked_at(told.cast, told.others[role], {})

    assert [address for address in before if after[address] != before[address]] == []


@pytest.mark.parametrize("words", [text.fold(MARK), "45/KH-MTTQ-BTT"])
def test_no_search_finds_it(told: Told, words: str) -> None:
    asked = {"tim": words, "q": words, "words": words, "search": words}
    said = _looked_at(told.cast, told.cast.cuong, asked)
    repeated = re.compile(r'<[^>]*value="[^"]*"[^>]*>|href="[^"]*"|<title>.*?</title>')
    found = [address for address, page in said.items() if words in repeated.sub("", page)]

    assert found == []


def test_the_one_who_made_it_finds_it(told: Told) -> None:
    said = _looked_at(told.cast, told.cast.mai, {})

    assert {"/van-ban/", "/nhiem-vu/da-giao/", "/chuong-trinh/"} <= {
        address for address, page in said.items() if MARK in page
    }
