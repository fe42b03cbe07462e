"""The review page: proposals beside the text, corrected in place or on a page of their own."""

import pytest
from django.test import Client

from lalanh.directives.models import Clause, ClauseAssignee, Document, Recipient
from tests import make, make_directives

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
FACTS = {
    "text": "Lập tổ phản ứng nhanh.", "kind": "task", "modality": "order",
    "last_day": "2021-08-09", "deadline_literal": "trước ngày 10/8", "is_followed": "on",
}  # fmt: skip


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province."""
    return make.lan()


@pytest.fixture
def site(lan: make.Person) -> Client:
    """The staff site as Lan sees it."""
    site = Client()
    site.force_login(lan.user)
    return site


@pytest.fixture
def draft(lan: make.Person) -> Document:
    """The plan, waiting for her."""
    return make_directives.draft(lan)


def _clause(lan: make.Person, draft: Document) -> Clause:
    with make.eyes_of(lan):
        return Clause.objects.filter(document=draft, kind="task").earliest("position")


def test_a_proposal_and_its_passage_point_at_each_other(
    lan: make.Person, site: Client, draft: Document
) -> None:
    page = site.get(f"/van-ban/{draft.pk}/kiem-tra/").content.decode()
    pk = _clause(lan, draft).pk

    assert f'href="#doan-{pk}"' in page
    assert f'id="doan-{pk}"' in page
    assert f'id="muc-{pk}"' in page


def test_uncertain_fields_say_what_to_look_at(site: Client, draft: Document) -> None:
    page = site.get(f"/van-ban/{draft.pk}/kiem-tra/").content.decode()

    assert "điểm cần xem lại" in page
    assert "Chưa khớp “Ủy ban MTTQ Việt Nam huyện Thanh Giang”" in page


def test_the_head_is_corrected(lan: make.Person, site: Client, draft: Document) -> None:
    head = {"direction": "out", "number": "45/KH", "urgency": "hoa_toc", "issued_on": "03/08/2021"}

    site.post(f"/van-ban/{draft.pk}/kiem-tra/", head)

    with make.eyes_of(lan):
        draft.refresh_from_db()
        assert (draft.number, draft.direction, draft.urgency) == ("45/KH", "out", "hoa_toc")
        assert str(draft.issued_on) == "2021-08-03"


def test_a_clause_is_corrected_on_a_page_of_its_own_without_scripts(
    lan: make.Person, site: Client, draft: Document
) -> None:
    clause = _clause(lan, draft)

    answer = site.post(f"/van-ban/muc/{clause.pk}/", FACTS)

    assert answer["Location"] == f"/van-ban/{draft.pk}/kiem-tra/#muc-{clause.pk}"
    with make.eyes_of(lan):
        clause.refresh_from_db()
        assert (clause.text, str(clause.last_day)) == ("Lập tổ phản ứng nhanh.", "2021-08-09")


def test_a_swapped_card_is_the_card_of_the_whole_page(
    lan: make.Person, site: Client, draft: Document
) -> None:
    clause = _clause(lan, draft)

    swapped = site.post(f"/van-ban/muc/{clause.pk}/", FACTS, headers=HTMX).content.decode()
    whole = site.get(f"/van-ban/{draft.pk}/kiem-tra/").content.decode()

    assert _card(swapped, clause.pk) == _card(whole, clause.pk)


def _card(page: str, pk: int) -> list[str]:
    """The card's words, without the token that changes with each answer."""
    inside = page[page.index(f'id="muc-{pk}"') :].partition("</article>")[0]
    return [word for word in inside.split() if not word.startswith("value=")]


def test_following_is_turned_off_and_on(lan: make.Person, site: Client, draft: Document) -> None:
    clause = _clause(lan, draft)

    off = site.post(f"/van-ban/muc/{clause.pk}/theo-doi/", headers=HTMX).content.decode()
    with make.eyes_of(lan):
        clause.refresh_from_db()
        assert clause.is_followed is False
    site.post(f"/van-ban/muc/{clause.pk}/theo-doi/")

    assert "Không theo dõi" not in _card(off, clause.pk)
    with make.eyes_of(lan):
        clause.refresh_from_db()
        assert clause.is_followed is True


def test_a_name_is_searched_as_one_types_and_matched(
    lan: make.Person, site: Client, draft: Document
) -> None:
    body = make.district()
    with make.eyes_of(lan):
        name = ClauseAssignee.objects.get(role="lead")

    found = site.get(f"/van-ban/ten/{name.pk}/?tim=thanh giang", headers=HTMX).content.decode()
    site.post(f"/van-ban/ten/{name.pk}/", {"role": "lead", "meant": f"b{body.pk}"})

    assert f'value="b{body.pk}"' in found
    assert "<form" not in found
    with make.eyes_of(lan):
        name.refresh_from_db()
        assert name.body == body


def test_a_name_is_matched_here_or_wherever_it_stands(
    lan: make.Person, site: Client, draft: Document
) -> None:
    body = make.district()
    with make.eyes_of(lan):
        here, there = ClauseAssignee.objects.filter(literal__endswith="Kim Bảng").order_by("pk")
    address, meant = f"/van-ban/ten/{here.pk}/", {"role": here.role, "meant": f"b{body.pk}"}

    offered = site.get(address).content.decode()
    with make.eyes_of(lan):
        site.post(address, meant)
        there.refresh_from_db()
        only_here = there.body is None
        ClauseAssignee.objects.update(body=None)
        answer = site.post(address, {**meant, "everywhere": "on"}, headers=HTMX)
        there.refresh_from_db()

    assert "Cả 1 chỗ khác cũng ghi như vậy" in offered
    assert only_here
    assert there.body == body
    assert answer.headers["HX-Refresh"] == "true"


def test_a_body_is_added_and_taken_out(lan: make.Person, site: Client, draft: Document) -> None:
    clause, body = _clause(lan, draft), make.commune()

    site.post(f"/van-ban/muc/{clause.pk}/co-quan/", {"role": "directing", "meant": f"b{body.pk}"})
    with make.eyes_of(lan):
        name = clause.assignees.get(body=body)
        assert name.role == "directing"
    site.post(f"/van-ban/ten/{name.pk}/bo/")

    with make.eyes_of(lan):
        assert not clause.assignees.filter(body=body).exists()


def test_an_unknown_choice_is_answered_in_words(
    lan: make.Person, site: Client, draft: Document
) -> None:
    answer = site.post(
        f"/van-ban/muc/{_clause(lan, draft).pk}/co-quan/", {"role": "lead", "meant": "x"}
    )

    assert "Hãy tìm và chọn một tên" in answer.content.decode()


def test_a_clause_is_added_and_dropped(lan: make.Person, site: Client, draft: Document) -> None:
    site.post(f"/van-ban/{draft.pk}/them-muc/", FACTS)
    with make.eyes_of(lan):
        added = draft.clauses.latest("position")
        assert added.text == FACTS["text"]
    site.post(f"/van-ban/muc/{added.pk}/bo/")

    with make.eyes_of(lan):
        assert not draft.clauses.filter(pk=added.pk).exists()


def test_a_recipient_gets_its_purpose(lan: make.Person, site: Client, draft: Document) -> None:
    with make.eyes_of(lan):
        line = Recipient.objects.filter(document=draft).earliest("position")

    site.post(f"/van-ban/noi-nhan/{line.pk}/", {"purpose": "know"})

    with make.eyes_of(lan):
        line.refresh_from_db()
        assert line.purpose == "know"


def test_another_body_changes_nothing(lan: make.Person, draft: Document) -> None:
    clause = _clause(lan, draft)
    other = Client()
    other.force_login(make.cuong().user)
    addresses = [
        f"/van-ban/muc/{clause.pk}/", f"/van-ban/muc/{clause.pk}/theo-doi/",
        f"/van-ban/muc/{clause.pk}/bo/", f"/van-ban/{draft.pk}/xac-nhan/",
    ]  # fmt: skip

    assert {other.post(address, FACTS).status_code for address in addresses} == {404}
