"""Requests, exceptions, and how a task comes to its end."""

import datetime as dt

import pytest

from lalanh.base.models import Notice
from lalanh.kernel.states import NotOnTheMap
from lalanh.tasks.actions import doing, giving, handing, steps
from lalanh.tasks.models import Task
from tests import make, make_directives, make_tasks
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


def test_a_request_is_accepted_before_it_is_worked_on(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body, modality="request")
    part = make_tasks.part(giang, task)
    with make.eyes_of(giang), refused(NotOnTheMap):
        doing.report(
            assignment=part, words="Xong.", claims_done=True, shown=[make_tasks.LETTER],
            by=giang.user, at=make.AT,
        )  # fmt: skip

    with make.eyes_of(giang):
        doing.answer_request(assignment=part, accepts=True, reason="", by=giang.user, at=make.AT)
    assert make_tasks.part(giang, task).state == "open"


def test_a_no_needs_a_reason_and_may_be_asked_again(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body, modality="request")
    part = make_tasks.part(giang, task)
    with make.eyes_of(giang):
        with refused(doing.ReasonMissing):
            doing.answer_request(
                assignment=part, accepts=False, reason="", by=giang.user, at=make.AT
            )
        doing.answer_request(
            assignment=part, accepts=False, reason="Thiếu người.", by=giang.user, at=make.AT
        )

    part = make_tasks.part(lan, task, of=giang.body)
    with make.eyes_of(lan):
        doing.renew_part(assignment=part, by=lan.user, at=make.AT)
    assert make_tasks.part(giang, task).state == "asked"


def test_a_task_for_a_body_outside_the_province_is_a_request(lan: make.Person) -> None:
    outside = make_tasks.outsider()
    task = make_tasks.given(lan, outside)

    assert make_tasks.part(lan, task, of=outside).state == "asked"


def test_a_task_does_not_end_while_a_part_is_open(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body)

    with make.eyes_of(lan), refused(doing.StillOpen, match="còn 1 cơ quan chưa xong"):
        doing.close_task(task=task, by=lan.user, at=make.AT)


def test_a_task_ends_when_each_part_is_done_or_excepted(
    lan: make.Person, giang: make.Person
) -> None:
    other = make.district("huyện Kim Bảng")
    task = make_tasks.given(lan, giang.body, other)
    make_tasks.judged(lan, make_tasks.reported(giang, task))
    part = make_tasks.part(lan, task, of=other)

    with make.eyes_of(lan):
        doing.except_assignment(
            assignment=part, reason="Không có thiên tai.", by=lan.user, at=make.AT
        )
        closed = doing.close_task(task=task, by=lan.user, at=make.AT)
    assert closed.state == Task.State.CLOSED


def test_only_the_giver_ends(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body)
    part = make_tasks.part(giang, task)

    with make.eyes_of(giang):
        with refused(doing.NotTheGiver):
            doing.close_task(task=task, by=giang.user, at=make.AT)
        with refused(doing.NotTheGiver):
            doing.withdraw_task(task=task, reason="Nhầm.", by=giang.user, at=make.AT)
        with refused(doing.NotTheGiver):
            doing.except_assignment(assignment=part, reason="Bận.", by=giang.user, at=make.AT)


def test_an_end_waits_for_what_was_handed_on(lan: make.Person, giang: make.Person) -> None:
    commune = make.commune()
    task = make_tasks.given(lan, giang.body)
    part = make_tasks.part(giang, task)
    with make.eyes_of(giang):
        giving.cascade(
            assignment=part, bodies=[commune], words="", last_day=None, by=giang.user, at=make.AT
        )

    with make.eyes_of(giang), refused(doing.StillOpen, match="Còn 1 nhiệm vụ giao tiếp"):
        doing.report(
            assignment=part, words="Xong.", claims_done=True, shown=[make_tasks.LETTER],
            by=giang.user, at=make.AT,
        )  # fmt: skip


def test_a_new_lead_comes_after_the_first_was_freed_and_never_beside_it(
    lan: make.Person, giang: make.Person
) -> None:
    other = make.district("huyện Kim Bảng")
    task = make_tasks.given(lan, lead=giang.body)
    first = make_tasks.part(lan, task, of=giang.body)
    with make.eyes_of(lan):
        doing.except_assignment(assignment=first, reason="Bận.", by=lan.user, at=make.AT)
        giving.add_parts(task=task, bodies=[other], role="lead", by=lan.user, at=make.AT)
        with refused(handing.OneLead):
            doing.renew_part(assignment=first, by=lan.user, at=make.AT)

    assert make_tasks.part(lan, task, of=other).role == "lead"


def test_a_body_gets_one_part_in_a_task(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body)

    with make.eyes_of(lan), refused(giving.AlreadyGiven, match="đã có phần việc"):
        giving.add_parts(task=task, bodies=[giang.body], role="coordinate", by=lan.user, at=make.AT)


def test_a_withdrawn_task_says_why_and_keeps_its_reports(
    lan: make.Person, giang: make.Person
) -> None:
    task = make_tasks.given(lan, giang.body)
    make_tasks.reported(giang, task)

    with make.eyes_of(lan):
        with refused(doing.ReasonMissing):
            doing.withdraw_task(task=task, reason="", by=lan.user, at=make.AT)
        gone = doing.withdraw_task(task=task, reason="Giao nhầm.", by=lan.user, at=make.AT)
        assert (gone.state, gone.withdrawn_reason) == ("withdrawn", "Giao nhầm.")
        assert task.assignments.get().reports.count() == 1


def test_a_document_leaves_the_register_with_its_open_tasks(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)

    with make.eyes_of(lan):
        doing.take_back(document=document, reason="Ban hành nhầm.", by=lan.user, at=make.AT)
        document.refresh_from_db()
        assert document.state == "withdrawn"
        assert set(Task.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_a_sensitive_task_takes_official_letters_and_nothing_else(
    lan: make.Person, giang: make.Person
) -> None:
    task = make_tasks.sensitive(lan, giang)
    part = make_tasks.part(giang, task)
    figure = doing.Shown(title="Số người", figure=3, figure_unit="người")

    with make.eyes_of(giang):
        for words, shown in (("Ông A nói…", make_tasks.LETTER), ("", figure)):
            with refused(doing.LettersOnly, match="chỉ nhận số văn bản"):
                doing.report(
                    assignment=part, words=words, claims_done=True, shown=[shown],
                    by=giang.user, at=make.AT,
                )  # fmt: skip
        made = doing.report(
            assignment=part, words="", claims_done=True, shown=[make_tasks.LETTER],
            by=giang.user, at=make.AT,
        )  # fmt: skip
    assert made.reported_at.date() == dt.date(2021, 8, 14)


def test_nothing_is_added_to_a_task_taken_back_meanwhile(
    lan: make.Person, giang: make.Person
) -> None:
    task = make_tasks.given(lan, giang.body)
    part = make_tasks.part(giang, task)
    with make.eyes_of(lan):
        doing.withdraw_task(task=task, reason="Giao nhầm.", by=lan.user, at=make.AT)

    with make.eyes_of(giang):
        with refused(steps.TaskOver, match="đã kết thúc hoặc đã rút"):
            doing.report(
                assignment=part, words="Xong.", claims_done=False, shown=[],
                by=giang.user, at=make.AT,
            )  # fmt: skip
        with refused(steps.TaskOver):
            giving.cascade(
                assignment=part, bodies=[make.commune()], words="", last_day=None,
                by=giang.user, at=make.AT,
            )  # fmt: skip


def test_what_was_reported_as_done_is_not_handed_on(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body)
    make_tasks.reported(giang, task)

    with make.eyes_of(giang), refused(giving.PartOver):
        giving.cascade(
            assignment=make_tasks.part(giang, task), bodies=[make.commune()], words="",
            last_day=None, by=giang.user, at=make.AT,
        )  # fmt: skip


def test_who_only_directs_does_not_hold_up_the_end(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body)
    with make.eyes_of(lan):
        giving.add_parts(
            task=task, bodies=[make.district("huyện Kim Bảng")], role="directing",
            by=lan.user, at=make.AT,
        )  # fmt: skip
    make_tasks.judged(lan, make_tasks.reported(giang, task))

    with make.eyes_of(lan):
        assert doing.close_task(task=task, by=lan.user, at=make.AT).state == Task.State.CLOSED


def test_who_has_a_task_is_told_that_it_was_taken_back(
    lan: make.Person, giang: make.Person
) -> None:
    task = make_tasks.given(lan, giang.body)
    with make.eyes_of(lan):
        doing.withdraw_task(task=task, reason="Giao nhầm.", by=lan.user, at=make.AT)

    with make.eyes_of(giang):
        told = Notice.objects.get(to=giang.user, kind="tasks.step")
    assert told.text.endswith("đã rút, không phải làm nữa: Giao nhầm.")
