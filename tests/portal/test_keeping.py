"""Answers are made once, sent compressed, and not sent again to whoever has them."""

import gzip
from pathlib import Path

import pytest
from django.test import Client

from lalanh.portal import figures
from lalanh.portal.shelf import shelf
from tests.portal import book
from tests.portal.reading import words

KEPT = ["/", "/tra-cuu/?q=man", "/dong/1/", "/quy/CUUTRO/", "/cong-bo/", "/du-lieu/tong-hop.json"]


@pytest.mark.parametrize("address", KEPT)
def test_whoever_has_a_page_gets_no_body(visitor: Client, address: str) -> None:
    first = visitor.get(address)

    again = visitor.get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert "public" in again["Cache-Control"]


@pytest.mark.parametrize("address", KEPT)
def test_a_page_comes_compressed_to_whoever_takes_it(visitor: Client, address: str) -> None:
    plain = visitor.get(address)

    zipped = visitor.get(address, headers={"Accept-Encoding": "gzip, br"})

    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert "Accept-Encoding" in plain["Vary"]


def test_a_page_is_made_once(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = visitor.get("/")
    monkeypatch.setattr(figures, "funds", None)

    assert visitor.get("/").content == first.content


def test_a_page_of_an_earlier_publication_is_not_kept(portal: Path) -> None:
    book.publish(portal, book.first_rows())
    client = Client()
    before = client.get("/dong/0/")

    book.publish(portal, book.first_rows(), book.second_rows())
    shelf().close()  # looks again at once, not within a second
    after = client.get("/dong/0/", headers={"If-None-Match": before["ETag"]})

    assert "Trần Thị Bưởi" in words(before)
    assert after.status_code == 200
    assert "Bưởi" not in after.text


@pytest.mark.parametrize("address", ["/khoan-cua-toi/", "/gop-y/", "/gop-y/da-gui/?ma=ABCD-EFGH"])
def test_what_one_person_asks_is_kept_by_nobody(visitor: Client, address: str) -> None:
    assert visitor.get(address)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", KEPT)
def test_a_page_leaves_no_cookie(visitor: Client, address: str) -> None:
    assert not visitor.get(address).cookies


@pytest.mark.parametrize("address", ["/khoan-cua-toi/", "/gop-y/"])
def test_a_form_leaves_the_one_cookie_it_needs(visitor: Client, address: str) -> None:
    assert list(visitor.get(address).cookies) == ["csrftoken"]


@pytest.mark.parametrize("address", [*KEPT, "/gop-y/", "/khong-co/"])
def test_every_answer_carries_the_strict_headers(visitor: Client, address: str) -> None:
    response = visitor.get(address)

    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", ["/", "/tra-cuu/", "/dong/1/", "/du-lieu/so-cong-khai.csv"])
def test_what_is_read_cannot_be_posted_to(visitor: Client, address: str) -> None:
    assert visitor.post(address).status_code == 405
