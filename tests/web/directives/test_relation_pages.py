"""Attachments, bases, force and receipt, on their pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lalanh.directives.models import Citation, Force
from lalanh.organisations.models import Unit
from tests import make, make_directives, make_organisations, make_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province."""
    return make.lan()


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def test_a_file_and_a_document_are_attached_and_taken_off(lan: make.Person) -> None:
    letter = make_directives.registered(lan)
    plan = make_directives.registered(
        lan, words=make_directives.PLAN.replace("45/KH-MTTQ-BTT", "99/KH-MTTQ-BTT")
    )
    site, page = _site(lan), f"/van-ban/{letter.pk}/kem-theo/"

    site.post(page, {"uploads": SimpleUploadedFile("bieu.txt", b"so lieu")})
    choices = site.get(f"{page}?tim=99/KH", headers={"HX-Request": "true"}).content.decode()
    site.post(f"{page}chon/", {"chosen": plan.pk})
    again = site.post(f"{page}chon/", {"chosen": plan.pk}, follow=True).content.decode()
    with make.eyes_of(lan):
        file, document = letter.attachments.order_by("pk")
    content = site.get(f"/van-ban/kem-theo/{file.pk}/").content
    site.post(f"/van-ban/kem-theo/{document.pk}/bo/")

    assert f'value="{plan.pk}"' in choices
    assert "Đã kèm theo văn bản này rồi" in again
    assert content == b"so lieu"
    with make.eyes_of(lan):
        assert letter.attachments.count() == 1


def test_a_basis_is_added_and_linked(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    call = make_directives.registered(
        lan, words=make_directives.PLAN.replace("45/KH-MTTQ-BTT", "99/KH-MTTQ-BTT")
    )
    site = _site(lan)

    site.post(f"/van-ban/{document.pk}/can-cu/", {"literal": "Lời kêu gọi", "relation": "basis"})
    with make.eyes_of(lan):
        made = Citation.objects.get(literal="Lời kêu gọi")
    found = site.get(f"/van-ban/can-cu/{made.pk}/?tim=99").content.decode()
    site.post(f"/van-ban/can-cu/{made.pk}/", {"chosen": call.pk})
    shown = site.get(f"/van-ban/{document.pk}/").content.decode()
    refusal = site.post(f"/van-ban/can-cu/{made.pk}/bo/", follow=True).content.decode()

    assert "99/KH-MTTQ-BTT" in found
    assert "Lời kêu gọi" in shown
    assert "Văn bản này đã vào sổ" in refusal
    with make.eyes_of(lan):
        made.refresh_from_db()
        assert made.cited == call


def test_where_a_directive_is_in_force_is_noted_and_ended(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    make_organisations.unit("tỉnh Sông Đà")
    unit = Unit.objects.get()
    site, page = _site(lan), f"/van-ban/{document.pk}/ap-dung/"
    facts = {"unit": unit.pk, "starts_on": "2021-08-01"}

    wrong = site.post(page, facts | {"numbered": "không có"}).content.decode()
    site.post(page, facts)
    with make.eyes_of(lan):
        made = Force.objects.get()
    early = site.post(f"/van-ban/ap-dung/{made.pk}/dung/", {"ends_on": "2021-07-01"})
    site.post(f"/van-ban/ap-dung/{made.pk}/dung/", {"ends_on": "2021-08-31"})
    shown = site.get(page).content.decode()

    assert "Sổ chưa có văn bản số này" in wrong
    assert "Ngày thôi áp dụng phải từ ngày bắt đầu" in early.content.decode()
    assert "đã thôi áp dụng" in shown


def test_who_lacks_receipt_is_listed_and_exported(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)
    site, page = _site(lan), f"/van-ban/{document.pk}/noi-nhan/"

    before = site.get(f"{page}?thieu=chua-nhan").content.decode()
    giang = _site(make_tasks.giang())
    giang.post(f"/van-ban/{document.pk}/da-nhan/")
    after = site.get(f"{page}?thieu=chua-nhan").content.decode()
    sheet = site.get(f"{page}bang-tinh/?thieu=chua-nhan")

    assert "huyện Thanh Giang" in before
    assert "huyện Thanh Giang" not in after
    assert sheet.content.startswith(b"PK")
    assert giang.get(page).status_code == 404
