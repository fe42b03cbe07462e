"""Papers of our own: drafted, changed, checked by another, signed by a third."""

import dataclasses

import pytest
from django.db import IntegrityError, connection, transaction

from lalanh.base.models import Notice
from lalanh.directives.actions import passing, unsent, writing
from lalanh.directives.actions.writing import Basis, DraftFacts
from lalanh.directives.models import Draft
from lalanh.directives.papers.kinds import KINDS
from lalanh.directives.queries import writing as written
from lalanh.kernel.states import NotOnTheMap
from lalanh.organisations import actions as organisations
from lalanh.organisations import office_actions
from lalanh.organisations.models import Seat
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from tests import make, make_writing
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> make_writing.Desk:
    """The four hands of the province's Front."""
    return make_writing.desk()


def test_a_draft_begins_with_the_head_of_its_body(desk: make_writing.Desk) -> None:
    draft = make_writing.drafted(desk, place="", organ_symbol="")

    assert (draft.form, draft.type.name, draft.state) == ("state", "Công văn", "drafting")
    assert draft.organ == "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Lam"
    assert (draft.signer, draft.capacity) == (desk.signer, "body")
    assert (draft.in_whose_name, draft.filed_in) == ("Ban Thường trực", "VT")


@pytest.mark.parametrize(
    ("name", "system", "expected"),
    [
        ("Sở Đất đai tỉnh", "government", ("state", "SĐĐT", "Ủy ban nhân dân tỉnh", "")),
        ("Huyện ủy Thanh Giang", "party", ("party", "HU", "", "Ban Thường vụ")),
        ("Hội Nông dân tỉnh", "mass", ("state", "HNDT", "", "Ban Thường vụ")),
    ],
)
def test_the_first_head_is_a_good_guess(
    name: str, system: str, expected: tuple[str, str, str, str]
) -> None:
    level = Level.DISTRICT if system == "party" else Level.PROVINCE
    by, at, since = make.system(), make.AT, make.LONG_AGO
    above = organisations.found_body(
        name="Ủy ban nhân dân tỉnh", system=System.GOVERNMENT, level=Level.PROVINCE,
        function="ubnd", valid_from=since, by=by, at=at,
    )  # fmt: skip
    owner = organisations.found_body(
        name=name, system=System(system), level=level, parent=above, valid_from=since, by=by, at=at
    )
    form = written.form_of(owner=owner)
    usual = written.head_defaults(owner=owner, form=form, on=at.date())

    assert usual.organ == name
    assert (form, usual.organ_symbol, usual.parent_organ, usual.in_whose_name) == expected


def test_the_next_draft_begins_as_the_last_one_was(desk: make_writing.Desk) -> None:
    make_writing.drafted(desk, organ="Ban Thường trực", organ_symbol="MTTQ", filed_in="VT, PT")

    draft = make_writing.drafted(desk, organ_symbol="")

    assert (draft.organ, draft.organ_symbol) == ("Ban Thường trực", "MTTQ")
    assert (draft.filed_in, draft.place) == ("VT, PT", "Sông Lam")


def test_lines_are_matched_with_the_bodies_they_name(desk: make_writing.Desk) -> None:
    draft = make_writing.drafted(desk)
    with make.eyes_of(desk.son):
        lines = list(draft.lines.select_related("body").order_by("-is_addressee", "position"))

    assert [line.body for line in lines[:2]] == [
        make.district("huyện Thanh Giang"), make.district("huyện Kim Bảng"),
    ]  # fmt: skip
    assert [(line.literal, line.purpose) for line in lines[2:]] == [
        ("Như trên", "know"),
        ("Thường trực Tỉnh ủy (để báo cáo)", "report"),
    ]
    assert [line.purpose for line in lines[:2]] == ["act", "act"]


def test_every_kind_of_paper_stands_in_the_catalogue_and_drafts_are_counted(
    desk: make_writing.Desk,
) -> None:
    make_writing.sent(desk)
    make_writing.drafted(desk)

    assert {kind.code for kind in written.types()} == set(KINDS)
    with make.eyes_of(desk.son):
        counts = written.counts(owner=desk.body)
    assert (counts["checking"], counts["drafting"], counts["issued"]) == (1, 1, 0)


def test_a_type_without_form_is_refused(desk: make_writing.Desk) -> None:
    facts = DraftFacts(type_code="NĐ", subject="x", text="y")

    with make.eyes_of(desk.son), refused(writing.UnknownType, match="Chưa có mẫu"):
        writing.draft_paper(owner=desk.body, facts=facts, by=desk.son.user, at=make.AT)


def test_each_change_keeps_what_it_said_before(desk: make_writing.Desk) -> None:
    draft = make_writing.drafted(desk)
    facts = dataclasses.replace(make_writing.FACTS, text="Lời khác.", bases=[Basis("Luật khác")])
    with make.eyes_of(desk.hoa):
        writing.revise_draft(draft=draft, facts=facts, by=desk.hoa.user, at=make.AT)
        versions = list(draft.versions.select_related("written_by").order_by("number"))

    assert [(v.number, v.written_by) for v in versions] == [(1, desk.son.user), (2, desk.hoa.user)]
    assert versions[0].text == make_writing.TEXT.strip()
    assert versions[1].rest["Căn cứ"] == ["Luật khác"]


def test_a_change_that_changes_nothing_is_no_version(desk: make_writing.Desk) -> None:
    draft = make_writing.drafted(desk)
    with make.eyes_of(desk.son):
        writing.revise_draft(draft=draft, facts=make_writing.FACTS, by=desk.son.user, at=make.AT)
        assert draft.versions.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": " "}, "subject"),
        ({"text": " \n"}, "text"),
        ({"addressees": []}, "addressees"),
        ({"type_code": "TB", "addressees": [], "recipients": []}, "recipients"),
        ({"capacity": "mandate"}, "mandate"),
    ],
)
def test_a_paper_that_lacks_a_part_is_not_sent_on(
    desk: make_writing.Desk, changes: dict[str, object], field: str
) -> None:
    draft = make_writing.drafted(desk, **changes)

    with make.eyes_of(desk.son), refused(passing.NotComplete, match="còn thiếu") as _:
        passing.send_to_check(draft=draft, by=desk.son.user, at=make.AT)
    with make.eyes_of(desk.son):
        assert Draft.objects.get(pk=draft.pk).state == "drafting"
        assert _missing_field(draft, desk) == field


def _missing_field(draft: Draft, desk: make_writing.Desk) -> object:
    with pytest.raises(passing.NotComplete) as caught, transaction.atomic():
        passing.send_to_check(draft=draft, by=desk.son.user, at=make.AT)
    return caught.value.facts["field"]


def test_a_sign_that_cannot_be_printed_is_named(desk: make_writing.Desk) -> None:
    draft = make_writing.drafted(desk, text="Đã xong ✓ 😀")

    with make.eyes_of(desk.son), refused(passing.NotComplete, match="không in được: ✓ 😀"):
        passing.send_to_check(draft=draft, by=desk.son.user, at=make.AT)


def test_whoever_wrote_it_is_not_named_to_sign_it(desk: make_writing.Desk) -> None:
    with make.eyes_of(desk.lan):
        draft = writing.draft_paper(
            owner=desk.body, facts=make_writing.FACTS, by=desk.lan.user, at=make.AT
        )
        with refused(passing.NotComplete, match="đã soạn hoặc sửa dự thảo nên không ký"):
            passing.send_to_check(draft=draft, by=desk.lan.user, at=make.AT)


def test_the_one_named_to_sign_must_hold_the_role(desk: make_writing.Desk) -> None:
    draft = make_writing.drafted(desk)
    with make.eyes_of(desk.lan):
        organisations.take_seat_back(
            seat=Seat.objects.get(user=desk.lan.user), on=make.AT.date(), by=desk.lan.user,
            at=make.AT,
        )  # fmt: skip

    with make.eyes_of(desk.son), refused(passing.NotComplete, match="chưa có vai trò ký"):
        passing.send_to_check(draft=draft, by=desk.son.user, at=make.AT)


def test_it_goes_from_hand_to_hand_and_each_is_told(desk: make_writing.Desk) -> None:
    draft = make_writing.signed(desk)

    assert (draft.state, draft.checked_by, draft.signed_by) == (
        "signed", desk.hoa.user, desk.lan.user,
    )  # fmt: skip
    with make.eyes_of(desk.thu):
        states = list(draft.steps.order_by("pk").values_list("state", flat=True))
        told = Notice.objects.filter(to=desk.thu.user).order_by("pk").last()
    assert states == ["drafting", "checking", "signing", "signed"]
    assert told is not None
    assert told.text.startswith("Văn bản đã ký, chờ cấp số")


def test_who_wrote_it_does_not_check_it(desk: make_writing.Desk) -> None:
    draft = make_writing.sent(desk)

    with make.eyes_of(desk.son), refused(passing.SameHands, match="không tự kiểm tra được"):
        passing.pass_check(draft=draft, by=desk.son.user, at=make.AT)


def test_who_changed_a_word_does_not_check_it_either(desk: make_writing.Desk) -> None:
    draft = make_writing.drafted(desk)
    facts = dataclasses.replace(make_writing.FACTS, text="Lời của Hòa.")
    with make.eyes_of(desk.hoa):
        writing.revise_draft(draft=draft, facts=facts, by=desk.hoa.user, at=make.AT)
        passing.send_to_check(draft=draft, by=desk.hoa.user, at=make.AT)
        with refused(passing.SameHands, match="không tự kiểm tra được"):
            passing.pass_check(draft=draft, by=desk.hoa.user, at=make.AT)


def test_who_checked_it_does_not_sign_it(desk: make_writing.Desk) -> None:
    draft = make_writing.sent(desk)
    with make.eyes_of(desk.lan):
        draft = passing.pass_check(draft=draft, by=desk.lan.user, at=make.AT)
        with refused(passing.SameHands, match="không tự ký được"):
            passing.sign_draft(draft=draft, by=desk.lan.user, at=make.AT)


def test_only_the_person_named_signs(desk: make_writing.Desk) -> None:
    draft = make_writing.checked(desk)
    mai = make.person("mai", "Đặng Tuyết Mai", body=desk.body, role=desk.lan.seat.role)

    with make.eyes_of(mai), refused(passing.AnotherSigns, match="do Trần Thị Lan ký"):
        passing.sign_draft(draft=draft, by=mai.user, at=make.AT)


def test_the_database_itself_keeps_the_hands_apart(desk: make_writing.Desk) -> None:
    draft = make_writing.sent(desk)

    with (
        make.eyes_of(desk.son),
        pytest.raises(IntegrityError, match="may not check"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE directives_draft SET state = 'signing', checked_by_id = %s, "
            "checked_at = now(), drafted_by_id = drafted_by_id WHERE id = %s",
            [desk.son.user.pk, draft.pk],
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE directives_draft SET text = 'khác' WHERE id = %s",
        "UPDATE directives_draftline SET literal = 'khác' WHERE draft_id = %s",
        "DELETE FROM directives_draftbasis WHERE draft_id = %s",
        (
            "INSERT INTO directives_draftversion (draft_id, number, subject, text, rest, "
            "written_by_id, written_at) SELECT %s, 9, '', '', '{}', 1, now()"
        ),
    ],
)
def test_a_paper_sent_on_keeps_its_words(desk: make_writing.Desk, statement: str) -> None:
    draft = make_writing.sent(desk)

    with (
        make.eyes_of(desk.son),
        pytest.raises(IntegrityError, match="no longer being written"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [draft.pk])


def test_it_cannot_be_changed_while_it_is_checked(desk: make_writing.Desk) -> None:
    draft = make_writing.sent(desk)

    with make.eyes_of(desk.son), refused(unsent.NotBeingWritten, match="chờ kiểm tra"):
        writing.revise_draft(draft=draft, facts=make_writing.FACTS, by=desk.son.user, at=make.AT)


def test_it_is_sent_back_with_a_reason_and_goes_through_again(desk: make_writing.Desk) -> None:
    draft = make_writing.signed(desk)
    with make.eyes_of(desk.thu):
        with refused(passing.NoReason, match="Chưa ghi lý do"):
            passing.return_draft(draft=draft, reason="  ", by=desk.thu.user, at=make.AT)
        draft = passing.return_draft(
            draft=draft, reason="Sai địa danh.", by=desk.thu.user, at=make.AT
        )
    assert (draft.state, draft.checked_by, draft.signed_by) == ("drafting", None, None)

    with make.eyes_of(desk.son):
        told = Notice.objects.filter(to=desk.son.user, text__startswith="Dự thảo bị trả lại")
        assert told.count() == 1
        assert passing.send_to_check(draft=draft, by=desk.son.user, at=make.AT).state == "checking"


def test_a_remark_moves_nothing(desk: make_writing.Desk) -> None:
    draft = make_writing.sent(desk)
    with make.eyes_of(desk.hoa):
        step = passing.comment_on(
            draft=draft, words="Mục 2 nên nêu hạn.", by=desk.hoa.user, at=make.AT
        )
        assert (step.is_comment, step.state, Draft.objects.get(pk=draft.pk).state) == (
            True, "checking", "checking",
        )  # fmt: skip
        with refused(passing.NoReason, match="chưa có nội dung"):
            passing.comment_on(draft=draft, words="", by=desk.hoa.user, at=make.AT)


def test_a_draft_given_up_goes_nowhere(desk: make_writing.Desk) -> None:
    draft = make_writing.drafted(desk)
    with make.eyes_of(desk.son):
        passing.cancel_draft(draft=draft, reason="Trùng công văn", by=desk.son.user, at=make.AT)
        with refused(NotOnTheMap, match="trạng thái cuối"):
            passing.send_to_check(draft=draft, by=desk.son.user, at=make.AT)


def test_a_deputy_signs_for_the_head(desk: make_writing.Desk) -> None:
    with make.eyes_of(desk.lan):
        office = office_actions.set_up_office(
            body=desk.body, title="Phó Chủ tịch", is_single=False, by=desk.lan.user, at=make.AT
        )
        official = office_actions.enter_official(
            full_name="Lý Văn Phúc", by=desk.lan.user, at=make.AT
        )
        deputy = office_actions.hand_over(
            office=office, to=official, on=make.LONG_AGO, by=desk.lan.user, at=make.AT
        )
    draft = make_writing.drafted(desk, signer=deputy, capacity="body_deputy")
    with make.eyes_of(desk.son):
        signature = written.signature_of(draft=draft)

    assert signature is not None
    assert signature.capacity == ("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signature.name == "Lý Văn Phúc"


def test_the_most_urgent_waits_on_top_and_never_for_its_writer(desk: make_writing.Desk) -> None:
    usual, flash = make_writing.sent(desk), make_writing.sent(desk, urgency="hoa_toc")
    with make.eyes_of(desk.hoa):
        found = written.waiting_for(owner=desk.body, state="checking", not_by=desk.hoa.user.pk)
        assert list(found) == [flash, usual]
    with make.eyes_of(desk.son):
        own = written.waiting_for(owner=desk.body, state="checking", not_by=desk.son.user.pk)
        assert list(own) == []


@pytest.mark.parametrize(
    "table",
    [
        "draft", "draftline", "draftbasis", "draftannex", "draftenclosure", "draftversion",
        "draftstep", "numberseries", "numberrun", "seriestype",
    ],
)  # fmt: skip
def test_another_district_sees_nothing_of_it(desk: make_writing.Desk, table: str) -> None:
    make_writing.series(desk, "Sổ chung", "CV")
    make_writing.issued(desk, annexes=[writing.AnnexText("Mẫu", "Nội dung")])
    make_writing.enclosed(desk, make_writing.drafted(desk))

    with make.eyes_of(desk.thu):
        assert _count(table) > 0
    with make.eyes_of(make.cuong()):
        assert _count(table) == 0
        assert list(written.drafts(owner=desk.body)) == []


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM directives_{table}")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def test_even_the_body_above_sees_no_draft_of_a_body_below() -> None:
    below = make_writing.desk(body=make.district("huyện Thanh Giang"))
    draft = make_writing.drafted(below)
    above = make.person("mai", "Đặng Tuyết Mai", body=make.province(), role=below.lan.seat.role)

    with make.eyes_of(above):
        assert written.draft_in_full(pk=draft.pk) is None
