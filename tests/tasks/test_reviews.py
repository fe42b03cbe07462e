"""A review takes its figures from the records of a day, and freezes them when it is issued."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base.models import Notice
from lalanh.kernel.period import local_date
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import doing, reviewing
from lalanh.tasks.models import Report, Review, Task
from lalanh.tasks.queries import reviews, standing
from tests import make, make_flows, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
# make.AT is 14 August.
TODAY = make.AT.date()


@pytest.fixture
def lan() -> make.Person:
    """The owner of the plan."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """A district that works."""
    return make_tasks.giang()


@pytest.fixture
def plan(lan: make.Person) -> Programme:
    """A plan with two parts."""
    return make_flows.plan(lan)


def _at(person: make.Person, plan: Programme, at: dt.datetime) -> dict[str, int]:
    with make.eyes_of(person):
        return standing.figures_at(programme=plan, at=at)


def _told(giang: make.Person, task: Task, at: dt.datetime) -> int:
    part = make_tasks.part(giang, task)
    with make.eyes_of(giang):
        report = doing.report(
            assignment=part, words="Xong.", claims_done=True, shown=[make_tasks.LETTER],
            by=giang.user, at=at,
        )  # fmt: skip
    return report.pk


def _judged(lan: make.Person, pk: int, at: dt.datetime, *, accepts: bool = True) -> None:
    with make.eyes_of(lan):
        report = Report.objects.select_related("assignment").get(pk=pk)
        doing.judge_report(report=report, accepts=accepts, reason="Thiếu.", by=lan.user, at=at)


def test_figures_are_those_of_the_day_whatever_happened_after(
    lan: make.Person, giang: make.Person, plan: Programme
) -> None:
    task = make_tasks.given(lan, giang.body, programme=plan)
    pk = _told(giang, task, make.AT + DAY)
    _judged(lan, pk, make.AT + 3 * DAY)

    told = [
        {name: found[name] for name in ("parts", "done", "reported", "open")}
        for found in (_at(lan, plan, make.AT + n * DAY) for n in (0, 2, 4))
    ]
    assert told == [
        {"parts": 3, "done": 0, "reported": 0, "open": 3},
        {"parts": 3, "done": 0, "reported": 1, "open": 2},
        {"parts": 3, "done": 1, "reported": 0, "open": 2},
    ]


def test_a_returned_report_is_not_done_and_the_late_ones_are_counted(
    lan: make.Person, giang: make.Person, plan: Programme
) -> None:
    task = make_tasks.given(lan, giang.body, programme=plan)
    _judged(lan, _told(giang, task, make.AT + DAY), make.AT + 2 * DAY, accepts=False)

    on_time, late = _at(lan, plan, make.AT + 5 * DAY), _at(lan, plan, make.AT + 7 * DAY)
    assert (on_time["under_way"], on_time["late"], late["late"]) == (1, 0, 3)


def test_tasks_given_later_and_requests_are_left_out_of_the_late_ones(
    lan: make.Person, giang: make.Person, plan: Programme
) -> None:
    make_tasks.given(lan, giang.body, programme=plan, modality="request")

    assert _at(lan, plan, make.AT - DAY)["parts"] == 0
    assert _at(lan, plan, make.AT + 9 * DAY)["late"] == 2


def test_a_review_holds_the_figures_of_its_day_and_keeps_them_once_issued(
    lan: make.Person, giang: make.Person, plan: Programme
) -> None:
    make_flows.raised(make_flows.hoai(), plan)
    row = make_flows.reviewed(lan, plan)
    task = make_tasks.given(lan, giang.body, programme=plan)
    make_tasks.judged(lan, make_tasks.reported(giang, task))
    with make.eyes_of(lan):
        row = reviewing.correct_review(review=row, facts=make_flows.REVIEW, by=lan.user, at=make.AT)
        issued = reviewing.issue_review(review=row, by=lan.user, at=make.AT)

    assert (issued.figures["parts"], issued.figures["done"]) == (3, 1)
    assert issued.figures["obstacles_raised"] == 1
    assert issued.figures["orders"]["on_time"] == 1


@pytest.mark.parametrize("day", [dt.date(2021, 8, 15), dt.date(2021, 8, 1)])
def test_the_day_lies_within_the_plan_and_has_come(
    lan: make.Person, plan: Programme, day: dt.date
) -> None:
    facts = reviewing.ReviewFacts("mid", day, "x", "", "x", "")
    with make.eyes_of(lan), refused(reviewing.WrongDay, match="từ 02/8/2021 đến 14/8/2021"):
        reviewing.write_review(programme=plan, facts=facts, by=lan.user, at=make.AT)


def test_a_plan_has_one_final_review(lan: make.Person, plan: Programme) -> None:
    make_flows.reviewed(lan, plan)

    with refused(reviewing.OneFinal):
        make_flows.reviewed(lan, plan)


def test_an_issued_review_stays_as_it_is(lan: make.Person, plan: Programme) -> None:
    row = make_flows.reviewed(lan, plan, issue=True)
    refusal = pytest.raises(DatabaseError, match="history")

    with make.eyes_of(lan):
        with refused(reviewing.AlreadyIssued):
            reviewing.correct_review(review=row, facts=make_flows.REVIEW, by=lan.user, at=make.AT)
        with refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE tasks_review SET lessons = 'khác'")


def test_a_plan_ends_with_its_final_review(lan: make.Person, plan: Programme) -> None:
    with make.eyes_of(lan), refused(reviewing.NoFinalReview, match="bản tổng kết"):
        reviewing.conclude(programme=plan, reason=" ", by=lan.user, at=make.AT)
    make_flows.reviewed(lan, plan, issue=True)
    with make.eyes_of(lan):
        row = reviewing.conclude(programme=plan, reason="", by=lan.user, at=make.AT)
        assert reviews.has_final(programme=row)

    assert (row.state, row.closed_on) == ("closed", local_date(make.AT))


def test_who_still_has_something_to_do_is_told_that_the_plan_was_closed(
    lan: make.Person, plan: Programme
) -> None:
    hoai = make_flows.hoai()
    with make.eyes_of(lan):
        left = reviews.left_open(programme=plan)
        reviewing.conclude(programme=plan, reason="Nước đã rút.", by=lan.user, at=make.AT)
    with make.eyes_of(hoai):
        told = Notice.objects.get(to=hoai.user, kind="tasks.plan_closed")

    assert left["phần việc chưa xong"] > 0
    assert "đã đóng khi chưa tổng kết, lý do: Nước đã rút. Phần việc" in told.text


def test_a_plan_may_end_without_a_review_for_a_reason_and_is_never_opened_again(
    lan: make.Person, plan: Programme
) -> None:
    with make.eyes_of(lan):
        row = reviewing.conclude(
            programme=plan, reason="Ghép vào kế hoạch chung.", by=lan.user, at=make.AT
        )
        assert row.closing_reason == "Ghép vào kế hoạch chung."
        refusal = pytest.raises(DatabaseError, match="not opened again")
        with refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE programmes_programme SET state = 'open'")


def test_only_the_owner_reviews_and_concludes(plan: Programme) -> None:
    hoai = make_flows.hoai()

    with refused(reviewing.NotTheOwner):
        make_flows.reviewed(hoai, plan)
    with make.eyes_of(hoai), refused(reviewing.NotTheOwner):
        reviewing.conclude(programme=plan, reason="x", by=hoai.user, at=make.AT)


def test_a_draft_is_the_owner_s_and_an_issued_review_is_read_by_who_sees_the_plan(
    lan: make.Person, plan: Programme
) -> None:
    hoai, cuong = make_flows.hoai(), make.cuong()
    row = make_flows.reviewed(lan, plan)
    assert make_flows.count(hoai, "tasks_review") == 0
    with make.eyes_of(lan):
        reviewing.issue_review(review=row, by=lan.user, at=make.AT)

    assert make_flows.count(hoai, "tasks_review") == 1
    assert make_flows.count(cuong, "tasks_review") == 0
    with make.eyes_of(lan):
        assert Review.objects.get().state == "issued"
