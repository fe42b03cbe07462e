"""Letters from the public page: Lan settles them, Bình and Cường do not see them."""

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.fund.models import PublicLetter
from lalanh.transparency.actions import letters, publishing
from lalanh.transparency.models import PublishedRow
from lalanh.transparency.queries import row_numbered
from lalanh.web import desk
from tests import make, make_fund, make_letters, make_publication
from tests.make_letters import REPORT, WISH
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """Lan, whose fund's book is published: row 0 names its donor."""
    keeper = make_fund.accountant()
    make_publication.booked_fund(keeper)
    make_publication.published(keeper)
    return keeper


def _as(person: make.Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def _seen(keeper: make.Person, letter: PublicLetter) -> PublicLetter:
    with make.eyes_of(keeper):
        return PublicLetter.objects.get(pk=letter.pk)


def test_the_list_shows_the_open_letters_first(lan: make.Person) -> None:
    first = make_letters.taken(lan)
    second = make_letters.taken(lan, "fund.error_report", {**REPORT, "code": "AAAA-BBBB"})
    client = _as(lan)
    client.post(f"/cong-bo/thu/{first.pk}/tra-loi/", {"answer": "Đã xem."})

    answer = client.get("/cong-bo/thu/")

    assert list(answer.context["page"]) == [second, first]
    assert "AAAA-BBBB" in answer.text


def test_a_letter_is_found_by_the_code_its_sender_reads_out(lan: make.Person) -> None:
    make_letters.taken(lan)
    client = _as(lan)

    assert "K7PM-2QXD" in client.get("/cong-bo/thu/?code=k7pm-2qxd ").text
    assert "Không có thư nào mang mã này" in client.get("/cong-bo/thu/?code=ZZZZ-ZZZZ").text


def test_the_fragment_is_what_the_page_shows_after_a_reload(lan: make.Person) -> None:
    make_letters.taken(lan)
    client = _as(lan)

    fragment = client.get("/cong-bo/thu/", headers={"HX-Request": "true"}).text.strip()

    assert fragment.startswith('<div id="rows">')
    assert fragment in client.get("/cong-bo/thu/").text


def test_a_letter_stands_beside_the_row_it_speaks_of(lan: make.Person) -> None:
    letter = make_letters.taken(lan)

    page = _as(lan).get(f"/cong-bo/thu/{letter.pk}/").text

    assert "Xin đừng nêu tên tôi." in page
    assert "0900 000 001" in page
    assert "500.000 đồng" in page
    assert "khớp phiếu thu của dòng" in page


@pytest.mark.parametrize("number", [99, 5], ids=["not there", "closes a publication"])
def test_a_letter_about_no_row_offers_an_answer_only(lan: make.Person, number: int) -> None:
    letter = make_letters.taken(lan, said={**WISH, "number": number})

    answer = _as(lan).get(f"/cong-bo/thu/{letter.pk}/")

    assert "không có dòng mang số này" in answer.text
    assert (answer.context["may_honour"], answer.context["may_settle"]) == (False, True)


def test_a_wish_is_honoured_and_answered_in_one_go(lan: make.Person) -> None:
    letter = make_letters.taken(lan)

    answer = _as(lan).post(f"/cong-bo/thu/{letter.pk}/thoi-neu-ten/", follow=True)

    after = _seen(lan, letter)
    assert PublishedRow.objects.get(number=0).withheld_at is not None
    assert after.answer == "Từ lần công bố tới, dòng 0 không nêu tên nữa."
    assert (after.state, after.contact, after.answered_by) == ("answered", "", lan.user)
    assert after.answer in answer.text


def test_a_name_already_taken_out_leaves_the_letter_open(lan: make.Person) -> None:
    letter = make_letters.taken(lan)
    with make.eyes_of(lan):
        row = PublishedRow.objects.get(number=0)
        publishing.withhold_name(row=row, by=lan.user, at=make.AT)

    answer = _as(lan).post(f"/cong-bo/thu/{letter.pk}/thoi-neu-ten/", follow=True)

    after = _seen(lan, letter)
    assert "đã không nêu tên từ trước" in answer.text
    assert (after.state, after.contact) == ("open", "0900 000 001")
    assert not answer.context["may_honour"]


def test_an_error_report_is_answered_in_words(lan: make.Person) -> None:
    letter = make_letters.taken(lan, "fund.error_report", REPORT)

    answer = _as(lan).post(
        f"/cong-bo/thu/{letter.pk}/tra-loi/", {"answer": "Đã sửa ở dòng 7."}, follow=True
    )

    assert _seen(lan, letter).state == "answered"
    assert "Đã sửa ở dòng 7." in answer.text
    assert "0900 000 001" not in answer.text


def test_an_answer_without_a_word_comes_back_with_a_sentence(lan: make.Person) -> None:
    letter = make_letters.taken(lan)

    answer = _as(lan).post(f"/cong-bo/thu/{letter.pk}/tra-loi/", {"answer": ""})

    assert answer.status_code == 422
    assert _seen(lan, letter).state == "open"


def test_a_letter_that_is_not_for_us_is_thrown_away(lan: make.Person) -> None:
    letter = make_letters.taken(lan, "fund.error_report", REPORT)

    answer = _as(lan).post(f"/cong-bo/thu/{letter.pk}/bo/", follow=True)

    assert _seen(lan, letter).state == "dropped"
    assert "300.000 đồng" not in answer.text


def test_a_report_is_no_wish(lan: make.Person) -> None:
    letter = make_letters.taken(lan, "fund.error_report", REPORT)

    with make.eyes_of(lan), refused(letters.NoWish, match="không xin thôi nêu tên"):
        letters.honour_wish(letter=letter, by=lan.user, at=make.AT)


def test_a_wish_about_no_row_cannot_be_honoured(lan: make.Person) -> None:
    letter = make_letters.taken(lan, said={**WISH, "number": 99})

    with make.eyes_of(lan), refused(letters.NoSuchRow, match="không có dòng"):
        letters.honour_wish(letter=letter, by=lan.user, at=make.AT)


def test_the_row_that_closes_a_publication_is_no_row_of_the_book(lan: make.Person) -> None:
    with make.eyes_of(lan):
        assert PublishedRow.objects.filter(number=5).exists()
        assert row_numbered(5) is None


@pytest.mark.parametrize("button", ["thoi-neu-ten", "tra-loi", "bo"])
def test_a_letter_is_settled_by_the_body_it_is_for(lan: make.Person, button: str) -> None:
    giang = make.person("giang", "Đỗ Thu Giang", body=make.district(), role=Role.ACCOUNTANT)
    with make.eyes_of(giang):
        make_fund.fund(giang, code="HUYEN")
    letter = make_letters.taken(giang, said={**WISH, "fund": "HUYEN"})
    client = _as(lan)

    assert "ở đây chỉ xem được" in client.get(f"/cong-bo/thu/{letter.pk}/").text
    assert client.post(f"/cong-bo/thu/{letter.pk}/{button}/").status_code == 404


@pytest.mark.parametrize("page", ["", "{pk}/"])
def test_binh_who_only_looks_reads_no_letter(lan: make.Person, page: str) -> None:
    letter = make_letters.taken(lan)

    assert _as(make.binh()).get(f"/cong-bo/thu/{page.format(pk=letter.pk)}").status_code == 403


def test_cuong_finds_no_letter_of_another_branch(lan: make.Person) -> None:
    letter = make_letters.taken(lan)
    client = _as(make.cuong(Role.ACCOUNTANT))

    assert client.get(f"/cong-bo/thu/{letter.pk}/").status_code == 404
    assert client.post(f"/cong-bo/thu/{letter.pk}/bo/").status_code == 404
    assert "Chưa có thư nào" in client.get("/cong-bo/thu/").text


def _on_desk(person: make.Person) -> desk.Content | None:
    with make.eyes_of(person):
        filled = desk.laid_out(seat=person.seat, at=make.AT)
    return next((c.content for c in filled if c.title == "Thư từ trang công khai"), None)


def test_what_waits_lies_on_the_desk_of_who_prepares_publications(lan: make.Person) -> None:
    letter = make_letters.taken(lan)

    content = _on_desk(lan)

    assert content is not None
    assert content.figure == "1"
    assert content.rows == [
        desk.Row(
            "Xin thôi nêu tên, dòng 0", f"/cong-bo/thu/{letter.pk}/", "mã K7PM-2QXD, chờ 0 ngày"
        )
    ]
    assert _on_desk(make.binh()) is None


def test_a_desk_without_letters_says_so(lan: make.Person) -> None:
    content = _on_desk(lan)

    assert content is not None
    assert (content.rows, content.empty) == ([], "Không có thư nào chờ trả lời.")
