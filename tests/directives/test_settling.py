"""A person settles clauses, names and recipients; a registered document stays as it is."""

import datetime as dt
from dataclasses import replace

import pytest

from lalanh.directives.actions import drafting, settling
from lalanh.directives.models import Clause, ClauseAssignee, Document
from lalanh.directives.queries import documents, doubts
from tests import make, make_directives
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

FACTS = settling.ClauseFacts(
    kind="task", modality="order", is_followed=True, is_sensitive=False,
    last_day=dt.date(2021, 8, 9), deadline_literal="trước ngày 10/8", text="Lập tổ phản ứng nhanh.",
    due_time=dt.time(17, 0), rhythms=("weekly",),
)  # fmt: skip


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province."""
    return make.lan()


@pytest.fixture
def draft(lan: make.Person) -> Document:
    """The plan, not yet confirmed."""
    return make_directives.draft(lan)


def _first_task(lan: make.Person, draft: Document) -> Clause:
    with make.eyes_of(lan):
        return draft.clauses.filter(kind="task").earliest("position")


def test_a_corrected_clause_keeps_its_place_in_the_text(lan: make.Person, draft: Document) -> None:
    clause = _first_task(lan, draft)
    place = (clause.start, clause.end)
    with make.eyes_of(lan):
        settling.correct_clause(clause=clause, facts=FACTS, by=lan.user, at=make.AT)
        clause.refresh_from_db()

    assert (clause.start, clause.end) == place
    assert (clause.text, clause.last_day) == (FACTS.text, FACTS.last_day)
    assert clause.due_time == dt.time(17, 0)


def test_a_rhythm_that_stays_keeps_its_words(lan: make.Person, draft: Document) -> None:
    with make.eyes_of(lan):
        clause = draft.clauses.filter(kind="task").latest("position")
        settling.correct_clause(clause=clause, facts=FACTS, by=lan.user, at=make.AT)

    assert clause.rhythms == [{"kind": "weekly", "literal": "định kỳ hàng tuần"}]


def test_a_clause_says_from_which_event_its_deadline_runs(
    lan: make.Person, draft: Document
) -> None:
    clause = _first_task(lan, draft)
    facts = replace(
        FACTS, relative_count=5, relative_unit="working_day", relative_event="ngày nhận văn bản",
        responsibility="highest", demands="guidance", is_general=True,
    )  # fmt: skip
    with make.eyes_of(lan):
        settling.correct_clause(clause=clause, facts=facts, by=lan.user, at=make.AT)
        clause.refresh_from_db()

    assert (clause.relative_count, clause.relative_unit) == (5, "working_day")
    assert clause.relative_event == "ngày nhận văn bản"
    assert (clause.responsibility, clause.demands, clause.is_general) == (
        "highest", "guidance", True,
    )  # fmt: skip


def test_a_unit_without_a_number_is_left_out(lan: make.Person, draft: Document) -> None:
    clause = _first_task(lan, draft)
    facts = replace(FACTS, relative_unit="day")
    with make.eyes_of(lan):
        settling.correct_clause(clause=clause, facts=facts, by=lan.user, at=make.AT)

    assert (clause.relative_count, clause.relative_unit) == (None, "")


def test_an_added_clause_comes_last_and_is_followed(lan: make.Person, draft: Document) -> None:
    with make.eyes_of(lan):
        made = settling.add_clause(document=draft, facts=FACTS, by=lan.user, at=make.AT)
        assert made == draft.clauses.latest("position")
    assert made.is_followed


def test_a_purpose_may_be_followed_and_is_a_task_then(lan: make.Person, draft: Document) -> None:
    with make.eyes_of(lan):
        purpose = draft.clauses.get(kind="purpose")
        settling.follow_clause(clause=purpose, follows=True, by=lan.user, at=make.AT)
        purpose.refresh_from_db()
        assert (purpose.kind, purpose.is_followed) == ("task", True)


def test_a_dropped_clause_stays_in_what_the_machine_proposed(
    lan: make.Person, draft: Document
) -> None:
    clause = _first_task(lan, draft)
    with make.eyes_of(lan):
        settling.drop_clause(clause=clause, by=lan.user, at=make.AT)
        proposed = doubts.proposal_of(draft)["tasks"]
        assert isinstance(proposed, list)
        assert (draft.clauses.count(), len(proposed)) == (2, 3)


def test_a_name_is_matched_added_and_dropped(lan: make.Person, draft: Document) -> None:
    clause, body = _first_task(lan, draft), make.district()
    with make.eyes_of(lan):
        lead = clause.assignees.get(role="lead")
        settling.settle_assignee(
            assignee=lead, role="directing", body=body, group=None, by=lan.user, at=make.AT
        )
        more = settling.add_assignee(
            clause=clause, role="responsible", body=make.commune(), group=None, by=lan.user,
            at=make.AT,
        )  # fmt: skip
        other = clause.assignees.get(role="coordinate")
        settling.drop_assignee(assignee=other, by=lan.user, at=make.AT)

        left = [(name.role, name.body) for name in clause.assignees.order_by("position")]
    assert left == [("directing", body), ("responsible", more.body)]


def test_a_name_nobody_matched_is_settled_wherever_it_stands(
    lan: make.Person, draft: Document
) -> None:
    clause, body = _first_task(lan, draft), make.district()
    with make.eyes_of(lan):
        kim_bang = clause.assignees.get(role="coordinate")
        settling.settle_name(
            assignee=kim_bang, role="directing", body=body, group=None, by=lan.user, at=make.AT
        )
        settled = ClauseAssignee.objects.filter(body=body).order_by("clause__position")
        roles = [one.role for one in settled]
        lead = clause.assignees.get(role="lead")

    assert roles == ["directing", "responsible"]
    assert lead.body is None


def test_a_name_means_somebody(lan: make.Person, draft: Document) -> None:
    clause = _first_task(lan, draft)

    with make.eyes_of(lan), refused(settling.NobodyMeant, match="chọn một tên"):
        settling.add_assignee(
            clause=clause, role="lead", body=None, group=None, by=lan.user, at=make.AT
        )


def test_a_recipient_gets_another_purpose(lan: make.Person, draft: Document) -> None:
    with make.eyes_of(lan):
        line = draft.recipients.get(literal__contains="các huyện")
        settling.settle_recipient(recipient=line, purpose="act", by=lan.user, at=make.AT)
        line.refresh_from_db()
        assert line.purpose == "act"


def test_a_registered_document_keeps_its_clauses(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    clause = _first_task(lan, document)

    with make.eyes_of(lan):
        clause = documents.clauses().get(pk=clause.pk)
        with refused(drafting.NotADraft):
            settling.correct_clause(clause=clause, facts=FACTS, by=lan.user, at=make.AT)
        with refused(drafting.NotADraft):
            settling.drop_clause(clause=clause, by=lan.user, at=make.AT)
        with refused(drafting.NotADraft):
            settling.follow_clause(clause=clause, follows=False, by=lan.user, at=make.AT)


def test_a_matched_name_of_a_registered_document_stays(lan: make.Person) -> None:
    make.district()
    document = make_directives.registered(lan)
    with make.eyes_of(lan):
        lead = _first_task(lan, document).assignees.get(role="lead")
        with refused(drafting.NotADraft):
            settling.settle_assignee(
                assignee=lead, role="lead", body=make.commune(), group=None, by=lan.user,
                at=make.AT,
            )  # fmt: skip
