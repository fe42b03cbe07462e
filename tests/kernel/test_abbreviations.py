"""Abbreviations written out for comparison."""

import pytest
from hypothesis import given

from lalanh.kernel import abbreviations, text
from tests.kernel.viet import anything

UNION = "Sở Lao động - Thương binh và Xã hội"
CULTURE = "Sở Văn hóa, Thể thao và Du lịch"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("UBND, HĐND tỉnh", "Ủy ban nhân dân, Hội đồng nhân dân tỉnh"),
        ("UBMTTQVN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
        ("UB MTTQ xã", "Ủy ban Mặt trận Tổ quốc xã"),
        ("BCĐ, BTV, BTT", "Ban Chỉ đạo, Ban Thường vụ, Ban Thường trực"),
        ("Sở LĐTBXH", UNION),
        ("Sở LĐ-TBXH", UNION),
        ("Sở LĐ - TB & XH", UNION),
        ("Sở VHTTDL", CULTURE),
        ("Sở VH,TT&DL", CULTURE),
        ("Sở VHTT", "Sở Văn hóa và Thể thao"),
        ("Sở NN và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("GD&ĐT", "Giáo dục và Đào tạo"),
        ("KT-XH", "kinh tế - xã hội"),
        ("CB, CC, VC", "cán bộ, công chức, viên chức"),
    ],
)
def test_letters_become_the_name_they_stand_for(written: str, meant: str) -> None:
    assert abbreviations.expand(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("TT Tỉnh ủy", "Thường trực Tỉnh ủy"),
        ("TT Thành uỷ", "Thường trực Thành uỷ"),
        ("TT HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),
        ("TT. Phú Xuân", "thị trấn Phú Xuân"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("Sở TTTT", "Sở Thông tin và Truyền thông"),
        ("TT khác", "TT khác"),
        ("BCH Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("BCH Hội", "Ban Chấp hành Hội"),
        ("đ/c Lan", "đồng chí Lan"),
        ("Đ/c: số 5", "địa chỉ: số 5"),
        ("Tr. Thị Lan", "Trần Thị Lan"),
        ("Tr. THPT An Bình", "trường trung học phổ thông An Bình"),
    ],
)
def test_what_follows_decides_between_two_readings(written: str, meant: str) -> None:
    assert abbreviations.expand(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("P.5, Q. 3, TP.HCM", "phường 5, quận 3, thành phố Hồ Chí Minh"),
        ("P. Vĩnh An, Tp. Phú Xuân", "phường Vĩnh An, thành phố Phú Xuân"),
        ("xã A, H. Đông An, TX. Bình An", "xã A, huyện Đông An, thị xã Bình An"),
        ("tại X. Ân Hòa", "tại xã Ân Hòa"),
        ("P. Giám đốc", "P. Giám đốc"),
        ("Q. GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
        ("Lê P. Anh", "Lê P. Anh"),
        ("Ng.Văn An, Ph. Thị Bình", "Nguyễn Văn An, Phạm Thị Bình"),
        ("Ô. Cường, Ô/B Lan", "Ông Cường, Ông/Bà Lan"),
    ],
)
def test_places_and_persons_are_told_from_posts_and_initials(written: str, meant: str) -> None:
    assert abbreviations.expand(written) == meant


@pytest.mark.parametrize(
    "symbol", ["48/KH-BCĐ", "12/UBND-VX", "05/2022/TT-BTC", "130-TB/TU", "KHDN", "BTVN"]
)
def test_symbols_of_documents_and_longer_words_are_left_alone(symbol: str) -> None:
    assert abbreviations.expand(symbol) == symbol


@pytest.mark.parametrize("row", abbreviations.ABBREVIATIONS, ids=lambda row: row.short)
def test_no_reading_needs_a_second_pass(row: abbreviations.Abbreviation) -> None:
    assert abbreviations.expand(row.full) == text.clean(row.full)


def test_the_same_reading_is_not_listed_twice() -> None:
    rows = abbreviations.ABBREVIATIONS

    assert len({(row.short, row.if_before, row.if_after) for row in rows}) == len(rows)


@given(anything)
def test_any_line_survives_and_comes_back_clean(s: str) -> None:
    expanded = abbreviations.expand(s)

    assert expanded == text.clean(expanded)
