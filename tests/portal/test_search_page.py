"""Search: every way of asking, what is found said honestly, hints where nothing is."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from tests.portal import book
from tests.portal.reading import links, words


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("Lê Văn Mận", book.WRONG),
        ("le van man", book.WRONG),
        ("levanman", book.WRONG),
        ("mận lê văn", book.WRONG),
        ('"gui ba con"', book.WRONG),
        ("20tr", book.WRONG),
        ("20.000.000", book.WRONG),
        ("CUUTRO/2026/000123", book.BUOI),
        ("12/QD-MTTQ", book.SPENT),
        ("18/11/2026", book.RICE),
    ],
)
def test_a_row_is_found(visitor: Client, query: str, number: int) -> None:
    response = visitor.get("/tra-cuu/", {"q": query})

    assert f"/dong/{number}/" in links(response)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 11),
        ({"quy": "NGHEO"}, 0),
        ({"dot": "TIM"}, 1),
        ({"loai": "gift"}, 5),
        ({"chieu": "out"}, 1),
        ({"tien_tu": "500k", "tien_den": "1 triệu"}, 2),
        ({"tu_ngay": "2026-11-21"}, 2),
        ({"den_ngay": "2026-10-31"}, 1),
        ({"q": "khe", "loai": "gift"}, 1),
    ],
)
def test_filters_narrow(visitor: Client, filters: dict[str, str], count: int) -> None:
    said = words(visitor.get("/tra-cuu/", filters))

    assert (f"Tìm thấy {count} dòng." in said) == bool(count)
    assert ("Không tìm thấy dòng nào" in said) == (not count)


def test_what_is_found_is_added_up(visitor: Client) -> None:
    said = words(visitor.get("/tra-cuu/", {"quy": "CUUTRO"}))

    assert "Cộng lại: thu 7.550.000 đồng, chi 1.200.000 đồng." in said


def test_the_largest_amount_may_come_first(visitor: Client) -> None:
    said = words(visitor.get("/tra-cuu/", {"xep": "amount", "loai": "gift"}))

    assert said.index("Lê Văn Mận") < said.index("Không nêu tên (thể lệ") < said.index("Đỗ Thị Khế")


def test_a_reading_that_is_not_a_phrase_is_said(visitor: Client) -> None:
    assert "không có dòng nào viết liền" in words(visitor.get("/tra-cuu/?q=man+ba+con")).lower()


def test_nothing_found_gives_hints(visitor: Client) -> None:
    response = visitor.get("/tra-cuu/", {"q": "zzz", "quy": "CUUTRO"})

    assert "?q=zzz" in links(response)
    assert {"/khoan-cua-toi/", "/phieu-thu/"} <= links(response)


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"tien_tu": "abc"}, "Chưa đọc được số tiền."),
        ({"tu_ngay": "32/13/2026"}, "Chưa đọc được ngày."),
        ({"loai": "khac"}, "Mục đã chọn không có trong danh sách."),
    ],
)
def test_a_filter_that_cannot_be_read_is_named(
    visitor: Client, filters: dict[str, str], sentence: str
) -> None:
    assert sentence in words(visitor.get("/tra-cuu/", filters))


def test_a_broken_cursor_is_refused_with_a_sentence(visitor: Client) -> None:
    response = visitor.get("/tra-cuu/", {"q": "man", "sau": "x9"})

    assert response.status_code == 400
    assert "Hãy tìm lại từ đầu" in words(response)


def test_pages_follow_each_other_without_a_gap(portal: Path) -> None:
    rows = [book.gift(f"Người thứ {n}", 10_000 + n) for n in range(45)]
    book.publish(portal, rows)
    client = Client()

    first = client.get("/tra-cuu/?q=nguoi")
    second = client.get(f"/tra-cuu/{next(a for a in links(first) if 'sau=' in a)}")
    third = client.get(f"/tra-cuu/{next(a for a in links(second) if 'sau=' in a)}")

    shown = [f"/dong/{n}/" for n in range(45)]
    seen = [a for page in (first, second, third) for a in links(page) if a.startswith("/dong/")]
    assert sorted(seen) == sorted(shown)
    assert not [a for a in links(third) if "sau=" in a]


def test_beyond_a_thousand_the_count_is_said_honestly(portal: Path) -> None:
    one = book.gift("Lý Thị Na", 20_000)
    book.publish(portal, [replace(one, on=one.on - timedelta(days=n % 9)) for n in range(1_001)])

    said = words(Client().get("/tra-cuu/?q=na"))

    assert "Tìm thấy hơn 1.000 dòng." in said
    assert "Cộng lại" not in said
