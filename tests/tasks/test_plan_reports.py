"""The periodic reports of a plan: owed by whom, in time or late, sent, returned, consolidated."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base.models import Notice
from lalanh.kernel.period import VIETNAM
from lalanh.programmes.actions import setting
from lalanh.programmes.models import Programme
from lalanh.programmes.queries.periods import due_periods
from lalanh.tasks.actions import plan_reports, reviewing
from lalanh.tasks.actions.giving import TaskFacts, give_ad_hoc_task
from lalanh.tasks.actions.obstacle_steps import NotYourTurn
from lalanh.tasks.models import PlanReport, PlanReportStep, Task
from lalanh.tasks.queries import owed_reports
from lalanh.tasks.queries import plan_reports as queries
from tests import make, make_flows, make_programmes, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

# 14:00 of 14 August in Việt Nam is make.AT; the daily report is due at 16:00.
BEFORE = dt.datetime(2021, 8, 14, 15, 59, tzinfo=VIETNAM)
AFTER = dt.datetime(2021, 8, 14, 16, 1, tzinfo=VIETNAM)
TODAY = "2021-08-14"


@pytest.fixture
def lan() -> make.Person:
    """The owner of the plan."""
    return make.lan()


@pytest.fixture
def hung() -> make.Person:
    """The department that consolidates."""
    return make_programmes.hung()


@pytest.fixture
def hoai() -> make.Person:
    """The commune that reports."""
    return make_flows.hoai()


@pytest.fixture
def plan(lan: make.Person, hung: make.Person) -> Programme:
    """A plan reported every day through the department."""
    return make_flows.daily(lan, make_flows.plan(lan, through=hung))


def _dues(person: make.Person, plan: Programme, until: dt.date) -> list[str]:
    with make.eyes_of(person):
        return [due.period.code for due in due_periods(programme=plan, until=until)]


@pytest.mark.parametrize(
    ("kind", "until", "expected"),
    [
        ("daily", dt.date(2021, 8, 16), ["2021-08-16", "2021-08-15", "2021-08-14"]),
        ("weekly", dt.date(2021, 8, 16), ["2021-W33", "2021-W32"]),
        ("monthly", dt.date(2021, 9, 1), ["2021-09", "2021-08"]),
        ("none", dt.date(2021, 9, 1), []),
    ],
)
def test_periods_are_reported_from_the_day_the_rhythm_is_set(
    lan: make.Person, kind: str, until: dt.date, expected: list[str]
) -> None:
    plan = make_flows.daily(lan, make_programmes.opened(lan), kind=kind)

    assert _dues(lan, plan, until) == expected


def test_a_plan_whose_rhythm_nobody_set_asks_for_no_report(lan: make.Person) -> None:
    assert _dues(lan, make_programmes.opened(lan), dt.date(2021, 12, 31)) == []


def test_a_new_rhythm_leaves_the_periods_before_it(lan: make.Person, plan: Programme) -> None:
    make_flows.daily(lan, plan, kind="weekly", at=make.AT + dt.timedelta(days=2))

    assert _dues(lan, plan, dt.date(2021, 8, 20)) == ["2021-W33", "2021-08-15", "2021-08-14"]


def test_the_last_period_ends_with_the_plan(lan: make.Person, plan: Programme) -> None:
    make_flows.daily(lan, plan, kind="monthly")
    with make.eyes_of(lan):
        row = setting.set_period(
            programme=plan, starts_on=plan.starts_on, ends_on=dt.date(2021, 8, 20),
            by=lan.user, at=make.AT,
        )  # fmt: skip
        due = due_periods(programme=row, until=dt.date(2021, 12, 31))

    assert [(one.period.code, one.ends_on) for one in due] == [("2021-08", dt.date(2021, 8, 20))]


def test_no_period_begins_after_the_plan_was_closed(lan: make.Person, plan: Programme) -> None:
    with make.eyes_of(lan):
        row = reviewing.conclude(programme=plan, reason="Nước rút.", by=lan.user, at=make.AT)

    assert _dues(lan, row, dt.date(2021, 12, 31)) == [TODAY]


def test_who_has_done_everything_reports_until_the_plan_ends(
    lan: make.Person, hoai: make.Person, plan: Programme
) -> None:
    with make.eyes_of(hoai):
        task = Task.objects.get(programme=plan)
    make_tasks.judged(lan, make_tasks.reported(hoai, task))

    with make.eyes_of(hoai):
        assert owed_reports.owes(programme=plan, body=hoai.body, at=AFTER)


def test_who_has_a_part_in_the_plan_owes_a_report(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    with make.eyes_of(hung):
        names = [b.name for b in owed_reports.bodies_that_owe(programme=plan, at=AFTER)]
        assert not owed_reports.owes(programme=plan, body=hung.body, at=AFTER)
    with make.eyes_of(hoai):
        assert owed_reports.owes(programme=plan, body=hoai.body, at=AFTER)

    assert names == [make.district("huyện Kim Bảng").name, hoai.body.name]


def test_who_takes_nothing_in_learns_no_names(hoai: make.Person, plan: Programme) -> None:
    with make.eyes_of(hoai):
        assert owed_reports.bodies_that_owe(programme=plan, at=AFTER) == []


def test_who_sent_and_who_did_not_is_told_by_the_hour_that_was_set(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    make_flows.reported(hoai, plan, at=BEFORE)
    with make.eyes_of(hung):
        due = due_periods(programme=plan, until=AFTER.date())[0]
        found = queries.returns_of(programme=plan, due=due, at=AFTER)
        early = queries.returns_of(programme=plan, due=due, at=BEFORE)

    assert [(one.is_sent, one.is_late) for one in found] == [(False, True), (True, False)]
    assert [one.is_late for one in early] == [False, False]


def test_a_report_sent_after_the_hour_stays_late(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    assert make_flows.reported(hoai, plan, at=AFTER).is_late


def test_figures_are_counted_from_the_parts_of_the_body(
    lan: make.Person, hoai: make.Person, plan: Programme
) -> None:
    late = make_tasks.given(lan, hoai.body, programme=plan, last_day=dt.date(2021, 8, 13))
    done = make_tasks.given(lan, hoai.body, programme=plan)
    make_tasks.judged(lan, make_tasks.reported(hoai, done))
    assert late.pk

    report = make_flows.reported(hoai, plan, at=BEFORE)

    assert report.figures == {
        "parts": 3, "done": 1, "reported": 0, "under_way": 0, "open": 2, "late": 1,
    }  # fmt: skip


def test_what_came_in_goes_on_consolidated_with_its_sums(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    make_flows.reported(hoai, plan, at=BEFORE)
    with make.eyes_of(hung):
        due = due_periods(programme=plan, until=AFTER.date())[0]
        found = queries.returns_of(programme=plan, due=due, at=AFTER)
        words = queries.first_draft(programme=plan, due=due, found=found, at=AFTER)
        row = plan_reports.write_consolidated(
            programme=plan, code=TODAY, body=hung.body, words=words, by=hung.user, at=AFTER
        )
        plan_reports.send_report(report=row, by=hung.user, at=AFTER)

    assert "1 trên 2 cơ quan gửi báo cáo" in words
    assert "Chưa gửi: Ủy ban Mặt trận Tổ quốc Việt Nam huyện Kim Bảng." in words
    assert (row.figures["bodies"], row.figures["sent"], row.figures["parts"]) == (2, 1, 1)
    with make.eyes_of(lan):
        assert queries.history(programme=plan).get() == row


def test_a_returned_report_is_sent_again_and_both_versions_stay(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    report = make_flows.reported(hoai, plan, at=BEFORE)
    with make.eyes_of(hung):
        plan_reports.return_report(report=report, reason="Thiếu số hộ.", by=hung.user, at=BEFORE)
    again = make_flows.reported(hoai, plan, words="Có 14 hộ.", at=AFTER)

    assert not again.is_late
    with make.eyes_of(hung):
        assert Notice.objects.filter(to=hung.user, kind="tasks.plan_report").count() == 1
        texts = list(PlanReportStep.objects.order_by("pk").values_list("to", "text"))
    assert texts == [
        ("sent", "Đã phát 12 suất quà."), ("returned", "Thiếu số hộ."), ("sent", "Có 14 hộ."),
    ]  # fmt: skip


def test_what_was_sent_is_not_written_over(hoai: make.Person, plan: Programme) -> None:
    make_flows.reported(hoai, plan, at=BEFORE)

    with refused(plan_reports.AlreadySent):
        make_flows.reported(hoai, plan, words="Khác.", at=AFTER)


def test_a_draft_is_its_writer_s_alone(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    with make.eyes_of(hoai):
        plan_reports.write_report(
            programme=plan, code=TODAY, body=hoai.body, words="Nháp.", by=hoai.user, at=BEFORE
        )
    counts = []
    for person in (hoai, hung):
        with make.eyes_of(person):
            counts.append(PlanReport.objects.count())

    assert counts == [1, 0]


@pytest.mark.parametrize(
    ("code", "refusal"),
    [("2021-08-20", plan_reports.NoSuchPeriod), ("2021-W32", plan_reports.NoSuchPeriod)],
)
def test_a_period_the_plan_does_not_ask_for_is_refused(
    hoai: make.Person, plan: Programme, code: str, refusal: type[plan_reports.NoSuchPeriod]
) -> None:
    with make.eyes_of(hoai), refused(refusal, match="nhịp báo cáo"):
        plan_reports.write_report(
            programme=plan, code=code, body=hoai.body, words="x", by=hoai.user, at=BEFORE
        )


def test_only_its_own_body_writes_and_only_the_consolidating_one_consolidates(
    lan: make.Person, hoai: make.Person, plan: Programme
) -> None:
    with make.eyes_of(lan), refused(NotYourTurn):
        plan_reports.write_report(
            programme=plan, code=TODAY, body=hoai.body, words="x", by=lan.user, at=BEFORE
        )
    with make.eyes_of(lan), refused(plan_reports.NotTheConsolidator):
        plan_reports.write_consolidated(
            programme=plan, code=TODAY, body=lan.body, words="x", by=lan.user, at=BEFORE
        )


def test_who_has_no_part_owes_nothing(hung: make.Person, plan: Programme) -> None:
    with make.eyes_of(hung), refused(plan_reports.NothingOwed):
        plan_reports.write_report(
            programme=plan, code=TODAY, body=hung.body, words="x", by=hung.user, at=BEFORE
        )


@pytest.mark.parametrize("table", ["tasks_planreport", "tasks_planreportstep"])
def test_another_district_sees_no_report(hoai: make.Person, plan: Programme, table: str) -> None:
    make_flows.reported(hoai, plan, at=BEFORE)

    with make.eyes_of(make.cuong()), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tasks_planreport SET text = 'khác'",
        "DELETE FROM tasks_planreport",
        "UPDATE tasks_planreportstep SET text = 'khác'",
    ],
)
def test_what_was_sent_stays_as_it_was(hoai: make.Person, plan: Programme, sql: str) -> None:
    make_flows.reported(hoai, plan, at=BEFORE)
    refusal = pytest.raises(DatabaseError, match=r"history|denied")

    with make.eyes_of(hoai), refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_body_that_joined_later_is_not_expected_in_the_periods_before(
    lan: make.Person, hung: make.Person, plan: Programme
) -> None:
    late = make.AT + dt.timedelta(days=1)
    with make.eyes_of(lan):
        give_ad_hoc_task(
            owner=lan.body, facts=TaskFacts("Kiểm kê", "Kiểm kê.", "assign", None),
            lead=None, others=(make.district("huyện Bình Giang"),), programme=plan, by=lan.user,
            at=late,
        )  # fmt: skip
    with make.eyes_of(hung):
        found = queries.lines(programme=plan, body=hung.body, at=late)

    assert [(one.due.period.code, one.expected) for one in found] == [
        ("2021-08-15", 3), ("2021-08-14", 2),
    ]  # fmt: skip


def test_a_draft_goes_to_whoever_consolidates_when_it_is_saved(
    lan: make.Person, hoai: make.Person, plan: Programme
) -> None:
    with make.eyes_of(hoai):
        plan_reports.write_report(
            programme=plan, code=TODAY, body=hoai.body, words="Nháp.", by=hoai.user, at=BEFORE
        )
    with make.eyes_of(lan):
        changed = setting.set_route(
            programme=plan, consolidator=make.district("huyện Kim Bảng"), by=lan.user, at=BEFORE
        )
    with make.eyes_of(hoai):
        row = plan_reports.write_report(
            programme=changed, code=TODAY, body=hoai.body, words="Xong.", by=hoai.user, at=BEFORE
        )

    assert row.receiver == make.district("huyện Kim Bảng")


def test_only_who_takes_reports_in_reminds_and_only_of_what_is_missing(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    with make.eyes_of(hoai), refused(plan_reports.NotTakingIn):
        plan_reports.urge_reports(
            programme=plan, code=TODAY, body=hoai.body, by=hoai.user, at=BEFORE
        )
    make_flows.reported(hoai, plan, at=BEFORE)
    with make.eyes_of(hung):
        plan_reports.urge_reports(
            programme=plan, code=TODAY, body=hung.body, by=hung.user, at=BEFORE
        )
    with make.eyes_of(hoai):
        assert not Notice.objects.filter(to=hoai.user, text__contains="nhắc gửi").exists()
