"""A file comes in, is read, and waits as a draft."""

import pytest

from lalanh.base.models import Job
from lalanh.directives.actions import receiving, registering
from lalanh.directives.models import Document, Reading
from tests import make, make_directives

pytestmark = pytest.mark.django_db


def _send(person: make.Person, content: bytes, name: str = "ke-hoach.txt") -> Job:
    with make.eyes_of(person):
        return receiving.receive_file(
            content=content, name=name, owner=person.body, by=person.user, at=make.AT
        )


def _after(person: make.Person, job: Job) -> Job:
    make_directives.run_jobs()
    with make.eyes_of(person):
        return Job.objects.get(pk=job.pk)


def test_a_file_becomes_a_draft_with_its_head_and_clauses() -> None:
    lan = make.lan()
    job = _after(lan, _send(lan, make_directives.PLAN.encode()))

    with make.eyes_of(lan):
        document = Document.objects.get(pk=job.result["documents"][0])
        assert (document.number, str(document.issued_on), document.state) == (
            "45/KH-MTTQ-BTT", "2021-08-02", "proposed",
        )  # fmt: skip
        assert document.type is not None
        assert document.type.name == "Kế hoạch"
        assert document.clauses.filter(kind="task").count() == 2


def test_the_same_file_is_read_once() -> None:
    lan = make.lan()
    first = _send(lan, make_directives.PLAN.encode())
    second = _send(lan, make_directives.PLAN.encode(), name="ban-sao.txt")
    make_directives.run_jobs()

    with make.eyes_of(lan):
        assert first == second
        assert Reading.objects.count() == 1


def test_what_was_thrown_away_may_come_in_again() -> None:
    lan = make.lan()
    first = _after(lan, _send(lan, make_directives.PLAN.encode()))
    with make.eyes_of(lan):
        gone = Document.objects.get(pk=first.result["documents"][0])
        registering.withdraw_document(document=gone, reason="nhầm", by=lan.user, at=make.AT)
    again = _after(lan, _send(lan, make_directives.PLAN.encode()))

    with make.eyes_of(lan):
        [pk] = again.result["documents"]
        assert (pk != gone.pk, Document.objects.get(pk=pk).state) == (True, "proposed")
        assert Reading.objects.count() == 1


def test_a_file_that_cannot_be_read_is_said_so_and_nothing_is_kept() -> None:
    lan = make.lan()
    job = _after(lan, _send(lan, b"%PDF-1.4 hong", name="hong.pdf"))

    with make.eyes_of(lan):
        assert job.state == Job.State.FAILED
        assert "hong.pdf" in job.message
        assert not Reading.objects.exists()


def test_every_span_is_a_slice_of_the_text_as_read() -> None:
    lan = make.lan()
    made = make_directives.reading(lan)

    with make.eyes_of(lan):
        document = made.documents.get(start=0)
        slices = {made.text[c.start : c.end] == c.text for c in document.clauses.all()}
        assert slices == {True}


def test_a_clause_of_the_attached_plan_is_not_made_a_second_task() -> None:
    lan = make.lan()
    make_directives.registered(lan)
    again = make_directives.PLAN.replace("45/KH-MTTQ-BTT", "46/KH-MTTQ-BTT").replace(
        "Công văn số 118-CV/TU ngày 30/7/2021 của Tỉnh ủy",
        "Kế hoạch số 45/KH-MTTQ-BTT ngày 02/8/2021 của Ban Thường trực",
    )

    letter = make_directives.draft(lan, words=again)

    with make.eyes_of(lan):
        assert not letter.clauses.filter(kind="task").exists()
        assert letter.clauses.filter(restates__isnull=False).count() == 2


def test_another_commune_sees_neither_file_nor_draft_nor_clause() -> None:
    make_directives.draft(make.lan())

    with make.eyes_of(make.cuong()):
        assert not Reading.objects.exists()
        assert not Document.objects.exists()


def test_as_above_and_the_filing_line_name_nobody() -> None:
    lan = make.lan()
    words = make_directives.PLAN.replace("- Tỉnh ủy (b/c);", "- Như trên;\n- Tỉnh ủy (b/c);")
    draft = make_directives.draft(lan, words=words)

    with make.eyes_of(lan):
        lines = {line.literal: line for line in draft.recipients.all()}
        assert lines["Lưu: VT"].purpose == "archive"
        assert lines["Tỉnh ủy (b/c)"].purpose == "report"
        assert lines["Như trên"].body is None
