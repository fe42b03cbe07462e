"""Finding documents again, and what is unsure in a draft."""

import pytest

from lalanh.directives.actions import registering, spreading
from lalanh.directives.models import ClauseAssignee, Copy
from lalanh.directives.queries import documents, doubts, meanings, registers, search
from lalanh.directives.queries.doubts import Doubt
from tests import make, make_directives, make_organisations, make_tasks

pytestmark = pytest.mark.django_db

URGENT = make_directives.PLAN.replace("45/KH-MTTQ-BTT", "46/KH-MTTQ-BTT").replace(
    "KẾ HOẠCH\n", "HỎA TỐC\n\nKẾ HOẠCH\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "đồng bào vùng lũ", "DONG BAO VUNG LU", "45/KH", "Uỷ ban MTTQ", "lũ bị thiệt hại",
        "Mai Sương",
    ],
)  # fmt: skip
def test_a_document_is_found_with_and_without_tones(words: str) -> None:
    lan = make.lan()
    make_directives.registered(lan)

    with make.eyes_of(lan):
        assert len(search.find(words=words).ids) == 1


@pytest.mark.parametrize("words", ["hạn hán", "47/KH"])
def test_other_words_find_nothing(words: str) -> None:
    lan = make.lan()
    make_directives.registered(lan)

    with make.eyes_of(lan):
        assert search.find(words=words).ids == ()


def test_an_urgent_draft_lies_on_top() -> None:
    lan = make.lan()
    urgent = make_directives.draft(lan, words=URGENT)
    make_directives.draft(lan)

    with make.eyes_of(lan):
        assert registers.pressing(body=lan.body) == [urgent]


def test_what_is_hoa_toc_lies_on_top_until_it_is_opened() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    document = make_directives.handed_out(lan, words=URGENT)

    with make.eyes_of(giang):
        before = registers.pressing(body=giang.body)
        copy = Copy.objects.get(document=document, body=giang.body)
        spreading.open_copy(copy=copy, by=giang.user, at=make.AT)
        after = registers.pressing(body=giang.body)
    assert (before, after) == ([document], [])


def test_a_draft_says_what_is_unsure() -> None:
    lan = make.lan()
    draft = make_directives.draft(lan)
    with make.eyes_of(lan):
        document = documents.document_in_full(pk=draft.pk)
        assert document is not None
        said = [doubt.sentence for doubt in doubts.doubts(document=document)]

    assert any("Chưa khớp “Ủy ban MTTQ Việt Nam huyện Thanh Giang”" in one for one in said)


def test_a_doubt_that_returns_is_said_once_with_the_number_of_places() -> None:
    found = [Doubt("Hạn?", clause_id=1), Doubt("Ai?", clause_id=1), Doubt("Hạn?", clause_id=2)]

    assert doubts.each_once(found) == [(found[0], 2), (found[1], 1)]


def test_a_draft_whose_names_are_known_has_no_doubt_about_them() -> None:
    lan = make.lan()
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    draft = make_directives.draft(lan)

    with make.eyes_of(lan):
        assert not documents.unresolved(document=draft)
        assert ClauseAssignee.objects.filter(body__isnull=False).count() == 3


def test_bodies_and_groups_are_found_by_words_without_tones() -> None:
    world = make_organisations.province_of_two_districts()
    make_organisations.group("UBND các huyện", function="ubnd", level=2)

    found = meanings.meanings(words="ubnd huyen", owner=world.front, on=make.LONG_AGO)

    assert {one.name for one in found} >= {
        "UBND các huyện", "Ủy ban nhân dân huyện Thanh Giang", "Ủy ban nhân dân huyện Kim Bảng",
    }  # fmt: skip


def test_a_key_of_a_list_leads_back_to_body_or_group() -> None:
    body = make.district()
    group = make_organisations.group("Các huyện", level=2)

    assert meanings.body_or_group(key=f"b{body.pk}") == (body, None)
    assert meanings.body_or_group(key=f"g{group.pk}") == (None, group)
    assert meanings.body_or_group(key="x1; DROP") == (None, None)


def test_a_deadline_on_the_day_of_issue_is_flagged_and_not_refused() -> None:
    lan = make.lan()
    draft = make_directives.draft(
        lan, words=make_directives.PLAN.replace("trước ngày 20/8/2021", "trước ngày 03/8/2021")
    )
    with make.eyes_of(lan):
        document = documents.document_in_full(pk=draft.pk)
        assert document is not None
        said = [doubt.sentence for doubt in doubts.doubts(document=document)]
        assert "Hạn không sau ngày ban hành." in said
        done = registering.confirm_document(document=document, by=lan.user, at=make.AT)
    assert done.state == "confirmed"
