"""Who may open the pages of the shell, and what stands around them."""

from collections.abc import Callable

import pytest
from django.test import Client

from lalanh.base.permissions import Permission
from lalanh.organisations import actions as organisations
from lalanh.organisations.models import Seat
from lalanh.web import desk
from tests import make
from tests.web.reading import parsed, text_of

PAGES = ["/", "/thong-bao/", "/viec/", "/kho-giao-dien/", "/tai-khoan/"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PAGES, "/nhat-ky/", "/viec/1/"])
def test_a_stranger_is_sent_to_sign_in(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/tai-khoan/dang-nhap/")


def test_a_part_of_a_page_asked_for_by_a_stranger_takes_the_whole_page_to_sign_in(
    client: Client,
) -> None:
    here = {"HX-Request": "true", "HX-Current-URL": "http://testserver/nhiem-vu/?words=gao"}

    answer = client.get("/nhiem-vu/?words=gạo", headers=here)

    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"] == ("/tai-khoan/dang-nhap/?next=/nhiem-vu/%3Fwords%3Dgao")


def test_who_presses_after_the_end_of_the_session_comes_back_to_the_page_with_the_button(
    client: Client,
) -> None:
    before = "http://testserver/don-doc/nhan-duoc/?page=2"

    answer = client.post("/don-doc/da-xem/", headers={"Referer": before}, follow=True)

    address, _ = answer.redirect_chain[-1]
    assert address == "/tai-khoan/dang-nhap/?next=/don-doc/nhan-duoc/%3Fpage%3D2"
    assert "việc vừa bấm chưa được ghi" in answer.content.decode()


def test_a_press_from_elsewhere_leads_to_the_first_page(client: Client) -> None:
    answer = client.post("/don-doc/da-xem/", headers={"Referer": "https://example.com/x"})

    assert answer["Location"] == "/tai-khoan/dang-nhap/?next=/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("somebody", [make.lan, make.binh, make.cuong])
def test_everybody_with_a_seat_opens_the_shell(
    client: Client, address: str, somebody: Callable[[], make.Person]
) -> None:
    client.force_login(somebody().user)

    assert client.get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PAGES, "/nhat-ky/"])
def test_a_page_has_one_main_heading_that_names_the_window(client: Client, address: str) -> None:
    client.force_login(make.lan().user)

    page = parsed(client.get(address))

    headings = [text_of(heading) for heading in page.iter("h1")]
    assert [f"{heading} · Lá Lành" for heading in headings] == [text_of(page.find(".//title"))]


@pytest.mark.django_db
def test_an_account_without_seat_is_told_what_to_do(client: Client) -> None:
    lan = make.lan()
    with make.eyes_of(lan):
        seat = Seat.objects.get(pk=lan.seat.id)
        organisations.take_seat_back(seat=seat, on=make.AT.date(), by=lan.user, at=make.AT)
    client.force_login(lan.user)

    answer = client.get("/")

    assert answer.status_code == 200
    assert "chưa được giao vai trò" in text_of(parsed(answer))


@pytest.mark.django_db
def test_the_menu_holds_what_the_seat_may_open(client: Client) -> None:
    client.force_login(make.binh().user)

    menu = parsed(client.get("/")).get_element_by_id("menu")

    assert "/" in menu.xpath(".//a/@href")
    assert "/nhat-ky/" not in menu.xpath(".//a/@href")


@pytest.mark.django_db
def test_the_menu_marks_the_present_page_alone(client: Client) -> None:
    client.force_login(make.lan().user)

    menu = parsed(client.get("/viec/")).get_element_by_id("menu")

    assert menu.xpath(".//a[@aria-current]/@href") == ["/viec/"]


@pytest.fixture
def _cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk with two cards: one for whoever sees tasks, one for whoever keeps the register."""
    monkeypatch.setattr(desk, "CARDS", [])
    desk.card("Việc gần", order=2, permission=Permission.SEE_TASKS, url_name="web:jobs")(
        lambda seat, at: desk.Content(
            figure="3", rows=[desk.Row("Nộp báo cáo", url="/viec/", badge="quá hạn", tone="bad")]
        )
    )
    desk.card("Danh mục", order=1, permission=Permission.KEEP_ORGANISATIONS, url_name="web:jobs")(
        lambda seat, at: desk.Content(figure="9")
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("_cards")
def test_the_desk_shows_the_cards_the_seat_may_see(client: Client) -> None:
    client.force_login(make.binh().user)

    cards = [text_of(card) for card in parsed(client.get("/")).xpath("//section")]

    assert cards == ["Việc gần 3 Nộp báo cáo quá hạn"]
