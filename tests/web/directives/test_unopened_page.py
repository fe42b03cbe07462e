"""Documents are received several at once, hỏa tốc ones each by itself."""

import pytest
from django.test import Client

from lalanh.directives.models import Copy, Document
from tests import make, make_directives, make_tasks
from tests.web.reading import parsed, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/van-ban/chua-nhan/"


@pytest.fixture
def document(client: Client) -> Document:
    """A document that Giang's district was handed; she is signed in."""
    made = make_directives.handed_out(make.lan())
    client.force_login(make_tasks.giang().user)
    return made


def _copy(document: Document) -> Copy:
    with make.eyes_of(make.again("giang")):
        return Copy.objects.select_related("opened_by").get(document=document)


def test_what_was_not_received_is_listed_and_nothing_is_ticked(
    client: Client, document: Document
) -> None:
    tree = parsed(client.get(ADDRESS))

    assert "45/KH-MTTQ-BTT" in text_of(tree)
    assert tree.xpath("//input[@name='copy'][@checked]") == []


def test_those_ticked_are_received(client: Client, document: Document) -> None:
    answer = client.post(ADDRESS, {"copy": [_copy(document).pk]}, follow=True)

    assert "đã nhận 1 văn bản" in text_of(parsed(answer))
    assert _copy(document).opened_by == make.again("giang").user


def test_a_flash_document_is_opened_by_itself(client: Client, document: Document) -> None:
    with make.eyes_of(make.again("lan")):
        Document.objects.filter(pk=document.pk).update(urgency="hoa_toc")

    client.post(ADDRESS, {"copy": [_copy(document).pk]})

    assert _copy(document).opened_at is None
    assert "Mở xem" in text_of(parsed(client.get(ADDRESS)))


def test_without_a_tick_the_page_says_what_to_do(client: Client, document: Document) -> None:
    assert "Chưa chọn văn bản nào" in text_of(parsed(client.post(ADDRESS, follow=True)))


def test_another_district_receives_nothing_of_ours(client: Client, document: Document) -> None:
    client.force_login(make.cuong().user)

    client.post(ADDRESS, {"copy": [_copy(document).pk]})

    assert "45/KH-MTTQ-BTT" not in text_of(parsed(client.get(ADDRESS)))
    assert _copy(document).opened_at is None
