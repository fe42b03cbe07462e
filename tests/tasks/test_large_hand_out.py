"""A hand-out to thousands: by the worker, clause by clause, the same as at a press."""

from collections import Counter

import pytest
from django.test import Client

from lalanh.base.models import Job, Notice
from lalanh.directives.models import Copy, Document
from lalanh.tasks.actions import giving, handing_out
from lalanh.tasks.models import Assignment
from lalanh.tasks.queries import fan_out
from tests import killing, make, make_directives, make_tasks
from tests.conftest import Scratch
from tests.make_organisations import refused


def _asked(lan: make.Person, document: Document) -> Job:
    with make.eyes_of(lan):
        return handing_out.ask_to_hand_out(document=document, events={}, by=lan.user, at=make.AT)


def _registered(lan: make.Person) -> Document:
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    return make_directives.registered(lan)


def _parts(lan: make.Person) -> Counter[tuple[str, str]]:
    with make.eyes_of(lan):
        return Counter(Assignment.objects.values_list("body__name", "role"))


@pytest.mark.django_db
def test_the_worker_gives_what_a_press_would() -> None:
    lan = make.lan()
    document = _registered(lan)
    _asked(lan, document)
    make_directives.run_jobs()
    by_worker = _parts(lan)
    with make.eyes_of(lan):
        giving.hand_out(document=document, by=lan.user, at=make.AT)

        assert sum(by_worker.values()) == 3
        assert Copy.objects.count() == 2
    assert _parts(lan) == by_worker


@pytest.mark.django_db
def test_a_clause_is_given_by_itself_and_its_bodies_get_their_copies_at_the_end() -> None:
    lan = make.lan()
    document = _registered(lan)
    with make.eyes_of(lan):
        clause = document.clauses.filter(assignees__role="lead").get()
        giving.hand_out_clause(
            document=document, clause_id=clause.pk, event=None, by=lan.user, at=make.AT
        )
        before = Copy.objects.count()
        giving.end_hand_out(document=document, after=0, by=lan.user, at=make.AT)

        assert Assignment.objects.count() == 2
        assert (before, Copy.objects.count()) == (0, 2)


@pytest.mark.django_db
def test_a_double_press_asks_for_one_job_and_a_later_one_for_another() -> None:
    lan = make.lan()
    document = _registered(lan)

    first, second = _asked(lan, document), _asked(lan, document)
    make_directives.run_jobs()

    assert first == second
    assert _asked(lan, document) != first


@pytest.mark.django_db
def test_whoever_got_a_part_is_told_at_the_end() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    document = _registered(lan)

    _asked(lan, document)
    make_directives.run_jobs()

    with make.eyes_of(giang):
        assert Notice.objects.filter(to=giang.user, kind="tasks.given").count() == 1


@pytest.mark.django_db
def test_a_draft_is_not_handed_out() -> None:
    lan = make.lan()
    document = make_directives.draft(lan)

    with refused(giving.NotRegistered):
        _asked(lan, document)


@pytest.mark.django_db
def test_a_large_document_leads_to_the_page_of_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fan_out, "AT_ONCE", 2)
    lan = make.lan()
    document = _registered(lan)
    site = Client()
    site.force_login(lan.user)

    answer = site.post(f"/van-ban/{document.pk}/giao/")

    with make.eyes_of(lan):
        assert answer["Location"] == f"/viec/{Job.objects.get(kind=handing_out.KIND).pk}/"


@pytest.mark.processes
def test_a_killed_hand_out_goes_on_and_gives_nothing_twice(scratch: Scratch) -> None:
    lan = make.lan()
    _asked(lan, _registered(lan))

    killing.killed_in_the_middle(scratch, "SELECT 1 FROM directives_document FOR UPDATE")
    killing.finish(scratch)

    assert sum(_parts(lan).values()) == 3
