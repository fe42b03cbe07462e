"""Copies: who read the document first and when, and what was made known below."""

import datetime as dt

import pytest
from django.db import ProgrammingError, connection, transaction

from lalanh.directives.actions import spreading
from lalanh.directives.models import Clause, Copy, Document, Reading, Recipient
from lalanh.directives.queries import copies
from tests import make, make_directives, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


def _copy(person: make.Person) -> Copy:
    with make.eyes_of(person):
        return Copy.objects.select_related("document").get(body=person.body)


def test_the_first_look_counts_and_later_ones_do_not() -> None:
    make_directives.handed_out(make.lan())
    giang = make_tasks.giang()
    for moment in (make.AT, make_directives.LATER):
        with make.eyes_of(giang):
            spreading.open_copy(copy=_copy(giang), by=giang.user, at=moment)

    assert _copy(giang).opened_at == make.AT


def test_a_second_hand_out_keeps_the_reading_time() -> None:
    lan = make.lan()
    document = make_directives.handed_out(lan)
    giang = make_tasks.giang()
    with make.eyes_of(giang):
        spreading.open_copy(copy=_copy(giang), by=giang.user, at=make.AT)

    with make.eyes_of(lan):
        spreading.hand_copies(
            document=document, bodies=[giang.body], by=lan.user, at=make_directives.LATER
        )
    assert (_copy(giang).handed_at, _copy(giang).opened_at) == (make.AT, make.AT)


def test_the_giver_sees_first_who_has_not_read() -> None:
    lan = make.lan()
    document = make_directives.handed_out(lan)
    giang = make_tasks.giang()
    with make.eyes_of(giang):
        spreading.open_copy(copy=_copy(giang), by=giang.user, at=make.AT)

    with make.eyes_of(lan):
        listed = [copy.opened_at is None for copy in copies.copies(document=document)]
    assert listed == [True, False]


def test_what_was_made_known_below_has_day_form_and_number() -> None:
    make_directives.handed_out(make.lan())
    giang = make_tasks.giang()
    with make.eyes_of(giang):
        spreading.confirm_spread(
            copy=_copy(giang), on=dt.date(2021, 8, 14), how="họp", people=42, by=giang.user,
            at=make.AT,
        )  # fmt: skip

    assert (_copy(giang).spread_how, _copy(giang).spread_to_people) == ("họp", 42)


def test_nothing_was_made_known_tomorrow() -> None:
    make_directives.handed_out(make.lan())
    giang = make_tasks.giang()

    with make.eyes_of(giang), refused(spreading.InTheFuture, match="chưa tới"):
        spreading.confirm_spread(
            copy=_copy(giang), on=dt.date(2021, 8, 15), how="họp", people=None, by=giang.user,
            at=make.AT,
        )  # fmt: skip


def test_who_holds_a_copy_reads_the_document_and_not_the_rest_of_the_file() -> None:
    make_directives.handed_out(make.lan())

    with make.eyes_of(make_tasks.giang()):
        assert "lập danh sách các hộ" in Document.objects.get().text
        assert not Reading.objects.exists()


def test_the_day_is_counted_as_in_viet_nam_also_before_seven() -> None:
    make_directives.handed_out(make.lan())
    giang = make_tasks.giang()
    early = dt.datetime(2021, 8, 14, 23, 30, tzinfo=dt.UTC)
    with make.eyes_of(giang):
        copy = spreading.confirm_spread(
            copy=_copy(giang), on=dt.date(2021, 8, 15), how="họp", people=None, by=giang.user,
            at=early,
        )  # fmt: skip

    assert copy.spread_on == dt.date(2021, 8, 15)


def test_no_body_hands_itself_a_paper_it_does_not_have() -> None:
    document = make_directives.registered(make.lan())
    cuong = make.cuong()
    row = [document.pk, cuong.body.pk, document.owner_id]
    sql = (
        "INSERT INTO directives_copy (document_id, body_id, owner_id, handed_at, spread_how)"
        " VALUES (%s, %s, %s, now(), '')"
    )

    with (
        make.eyes_of(cuong),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, row)


def test_who_holds_a_copy_changes_no_part_of_the_document() -> None:
    make_directives.handed_out(make.lan())

    with make.eyes_of(make_tasks.giang()):
        changed = Clause.objects.update(text="khác"), Recipient.objects.update(purpose="know")
        assert Clause.objects.exists()
    assert changed == (0, 0)
