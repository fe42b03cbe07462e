"""What the staff publish is what the public read."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings

from lalanh.fund.models import PublicLetter
from lalanh.transparency.models import Publication
from tests import make, make_fund, make_letters, make_publication
from tests.portal.reading import links, words


@pytest.fixture
def lan(db: None) -> make.Person:
    """Lan, who keeps the fund."""
    return make_fund.accountant()


@pytest.fixture
def made(lan: make.Person, _own_folders: None) -> Publication:
    """A publication of the day's gifts, made on the staff site before the public one is asked."""
    make_publication.booked_fund(lan)
    return make_publication.published(lan)


def test_a_publication_of_the_staff_is_on_the_shelf(made: Publication, portal: Path) -> None:
    client = Client()

    home, publications = client.get("/"), client.get("/cong-bo/")

    assert (portal / made.file_name).exists()
    assert f"Đã nhận {made.in_vnd:,} đồng".replace(",", ".") in words(home)
    assert made.root in words(publications)
    assert f"/tep/{made.file_name}" in links(publications)


def test_a_gift_of_the_bank_statement_leads_back_to_its_line(
    made: Publication, portal: Path
) -> None:
    client = Client()
    address = min(a for a in links(client.get("/")) if a.startswith("/dong/"))

    said = words(client.get(address))

    assert "trong tệp sao kê" in said
    assert made.root in said


@pytest.mark.usefixtures("made", "portal")
def test_a_letter_of_a_visitor_comes_to_whoever_keeps_the_fund(lan: make.Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE lalanh_public")
        sent = Client().post(
            "/gop-y/", {"about": "bao-sai", "number": "1", "text": "Đúng ra là 300.000 đồng."}
        )
        cursor.execute("SET ROLE lalanh_app")

    # The worker knows the addresses of the staff site.
    with override_settings(ROOT_URLCONF="lalanh.config.urls_staff"):
        make_letters.take_all()

    with make.eyes_of(lan):
        letter = PublicLetter.objects.get()
    assert (letter.kind, letter.number, letter.owner) == ("error_report", 1, lan.body)
    assert sent["Location"] == f"/gop-y/da-gui/?ma={letter.code}"
