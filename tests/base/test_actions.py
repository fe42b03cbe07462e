"""Actions: one transaction, one audit row, one kind."""

import datetime as dt

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction

from lalanh.base import accounts, scope
from lalanh.base.action import action, note
from lalanh.base.models import AuditEvent, User
from lalanh.kernel.errors import Refused
from tests import make

pytestmark = pytest.mark.django_db


@action("tests.inner")
def _inner(*, name: str, by: User, at: dt.datetime) -> None:
    note(inner=1)


@action("tests.outer")
def _outer(*, name: str, fails: bool, by: User, at: dt.datetime) -> User:
    _inner(name=name, by=by, at=at)
    if fails:
        raise Refused("Không được.")
    return by


def _events(person: make.Person) -> list[AuditEvent]:
    with make.eyes_of(person):
        return list(AuditEvent.objects.filter(kind__startswith="tests.").order_by("id"))


def test_an_action_leaves_one_row_with_its_subject_and_body() -> None:
    lan = make.lan()

    with make.eyes_of(lan):
        _outer(name="Lan", fails=False, by=lan.user, at=make.AT)

    outer = _events(lan)[-1]
    assert (outer.kind, outer.actor_id, outer.body_path) == (
        "tests.outer", lan.user.pk, lan.body.path,
    )  # fmt: skip
    assert (outer.subject_type, outer.subject_id) == ("base.user", str(lan.user.pk))


def test_an_action_inside_another_shares_its_trace() -> None:
    lan = make.lan()

    with make.eyes_of(lan):
        _outer(name="Lan", fails=False, by=lan.user, at=make.AT)

    inner, outer = _events(lan)
    assert inner.trace == outer.trace
    assert inner.facts == {"inner": 1}


def test_words_given_to_an_action_are_not_kept_in_the_record() -> None:
    lan = make.lan()

    with make.eyes_of(lan):
        _outer(name="một tên riêng", fails=False, by=lan.user, at=make.AT)

    assert _events(lan)[-1].facts == {"fails": False}


def test_a_refused_action_leaves_nothing() -> None:
    lan = make.lan()

    with make.eyes_of(lan), pytest.raises(Refused), transaction.atomic():
        _outer(name="Lan", fails=True, by=lan.user, at=make.AT)

    assert _events(lan) == []


def test_an_action_needs_a_moment_with_a_zone() -> None:
    lan = make.lan()

    with pytest.raises(AssertionError):
        _inner(name="Lan", by=lan.user, at=dt.datetime(2021, 8, 14))  # noqa: DTZ001  # the point


def test_two_actions_cannot_share_a_kind() -> None:
    with pytest.raises(ValueError, match=r"tests\.inner"):
        action("tests.inner")(_inner)


@pytest.mark.parametrize("statement", ["UPDATE", "DELETE"])
def test_the_application_cannot_rewrite_history(statement: str) -> None:
    words = {
        "UPDATE": "UPDATE base_auditevent SET kind = ''",
        "DELETE": "DELETE FROM base_auditevent",
    }

    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(words[statement])


@pytest.mark.parametrize(
    "words", ["UPDATE base_auditevent SET kind = ''", "TRUNCATE base_auditevent"]
)
def test_not_even_the_owner_rewrites_history(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        with pytest.raises((IntegrityError, InternalError), match="is history"):
            cursor.execute(words)


def test_another_commune_reads_nothing_of_the_record_even_in_raw_sql() -> None:
    lan, cuong = make.lan(), make.cuong()
    with make.eyes_of(lan):
        _inner(name="x", by=lan.user, at=make.AT)

    with make.eyes_of(cuong), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM base_auditevent WHERE kind = 'tests.inner'")
        assert cursor.fetchone() == (0,)


def test_without_a_scope_the_application_sees_no_row() -> None:
    make.lan()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM organisations_seat")
        assert cursor.fetchone() == (0,)


def test_a_scope_ends_and_the_former_one_comes_back() -> None:
    lan, cuong = make.lan(), make.cuong()

    with make.eyes_of(lan):
        with make.eyes_of(cuong):
            inside = scope.current()
        after = scope.current()

    assert (inside, after) == (cuong.seat.scope, lan.seat.scope)


def test_a_sign_in_name_is_taken_in_whatever_case() -> None:
    make.lan()

    with pytest.raises(accounts.UsernameTaken, match="đã có người dùng"):
        accounts.open_account(
            username="LAN", full_name="Lan khác", by=accounts.system_account(), at=make.AT
        )


def test_a_closed_account_cannot_sign_in() -> None:
    lan = make.lan()

    accounts.close_account(user=lan.user, by=lan.user, at=make.AT)

    assert not User.objects.get(pk=lan.user.pk).is_active
