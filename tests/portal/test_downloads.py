"""Whole files: parts of them, their limits, and the one that is kept back."""

from pathlib import Path

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from lalanh.portal.downloads import MOST_AT_ONCE
from lalanh.transparency.snapshot.verification import verify
from tests.portal import book
from tests.portal.reading import words

NEWEST, FIRST = "/tep/lalanh-0000000013.sqlite", "/tep/lalanh-0000000009.sqlite"
ROWS = "/du-lieu/so-cong-khai.csv"


def body(response: HttpResponseBase) -> bytes:
    """Read a download to its end, whereupon the client closes it as a server does."""
    content = response.getvalue()
    assert isinstance(content, bytes)
    return content


def test_the_file_given_out_proves_itself(visitor: Client, tmp_path: Path) -> None:
    path = tmp_path / "tai-ve.sqlite"
    path.write_bytes(body(visitor.get(NEWEST)))

    assert verify(path).holds


def test_the_checksum_fits(visitor: Client, published: list[Path]) -> None:
    text = visitor.get(f"{NEWEST}.sha256").text

    assert text == published[-1].with_name(f"{published[-1].name}.sha256").read_text()


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-99", slice(0, 100)),
        ("bytes=100-", slice(100, None)),
        ("bytes=-100", slice(-100, None)),
        ("bytes=5-999999999", slice(5, None)),
    ],
)
def test_a_part_of_a_file_is_given(
    visitor: Client, published: list[Path], asked: str, part: slice
) -> None:
    whole = published[-1].read_bytes()

    response = visitor.get(NEWEST, headers={"Range": asked})

    start = part.indices(len(whole))[0]
    assert body(response) == whole[part]
    assert response.status_code == 206
    assert response["Content-Range"].startswith(f"bytes {start}-")
    assert int(response["Content-Length"]) == len(whole[part])


@pytest.mark.parametrize("asked", ["bytes=9-5", "bytes=999999999-", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(visitor: Client, asked: str) -> None:
    assert visitor.get(NEWEST, headers={"Range": asked}).status_code == 416


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "bytes=0-1,3-4"},
        {"Range": "lines=1-2"},
        {"Range": "bytes=-"},
        {"Range": "bytes=0-99", "If-Range": '"another"'},
    ],
)
def test_a_range_that_is_not_ours_gives_the_whole(
    visitor: Client, published: list[Path], headers: dict[str, str]
) -> None:
    response = visitor.get(NEWEST, headers=headers)

    assert response.status_code == 200
    assert body(response) == published[-1].read_bytes()


def test_a_file_already_there_is_not_sent_again(visitor: Client) -> None:
    tag = visitor.head(NEWEST)["ETag"]

    assert visitor.get(NEWEST, headers={"If-None-Match": tag}).status_code == 304


def test_a_file_with_a_name_withdrawn_since_is_kept_back(visitor: Client) -> None:
    said = words(visitor.get("/cong-bo/"))

    assert visitor.get(FIRST).status_code == 404
    assert visitor.get(f"{FIRST}.sha256").status_code == 404
    assert "có tên người sau đó xin không nêu" in said


def test_an_old_file_that_names_nobody_since_withdrawn_is_given_out(portal: Path) -> None:
    book.publish(portal, book.first_rows(), [book.gift("Đỗ Thị Khế", 50_000)])

    assert body(Client().get(FIRST)) == (portal / "lalanh-0000000009.sqlite").read_bytes()


@pytest.mark.parametrize(
    "name", ["lalanh-0000000007.sqlite", "..%2Fsecret-key", "lalanh-0000000013.sqlite.baking", "x"]
)
def test_nothing_else_of_the_folder_is_given_out(visitor: Client, name: str) -> None:
    assert visitor.get(f"/tep/{name}").status_code == 404


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_all_rows_are_given_without_a_withdrawn_name(visitor: Client, ending: str) -> None:
    text = body(visitor.get(f"/du-lieu/so-cong-khai.{ending}")).decode()

    assert "Lê Văn Mận" in text
    assert "Bưởi" not in text
    assert "own_gift" not in text


def test_too_many_at_once_are_put_off_and_places_come_back(visitor: Client) -> None:
    running = [visitor.get(ROWS) for _ in range(MOST_AT_ONCE)]
    refused = visitor.get(ROWS)
    body(running[0])

    again = visitor.get(ROWS)

    assert (refused.status_code, again.status_code) == (503, 200)
    assert "Hãy thử lại sau một phút" in words(refused)
    body(again)
    body(running[1])


@pytest.mark.django_db
def test_a_reader_who_leaves_gives_the_place_back(visitor: Client) -> None:
    left = [visitor.get(NEWEST) for _ in range(MOST_AT_ONCE)]
    for response in left:
        response.close()

    assert body(visitor.get(NEWEST))
