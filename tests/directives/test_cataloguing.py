"""Types of documents are data."""

import pytest

from lalanh.directives.actions import cataloguing
from lalanh.directives.models import DocumentType
from tests import make
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


def test_a_new_type_needs_no_code() -> None:
    lan = make.lan()
    with make.eyes_of(lan):
        made = cataloguing.add_type(name=" Thư  ngỏ mới ", code="TNM", by=lan.user, at=make.AT)
        cataloguing.rename_type(
            kind=made, name="Thư ngỏ chung", code="TNC", by=lan.user, at=make.AT
        )

    assert DocumentType.objects.filter(name="Thư ngỏ chung", code="TNC").exists()


@pytest.mark.parametrize(("name", "code"), [("Kế hoạch", "KHX"), ("Loại mới", "KH")])
def test_a_name_or_code_stands_for_one_type(name: str, code: str) -> None:
    lan = make.lan()
    with make.eyes_of(lan), refused(cataloguing.TypeTaken):
        cataloguing.add_type(name=name, code=code, by=lan.user, at=make.AT)
