"""The compact rows of a plan are what its parts say, whatever happens to the parts."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from lalanh.directives.models import Document
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment, PlanColumn, PlanRow, Task
from lalanh.tasks.queries import codes
from tests import make, make_directives, make_tasks
from tests.conftest import Scratch

BODIES, TASKS, THREADS, CHANGES = 6, 8, 8, 60


def _carried_out(lan: make.Person, document: Document) -> Programme:
    with make.eyes_of(lan):
        return giving.carry_out(
            document=document, name="Kế hoạch 45", short_name="KH 45", starts_on=make.LONG_AGO,
            ends_on=None, consolidator=None, by=lan.user, at=make.AT,
        )  # fmt: skip


def _parts_of_rows() -> set[tuple[int, int, str, str]]:
    """Task, body, state and role of every byte of every row in sight."""
    places = dict(PlanColumn.objects.values_list("place", "task_id"))
    return {
        (places[place], row.body_id, *codes.part_of(code))
        for row in PlanRow.objects.all()
        for place, code in enumerate(bytes(row.codes))
        if code != codes.NOTHING
    }


def _parts() -> set[tuple[int, int, str, str]]:
    """The same of every part in sight of a task that belongs to a plan."""
    found = Assignment.objects.filter(task__programme__isnull=False, task__parent__isnull=True)
    return set(found.values_list("task_id", "body_id", "state", "role"))


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


@pytest.mark.django_db
def test_every_state_and_role_has_a_code_of_its_own() -> None:
    asked = [(state, role) for state in Assignment.State for role in Assignment.Role]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tasks_part_code(s, r) FROM unnest(%s::text[], %s::text[]) AS x(s, r)",
            [[state for state, _ in asked], [role for _, role in asked]],
        )
        numbers = [row[0] for row in cursor.fetchall()]

    assert [codes.part_of(number) for number in numbers] == asked
    assert numbers == [codes.code_of(state, role) for state, role in asked]


@pytest.mark.django_db
@pytest.mark.parametrize("is_carried_out_first", [True, False])
def test_rows_say_what_was_given_before_the_plan_opened_or_after(
    lan: make.Person, is_carried_out_first: bool
) -> None:
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    document = make_directives.registered(lan)
    steps: list[Callable[[], object]] = [
        lambda: _carried_out(lan, document),
        lambda: giving.hand_out(document=document, by=lan.user, at=make.AT),
    ]
    with make.eyes_of(lan):
        for step in steps if is_carried_out_first else reversed(steps):
            step()
        assert len(_parts()) == 3
        assert _parts_of_rows() == _parts()


@pytest.mark.django_db
def test_a_row_follows_each_step_of_its_parts(lan: make.Person) -> None:
    giang = make_tasks.giang()
    _carried_out(lan, make_directives.handed_out(lan))
    with make.eyes_of(lan):
        task = Task.objects.get(assignments__role="lead")

    make_tasks.judged(lan, make_tasks.reported(giang, task), accepts=False)

    with make.eyes_of(lan):
        assert _parts_of_rows() == _parts()
        assert "returned" in {state for _, _, state, _ in _parts_of_rows()}


@pytest.mark.django_db
def test_a_task_outside_any_plan_has_no_place(lan: make.Person) -> None:
    make_tasks.given(lan, make.district())

    with make.eyes_of(lan):
        assert (PlanColumn.objects.count(), PlanRow.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_task_that_leaves_its_plan_leaves_nothing_behind(lan: make.Person) -> None:
    make_directives.handed_out(lan)
    _carried_out(lan, _document(lan))
    with make.eyes_of(lan):
        gone = Task.objects.earliest("pk")
        Task.objects.filter(pk=gone.pk).update(programme=None)

        assert not PlanColumn.objects.filter(task=gone).exists()
        assert _parts_of_rows() == _parts()


def _document(lan: make.Person) -> Document:
    with make.eyes_of(lan):
        return Document.objects.get()


@pytest.mark.django_db
def test_a_part_that_is_removed_or_passed_on_leaves_its_row(lan: make.Person) -> None:
    _carried_out(lan, make_directives.handed_out(lan))
    other = make.district("huyện Hồng Vân")
    with make.eyes_of(lan):
        first, second, *_ = Assignment.objects.order_by("pk")
        Assignment.objects.filter(pk=first.pk).update(body=other)
        second.delete()

        assert _parts_of_rows() == _parts()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tasks_planrow SET codes = ''",
        "DELETE FROM tasks_planrow",
        "DELETE FROM tasks_plancolumn",
        "SELECT tasks_plan_rebuild(1)",
    ],
)
def test_the_application_cannot_write_rows_by_itself(statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_another_district_sees_its_own_row_and_nothing_else(lan: make.Person) -> None:
    make_directives.handed_out(lan)
    _carried_out(lan, _document(lan))
    cuong = make.cuong()

    with make.eyes_of(cuong), connection.cursor() as cursor:
        for table in ("tasks_planrow", "tasks_plancolumn"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_a_body_sees_its_row_and_the_columns_it_has_a_part_in(lan: make.Person) -> None:
    make_directives.handed_out(lan)
    _carried_out(lan, _document(lan))
    giang = make_tasks.giang()

    with make.eyes_of(giang):
        assert [row.body_id for row in PlanRow.objects.all()] == [giang.body.pk]
        assert PlanColumn.objects.count() == 1
        assert _parts_of_rows() == _parts()


# --- At once -------------------------------------------------------------------------------------


@pytest.fixture
def differences(scratch: Scratch) -> Iterator[psycopg.Connection[tuple[int]]]:
    """The owner's connection, which may count differences and mend."""
    with psycopg.connect(scratch.url("owner"), autocommit=True) as owner:
        yield owner


def _count(owner: psycopg.Connection[tuple[int]], programme: Programme) -> int:
    row = owner.execute("SELECT tasks_plan_differences(%s)", [programme.pk]).fetchone()
    assert row is not None
    return row[0]


def _plan_of_many(lan: make.Person) -> tuple[Programme, list[Body]]:
    """A plan whose tasks every body has a part in."""
    bodies = [make.district(f"huyện Số {number}") for number in range(BODIES)]
    document = make_directives.registered(lan)
    programme = _carried_out(lan, document)
    for _ in range(TASKS):
        _one_more(lan, programme, bodies)
    return programme, bodies


def _one_more(lan: make.Person, programme: Programme, bodies: list[Body]) -> Task:
    facts = giving.TaskFacts(title="Rà soát", text="Rà soát.", modality="assign", last_day=None)
    with make.eyes_of(lan):
        return giving.give_ad_hoc_task(
            owner=lan.body, facts=facts, lead=None, others=bodies, by=lan.user, at=make.AT,
            programme=programme,
        )  # fmt: skip


@pytest.mark.processes
def test_threads_that_change_states_at_once_leave_nothing_out_of_step(
    scratch: Scratch, differences: psycopg.Connection[tuple[int]]
) -> None:
    lan = make.lan()
    programme, bodies = _plan_of_many(lan)

    def change(seed: int) -> None:
        chance = random.Random(seed)
        try:
            for _ in range(CHANGES):
                with make.eyes_of(lan):
                    part = chance.choice(list(Assignment.objects.order_by("pk")))
                    state = chance.choice(["open", "under_way", "reported", "returned"])
                    Assignment.objects.filter(pk=part.pk).update(state=state)
            _one_more(lan, programme, bodies)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as people:
        list(people.map(change, range(THREADS)))

    with make.eyes_of(lan):
        assert len(_parts()) == BODIES * (TASKS + THREADS)
    assert _count(differences, programme) == 0


@pytest.mark.processes
def test_a_row_that_somebody_broke_is_found_and_mended(
    scratch: Scratch, differences: psycopg.Connection[tuple[int]]
) -> None:
    programme, _ = _plan_of_many(make.lan())
    differences.execute("UPDATE tasks_planrow SET codes = '\\x00' WHERE body_id % 2 = 0")
    broken = _count(differences, programme)
    differences.execute("SELECT tasks_plan_rebuild(%s)", [programme.pk])

    assert broken > 0
    assert _count(differences, programme) == 0


@pytest.mark.processes
def test_a_plan_opened_while_its_tasks_are_worked_on_misses_nothing(
    scratch: Scratch, differences: psycopg.Connection[tuple[int]]
) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    document = make_directives.handed_out(lan)
    with make.eyes_of(lan):
        task = Task.objects.get(assignments__role="lead")

    def work(open_it: bool) -> None:
        try:
            if open_it:
                _carried_out(lan, document)
            else:
                make_tasks.reported(giang, task)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        list(people.map(work, [True, False]))

    with make.eyes_of(lan):
        programme = Programme.objects.get()
    assert _count(differences, programme) == 0
