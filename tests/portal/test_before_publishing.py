"""Before the first publication the site says so, calmly, wherever one comes in."""

from pathlib import Path

import pytest
from django.test import Client

from tests.portal.reading import words

PAGES = ["/", "/tra-cuu/?q=lan", "/dong/0/", "/phieu-thu/", "/khoan-cua-toi/", "/quy/X/", "/gop-y/"]
DATA = ["/du-lieu/so-cong-khai.csv", "/du-lieu/tong-hop.json", "/dong/0/bang-chung.json"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_that_nothing_is_published(portal: Path, address: str) -> None:
    response = Client().get(address)

    assert response.status_code == 200
    assert "Chưa có lần công bố nào" in words(response)
    assert "max-age" not in response["Cache-Control"]


@pytest.mark.parametrize("address", DATA)
def test_a_program_learns_that_data_lack(portal: Path, address: str) -> None:
    assert Client().get(address).status_code == 503


def test_there_is_no_file_yet(portal: Path) -> None:
    assert Client().get("/tep/lalanh-0000000009.sqlite").status_code == 404
