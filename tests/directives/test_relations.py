"""What goes with a document, what it rests on, and where it is in force."""

import datetime as dt

import pytest
from django.db import connection

from lalanh.base.models import Notice
from lalanh.base.permissions import Role
from lalanh.directives.actions import attaching, enforcing, relating, spreading
from lalanh.directives.models import Attachment, Citation, Copy, Document
from lalanh.directives.queries import chains, copies, doubts, force
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Holding, Office, Official
from tests import make, make_directives, make_organisations, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

DAY = dt.date(2021, 8, 14)
LETTER = make_directives.PLAN.replace("45/KH-MTTQ-BTT", "46/MTTQ-BTT").replace(
    "Thực hiện Công văn số 118-CV/TU ngày 30/7/2021 của Tỉnh ủy về khắc phục hậu quả mưa lũ, ",
    "Thực hiện Kế hoạch số 45/KH-MTTQ-BTT ngày 02/8/2021 theo Chỉ thị số 16/CT-TTg ngày 31/3/2020 "
    "(gửi kèm theo văn bản này), ",
)


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province."""
    return make.lan()


def _twin(lan: make.Person) -> Document:
    return make_directives.registered(
        lan, words=make_directives.PLAN.replace("45/KH-MTTQ-BTT", "99/KH-MTTQ-BTT")
    )


def test_an_attached_document_is_one_record_read_by_all_who_hold_the_other(
    lan: make.Person,
) -> None:
    giang = make_tasks.giang()
    letter, plan = make_directives.handed_out(lan), _twin(lan)
    with make.eyes_of(lan):
        attaching.attach_document(document=letter, attached=plan, by=lan.user, at=make.AT)
    with make.eyes_of(giang):
        assert Document.objects.filter(pk=plan.pk).exists()
        assert Attachment.objects.get(document=letter).attached == plan


def test_what_goes_with_a_document_goes_along_when_it_is_handed_out(lan: make.Person) -> None:
    giang = make_tasks.giang()
    letter, plan = make_directives.registered(lan), _twin(lan)
    with make.eyes_of(lan):
        attaching.attach_document(document=letter, attached=plan, by=lan.user, at=make.AT)
        spreading.hand_copies(document=letter, bodies=[giang.body], by=lan.user, at=make.AT)
        assert Copy.objects.filter(document=plan, body=giang.body).exists()


def test_what_was_received_goes_along_with_a_paper_of_ones_own(lan: make.Person) -> None:
    """A district sends the province's plan on to a commune, enclosed in its own letter."""
    giang = make_tasks.giang()
    plan = make_directives.handed_out(lan)
    commune = make.person("an", "Lê Văn An", body=make.commune("xã An Hòa"), role=Role.OFFICER)
    letter = make_directives.registered(
        giang, words=make_directives.PLAN.replace("45/KH-MTTQ-BTT", "7/KH-MTTQ")
    )
    with make.eyes_of(giang):
        by, at = giang.user, make.AT
        attaching.attach_document(document=letter, attached=plan, by=by, at=at)
        spreading.hand_copies(document=letter, bodies=[commune.body, lan.body], by=by, at=at)
    with make.eyes_of(commune):
        assert set(Document.objects.all()) == {letter, plan}
    with make.eyes_of(lan):
        held = Copy.objects.get(document=plan, body=commune.body)
        assert held.owner == lan.body, "whose plan it is sees who reads it"
        assert not Copy.objects.filter(document=plan, body=lan.body).exists()


def test_the_same_goes_with_a_document_once_and_may_be_taken_off(lan: make.Person) -> None:
    letter, plan = make_directives.registered(lan), _twin(lan)
    with make.eyes_of(lan):
        by, at = lan.user, make.AT
        attaching.attach_document(document=letter, attached=plan, by=by, at=at)
        file = attaching.attach_file(document=letter, content=b"x", name="a.txt", by=by, at=at)
        with refused(attaching.AttachedAlready):
            attaching.attach_document(document=letter, attached=plan, by=by, at=at)
        with refused(attaching.AttachedAlready):
            attaching.attach_file(document=letter, content=b"x", name="b.txt", by=by, at=at)
        with refused(attaching.AttachedToItself):
            attaching.attach_document(document=letter, attached=letter, by=by, at=at)
        attaching.detach(attachment=file, by=by, at=at)
        assert list(letter.attachments.values_list("attached", flat=True)) == [plan.pk]


def test_what_the_text_says_to_be_enclosed_goes_with_it_once_registered(lan: make.Person) -> None:
    letter = make_directives.draft(lan, words=LETTER)
    with make.eyes_of(lan):
        said = {c.number: c.is_enclosed for c in letter.citations.all()}
    plan = make_directives.registered(lan)

    assert said == {"45/KH-MTTQ-BTT": True, "16/CT-TTg": False}
    with make.eyes_of(lan):
        assert letter.attachments.get().attached == plan


def test_a_basis_without_number_is_added_and_linked_by_hand(lan: make.Person) -> None:
    document, call = make_directives.registered(lan), _twin(lan)
    with make.eyes_of(lan):
        made = relating.add_citation(
            document=document, literal="Lời kêu gọi của Chủ tịch nước", number="",
            relation=Citation.Relation.BASIS, cited=None, by=lan.user, at=make.AT,
        )  # fmt: skip
        relating.link_citation(citation=made, cited=call, by=lan.user, at=make.AT)
        above = [link.document for link in chains.chain_up(document=document)]
        with refused(relating.RestsOnItself):
            relating.link_citation(citation=made, cited=document, by=lan.user, at=make.AT)
    assert call in above


def test_a_citation_is_dropped_from_a_draft_only(lan: make.Person) -> None:
    draft, document = make_directives.draft(lan, words=LETTER), make_directives.registered(lan)
    with make.eyes_of(lan):
        relating.drop_citation(citation=draft.citations.earliest("pk"), by=lan.user, at=make.AT)
        assert draft.citations.count() == 1
        with refused(Refused):
            relating.drop_citation(
                citation=document.citations.earliest("pk"), by=lan.user, at=make.AT
            )


def test_a_directive_is_in_force_in_a_unit_and_below_until_it_is_ended() -> None:
    world = make_organisations.province_of_two_districts()
    lan = make.lan(body=world.front)
    document = make_directives.registered(lan)
    unit = world.front.unit
    assert unit is not None
    with make.eyes_of(lan):
        by, at = lan.user, make.AT
        begun = enforcing.begin_force(document=document, unit=unit, starts_on=DAY, by=by, at=at)
        with refused(enforcing.InForceAlready):
            enforcing.begin_force(document=document, unit=unit, starts_on=DAY, by=by, at=at)
        with refused(enforcing.EndsBeforeStart):
            enforcing.end_force(
                force=begun, ends_on=dt.date(2021, 8, 1), ended_by=None, by=by, at=at
            )
        enforcing.end_force(force=begun, ends_on=dt.date(2021, 9, 1), ended_by=None, by=by, at=at)
        days = [dt.date(2021, 8, 13), DAY, dt.date(2021, 9, 1), dt.date(2021, 9, 2)]
        answers = [force.is_in_force(document=document, body=world.front, on=day) for day in days]
        with refused(enforcing.EndedAlready):
            enforcing.end_force(force=begun, ends_on=DAY, ended_by=None, by=by, at=at)
        enforcing.drop_force(force=begun, by=by, at=at)
        assert not force.forces(document=document).exists()
    assert answers == [False, True, True, False]


def test_another_branch_sees_neither_attachments_nor_force(lan: make.Person) -> None:
    make_directives.related(lan, make_directives.registered(lan))
    with make.eyes_of(make.cuong()), connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM directives_attachment),"
            " (SELECT count(*) FROM directives_force)"
        )
        assert cursor.fetchone() == (0, 0)


def test_everyone_who_gets_what_is_hoa_toc_is_told_at_once(lan: make.Person) -> None:
    giang = make_tasks.giang()
    document = make_directives.registered(
        lan, words=make_directives.PLAN.replace("KẾ HOẠCH\n", "HỎA TỐC\n\nKẾ HOẠCH\n")
    )
    with make.eyes_of(lan):
        spreading.hand_copies(document=document, bodies=[giang.body], by=lan.user, at=make.AT)
        spreading.hand_copies(document=document, bodies=[giang.body], by=lan.user, at=make.AT)
    with make.eyes_of(giang):
        (notice,) = Notice.objects.filter(to=giang.user)
        assert (notice.urgency, notice.kind) == (Notice.Urgency.FLASH, "directives.flash")


def test_pressing_words_in_a_subject_are_no_urgency(lan: make.Person) -> None:
    words = make_directives.PLAN.replace("Vận động ủng hộ", "Giải pháp cấp bách ủng hộ")

    assert make_directives.draft(lan, words=words).urgency == "thuong"


def test_the_reading_time_is_told(lan: make.Person) -> None:
    giang = make_tasks.giang()
    document = make_directives.handed_out(lan)
    later = make.AT + dt.timedelta(days=1, hours=2, minutes=5)
    with make.eyes_of(giang):
        copy = Copy.objects.get(document=document, body=giang.body)
        assert copy.opened_after == ""
        copy = spreading.open_copy(copy=copy, by=giang.user, at=later)
        assert copy.opened_after == "1 ngày 2 giờ"


def test_only_those_who_lack_something_are_listed(lan: make.Person) -> None:
    giang = make_tasks.giang()
    document = make_directives.handed_out(lan)
    with make.eyes_of(giang):
        copy = Copy.objects.get(document=document, body=giang.body)
        spreading.open_copy(copy=copy, by=giang.user, at=make.AT)
        spreading.confirm_spread(copy=copy, on=DAY, how="họp", people=12, by=giang.user, at=make.AT)
    with make.eyes_of(lan):
        lacking = copies.missing(document=document, what="chua-quan-triet")
        spread = copies.spread_of(document=document)
        assert giang.body not in [one.body for one in lacking]
        assert (spread.handed, spread.opened, spread.spread, spread.people) == (2, 1, 1, 12)


def _holding(document: Document, name: str) -> None:
    assert document.issuer is not None
    office = Office.objects.create(body=document.issuer, title="Chủ tịch", folded="chu tich")
    official = Official.objects.create(full_name=name, folded=name)
    Holding.objects.create(office=office, official=official, valid_from=dt.date(2019, 1, 1))


@pytest.mark.parametrize(
    ("name", "is_doubted"), [("nguyen thi mai suong", False), ("tran van khac", True)]
)
def test_a_signer_who_held_no_office_that_day_is_flagged(
    lan: make.Person, name: str, is_doubted: bool
) -> None:
    draft = make_directives.draft(lan)
    with make.eyes_of(lan):
        draft.issuer = lan.body
        silent = doubts.doubt_of_signer(draft)
        _holding(draft, name)
        said = doubts.doubt_of_signer(draft)

    assert silent == ""
    assert bool(said) is is_doubted


def test_the_issuer_of_a_draft_is_the_body_its_head_names() -> None:
    lan = make.lan()
    draft = make_directives.draft(lan)

    assert draft.issuer == lan.body
