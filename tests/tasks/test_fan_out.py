"""Who gets what: groups on the day of issue, one lead, names that wait."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lalanh.directives.actions import registering, settling
from lalanh.directives.models import Clause, ClauseAssignee, Copy, Document
from lalanh.organisations import actions as organisations
from lalanh.organisations.models import Body, Group
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import fan_out
from tests import make, make_directives

pytestmark = pytest.mark.django_db

BEFORE, AFTER = dt.date(2021, 8, 1), dt.date(2021, 8, 3)


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


def _group(*members: tuple[Body, dt.date]) -> Group:
    system = make.system()
    group = organisations.found_group(name="Các địa bàn vùng lũ", by=system, at=make.AT)
    for body, valid_from in members:
        organisations.put_in_group(
            group=group, body=body, valid_from=valid_from, by=system, at=make.AT
        )
    return group


def _draft_for(lan: make.Person, *names: tuple[str, Body | Group]) -> Document:
    """The plan with one followed clause that names these, issued on 2 August."""
    document = make_directives.draft(lan)
    with make.eyes_of(lan):
        clause = document.clauses.filter(kind="task").earliest("position")
        document.clauses.exclude(pk=clause.pk).delete()
        clause.assignees.all().delete()
        for role, meant in names:
            settling.add_assignee(
                clause=clause, role=role, by=lan.user, at=make.AT,
                body=meant if isinstance(meant, Body) else None,
                group=meant if isinstance(meant, Group) else None,
            )  # fmt: skip
    return document


def _given(lan: make.Person, document: Document) -> dict[Body, str]:
    with make.eyes_of(lan):
        registering.confirm_document(document=document, by=lan.user, at=make.AT)
        giving.hand_out(document=document, by=lan.user, at=make.AT)
        return {part.body: part.role for part in Assignment.objects.select_related("body")}


def test_a_group_is_what_it_was_on_the_day_of_issue(lan: make.Person) -> None:
    old, new = make.district(), make.district("huyện Kim Bảng")
    group = _group((old, BEFORE), (new, AFTER))

    assert _given(lan, _draft_for(lan, ("responsible", group))) == {old: "responsible"}


def test_a_later_change_of_the_group_moves_no_task(lan: make.Person) -> None:
    old = make.district()
    group = _group((old, BEFORE))
    document = _draft_for(lan, ("responsible", group))
    _given(lan, document)
    member = group.members.get()
    organisations.take_out_of_group(member=member, on=AFTER, by=make.system(), at=make.AT)

    with make.eyes_of(lan):
        giving.hand_out(document=document, by=lan.user, at=make.AT)
        assert Assignment.objects.get().body == old


def test_a_collective_lead_makes_each_responsible(lan: make.Person) -> None:
    two = make.district(), make.district("huyện Kim Bảng")
    group = _group(*((body, BEFORE) for body in two))

    given = _given(lan, _draft_for(lan, ("lead", group)))

    assert given == dict.fromkeys(two, "responsible")


def test_a_body_named_twice_gets_its_first_role(lan: make.Person) -> None:
    body = make.district()
    group = _group((body, BEFORE))

    assert _given(lan, _draft_for(lan, ("lead", body), ("coordinate", group))) == {body: "lead"}


def test_a_name_nobody_matched_waits_and_is_given_once_it_is(lan: make.Person) -> None:
    document = make_directives.draft(lan)  # neither district stands in the register yet
    assert _given(lan, document) == {}

    body = make.district()
    with make.eyes_of(lan):
        name = ClauseAssignee.objects.get(role="lead")
        settling.settle_assignee(
            assignee=name, role="lead", body=body, group=None, by=lan.user, at=make.AT
        )
        giving.hand_out(document=document, by=lan.user, at=make.AT)
        assert Task.objects.get().assignments.get().body == body


def test_recipients_hold_a_copy_even_without_a_task(lan: make.Person) -> None:
    reader = make.district("huyện Hồng Vân")
    document = _draft_for(lan, ("responsible", make.district()))
    with make.eyes_of(lan):
        document.recipients.all().delete()
        document.recipients.create(position=1, literal="Huyện", purpose="know", body=reader)
    _given(lan, document)

    with make.eyes_of(lan):
        assert Copy.objects.filter(body=reader).exists()
        assert not Assignment.objects.filter(body=reader).exists()


def test_the_preview_says_what_is_given(lan: make.Person) -> None:
    document = _draft_for(lan, ("lead", make.district()), ("coordinate", make.commune()))
    with make.eyes_of(lan):
        found = fan_out.shares(document=document, at=make.AT)
        previewed = {part.body: part.role for share in found for part in share.parts}
        laden = {(load.body, load.lead, load.other) for load in fan_out.loads(fan_out.laden(found))}

    assert previewed == _given(lan, document)
    assert laden == {(make.district(), 1, 0), (make.commune(), 0, 1)}


def test_a_preview_reads_the_first_names_and_counts_all(lan: make.Person) -> None:
    three = [make.district(f"huyện Số {number}") for number in range(3)]
    group = _group(*((body, BEFORE) for body in three))
    document = _draft_for(lan, ("responsible", group))

    with make.eyes_of(lan):
        (short,) = fan_out.shares(document=document, at=make.AT, first=2)
        (whole,) = fan_out.shares(document=document, at=make.AT, first=2, whole=short.clause.pk)

    assert (len(short.parts), short.count) == (2, 3)
    assert [part.body for part in whole.parts] == three


def test_a_group_is_read_once_however_many_clauses_name_it(lan: make.Person) -> None:
    group = _group((make.district(), BEFORE))
    document = _draft_for(lan, ("responsible", group))

    def reads() -> int:
        with make.eyes_of(lan), CaptureQueriesContext(connection) as seen:
            fan_out.shares(document=Document.objects.get(pk=document.pk), at=make.AT)
        return len(seen)

    few = reads()
    with make.eyes_of(lan):
        first = document.clauses.get()
        for position in range(50, 60):
            clause = Clause.objects.create(
                document=document, position=position, text="x", kind="task",
                modality="assign",
            )  # fmt: skip
            ClauseAssignee.objects.create(
                clause=clause, position=1, literal="x", role="responsible", group=group
            )
    assert reads() == few
    assert first.is_followed


def test_the_title_says_what_is_done_and_the_text_says_who(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)

    with make.eyes_of(lan):
        task = Task.objects.get(document=document, last_day__isnull=False)
    assert task.title.startswith("Lập danh sách các hộ bị thiệt hại")
    assert task.text.startswith("Ủy ban MTTQ Việt Nam huyện Thanh Giang chủ trì")
