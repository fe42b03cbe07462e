"""Who may open the pages of the shell, and what stands on them."""

import pytest
from django.test import Client

from tests import make

PAGES = ["/", "/thong-bao/", "/viec/", "/kho-giao-dien/", "/tai-khoan/"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PAGES, "/nhat-ky/"])
def test_a_stranger_is_sent_to_sign_in(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/tai-khoan/dang-nhap/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_everybody_with_a_seat_opens_the_shell(client: Client, address: str) -> None:
    client.force_login(make.binh().user)

    answer = client.get(address)

    assert answer.status_code == 200
