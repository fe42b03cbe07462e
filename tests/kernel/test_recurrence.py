"""The rhythm a document sets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import text
from lalanh.kernel.recurrence import find_recurrences
from tests.kernel.viet import anything

MANY = "định kỳ hằng tháng, hằng quý, 6 tháng, 1 năm báo cáo"


def _kinds(written: str) -> list[str]:
    return [found.kind.value for found in find_recurrences(written)]


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("Tổng hợp hàng ngày", "daily"),
        ("mỗi ngày", "daily"),
        ("01 lần/ngày", "daily"),
        ("02 lần/ngày", "daily"),
        ("hằng tuần", "weekly"),
        ("mỗi tuần một lần", "weekly"),
        ("chiều thứ sáu hằng tuần", "weekly"),
        ("định kỳ hàng tháng", "monthly"),
        ("tháng một lần", "monthly"),
        ("trước ngày 20 hằng tháng", "monthly"),
        ("hàng quý", "quarterly"),
        ("3 tháng/lần", "quarterly"),
        ("tháng thứ 3 trong quý", "quarterly"),
        ("trước ngày 15 của tháng cuối quý", "quarterly"),
        ("04 lần/năm", "quarterly"),
        ("trước ngày 25 tháng cuối quý về Sở A", "quarterly"),
        ("quý I, quý II, quý III", "quarterly"),
        ("sau khi kết thúc quý, gửi Sở A", "quarterly"),
        ("báo cáo kết quả năm trước ngày 20/12", "yearly"),
        ("định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)", "half_yearly yearly"),
        ("báo cáo 6 tháng, báo cáo năm", "half_yearly yearly"),
        ("định kỳ 6 tháng", "half_yearly"),
        ("sơ kết 6 tháng đầu năm", "half_yearly"),
        ("sáu tháng một lần", "half_yearly"),
        ("mỗi năm 2 lần", "half_yearly"),
        ("trước ngày 01/6 và 15/11 hằng năm", "half_yearly"),
        ("hằng năm", "yearly"),
        ("hội nghị thường niên", "yearly"),
        ("2 lần/tháng", "periodic_unspecified"),
        (MANY, "monthly quarterly half_yearly yearly"),
        ("Báo cáo tuần, tháng, quý.", "weekly monthly quarterly"),
        ("hàng tháng, 6 tháng và cả năm", "monthly half_yearly yearly"),
        ("Báo cáo 6 tháng, cả năm: Sở A", "half_yearly yearly"),
    ],
)
def test_a_fixed_rhythm_is_named(written: str, kinds: str) -> None:
    assert _kinds(written) == kinds.split()


@pytest.mark.parametrize(
    ("written", "literal"),
    [
        ("báo cáo đột xuất khi có yêu cầu.", "báo cáo đột xuất khi có yêu cầu"),
        ("kiểm tra khi cần thiết", "khi cần thiết"),
        ("báo cáo theo yêu cầu của Ban A; đề xuất", "theo yêu cầu của Ban A"),
        ("nếu gặp khó khăn, vướng mắc vượt quá", "nếu gặp khó khăn, vướng mắc"),
        ("Báo cáo nhanh về Ban A", "Báo cáo nhanh"),
        ("các nhiệm vụ cụ thể khác do Ban A, Ban B giao.", "do Ban A, Ban B giao"),
    ],
)
def test_what_is_done_when_something_happens_is_ad_hoc(written: str, literal: str) -> None:
    found = find_recurrences(written)

    assert [(one.kind.value, one.literal) for one in found] == [("ad_hoc", literal)]


@pytest.mark.parametrize(
    ("written", "literal"),
    [
        ("Thực hiện thường xuyên, liên tục;", "thường xuyên, liên tục"),
        ("thường xuyên rà soát", "thường xuyên"),
        ("trực 24/24 giờ", "24/24"),
        ("Tiếp tục tuyên truyền", "Tiếp tục"),
        ("d) Tiếp tục vận động", "Tiếp tục"),
        ("1. Sở A.\n\n- **Tiếp tục** vận động", "Tiếp tục"),
        ("Đã làm. Tiếp tục vận động", "Tiếp tục"),
    ],
)
def test_what_never_ends_is_continuous(written: str, literal: str) -> None:
    found = find_recurrences(written)

    assert [(one.kind.value, one.literal) for one in found] == [("continuous", literal)]


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("Định kỳ báo cáo Ban A", "periodic_unspecified"),
        ("thực hiện chế độ thông tin, báo cáo", "periodic_unspecified"),
        ("báo cáo UBND tỉnh theo quy định.", "periodic_unspecified"),
        ("định kỳ tổng hợp, báo cáo hằng quý", "quarterly"),
        ("định kỳ và đột xuất kiểm tra", "periodic_unspecified ad_hoc"),
        ("hằng quý báo cáo. Định kỳ kiểm tra", "quarterly periodic_unspecified"),
    ],
)
def test_a_rhythm_that_is_not_said_is_reported_unless_the_clause_says_it(
    written: str, kinds: str
) -> None:
    assert _kinds(written) == kinds.split()


@pytest.mark.parametrize(
    "written",
    [
        "chi thường xuyên của ngân sách",
        "ba năm liên tục",
        "ở nhà, tiếp tục giãn cách",
        "trong 6 tháng",
        "sau 6 tháng kể từ",
        "báo cáo năm 2025",
        "báo cáo kết quả năm trước",
        "sau khi kết thúc quý II",
        "báo cáo ngày 10/8",
        "báo cáo nằm trong hồ sơ",
        "ngày 16 tháng 6 năm 2025",
        "xử lý theo quy định của pháp luật",
        "theo yêu cầu chuyển đổi số",
        "hàng quỹ",
        "hàng ngàn người",
        "hai lần trong ngày 10",
    ],
)
def test_what_only_looks_like_a_rhythm_is_none(written: str) -> None:
    assert _kinds(written) == []


def test_the_words_are_cut_out_where_they_stand() -> None:
    found = find_recurrences(MANY)

    assert [one.literal for one in found] == [
        "định kỳ hằng tháng",
        "hằng quý",
        "6 tháng",
        "1 năm",
    ]


@given(st.lists(st.one_of(st.sampled_from([*MANY.split(" "), "lần", "/", "báo"]), anything)))
def test_any_text_gives_spans_of_its_own_words(parts: list[str]) -> None:
    written = text.nfc(" ".join(parts))

    found = find_recurrences(written)

    assert [written[one.start : one.end] for one in found] == [one.literal for one in found]
    assert [one.start for one in found] == sorted(one.start for one in found)
