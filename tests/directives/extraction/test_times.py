"""When: deadlines that bind a duty, rhythms, slots."""

from datetime import date

import pytest

from lalanh.directives.extraction.deadlines import deadline, slot_deadline
from lalanh.directives.extraction.rhythms import recurrences
from lalanh.directives.extraction.view import view_of
from tests.directives.extraction.conftest import Finder

ISSUED = date(2024, 9, 2)


@pytest.mark.parametrize(
    ("paper", "opening", "day", "bound"),
    [
        ("ke-hoach-phong-trao", "UBND tỉnh tổ chức Lễ", date(2023, 8, 15), "at"),
        ("ke-hoach-phong-trao", "Các sở, ban, ngành, UBND", date(2023, 8, 19), "before"),
        ("ke-hoach-phong-trao", "Chỉ đạo UBND cấp xã", date(2023, 8, 17), "before"),
        ("ke-hoach-van-dong-quy", "Trong thời gian 02 tháng", date(2025, 2, 12), "within"),
        ("ke-hoach-van-dong-quy", "Đến cuối tháng 02/2025", date(2025, 2, 28), "by"),
        ("quyet-dinh-ke-hoach-bang", "Tham mưu bố trí", date(2026, 3, 31), "by"),
        ("quyet-dinh-ke-hoach-bang", "Mua áo phao", date(2026, 6, 30), "within"),
        ("cong-dien", "Rà soát khu dân cư", date(2024, 9, 25), "before"),
    ],
)
def test_the_last_day_in_time_stands_beside_the_words(
    task: Finder, paper: str, opening: str, day: date, bound: str
) -> None:
    found = task(paper, opening).deadline

    assert found is not None
    assert (found.due_on, found.bound) == (day, bound)


def test_a_clause_takes_the_tentative_day_another_gives_its_event(task: Finder) -> None:
    found = task("ke-hoach-van-dong-quy", "Tổ chức Lễ gặp mặt tri ân").deadline

    assert found is not None
    assert found.due_on == date(2024, 12, 12)
    assert found.derived
    assert found.tentative


def test_an_hour_is_kept(task: Finder) -> None:
    found = task("ke-hoach-phong-trao", "UBND tỉnh tổ chức Lễ").deadline

    assert found is not None
    assert found.time == "07:45"


@pytest.mark.parametrize(
    "words",
    [
        "Phổ biến các nghị định mới ban hành trong năm 2025.",
        "Thực hiện Chiến lược dữ liệu đến năm 2030.",
        "Báo cáo tổng số hộ tính đến ngày 30/6/2024.",
        "Rà soát danh sách trước ngày 20 hằng tháng.",
        "Làm theo Quyết định số 12/QĐ-UBND ngày 05/8/2024 của UBND tỉnh.",
        "Giao đất các xã trước ngày 01/01/2025 là thị trấn về phường.",
        "Sửa các cầu hỏng trước ngày 15/3/2024.",
        "Làm tốt các nhiệm vụ từ nay đến tháng 6/2026 đã nêu.",
    ],
)
def test_a_time_the_sentence_only_speaks_of_is_no_deadline(words: str) -> None:
    found = deadline(view_of(words), 0, len(words), issued_on=ISSUED)

    assert found is None


def test_a_paper_without_date_sets_no_day_long_before_the_papers_it_names() -> None:
    words = "Bàn giao sổ sách trước ngày 15/3/2024."

    found = deadline(view_of(words), 0, len(words), issued_on=None, no_older=ISSUED)

    assert found is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Gửi danh sách trước ngày 15/8/2024.", date(2024, 8, 14)),
        ("Tổng kết vào cuối năm 2024.", date(2024, 12, 31)),
        ("Ra quân vào sáng ngày 26/9/2024.", date(2024, 9, 26)),
    ],
)
def test_a_day_near_or_after_the_signing_binds(words: str, day: date) -> None:
    found = deadline(view_of(words), 0, len(words), issued_on=ISSUED)

    assert found is not None
    assert found.due_on == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Tháng 11 - 12/2025.", date(2025, 12, 31)),
        ("Quý IV-2025", date(2025, 12, 31)),
        ("Hoàn thành trong năm 2025.", date(2025, 12, 31)),
        ("Từ ngày 01/01/2026 đến ngày 31/3/2026.", date(2026, 3, 31)),
        ("Trước ngày 15/11/2025.", date(2025, 11, 14)),
        ("Từ tháng 11/2025 đến khi kết thúc.", None),
        ("Theo lộ trình của Bộ.", None),
    ],
)
def test_a_slot_is_a_deadline_as_it_stands(words: str, day: date | None) -> None:
    found = slot_deadline(view_of(words), 0, len(words), issued_on=ISSUED)

    assert found is not None
    assert found.due_on == day


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Tiếp tục vận động các hộ.", {"continuous"}),
        ("Tiếp tục rà soát, lập danh sách các hộ.", set()),
        ("Tổng hợp hằng ngày báo cáo.", {"daily"}),
        ("Định kỳ báo cáo kết quả.", {"periodic_unspecified"}),
        ("Báo cáo định kỳ hằng tháng và đột xuất khi có yêu cầu.", {"monthly", "ad_hoc"}),
        (
            "Báo cáo hàng tháng, hàng quý, 6 tháng, 1 năm về Ban Chỉ đạo.",
            {"monthly", "quarterly", "half_yearly", "yearly"},
        ),
        ("Phát hành vào ngày 15 của tháng trước đó.", {"monthly"}),
        ("Báo cáo 6 tháng, năm về Ban Vận động.", {"half_yearly", "yearly"}),
        ("Gửi báo cáo năm trước ngày 15/12.", {"yearly"}),
        ("Báo cáo định kỳ (tháng, quý) và đột xuất.", {"monthly", "quarterly", "ad_hoc"}),
        ("Kiểm tra định kỳ hoặc đột xuất các kho.", {"periodic_unspecified", "ad_hoc"}),
        ("Trực ban 24/24 giờ.", {"continuous"}),
        ("Thường xuyên đối chiếu sổ quỹ hằng tuần.", {"weekly"}),
        ("Mở lớp giáo dục thường xuyên.", set()),
        ("Dự phòng gạo cho tình huống đột xuất.", set()),
        ("Rà soát các hộ.", set()),
    ],
)
def test_each_rhythm_is_found_once(words: str, kinds: set[str]) -> None:
    found = recurrences(view_of(words), 0, len(words), duty_at=0)

    assert {recurrence.kind for recurrence in found} == kinds
