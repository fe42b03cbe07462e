"""Changing from one of one's seats to another."""

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from tests import make
from tests.web.reading import parsed, text_of


@pytest.mark.django_db
def test_the_page_after_the_change_is_seen_from_the_new_seat(client: Client) -> None:
    lan = make.lan()
    second = make.person("lan", "Trần Thị Lan", body=make.commune(), role=Role.LOOKER)
    client.force_login(lan.user)

    answer = client.post("/ghe/", {"seat": second.seat.id}, follow=True)

    assert answer.context["seat"].id == second.seat.id
    assert "xã An Hòa" in text_of(parsed(answer).get_element_by_id("noi-dung"))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/nhiem-vu/"])
def test_both_seats_are_offered_and_the_present_one_marked(client: Client, address: str) -> None:
    lan = make.lan()
    make.person("lan", "Trần Thị Lan", body=make.commune(), role=Role.LOOKER)
    client.force_login(lan.user)

    offered = parsed(client.get(address)).xpath("//button[@name='seat']")

    assert [button.get("aria-current") for button in offered] == ["true", None]
    assert offered[0].get("value") == str(lan.seat.id)


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "0", "abc", "²", "99999999999999999999"])
def test_a_number_that_is_no_seat_is_not_found(client: Client, given: str) -> None:
    client.force_login(make.lan().user)

    assert client.post("/ghe/", {"seat": given}).status_code == 404


@pytest.mark.django_db
def test_nobody_sits_down_on_the_seat_of_another(client: Client) -> None:
    client.force_login(make.cuong().user)

    assert client.post("/ghe/", {"seat": make.lan().seat.id}).status_code == 404


@pytest.mark.django_db
def test_looking_at_the_address_changes_nothing(client: Client) -> None:
    client.force_login(make.lan().user)

    assert client.get("/ghe/").status_code == 405
