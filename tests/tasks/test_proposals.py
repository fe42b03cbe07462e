"""A proposal goes up unasked, level by level, until somebody accepts or rejects it."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.kernel.states import NotOnTheMap
from lalanh.programmes.actions import setting
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import proposals
from lalanh.tasks.actions.matters import NewTask
from lalanh.tasks.actions.obstacle_steps import NotYourTurn, WordsMissing
from lalanh.tasks.models import Proposal, ProposalStep, Task
from lalanh.tasks.queries import proposals as queries
from tests import make, make_flows, make_programmes, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

LATER = make.AT + dt.timedelta(days=3)


@pytest.fixture
def lan() -> make.Person:
    """The province."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """The district."""
    return make_tasks.giang()


@pytest.fixture
def hoai() -> make.Person:
    """The commune."""
    return make_flows.hoai()


@pytest.fixture
def plan(lan: make.Person) -> Programme:
    """A plan in which the commune has a task."""
    return make_flows.plan(lan)


def _accepted(person: make.Person, proposal: Proposal) -> Proposal:
    with make.eyes_of(person):
        return proposals.accept_proposal(
            proposal=proposal, answer="Cho làm thử ở ba xã.", new_task=None,
            by=person.user, at=LATER,
        )  # fmt: skip


def test_a_commune_proposes_unasked_and_it_goes_up_two_levels(
    lan: make.Person, giang: make.Person, hoai: make.Person
) -> None:
    proposal = make_flows.proposed(hoai, to=giang.body)
    with make.eyes_of(giang):
        proposals.consider_proposal(proposal=proposal, by=giang.user, at=make.AT)
        proposals.pass_up_proposal(
            proposal=proposal, to=lan.body, words="Huyện nhất trí.", by=giang.user, at=make.AT
        )
    row = _accepted(lan, proposal)

    assert row.state == "accepted"
    with make.eyes_of(hoai):
        steps = ProposalStep.objects.order_by("pk").values_list("to", "taken_by__username")
        assert list(steps) == [
            ("submitted", "hoai"), ("considered", "giang"), ("submitted", "giang"),
            ("accepted", "lan"),
        ]  # fmt: skip


def test_the_time_from_the_first_report_to_the_decision_is_measured(
    lan: make.Person, giang: make.Person, hoai: make.Person, plan: Programme
) -> None:
    _accepted(giang, make_flows.proposed(hoai, to=giang.body, programme=plan))
    make_flows.proposed(hoai, to=giang.body, programme=plan)

    with make.eyes_of(lan):
        assert queries.tally(programme=plan) == queries.Tally(2, 1, 0, dt.timedelta(days=3))


def test_an_accepted_proposal_may_give_a_task_of_its_plan(
    giang: make.Person, hoai: make.Person, plan: Programme
) -> None:
    proposal = make_flows.proposed(hoai, to=giang.body, programme=plan)
    with make.eyes_of(giang):
        row = proposals.accept_proposal(
            proposal=proposal, answer="Được.",
            new_task=NewTask("Làm thử", "", (make.commune(),), None),
            by=giang.user, at=LATER,
        )  # fmt: skip
        task = Task.objects.get(proposals=row)

    assert (task.owner, task.programme_id) == (giang.body, plan.pk)


def test_a_proposal_is_rejected_with_a_reason_its_body_reads(
    giang: make.Person, hoai: make.Person
) -> None:
    proposal = make_flows.proposed(hoai, to=giang.body)
    with make.eyes_of(giang):
        with refused(WordsMissing, match="lý do"):
            proposals.reject_proposal(proposal=proposal, answer=" ", by=giang.user, at=LATER)
        proposals.reject_proposal(
            proposal=proposal, answer="Chưa có kinh phí.", by=giang.user, at=LATER
        )

    with make.eyes_of(hoai):
        assert Proposal.objects.get().answer == "Chưa có kinh phí."


def test_a_draft_may_be_changed_and_what_was_submitted_may_not(
    giang: make.Person, hoai: make.Person
) -> None:
    draft = make_flows.drafted(hoai)
    facts = proposals.ProposalFacts("advice", "Chợ không đồng", "Mở chợ.", "")
    with make.eyes_of(hoai):
        row = proposals.correct_proposal(proposal=draft, facts=facts, by=hoai.user, at=make.AT)
        assert (row.kind, row.title) == ("advice", "Chợ không đồng")
        proposals.submit_proposal(proposal=row, to=giang.body, by=hoai.user, at=make.AT)
        with refused(NotOnTheMap):
            proposals.correct_proposal(proposal=row, facts=facts, by=hoai.user, at=make.AT)


def test_a_proposal_goes_upwards_or_along_the_route_of_its_plan_only(
    lan: make.Person, giang: make.Person, hoai: make.Person, plan: Programme
) -> None:
    alone, in_plan = make_flows.drafted(hoai), make_flows.drafted(hoai, programme=plan)
    with make.eyes_of(hoai):
        assert queries.upwards(proposal=alone) == [giang.body]
        assert queries.upwards(proposal=in_plan) == [giang.body, lan.body]
        with refused(proposals.NotUpwards, match="cấp trên"):
            proposals.submit_proposal(
                proposal=alone, to=make.district("huyện Kim Bảng"), by=hoai.user, at=make.AT
            )


def test_out_of_the_district_a_proposal_goes_the_way_of_its_plan_first(
    lan: make.Person, giang: make.Person, plan: Programme
) -> None:
    department = make_programmes.department()
    with make.eyes_of(lan):
        setting.set_route(programme=plan, consolidator=department, by=lan.user, at=make.AT)
    proposal = make_flows.drafted(giang, programme=plan)

    with make.eyes_of(giang):
        assert queries.upwards(proposal=proposal) == [department, make.province()]


def test_only_the_body_it_lies_with_decides_and_nobody_on_their_own(
    lan: make.Person, giang: make.Person, hoai: make.Person
) -> None:
    proposal = make_flows.proposed(hoai, to=giang.body)
    with make.eyes_of(lan), refused(NotYourTurn):
        proposals.accept_proposal(
            proposal=proposal, answer="x", new_task=None, by=lan.user, at=LATER
        )
    both = make.person("hoai", "Ngô Thị Hoài", body=giang.body, role=lan.seat.role)
    with make.eyes_of(make.Person(both.user, giang.seat)), refused(proposals.OwnProposal):
        proposals.accept_proposal(
            proposal=proposal, answer="x", new_task=None, by=both.user, at=LATER
        )


def test_the_words_of_a_submitted_proposal_stay(giang: make.Person, hoai: make.Person) -> None:
    make_flows.proposed(hoai, to=giang.body)
    refusal = pytest.raises(DatabaseError, match="history")

    with make.eyes_of(hoai), refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_proposal SET text = 'khác'")


@pytest.mark.parametrize("table", ["tasks_proposal", "tasks_proposalstep"])
def test_another_district_sees_no_proposal_and_who_held_one_still_does(
    giang: make.Person, hoai: make.Person, plan: Programme, table: str
) -> None:
    make_flows.proposed(hoai, to=giang.body, programme=plan)

    assert make_flows.count(giang, table) == 1
    assert make_flows.count(make.cuong(), table) == 0


def test_a_draft_is_seen_by_nobody_but_its_body(lan: make.Person) -> None:
    giang = make_tasks.giang()
    draft = make_flows.drafted(giang)

    assert draft.state == "draft"
    assert make_flows.count(giang, "tasks_proposal") == 1
    assert make_flows.count(lan, "tasks_proposal") == 0
    assert make_flows.count(make.cuong(), "tasks_proposal") == 0
