"""Guidance on its pages: awaited, published, made concrete."""

import pytest
from django.test import Client

from lalanh.programmes.models import Guidance
from tests import make, make_directives, make_guidance, make_tasks

pytestmark = pytest.mark.django_db


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def test_guidance_goes_from_awaited_to_made_concrete() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    programme = make_guidance.carried_out(lan)
    document = make_directives.registered(
        lan, words=make_directives.PLAN.replace("45/KH-MTTQ-BTT", "7/HD-MTTQ")
    )
    site, below = _site(lan), _site(giang)

    site.post(f"/chuong-trinh/{programme.pk}/huong-dan/them/", {"title": "Mô hình khung"})
    with make.eyes_of(lan):
        row = Guidance.objects.get()
    page = f"/chuong-trinh/huong-dan/{row.pk}/"
    awaited = site.get(f"/chuong-trinh/{programme.pk}/huong-dan/").content.decode()
    found = site.get(f"{page}phat-hanh/?tim=7/HD").content.decode()
    site.post(f"{page}phat-hanh/chon/", {"chosen": document.pk})
    published = site.get(page).content.decode()
    below.post(page, {"words": "Chọn ba thôn làm điểm", "on": "2021-08-20"})

    assert "đang chờ" in awaited
    assert f'value="{document.pk}"' in found
    assert "đang dùng" in published
    assert "Chọn ba thôn làm điểm" in site.get(page).content.decode()
    assert below.get(f"{page}sua/").status_code in (403, 404)


def test_another_district_opens_no_page_of_it() -> None:
    lan = make.lan()
    row = make_guidance.guidance(lan)
    site = _site(make.cuong())

    assert site.get(f"/chuong-trinh/huong-dan/{row.pk}/").status_code == 404
    assert site.get(f"/chuong-trinh/{row.programme_id}/huong-dan/").status_code == 404
