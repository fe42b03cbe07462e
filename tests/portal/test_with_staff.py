"""What the staff publish is what the public read."""

from pathlib import Path

import pytest
from django.test import Client

from lalanh.transparency.models import Publication
from tests import make_fund, make_publication
from tests.portal.reading import links, words


@pytest.fixture
def made(db: None, _own_folders: None) -> Publication:
    """A publication of the day's gifts, made on the staff site before the public one is asked."""
    lan = make_fund.accountant()
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
