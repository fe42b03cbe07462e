"""A receipt without a name, and one's own gift where no names are shown."""

import pytest
from django.test import Client

from lalanh.portal import limits, pages_search
from tests.portal import book
from tests.portal.reading import links, words

OWN = f"/dong/{book.OWN}/"


@pytest.mark.parametrize("number", ["CUUTRO/2026/000123", " cuutro/2026/000123 "])
def test_a_receipt_is_found_without_a_name(visitor: Client, number: str) -> None:
    response = visitor.get("/phieu-thu/", {"so": number})

    assert "đã vào sổ" in words(response)
    assert "Thu 500.000 đồng" in words(response)


def test_the_name_on_a_receipt_is_not_said(visitor: Client) -> None:
    response = visitor.get("/phieu-thu/", {"so": "CUUTRO/2026/000123"})

    assert "rút" not in words(response)
    assert "Bưởi" not in response.text


def test_a_receipt_not_in_the_book_is_answered_with_what_to_do(visitor: Client) -> None:
    said = words(visitor.get("/phieu-thu/", {"so": "X/1"}))

    assert "Chưa thấy phiếu thu “X/1”" in said
    assert "hãy mang phiếu hỏi nơi thu tiền" in said


@pytest.mark.parametrize(
    "known",
    [
        {"name": "Phạm Thị Ổi", "amount_vnd": "700.000"},
        {"name": "pham thi oi", "amount_vnd": "700k"},
        {"name": "PHAM THI OI", "reference": "ft26323999"},
        {"name": "Phạm Thị Ổi", "amount_vnd": "700k", "reference": "FT26323999"},
    ],
)
def test_a_donor_finds_the_own_gift(visitor: Client, known: dict[str, str]) -> None:
    assert OWN in links(visitor.post("/khoan-cua-toi/", known))


@pytest.mark.parametrize(
    "known",
    [
        {"name": "Phạm Thị Ổi", "amount_vnd": "700.001"},
        {"name": "Phạm Thị Mít", "amount_vnd": "700.000"},
        {"name": "Phạm Thị Ổi", "amount_vnd": "700.000", "reference": "FT1"},
        {"name": "Lê Văn Mận", "amount_vnd": "20.000.000"},
    ],
)
def test_anybody_else_finds_nothing(visitor: Client, known: dict[str, str]) -> None:
    response = visitor.post("/khoan-cua-toi/", known)

    assert "Không có khoản nào khớp" in words(response)
    assert not [a for a in links(response) if a.startswith("/dong/")]


def test_a_name_alone_is_not_enough(visitor: Client) -> None:
    response = visitor.post("/khoan-cua-toi/", {"name": "Phạm Thị Ổi"})

    assert "Hãy nhập họ tên kèm số tiền" in words(response)
    assert OWN not in links(response)


def test_the_question_is_never_taken_from_the_address(visitor: Client) -> None:
    response = visitor.get("/khoan-cua-toi/?name=Pham+Thi+Oi&amount_vnd=700k")

    assert OWN not in links(response)


def test_too_many_questions_are_put_off(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_search, "_OWN_GIFT", limits.Limiter(most=1, within_s=600))
    known = {"name": "Phạm Thị Ổi", "amount_vnd": "700.000"}
    visitor.post("/khoan-cua-toi/", known)

    response = visitor.post("/khoan-cua-toi/", known)

    assert response.status_code == 429
    assert OWN not in links(response)
