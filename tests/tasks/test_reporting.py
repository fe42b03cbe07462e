"""A body reports with evidence; the giver accepts or returns."""

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base import files
from lalanh.base.models import Notice
from lalanh.base.permissions import Role
from lalanh.tasks.actions import doing
from lalanh.tasks.models import Assignment, Evidence, Report, Task
from tests import make, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """The receiver."""
    return make_tasks.giang()


@pytest.fixture
def task(lan: make.Person, giang: make.Person) -> Task:
    """A task of the district alone."""
    return make_tasks.given(lan, giang.body)


def _tell(person: make.Person, part: Assignment, **facts: object) -> Report:
    said = {"words": "Đã làm.", "claims_done": True, "shown": [make_tasks.LETTER]} | facts
    with make.eyes_of(person):
        return doing.report(assignment=part, by=person.user, at=make.AT, **said)  # type: ignore[arg-type]  # a table of facts


def test_an_accepted_report_ends_the_part_on_the_day_it_was_made(
    lan: make.Person, giang: make.Person, task: Task
) -> None:
    make_tasks.judged(lan, make_tasks.reported(giang, task))

    part = make_tasks.part(lan, task, of=giang.body)
    assert (part.state, str(part.finished_on)) == ("done", "2021-08-14")


def test_a_returned_report_is_counted_and_its_reason_is_read_below(
    lan: make.Person, giang: make.Person, task: Task
) -> None:
    make_tasks.judged(lan, make_tasks.reported(giang, task), accepts=False)

    part = make_tasks.part(giang, task)
    with make.eyes_of(giang):
        assert (part.state, part.returns) == ("returned", 1)
        assert part.reports.get().verdict_reason == "Thiếu hai thôn."


def test_an_end_without_evidence_is_refused(giang: make.Person, task: Task) -> None:
    part = make_tasks.part(giang, task)

    with make.eyes_of(giang), refused(doing.EvidenceMissing, match="ít nhất một minh chứng"):
        doing.report(
            assignment=part, words="Xong.", claims_done=True, shown=[], by=giang.user, at=make.AT
        )


def test_progress_needs_no_evidence(giang: make.Person, task: Task) -> None:
    _tell(giang, make_tasks.part(giang, task), claims_done=False, shown=[])

    assert make_tasks.part(giang, task).state == "under_way"


def test_evidence_is_a_file_a_letter_or_a_figure(giang: make.Person, task: Task) -> None:
    with make.eyes_of(giang):
        photo = files.keep(content=b"\x89PNG", media_type="image/png", at=make.AT)
    shown = [
        doing.Shown(title="ảnh.png", file=photo),
        make_tasks.LETTER,
        doing.Shown(title="Số hộ", figure=214, figure_unit="hộ"),
    ]
    made = _tell(giang, make_tasks.part(giang, task), shown=shown)

    with make.eyes_of(giang):
        assert [e.kind for e in made.evidence.order_by("pk")] == ["file", "document", "figure"]


def test_nobody_judges_a_report_of_their_own(lan: make.Person) -> None:
    task = make_tasks.given(lan, lan.body)
    report = make_tasks.reported(lan, task)

    with make.eyes_of(lan), refused(doing.OwnReport, match="không tự duyệt"):
        doing.judge_report(report=report, accepts=True, reason="", by=lan.user, at=make.AT)


def test_only_the_giver_judges(giang: make.Person, task: Task) -> None:
    report = make_tasks.reported(giang, task)
    other = make.person("hoa", "Lê Thị Hoa", body=giang.body, role=Role.LEADER)

    with make.eyes_of(other), refused(doing.NotTheGiver):
        doing.judge_report(report=report, accepts=True, reason="", by=other.user, at=make.AT)


def test_the_giver_does_not_report_for_the_receiver(
    lan: make.Person, giang: make.Person, task: Task
) -> None:
    part = make_tasks.part(lan, task, of=giang.body)

    with make.eyes_of(lan), refused(doing.NotYours):
        doing.report(
            assignment=part, words="Xong.", claims_done=True, shown=[make_tasks.LETTER],
            by=lan.user, at=make.AT,
        )  # fmt: skip


def test_a_report_returned_without_reason_is_refused(
    lan: make.Person, giang: make.Person, task: Task
) -> None:
    report = make_tasks.reported(giang, task)

    with make.eyes_of(lan), refused(doing.ReasonMissing, match="lý do"):
        doing.judge_report(report=report, accepts=False, reason=" ", by=lan.user, at=make.AT)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tasks_report SET text = 'khác'",
        "DELETE FROM tasks_report",
        "UPDATE tasks_evidence SET title = 'khác'",
        "DELETE FROM tasks_evidence",
    ],
)
def test_what_was_reported_stays_as_it_was(giang: make.Person, task: Task, sql: str) -> None:
    make_tasks.reported(giang, task)
    refusal = pytest.raises(DatabaseError, match=r"history|denied")

    with make.eyes_of(giang), refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_third_district_sees_no_report_and_no_evidence(giang: make.Person, task: Task) -> None:
    make_tasks.reported(giang, task)

    with make.eyes_of(make.cuong()):
        assert not Report.objects.exists()
        assert not Evidence.objects.exists()


def test_a_report_with_a_verdict_is_not_judged_in_place_of_the_next(
    lan: make.Person, giang: make.Person, task: Task
) -> None:
    first = make_tasks.judged(lan, make_tasks.reported(giang, task), accepts=False)
    make_tasks.reported(giang, task)

    with refused(doing.NothingToJudge, match="xem báo cáo mới nhất"):
        make_tasks.judged(lan, first)
    assert make_tasks.part(lan, task, of=giang.body).state == "reported"


def test_a_body_is_told_that_its_report_came_back(
    lan: make.Person, giang: make.Person, task: Task
) -> None:
    make_tasks.judged(lan, make_tasks.reported(giang, task), accepts=False)

    with make.eyes_of(giang):
        told = Notice.objects.get(to=giang.user, kind="tasks.step")
    assert told.text == "Báo cáo “Rà soát hộ thiếu đói” bị trả lại: Thiếu hai thôn."
