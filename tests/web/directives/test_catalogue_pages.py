"""Corrections, names in use and types, on their pages."""

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.directives.models import Correction, DocumentType, SameName
from tests import make, make_directives

pytestmark = pytest.mark.django_db


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


@pytest.mark.parametrize("page", ["/van-ban/ten-goi/", "/van-ban/loai/", "/van-ban/loai/1/"])
def test_the_keeper_of_catalogues_alone_opens_them(page: str) -> None:
    keeper, leader = make.cuong(Role.KEEPER), make.lan()

    assert _site(keeper).get(page).status_code == 200
    assert _site(leader).get(page).status_code == 403


def test_a_type_is_added_and_renamed() -> None:
    site = _site(make.cuong(Role.KEEPER))

    site.post("/van-ban/loai/", {"name": "Tờ gấp", "code": "TG"})
    made = DocumentType.objects.get(code="TG")
    again = site.post("/van-ban/loai/", {"name": "Tờ gấp", "code": "TGG"}).content.decode()
    site.post(f"/van-ban/loai/{made.pk}/", {"name": "Tờ rơi", "code": "TR"})

    assert "Danh mục đã có loại “Tờ gấp”" in again
    assert DocumentType.objects.filter(pk=made.pk, name="Tờ rơi", code="TR").exists()


def test_a_name_in_use_is_added_and_dropped() -> None:
    site = _site(make.cuong(Role.KEEPER))

    site.post("/van-ban/ten-goi/", {"thing": "Quỹ Vì người nghèo", "words": "Quỹ VNN"})
    made = SameName.objects.get(words="Quỹ VNN")
    shown = site.get("/van-ban/ten-goi/").content.decode()
    site.post(f"/van-ban/ten-goi/{made.pk}/bo/")

    assert "Quỹ VNN" in shown
    assert not SameName.objects.filter(pk=made.pk).exists()


def test_a_reading_is_corrected_beside_the_text_and_taken_back() -> None:
    lan = make.lan()
    document = make_directives.registered(lan)
    site = _site(lan)
    page = f"/van-ban/{document.pk}/dinh-chinh/"

    wrong = site.post(page, {"literal": "xyz", "reading": "abc"}).content.decode()
    site.post(page, {"literal": "Huy động", "reading": "Vận động"})
    shown = site.get(f"/van-ban/{document.pk}/").content.decode()
    with make.eyes_of(lan):
        site.post(f"/van-ban/dinh-chinh/{Correction.objects.get().pk}/bo/")
    after = site.get(page).content.decode()

    assert "Không thấy “xyz” trong toàn văn" in wrong
    assert "đọc đúng là" in shown
    assert "is-corrected" in shown
    assert "Chưa có đính chính nào" in after


def test_a_refused_filter_says_so_and_lists_nothing() -> None:
    lan = make.lan()
    make_directives.registered(lan)

    said = _site(lan).get("/van-ban/?year=abc", headers={"HX-Request": "true"}).content.decode()

    assert "Chưa lọc được" in said
    assert "Năm gồm bốn chữ số" in said
    assert "Vận động ủng hộ" not in said
