"""The first page: what waits stands in cards, what does not stands below in one list."""

import pytest
from django.test import Client

from tests import make

pytestmark = pytest.mark.django_db


def test_cards_without_anything_waiting_stand_together_below() -> None:
    lan = make.lan()
    site = Client()
    site.force_login(lan.user)
    page = site.get("/").content.decode()

    above, _, below = page.partition("Không có gì đang chờ</h2>")
    assert "Bàn làm việc đang trống" in above
    assert '<a href="/nhiem-vu/">' in below
