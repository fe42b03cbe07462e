"""Guidance a plan waits for: proposed, published in versions to all who hold the plan, used."""

import datetime as dt

import pytest
from django.db import connection

from lalanh.base.models import Notice
from lalanh.directives.models import Clause, Copy, Document
from lalanh.programmes.actions import guidance as actions
from lalanh.programmes.models import Guidance, GuidanceUse, GuidanceVersion
from lalanh.programmes.queries import guidance as queries
from tests import make, make_directives, make_guidance, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

DAY = dt.date(2021, 8, 14)


@pytest.fixture
def lan() -> make.Person:
    """The owner of the plan."""
    return make.lan()


def _version(lan: make.Person, number: str) -> Document:
    words = make_directives.PLAN.replace("45/KH-MTTQ-BTT", number)
    return make_directives.registered(lan, words=words)


def _publish(lan: make.Person, guidance: Guidance, document: Document) -> GuidanceVersion:
    with make.eyes_of(lan):
        return actions.publish_guidance(
            guidance=guidance, document=document, by=lan.user, at=make.AT
        )


def test_whoever_holds_the_plan_receives_each_version_and_is_told(lan: make.Person) -> None:
    giang = make_tasks.giang()
    guidance = make_guidance.guidance(lan)
    first, second = _version(lan, "1/HD-MTTQ"), _version(lan, "2/HD-MTTQ")
    numbers = [_publish(lan, guidance, one).number for one in (first, second)]

    with make.eyes_of(giang):
        held = Copy.objects.filter(body=giang.body, document__in=[first, second])
        told = Notice.objects.filter(to=giang.user, kind="programmes.guidance")
        said = sorted(notice.text for notice in told)
        assert held.count() == 2
    assert numbers == [1, 2]
    assert "(lần 2, thay lần trước)" in said[0]


def test_only_a_registered_document_of_the_owner_is_published_once(lan: make.Person) -> None:
    guidance = make_guidance.guidance(lan)
    draft = make_directives.draft(lan, words=make_directives.PLAN.replace("45/", "46/"))
    document = _version(lan, "1/HD-MTTQ")
    _publish(lan, guidance, document)

    with refused(actions.NotOfTheRegister):
        _publish(lan, guidance, draft)
    with refused(actions.PublishedAlready):
        _publish(lan, guidance, document)


def _used(person: make.Person, version: GuidanceVersion, on: dt.date) -> GuidanceUse:
    return actions.note_use(
        version=version, body=person.body, words="Phát động ở từng thôn", on=on, document=None,
        by=person.user, at=make.AT,
    )  # fmt: skip


def test_a_body_notes_how_it_made_the_guidance_concrete(lan: make.Person) -> None:
    giang = make_tasks.giang()
    version = _publish(lan, make_guidance.guidance(lan), _version(lan, "1/HD-MTTQ"))
    with make.eyes_of(giang):
        made = _used(giang, version, DAY)
        with refused(actions.InTheFuture):
            _used(giang, version, dt.date(2030, 1, 1))
    with make.eyes_of(lan):
        assert list(queries.uses(guidance=version.guidance)) == [made]
        with refused(actions.NotReceived):
            _used(lan, version, DAY)


def test_a_clause_that_demands_guidance_proposes_it_with_its_drafter(lan: make.Person) -> None:
    programme = make_guidance.carried_out(lan)
    assert programme.document is not None
    with make.eyes_of(lan):
        clause = Clause.objects.filter(document=programme.document, kind="task").earliest("pk")
        Clause.objects.filter(pk=clause.pk).update(demands=Clause.Demand.GUIDANCE)
        (asked,) = queries.demanded(programme=programme)
        actions.await_guidance(
            programme=programme, title="Hướng dẫn", drafter=asked.drafter, issuer=lan.body,
            clause=clause, by=lan.user, at=make.AT,
        )  # fmt: skip
        assert queries.demanded(programme=programme) == []
    assert asked.drafter is not None
    assert asked.drafter.name.endswith("huyện Thanh Giang")


def test_a_title_is_awaited_once_and_may_be_corrected(lan: make.Person) -> None:
    guidance = make_guidance.guidance(lan)
    with refused(actions.TitleTaken):
        make_guidance.guidance(lan, of=guidance.programme)
    with make.eyes_of(lan):
        actions.change_guidance(
            guidance=guidance, title="Tên khác", drafter=lan.body, issuer=None, due_on=DAY,
            by=lan.user, at=make.AT,
        )  # fmt: skip
        guidance.refresh_from_db()
    assert (guidance.title, guidance.drafter, guidance.issuer) == ("Tên khác", lan.body, None)


def test_another_branch_sees_no_guidance(lan: make.Person) -> None:
    _publish(lan, make_guidance.guidance(lan), _version(lan, "1/HD-MTTQ"))
    with make.eyes_of(make.cuong()), connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM programmes_guidance),"
            " (SELECT count(*) FROM programmes_guidanceversion),"
            " (SELECT count(*) FROM programmes_guidanceuse)"
        )
        assert cursor.fetchone() == (0, 0, 0)
