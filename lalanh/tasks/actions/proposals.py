"""Writes of proposals: write, submit, consider, pass up, accept, reject."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import giving
from lalanh.tasks.actions import obstacle_steps as steps
from lalanh.tasks.actions.matters import NewTask
from lalanh.tasks.models import Proposal, ProposalStep, Task
from lalanh.tasks.queries import proposals as queries

_S = Proposal.State
PROPOSAL_STEPS: Mapping[Proposal.State, frozenset[Proposal.State]] = {
    _S.DRAFT: frozenset({_S.SUBMITTED}),
    _S.SUBMITTED: frozenset({_S.CONSIDERED, _S.SUBMITTED, _S.ACCEPTED, _S.REJECTED}),
    _S.CONSIDERED: frozenset({_S.SUBMITTED, _S.ACCEPTED, _S.REJECTED}),
    _S.ACCEPTED: frozenset(),
    _S.REJECTED: frozenset(),
}
_OWN = "Chỉ cơ quan đề xuất mới làm được việc này."
_HOLDER = "Đề xuất này đang ở cơ quan khác. Chỉ cơ quan đang xem xét mới làm được việc này."


class NotUpwards(Refused):
    """A proposal goes to a body above, or along the route of its plan."""


class OwnProposal(Refused):
    """Nobody decides on a proposal of their own."""

    message = "Người soạn không tự quyết định đề xuất của mình. Hãy để người khác quyết định."


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """A proposal in words."""

    kind: str
    title: str
    text: str
    benefit: str


@action("tasks.proposal.written")
def write_proposal(
    *, body: Body, programme: Programme | None, facts: ProposalFacts, by: User, at: datetime
) -> Proposal:
    """
    Begin a proposal, unasked, in a plan or without one.

    :raises NotYourTurn: for another body.
    """
    steps.acting_as(body.pk, _OWN)
    return Proposal.objects.create(
        body=body,
        programme=programme,
        kind=facts.kind,
        title=text.clean(facts.title)[:200],
        text=facts.text,
        benefit=facts.benefit,
        holder=body,
        held_by=[body.pk],
        written_at=at,
        written_by=by,
    )


@action("tasks.proposal.corrected")
def correct_proposal(
    *, proposal: Proposal, facts: ProposalFacts, by: User, at: datetime
) -> Proposal:
    """
    Change a draft.

    :raises NotYourTurn: from another body.
    :raises NotOnTheMap: once it was submitted.
    """
    steps.acting_as(proposal.body_id, _OWN)
    row = _locked(proposal)
    if row.state != _S.DRAFT:
        states.check({}, Proposal.State(row.state), _S.DRAFT)
    row.kind, row.title = facts.kind, text.clean(facts.title)[:200]
    row.text, row.benefit = facts.text, facts.benefit
    row.save(update_fields=["kind", "title", "text", "benefit"])
    return row


@action("tasks.proposal.submitted")
def submit_proposal(*, proposal: Proposal, to: Body, by: User, at: datetime) -> Proposal:
    """
    Send a draft to a body above, or into the route of its plan.

    :raises NotYourTurn: from another body.
    :raises NotUpwards: to any other body.
    :raises NotOnTheMap: a second time.
    """
    steps.acting_as(proposal.body_id, _OWN)
    row = _locked(proposal)
    if row.state != _S.DRAFT:
        states.check({}, Proposal.State(row.state), _S.SUBMITTED)
    row.submitted_at = at
    return _lay_with(row, to, words="", acting=row.body, by=by, at=at)


@action("tasks.proposal.considered")
def consider_proposal(*, proposal: Proposal, by: User, at: datetime) -> Proposal:
    """
    Say that the body it lies with is looking into it.

    :raises NotYourTurn: from another body.
    :raises NotOnTheMap: unless it was just submitted.
    """
    row = _held(proposal, _S.CONSIDERED)
    row.save(update_fields=["state"])
    _leave_step(row, "", acting=row.holder, by=by, at=at)
    return row


@action("tasks.proposal.passed_up")
def pass_up_proposal(
    *, proposal: Proposal, to: Body, words: str, by: User, at: datetime
) -> Proposal:
    """
    Pass a proposal on to a body above, with one's own opinion.

    :raises NotYourTurn: from another body.
    :raises WordsMissing: without an opinion.
    :raises NotUpwards: to any other body.
    :raises NotOnTheMap: after the decision.
    """
    said = steps.words_of(words, field="words", sentence="Hãy ghi ý kiến của cơ quan ta.")
    row = _held(proposal, _S.SUBMITTED)
    return _lay_with(row, to, words=said, acting=row.holder, by=by, at=at)


@action("tasks.proposal.accepted")
def accept_proposal(
    *, proposal: Proposal, answer: str, new_task: NewTask | None, by: User, at: datetime
) -> Proposal:
    """
    Accept a proposal; a task may carry it out.

    :raises NotYourTurn: from another body.
    :raises WordsMissing: without an answer.
    :raises OwnProposal: by the one who wrote it.
    :raises NotOnTheMap: after the decision.
    """
    said = steps.words_of(answer, field="answer", sentence="Hãy ghi ý kiến chấp nhận.")
    row = _held(proposal, _S.ACCEPTED)
    if new_task is not None:
        row.task = _give(row, new_task, by=by, at=at)
    return _decide(row, said, by=by, at=at)


@action("tasks.proposal.rejected")
def reject_proposal(*, proposal: Proposal, answer: str, by: User, at: datetime) -> Proposal:
    """
    Reject a proposal with a reason that its body reads.

    :raises NotYourTurn: from another body.
    :raises WordsMissing: without a reason.
    :raises OwnProposal: by the one who wrote it.
    :raises NotOnTheMap: after the decision.
    """
    said = steps.words_of(answer, field="answer", sentence="Hãy ghi lý do không chấp nhận.")
    return _decide(_held(proposal, _S.REJECTED), said, by=by, at=at)


def _decide(row: Proposal, said: str, *, by: User, at: datetime) -> Proposal:
    row.answer, row.decided_at, row.decided_by = said, at, by
    with refused_as(OwnProposal, constraint="tasks_proposal_decided_by_another"):
        row.save(update_fields=["state", "answer", "task", "decided_at", "decided_by"])
    _leave_step(row, said, acting=row.holder, by=by, at=at)
    words = f"{row.holder.name} trả lời đề xuất “{row.title}”: {row.get_state_display()}"
    _tell(row, [row.body_id], words, by=by, at=at)
    assert row.submitted_at is not None
    note(hours=round((at - row.submitted_at).total_seconds() / 3600))
    return row


def _give(row: Proposal, new: NewTask, *, by: User, at: datetime) -> Task:
    facts = giving.TaskFacts(
        title=new.title, text=new.text or new.title, modality="assign", last_day=new.last_day
    )
    programme = Programme.objects.filter(proposals=row).first()
    return giving.give_ad_hoc_task(
        owner=row.holder, facts=facts, lead=None, others=new.bodies, programme=programme,
        by=by, at=at,
    )  # fmt: skip


def _lay_with(
    row: Proposal, to: Body, *, words: str, acting: Body, by: User, at: datetime
) -> Proposal:
    if to not in queries.upwards(proposal=row):
        raise NotUpwards(
            f"Không gửi được tới {to.name}. Hãy chọn cơ quan cấp trên, "
            "hoặc cơ quan tổng hợp, nơi quyết định của kế hoạch.",
            field="to",
        )
    row.state, row.holder = _S.SUBMITTED, to
    row.held_by = [*row.held_by, to.pk]
    row.save(update_fields=["state", "holder", "held_by", "submitted_at"])
    _leave_step(row, words, acting=acting, by=by, at=at)
    _tell(row, [to.pk], f"{acting.name} gửi đề xuất: {row.title}", by=by, at=at)
    return row


def _held(proposal: Proposal, to: Proposal.State) -> Proposal:
    """Lock a proposal that lies with the acting body, and take the step."""
    row = _locked(proposal)
    steps.acting_as(row.holder_id, _HOLDER)
    states.check(PROPOSAL_STEPS, Proposal.State(row.state), to)
    row.state = to
    return row


def _locked(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("body", "holder").get(pk=proposal.pk)


def _leave_step(row: Proposal, words: str, *, acting: Body, by: User, at: datetime) -> None:
    ProposalStep.objects.create(
        proposal=row,
        to=row.state,
        text=words,
        acting_body=acting,
        holder=row.holder,
        taken_at=at,
        taken_by=by,
    )


def _tell(row: Proposal, bodies: list[int], words: str, *, by: User, at: datetime) -> None:
    url = f"/de-xuat/{row.pk}/"
    steps.tell(bodies, words=words, url=url, kind="tasks.proposal", by=by, at=at)
