"""The review page of a scan: what the machine read, marked on the picture of the page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lalanh.directives.models import Document
from tests import make, make_directives, scanning

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province, with a plan photographed by telephone in the register."""
    lan = make.lan()
    taken = SimpleUploadedFile("anh.jpg", scanning.as_photograph(scanning.drawn()))
    _site(lan).post("/van-ban/nap/", {"uploads": [taken]})
    make_directives.run_jobs()
    return lan


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def _draft(lan: make.Person) -> Document:
    with make.eyes_of(lan):
        return Document.objects.get()


def test_clauses_are_marked_on_the_picture(lan: make.Person) -> None:
    draft = _draft(lan)
    page = _site(lan).get(f"/van-ban/{draft.pk}/kiem-tra/").content.decode()
    with make.eyes_of(lan):
        clause = draft.clauses.earliest("position")

    assert f'href="/van-ban/tep/{draft.reading_id}/trang/1/"' in page
    assert f'<g id="doan-{clause.pk}"' in page
    assert f'<rect class="passage is-task" data-clauses="{clause.pk}"' in page


def test_the_recognised_text_is_one_click_away(lan: make.Person) -> None:
    draft = _draft(lan)
    page = _site(lan).get(f"/van-ban/{draft.pk}/kiem-tra/?xem=chu").content.decode()

    assert "/trang/1/" not in page
    assert 'class="paper"' in page
    assert "Xem bản chụp" in page


def test_the_picture_is_given_to_who_may_see_it_alone(lan: make.Person) -> None:
    address = f"/van-ban/tep/{_draft(lan).reading_id}/trang/1/"
    mine, theirs = _site(lan).get(address), _site(make.cuong()).get(address)

    assert (mine.status_code, mine["Content-Type"]) == (200, "image/jpeg")
    assert mine.content.startswith(b"\xff\xd8\xff")
    assert theirs.status_code == 404


def test_a_page_that_is_not_there_is_not_found(lan: make.Person) -> None:
    draft = _draft(lan)
    assert _site(lan).get(f"/van-ban/tep/{draft.reading_id}/trang/9/").status_code == 404
