"""What lies in which heap of a desk, and when something is late."""

import dataclasses
import datetime as dt

import pytest

from lalanh.base.permissions import Role
from lalanh.kernel.period import VIETNAM
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import desk as desks
from lalanh.tasks.queries import late
from tests import make, make_directives, make_tasks

pytestmark = pytest.mark.django_db


def _moment(day: int, hour: int = 12, minute: int = 0) -> dt.datetime:
    """A moment of August 2021 in Việt Nam."""
    return dt.datetime(2021, 8, day, hour, minute, tzinfo=VIETNAM)


def _heaps(person: make.Person, at: dt.datetime) -> set[str]:
    """Names of the heaps that hold something."""
    with make.eyes_of(person):
        found = desks.desk(body=person.body, at=at)
    heaps = {field.name for field in dataclasses.fields(found)} - {"sizes"}
    return {heap for heap in heaps if getattr(found, heap)}


@pytest.mark.parametrize(
    ("at", "heap"),
    [
        (_moment(10), "later"),
        (_moment(13), "soon"),
        (_moment(20), "today"),
        (_moment(20, 23, 59), "today"),
        (_moment(21, 0, 0), "overdue"),
    ],
)
def test_a_part_lies_where_its_last_day_puts_it(at: dt.datetime, heap: str) -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body, last_day=dt.date(2021, 8, 20))

    assert _heaps(giang, at) == {heap}


@pytest.mark.parametrize(("minute", "heap"), [(29, "today"), (31, "overdue")])
def test_an_exact_hour_counts(minute: int, heap: str) -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body, last_day=dt.date(2021, 8, 20), due_time=dt.time(9, 30))

    assert _heaps(giang, _moment(20, 9, minute)) == {heap}


def test_a_request_waits_for_its_answer_first() -> None:
    giang = make_tasks.giang()
    make_tasks.given(make.lan(), giang.body, modality="request")

    assert _heaps(giang, _moment(30)) == {"to_answer"}


def test_what_was_reported_waits_for_the_giver() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.reported(giang, make_tasks.given(lan, giang.body))

    assert _heaps(giang, _moment(30)) == {"reported"}
    assert _heaps(lan, _moment(30)) == {"to_judge"}


@pytest.mark.parametrize(("days", "heap"), [(9, "standing"), (10, "silent")])
def test_a_weekly_task_without_word_turns_silent_and_not_done(days: int, heap: str) -> None:
    make_directives.handed_out(make.lan())
    kim_bang = make.person(
        "minh", "Ngô Minh", body=make.district("huyện Kim Bảng"), role=Role.LEADER
    )
    at = make.AT + dt.timedelta(days=days, seconds=1 if heap == "silent" else -1)

    assert heap in _heaps(kim_bang, at)


def test_a_large_heap_shows_its_first_and_counts_all() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    for day in (18, 17, 19):
        make_tasks.given(lan, giang.body, last_day=dt.date(2021, 8, day))

    with make.eyes_of(giang):
        found = desks.desk(body=giang.body, at=_moment(14), shown=2)

    days = [part.task.last_day.day for part in found.soon if part.task.last_day]
    assert (days, found.sizes["soon"], found.open_count) == ([17, 18], 3, 3)


def test_a_desk_is_searched_without_tones_and_by_role() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body, last_day=None)
    make_directives.task(lan, to=giang.body)

    with make.eyes_of(giang):
        found = desks.parts(body=giang.body, words="ra soat thieu DOI")
        led = desks.parts(body=giang.body, role="lead")
        assert [part.task.title for part in found] == ["Rà soát hộ thiếu đói"]
        assert [part.task.title for part in led] == ["Lập danh sách hộ bị thiệt hại"]


def _late(lan: make.Person, at: dt.datetime) -> dict[int, tuple[int, int]]:
    with make.eyes_of(lan):
        found = late.late_bodies(owner=lan.body, at=at)
    return {one.body_id: (one.orders, one.requests) for one in found}


def test_late_orders_and_late_requests_are_listed_apart() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body)
    make_tasks.given(lan, giang.body, modality="request")

    assert _late(lan, _moment(21)) == {giang.body.pk: (1, 1)}
    assert _late(lan, _moment(20)) == {}


def test_the_latest_in_most_things_come_first_with_the_first_of_their_parts() -> None:
    lan, giang, minh = make.lan(), make_tasks.giang(), make.district("huyện Kim Bảng")
    for bodies in ([giang.body], [giang.body], [giang.body, minh]):
        make_tasks.given(lan, *bodies)

    with make.eyes_of(lan):
        found = late.late_bodies(owner=lan.body, at=_moment(21))
        shown = late.with_parts(found=found, owner=lan.body, at=_moment(21), first=2)

    assert [(one.body, len(one.parts), one.more) for one in shown] == [
        (giang.body, 2, 1),
        (minh, 1, 0),
    ]


@pytest.mark.parametrize("minute", [29, 30, 31])
def test_the_database_and_the_desk_agree_on_what_is_late(minute: int) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body, last_day=dt.date(2021, 8, 20), due_time=dt.time(9, 30))
    at = _moment(20, 9, minute)

    assert bool(_late(lan, at)) == ("overdue" in _heaps(giang, at))


def test_a_body_outside_the_province_is_never_late() -> None:
    lan = make.lan()
    make_tasks.given(lan, make_tasks.outsider())

    assert _late(lan, _moment(30)) == {}


def test_one_that_only_directs_is_never_late() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    with make.eyes_of(lan):
        Assignment.objects.update(role=Assignment.Role.DIRECTING)

    assert _late(lan, _moment(30)) == {}
    assert task.state == Task.State.OPEN
