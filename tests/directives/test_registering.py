"""A person settles the head and enters the document into the register."""

import dataclasses
import datetime as dt

import pytest

from lalanh.directives.actions import drafting, registering
from lalanh.directives.models import Citation, Document
from lalanh.directives.queries import chains, doubts
from lalanh.kernel.states import NotOnTheMap
from tests import make, make_directives
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

HEAD = registering.DocumentHead(
    direction="in", number="118-CV/TU", type=None, subject="Khắc phục hậu quả mưa lũ",
    issued_on=dt.date(2021, 7, 30), issuer=None, issuer_name="Tỉnh ủy Sông Lam", place="Sông Lam",
    urgency="thuong", signer_name="",
)  # fmt: skip


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province."""
    return make.lan()


def _written(lan: make.Person, **changes: object) -> Document:
    head = dataclasses.replace(HEAD, **changes)  # type: ignore[arg-type]  # a table of changes
    with make.eyes_of(lan):
        return registering.register_by_hand(owner=lan.body, head=head, by=lan.user, at=make.AT)


def _confirmed(lan: make.Person, document: Document) -> Document:
    with make.eyes_of(lan):
        return registering.confirm_document(document=document, by=lan.user, at=make.AT)


def test_nothing_is_registered_before_a_person_confirms(lan: make.Person) -> None:
    document = _written(lan)
    assert document.state == "proposed"

    document = _confirmed(lan, document)
    assert (document.state, document.confirmed_by) == ("confirmed", lan.user)


def test_what_another_wrote_meanwhile_is_confirmed_too(lan: make.Person) -> None:
    seen = _written(lan)
    with make.eyes_of(lan):
        other = Document.objects.get(pk=seen.pk)
        head = dataclasses.replace(HEAD, subject="Về việc khắc phục hậu quả mưa lũ")
        registering.correct_document(document=other, head=head, by=lan.user, at=make.AT)
    _confirmed(lan, seen)

    with make.eyes_of(lan):
        assert Document.objects.get(pk=seen.pk).subject == head.subject


def test_what_another_confirmed_meanwhile_is_no_draft(lan: make.Person) -> None:
    seen = _written(lan)
    with make.eyes_of(lan):
        other = Document.objects.get(pk=seen.pk)
    _confirmed(lan, other)

    with make.eyes_of(lan), refused(drafting.NotADraft):
        registering.correct_document(document=seen, head=HEAD, by=lan.user, at=make.AT)


def test_what_nobody_could_find_again_is_not_entered(lan: make.Person) -> None:
    blank = _written(lan, number="", subject="")

    with make.eyes_of(lan), refused(registering.Nameless, match="ít nhất trích yếu"):
        registering.confirm_document(document=blank, by=lan.user, at=make.AT)


@pytest.mark.parametrize("number", ["118-CV/TU", "118 -CV/TU", "118-cv/tu "])
@pytest.mark.parametrize("issuer", ["Tỉnh ủy Sông Lam", "TỈNH UỶ SÔNG LAM"])
def test_a_number_stands_once_a_year_however_it_is_written(
    lan: make.Person, number: str, issuer: str
) -> None:
    _confirmed(lan, _written(lan))
    again = _written(lan, number=number, issuer_name=issuer, issued_on=dt.date(2021, 12, 1))

    with make.eyes_of(lan), refused(registering.NumberTaken, match="Sổ đã có văn bản số"):
        registering.confirm_document(document=again, by=lan.user, at=make.AT)


@pytest.mark.parametrize(
    "change",
    [
        {"issued_on": dt.date(2022, 7, 30)},
        {"issuer_name": "Huyện ủy Thanh Giang"},
        {"parent_body_name": "Đảng bộ tỉnh khác"},
        {"number": ""},
    ],
)
def test_another_year_issuer_or_a_lost_number_is_another_document(
    lan: make.Person, change: dict[str, object]
) -> None:
    _confirmed(lan, _written(lan))

    assert _confirmed(lan, _written(lan, **change)).state == "confirmed"


def test_a_taken_out_document_frees_its_number_and_says_why(lan: make.Person) -> None:
    first = _confirmed(lan, _written(lan))
    with make.eyes_of(lan):
        registering.withdraw_document(document=first, reason="Nhập nhầm.", by=lan.user, at=make.AT)
        with refused(NotOnTheMap):
            registering.confirm_document(document=first, by=lan.user, at=make.AT)

    assert first.withdrawn_reason == "Nhập nhầm."
    assert _confirmed(lan, _written(lan)).state == "confirmed"


def test_a_registered_document_is_not_corrected(lan: make.Person) -> None:
    document = _confirmed(lan, _written(lan))

    with make.eyes_of(lan), refused(drafting.NotADraft, match="đã vào sổ"):
        registering.correct_document(document=document, head=HEAD, by=lan.user, at=make.AT)


def test_a_correction_leaves_what_the_machine_proposed(lan: make.Person) -> None:
    document = make_directives.draft(lan)
    with make.eyes_of(lan):
        registering.correct_document(
            document=document, head=dataclasses.replace(HEAD, number="99/KH"), by=lan.user,
            at=make.AT,
        )  # fmt: skip
        document.refresh_from_db()

        assert document.number == "99/KH"
        assert doubts.proposal_of(document)["number"] == "45/KH-MTTQ-BTT"


def test_a_lost_date_has_bounds_and_a_known_one_none(lan: make.Person) -> None:
    bounds = {"not_before": dt.date(2021, 10, 6), "not_after": dt.date(2021, 10, 20)}

    lost = _written(lan, issued_on=None, **bounds)
    known = _written(lan, **bounds)

    assert (lost.not_before, lost.not_after) == (bounds["not_before"], bounds["not_after"])
    assert (known.not_before, known.not_after) == (None, None)


def test_the_stamp_never_touches_number_date_or_issuer(lan: make.Person) -> None:
    document = _written(lan)
    stamp = registering.StampFacts(number="1933", received_on=dt.date(2021, 8, 1), office="UBND")
    with make.eyes_of(lan):
        registering.stamp_document(document=document, stamp=stamp, by=lan.user, at=make.AT)
        document.refresh_from_db()

        assert (document.number, document.issuer_name) == ("118-CV/TU", "Tỉnh ủy Sông Lam")
        assert (document.stamp.number, document.stamp.received_on) == ("1933", dt.date(2021, 8, 1))


def test_a_citation_finds_its_document_whichever_came_first(lan: make.Person) -> None:
    plan = make_directives.registered(lan)
    with make.eyes_of(lan):
        assert Citation.objects.get(document=plan).cited is None

    order = _confirmed(lan, _written(lan))

    with make.eyes_of(lan):
        assert Citation.objects.get(document=plan).cited == order
        assert [link.document for link in chains.chain_up(document=plan)] == [order]
        assert [link.document for link in chains.chain_down(document=order)] == [plan]


def test_a_chain_goes_over_several_steps(lan: make.Person) -> None:
    _confirmed(lan, _written(lan))
    make_directives.registered(lan)
    below = make_directives.PLAN.replace("45/KH-MTTQ-BTT", "46/KH-MTTQ-BTT").replace(
        "Công văn số 118-CV/TU ngày 30/7/2021 của Tỉnh ủy",
        "Kế hoạch số 45/KH-MTTQ-BTT ngày 02/8/2021 của Ban Thường trực",
    )
    last = make_directives.registered(lan, words=below)

    with make.eyes_of(lan):
        links = chains.chain_up(document=last)
    assert [(link.document.number, link.depth) for link in links] == [
        ("45/KH-MTTQ-BTT", 1), ("118-CV/TU", 2),
    ]  # fmt: skip
