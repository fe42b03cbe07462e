"""Bodies fit their parts to their own conditions, and send up plans of their own."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base.models import Notice
from lalanh.directives.models import Document
from lalanh.kernel.errors import Refused
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import doing, fitting
from lalanh.tasks.models import Adaptation, Assignment, LowerPlan, Task
from lalanh.tasks.queries import lower_plans
from tests import make, make_fitting, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """The body below."""
    return make_tasks.giang()


def test_a_body_fits_the_form_and_the_giver_hears_of_it(
    lan: make.Person, giang: make.Person
) -> None:
    task = make_tasks.given(lan, giang.body)

    made = make_fitting.adapted(giang, task)

    assert make_tasks.part(giang, task).task.last_day == dt.date(2021, 8, 20)
    with make.eyes_of(lan):
        assert Adaptation.objects.get() == made
        assert "điều chỉnh hình thức" in Notice.objects.get(to=lan.user).text


def test_an_adaptation_has_no_word_on_deadline_or_norm() -> None:
    names = {field.name for field in Adaptation._meta.concrete_fields}

    assert names == {
        "id", "assignment", "body", "owner", "aspect", "words", "reason",
        "adapted_at", "adapted_by", "noted_at", "noted_by",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "reason", "refusal"),
    [("", "Lũ.", fitting.HowMissing), ("Họp thôn.", " ", doing.ReasonMissing)],
)
def test_it_says_how_and_why(
    lan: make.Person, giang: make.Person, words: str, reason: str, refusal: type[Refused]
) -> None:
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))

    with refused(refusal), make.eyes_of(giang):
        fitting.adapt_part(
            assignment=part, aspect="form", words=words, reason=reason,
            by=giang.user, at=make.AT,
        )  # fmt: skip


def test_nobody_fits_the_part_of_another(lan: make.Person, giang: make.Person) -> None:
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))

    with refused(doing.NotYours), make.eyes_of(lan):
        fitting.adapt_part(
            assignment=part, aspect="form", words="x", reason="x", by=lan.user, at=make.AT
        )


def test_what_is_done_is_not_fitted(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body)
    make_tasks.judged(lan, make_tasks.reported(giang, task))

    with refused(fitting.PartEnded):
        make_fitting.adapted(giang, task)


def test_the_giver_notes_it_once(lan: make.Person, giang: make.Person) -> None:
    made = make_fitting.adapted(giang, make_tasks.given(lan, giang.body))

    with make.eyes_of(lan):
        fitting.note_adaptation(adaptation=made, by=lan.user, at=make.AT)
    with refused(fitting.AlreadyNoted), make.eyes_of(lan):
        fitting.note_adaptation(adaptation=made, by=lan.user, at=make.AT)
    with refused(doing.NotTheGiver), make.eyes_of(giang):
        fitting.note_adaptation(adaptation=made, by=giang.user, at=make.AT)


def test_the_plan_sent_up_is_the_evidence(lan: make.Person, giang: make.Person) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)

    make_fitting.submitted(giang, tasks["plan"], document, tasks["work"])

    part = make_tasks.part(giang, tasks["plan"])
    assert part.state == Assignment.State.REPORTED
    with make.eyes_of(lan):
        shown = part.reports.get().evidence.get()
        assert (shown.document_id, shown.title) == (document.pk, "Kế hoạch 12/KH-MTTQ-BTT")
        assert Document.objects.filter(pk=document.pk).exists()


def test_a_giver_of_another_branch_may_read_the_plan(giang: make.Person) -> None:
    committee = make.person(
        "thu", "Vũ Anh Thư", body=make.body("Ban Chỉ đạo tỉnh"), role=giang.seat.role
    )
    task = make_tasks.given(committee, giang.body)
    document = make_fitting.own_plan(giang)
    with make.eyes_of(committee):
        Task.objects.filter(pk=task.pk).update(demands_plan=True)

    make_fitting.submitted(giang, task, document)

    with make.eyes_of(committee):
        assert Document.objects.filter(pk=document.pk).exists()
        assert Notice.objects.filter(to=committee.user, kind="tasks.fitted").exists()


def test_what_a_plan_covers_is_proposed_from_its_words(
    lan: make.Person, giang: make.Person
) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)

    with make.eyes_of(giang):
        part = make_tasks.part(giang, tasks["plan"])
        owed = list(lower_plans.to_cover(assignment=part))
        found = lower_plans.proposed(document=document, tasks=owed)
        above = Task.objects.get(pk=tasks["plan"].pk).document
        assert lower_plans.cites(document=document, above=above)

    assert owed == [tasks["work"]]
    assert set(found) == {tasks["work"].pk}


def test_the_overview_says_who_sent_what_and_what_is_not_covered(
    lan: make.Person, giang: make.Person
) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)
    make_fitting.submitted(giang, tasks["plan"], document)

    with make.eyes_of(lan):
        task = lower_plans.demanding(programme=Programme.objects.get()).get()
        parts = lower_plans.parts_of(task=task, at=make.AT)
        rows = {
            row.part.body_id: row for row in lower_plans.rows(task=task, parts=parts, at=make.AT)
        }
        sent = lower_plans.sent(task=task, at=make.AT)

    mine, other = rows.pop(giang.body.pk), next(iter(rows.values()))
    assert (mine.state, mine.covered, mine.uncovered) == ("đã nộp", [], [tasks["work"]])
    assert (other.state, other.plan) == ("chưa nộp", None)
    assert sent.sentence == "1 trên 2 cơ quan đã nộp"


def test_a_plan_after_the_last_day_is_late(lan: make.Person, giang: make.Person) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)
    with make.eyes_of(lan):
        Task.objects.filter(pk=tasks["plan"].pk).update(last_day=dt.date(2021, 8, 10))
    make_fitting.submitted(giang, tasks["plan"], document)

    with make.eyes_of(lan):
        task = Task.objects.get(pk=tasks["plan"].pk)
        parts = lower_plans.parts_of(task=task, at=make.AT)
        states = {row.state for row in lower_plans.rows(task=task, parts=parts, at=make.AT)}
        overdue = lower_plans.parts_of(task=task, state="qua-han", at=make.AT).count()
    assert states == {"nộp muộn", "quá hạn chưa nộp"}
    assert overdue == 1


def test_the_same_document_is_no_new_version(lan: make.Person, giang: make.Person) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)
    make_fitting.submitted(giang, tasks["plan"], document)

    with refused(fitting.SentBefore):
        make_fitting.submitted(giang, tasks["plan"], document)


def test_only_what_one_has_is_covered_and_only_ones_own_is_sent(
    lan: make.Person, giang: make.Person
) -> None:
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)
    other = make_tasks.given(lan, giang.body)

    with refused(fitting.NotOurTask):
        make_fitting.submitted(giang, tasks["plan"], document, other)
    with refused(fitting.NoPlanAsked):
        make_fitting.submitted(giang, other, document)
    with make.eyes_of(lan):
        theirs = Document.objects.exclude(owner=giang.body).first()
        assert theirs is not None
    with refused(fitting.NotOurDocument):
        make_fitting.submitted(giang, tasks["plan"], theirs)


TABLES = ["tasks_adaptation", "tasks_lowerplan", "tasks_lowerplancover"]


@pytest.fixture
def sent(lan: make.Person, giang: make.Person) -> LowerPlan:
    """A fitted part and a plan sent up."""
    tasks, document = make_fitting.demanding(lan), make_fitting.own_plan(giang)
    make_fitting.adapted(giang, tasks["work"])
    return make_fitting.submitted(giang, tasks["plan"], document, tasks["work"])


@pytest.mark.parametrize("table", TABLES)
def test_another_district_reads_nothing_of_it(
    lan: make.Person, giang: make.Person, sent: LowerPlan, table: str
) -> None:
    seen = [_count(person, table) for person in (lan, giang, make.cuong())]

    assert seen == [1, 1, 0]


def _count(person: make.Person, table: str) -> int:
    with make.eyes_of(person), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tasks_adaptation SET words = 'khác'",
        "DELETE FROM tasks_adaptation",
        "UPDATE tasks_lowerplan SET version = 9",
        "DELETE FROM tasks_lowerplancover",
    ],
)
def test_what_was_sent_stays(lan: make.Person, sent: LowerPlan, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), make.eyes_of(lan):
        connection.cursor().execute(statement)


def test_nobody_slips_a_row_under_the_part_of_another(sent: LowerPlan) -> None:
    cuong = make.cuong()
    insert = """INSERT INTO tasks_adaptation (assignment_id, body_id, owner_id, aspect, words,
                reason, adapted_at, adapted_by_id)
                VALUES (%s, %s, %s, 'form', 'x', 'x', now(), %s)"""
    given = [sent.assignment_id, cuong.body.pk, sent.owner_id, cuong.user.pk]

    with pytest.raises(DatabaseError), transaction.atomic(), make.eyes_of(cuong):
        connection.cursor().execute(insert, given)
