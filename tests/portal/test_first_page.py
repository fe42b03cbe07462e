"""The first page, a fund, a drive: the figures, and where they lead."""

import pytest
from django.test import Client

from tests.portal.reading import links, words


def test_the_first_page_says_what_came_in_went_out_and_is_held(visitor: Client) -> None:
    said = words(visitor.get("/"))

    assert "Đã nhận 7.550.000 đồng Đã chi 1.200.000 đồng Đang giữ 6.350.000 đồng" in said
    assert "18:00 ngày 21/11/2026" in said
    assert "Gạo 2.500 kg gạo 0 kg gạo 2.500 kg gạo" in said


def test_the_first_page_leads_everywhere(visitor: Client) -> None:
    found = links(visitor.get("/"))

    assert {"/tra-cuu/", "/quy/CUUTRO/", "/quy/NGHEO/", "/cuoc-van-dong/TIM/"} <= found
    assert {"/dong/1/", "/kiem-chung/", "/cong-bo/", "/du-lieu-mo/", "/gop-y/"} <= found


def test_a_fund_shows_each_kind_and_the_correction(visitor: Client) -> None:
    said = words(visitor.get("/quy/CUUTRO/"))

    assert "Ủng hộ bằng tiền 21.550.000 đồng 0 đồng 5" in said
    assert "Đính chính -18.000.000 đồng 0 đồng 1" in said
    assert "Sửa nhà sập 1.200.000 đồng 1" in said
    assert "Ngân sách 4.000.000 đồng 0 đồng 1" in said


def test_a_fund_shows_the_balance_at_the_end_of_each_month(visitor: Client) -> None:
    said = words(visitor.get("/quy/CUUTRO/"))

    assert "11/2026 3.550.000 đồng 1.200.000 đồng 6.350.000 đồng" in said
    assert "10/2026 4.000.000 đồng 0 đồng 4.000.000 đồng" in said


def test_a_fund_without_a_row_is_shown_too(visitor: Client) -> None:
    response = visitor.get("/quy/NGHEO/")

    assert response.status_code == 200
    assert "Quỹ chưa có dòng nào" in words(response)


def test_a_drive_says_its_rule_about_names(visitor: Client) -> None:
    said = words(visitor.get("/cuoc-van-dong/TIM/"))

    assert "không nêu tên ai" in said
    assert "Đã nhận 700.000 đồng" in said
    assert "Đang giữ" not in said


@pytest.mark.parametrize("address", ["/quy/KHONG-CO/", "/cuoc-van-dong/KHONG-CO/", "/khong-co/"])
def test_what_is_not_there_is_said_in_our_words(visitor: Client, address: str) -> None:
    response = visitor.get(address)

    assert response.status_code == 404
    assert "Không có trang này" in words(response)
