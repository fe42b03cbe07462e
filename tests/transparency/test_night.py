"""The night drafts; a person publishes in the morning."""

import datetime as dt
from collections.abc import Callable

import pytest

from lalanh.base import clock, nights
from lalanh.base.models import Job
from lalanh.base.permissions import Role
from lalanh.kernel.period import VIETNAM
from lalanh.transparency.actions import drafting, night, publishing
from lalanh.transparency.models import Publication
from tests import make, make_fund, make_publication

pytestmark = pytest.mark.django_db
type Live = Callable[[dt.datetime], None]
NIGHT = dt.datetime(2021, 8, 15, 0, 30, tzinfo=VIETNAM)


@pytest.fixture
def lan() -> make.Person:
    """Lan, who keeps a fund with four gifts and a fee of the day before."""
    keeper = make_fund.accountant()
    make_publication.booked_fund(keeper)
    return keeper


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> Live:
    """Let a night pass: it begins, and the worker does what was asked."""

    def through(at: dt.datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: at)
        nights.begin(at=at)
        make_fund.run_jobs()

    return through


def _drafts(person: make.Person) -> list[Publication]:
    with make.eyes_of(person):
        return list(Publication.objects.filter(state="draft"))


def test_the_draft_is_a_work_of_the_night() -> None:
    assert nights.NIGHTLY["transparency.draft"] is night.ask_for_drafts


def test_the_night_drafts_the_day_that_is_over(lan: make.Person, live: Live) -> None:
    live(NIGHT)

    (draft,) = _drafts(lan)
    assert (draft.owner, draft.through, draft.row_count) == (lan.body, make_fund.DAY, 5)
    assert draft.prepared_by == make.system()


def test_whoever_may_publish_publishes_what_the_night_drafted(lan: make.Person, live: Live) -> None:
    live(NIGHT)
    (draft,) = _drafts(lan)
    hoa = make_publication.publisher()

    with make.eyes_of(hoa):
        publishing.approve(publication=draft, by=hoa.user, at=NIGHT)
    make_fund.run_jobs()

    with make.eyes_of(lan):
        assert Publication.objects.get(pk=draft.pk).state == "published"


def test_several_workers_and_the_command_start_it_once(lan: make.Person) -> None:
    nights.begin(at=NIGHT)
    nights.begin(at=NIGHT + dt.timedelta(seconds=1))
    nights.begin(at=NIGHT + dt.timedelta(hours=14))

    with make.eyes_of(lan):
        assert Job.objects.filter(kind=drafting.DRAFT).count() == 1


def test_the_next_night_asks_anew_and_says_that_a_draft_waits(lan: make.Person, live: Live) -> None:
    live(NIGHT)
    live(NIGHT + dt.timedelta(days=1))

    with make.eyes_of(lan):
        first, second = Job.objects.filter(kind=drafting.DRAFT).order_by("pk")
    assert (first.state, second.state) == ("done", "done")
    assert "chờ công bố" in second.result["said"]


def test_a_body_below_is_drafted_with_the_one_above_it(lan: make.Person, live: Live) -> None:
    below = make.person("giang", "Đỗ Thu Giang", body=make.district(), role=Role.ACCOUNTANT)
    with make.eyes_of(below):
        make_fund.opening(below, of=make_fund.fund(below, code="HUYEN"))

    live(NIGHT)

    (draft,) = _drafts(lan)
    with make.eyes_of(lan):
        assert [job.args for job in Job.objects.filter(kind=drafting.DRAFT)] == [
            {"owner": lan.body.pk}
        ]
    assert (draft.row_count, draft.in_vnd) == (6, 13_900_000)


def test_two_bodies_side_by_side_are_drafted_by_the_one_above_both(live: Live) -> None:
    giang = make.person("giang", "Đỗ Thu Giang", body=make.district(), role=Role.ACCOUNTANT)
    kim = make.district("huyện Kim Bảng")
    tam = make.person("tam", "Vũ Minh Tâm", body=kim, role=Role.ACCOUNTANT)
    with make.eyes_of(giang):
        make_fund.opening(giang, of=make_fund.fund(giang, code="THANH-GIANG"))
    with make.eyes_of(tam):
        make_fund.opening(tam, of=make_fund.fund(tam, code="KIM-BANG"))

    live(NIGHT)

    (draft,) = _drafts(make.lan())
    assert (draft.owner, draft.row_count) == (make.province(), 2)


def test_where_nobody_keeps_a_fund_nothing_is_asked(live: Live) -> None:
    nobody = make.lan()

    live(NIGHT)

    with make.eyes_of(nobody):
        assert not Job.objects.exists()
