"""The notices of an account: read by it alone."""

import pytest
from django.test import Client

from lalanh.base import notices
from lalanh.base.models import Notice
from tests import make
from tests.web.reading import parsed, part, text_of


def _tell(person: make.Person, text: str, *, url: str = "", urgency: int = 0) -> Notice:
    with make.eyes_of(person):
        [notice] = notices.send(
            to=[person.user], kind="tests.told", text=text, url=url,
            urgency=Notice.Urgency(urgency), by=person.user, at=make.AT,
        )  # fmt: skip
    return notice


def _read_at(person: make.Person, notice: Notice) -> object:
    with make.eyes_of(person):
        return Notice.objects.get(pk=notice.pk).read_at


@pytest.mark.django_db
def test_the_bell_counts_what_is_unread(client: Client) -> None:
    binh = make.binh()
    _tell(binh, "Có việc mới")
    client.force_login(binh.user)

    bell = parsed(client.get("/")).xpath("//a[@href='/thong-bao/'][contains(@class, 'tool')]")[0]

    assert bell.get("aria-label") == "Thông báo: 1 chưa đọc"


@pytest.mark.django_db
def test_the_most_urgent_of_the_unread_stands_on_top(client: Client) -> None:
    binh = make.binh()
    _tell(binh, "Việc thường")
    _tell(binh, "Việc hỏa tốc", urgency=2)
    client.force_login(binh.user)

    lines = parsed(client.get("/thong-bao/")).xpath("//article")

    assert ["hỏa tốc" in text_of(line) for line in lines] == [True, False]


@pytest.mark.django_db
def test_one_notice_is_marked_read_and_opened(client: Client) -> None:
    binh = make.binh()
    notice = _tell(binh, "Mở xem", url="/viec/")
    client.force_login(binh.user)

    answer = client.post(f"/thong-bao/{notice.pk}/", {"open": "1"})

    assert answer["Location"] == "/viec/"
    assert _read_at(binh, notice) is not None


@pytest.mark.django_db
def test_a_notice_never_leads_off_the_site(client: Client) -> None:
    binh = make.binh()
    notice = _tell(binh, "Mở xem", url="//example.com/lay-mat-khau")
    client.force_login(binh.user)

    answer = client.post(f"/thong-bao/{notice.pk}/", {"open": "1"})

    assert answer["Location"] == "/thong-bao/"


@pytest.mark.django_db
def test_all_notices_are_marked_read_at_once(client: Client) -> None:
    binh = make.binh()
    told = [_tell(binh, "Một"), _tell(binh, "Hai")]
    client.force_login(binh.user)

    client.post("/thong-bao/doc-het/")

    assert None not in [_read_at(binh, notice) for notice in told]


@pytest.mark.django_db
def test_another_account_cannot_mark_it_read(client: Client) -> None:
    binh = make.binh()
    notice = _tell(binh, "Của Bình")
    client.force_login(make.cuong().user)

    assert client.post(f"/thong-bao/{notice.pk}/").status_code == 404
    assert _read_at(binh, notice) is None


@pytest.mark.django_db
def test_the_list_swapped_in_equals_the_list_reloaded(client: Client) -> None:
    binh = make.binh()
    _tell(binh, "Có việc mới", url="/viec/")
    client.force_login(binh.user)

    swapped = client.get("/thong-bao/", headers={"HX-Request": "true"})

    assert part(swapped, "rows") == part(client.get("/thong-bao/"), "rows")
