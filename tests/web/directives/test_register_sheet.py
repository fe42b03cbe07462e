"""The register leaves as a workbook, narrowed as on the page."""

import datetime as dt

import pytest
from django.test import Client

from tests import make, make_directives, make_sheets

pytestmark = pytest.mark.django_db


def _rows(person: make.Person, query: str = "") -> list[list[object]]:
    """The rows below the heads."""
    site = Client()
    site.force_login(person.user)
    (rows,) = make_sheets.read(site.get(f"/van-ban/bang-tinh/{query}").content).values()
    heads = next(number for number, row in enumerate(rows) if "Trích yếu" in row)
    return rows[heads + 1 :]


def test_a_document_stands_in_the_sheet_with_its_day_as_a_day() -> None:
    lan = make.lan()
    make_directives.registered(lan)

    (row,) = _rows(lan)

    assert row[:3] == ["45/KH-MTTQ-BTT", dt.date(2021, 8, 2), "Kế hoạch"]


@pytest.mark.parametrize(("query", "count"), [("?words=vung+lu", 1), ("?words=khong+co", 0)])
def test_the_sheet_is_narrowed_by_the_search(query: str, count: int) -> None:
    lan = make.lan()
    make_directives.registered(lan)

    assert len([row for row in _rows(lan, query) if any(row)]) == count


def test_another_district_downloads_no_document_of_ours() -> None:
    make_directives.registered(make.lan())

    assert [row for row in _rows(make.cuong()) if any(row)] == []
