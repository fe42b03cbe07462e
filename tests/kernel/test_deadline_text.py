"""Deadlines read out of sentences: the table of wordings."""

import unicodedata
from datetime import date, time
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import text
from lalanh.kernel.deadline import Bound, Deadline, Every, Offset, Unit
from lalanh.kernel.deadline_text import find_deadlines, parse_deadline
from lalanh.kernel.period import Kind
from tests.kernel.viet import anything

PAPER = date(2021, 8, 9)
BEFORE, BY, AT, WITHIN = Bound.BEFORE, Bound.BY, Bound.AT, Bound.WITHIN


def _read(wording: str) -> Deadline:
    deadline = parse_deadline(wording, reference=PAPER)
    assert deadline is not None
    return deadline


@pytest.mark.parametrize(
    ("wording", "bound", "last_day"),
    [
        ("trước ngày 10/8/2021", BEFORE, (2021, 8, 9)),
        ("Trước 30/9/2021", BEFORE, (2021, 9, 29)),
        ("hoàn thành chậm nhất trước ngày 12/8/2021", BEFORE, (2021, 8, 11)),
        ("muộn nhất trước ngày 10.8.2021", BEFORE, (2021, 8, 9)),
        ("trước ngày 05 tháng 01 năm 2022", BEFORE, (2022, 1, 4)),
        ("trước tháng 9/2021", BEFORE, (2021, 8, 31)),
        ("trước quý IV năm 2021", BEFORE, (2021, 9, 30)),
        ("trước năm 2022", BEFORE, (2021, 12, 31)),
        ("trước ngày 01/3/2020", BEFORE, (2020, 2, 29)),
        ("đến ngày 31/12/2019", BY, (2019, 12, 31)),
        ("đến hết ngày 31-12-2019", BY, (2019, 12, 31)),
        ("chậm nhất ngày 15/8/2021", BY, (2021, 8, 15)),
        ("chậm nhất là ngày 30 tháng 9 năm 2021", BY, (2021, 9, 30)),
        ("không quá ngày 15/8/2021", BY, (2021, 8, 15)),
        ("hết ngày 20/8/2021", BY, (2021, 8, 20)),
        ("xong đến ngày 20/8/2021", BY, (2021, 8, 20)),
        ("Đến cuối tháng 4/2020", BY, (2020, 4, 30)),
        ("đến hết tháng 02/2024", BY, (2024, 2, 29)),
        ("hết quý II/2022", BY, (2022, 6, 30)),
        ("đến năm 2025", BY, (2025, 12, 31)),
        ("trong ngày 12/8/2021", WITHIN, (2021, 8, 12)),
        ("trong tháng 8/2021", WITHIN, (2021, 8, 31)),
        ("Hoàn thành trong năm 2025", WITHIN, (2025, 12, 31)),
        ("hoàn thành năm 2025", WITHIN, (2025, 12, 31)),
        ("vào quý III/2021", WITHIN, (2021, 9, 30)),
        ("vào ngày 16/8/2021", AT, (2021, 8, 16)),
        ("vào sáng ngày 16/8/2021", AT, (2021, 8, 16)),
    ],
)
def test_the_word_of_limit_says_whether_the_day_counts(
    wording: str, bound: Bound, last_day: tuple[int, int, int]
) -> None:
    read = _read(wording)

    assert (read.bound, read.last_day, read.literal) == (bound, date(*last_day), wording)
    assert (read.is_derived, read.is_bare, read.is_tentative) == (False, False, False)


@pytest.mark.parametrize(
    ("wording", "bound", "last_day", "at"),
    [
        ("lúc 9h30' ngày 09/8/2021", AT, (2021, 8, 9), time(9, 30)),
        ("lúc 9 giờ 30 phút ngày 09/8/2021", AT, (2021, 8, 9), time(9, 30)),
        ("lúc 9h30’ ngày 09/8/2021", AT, (2021, 8, 9), time(9, 30)),
        ("vào hồi 08 giờ 00 phút, thứ Hai, ngày 16/8/2021", AT, (2021, 8, 16), time(8)),
        ("14:30 ngày 16/8/2021", AT, (2021, 8, 16), time(14, 30)),
        ("2 giờ chiều ngày 16/8/2021", AT, (2021, 8, 16), time(14)),
        ("trước 17h00 ngày 20/8/2021", BEFORE, (2021, 8, 20), time(17)),
        ("chậm nhất 17 giờ ngày 20/8/2021", BY, (2021, 8, 20), time(17)),
        ("trước 24 giờ ngày 20/8/2021", BEFORE, (2021, 8, 20), None),
        ("trước 0 giờ ngày 20/8/2021", BEFORE, (2021, 8, 19), None),
    ],
)
def test_an_hour_is_read_with_its_day(
    wording: str, bound: Bound, last_day: tuple[int, int, int], at: time | None
) -> None:
    read = _read(wording)

    assert (read.bound, read.last_day, read.time) == (bound, date(*last_day), at)


@pytest.mark.parametrize(
    ("wording", "last_day"),
    [
        ("trước ngày 20/8", (2021, 8, 19)),
        ("trước ngày 05/01", (2022, 1, 4)),
        ("đến 20/7", (2021, 7, 20)),
        ("đến hết tháng 6", (2022, 6, 30)),
        ("trong quý này", (2021, 9, 30)),
        ("đến cuối năm", (2021, 12, 31)),
        ("đến hết năm", (2021, 12, 31)),
        ("trong năm sau", (2022, 12, 31)),
        ("trong tuần này", (2021, 8, 15)),
        ("trong tháng 12", (2021, 12, 31)),
        ("đến giữa tháng 8/2021", (2021, 8, 15)),
        ("đầu tháng 9/2021", (2021, 9, 10)),
    ],
)
def test_what_is_not_printed_is_taken_from_the_date_of_the_paper_and_marked(
    wording: str, last_day: tuple[int, int, int]
) -> None:
    read = _read(wording)

    assert (read.last_day, read.is_derived) == (date(*last_day), True)


@pytest.mark.parametrize(
    ("wording", "first_day", "last_day"),
    [
        ("từ ngày 01/8/2021 đến hết ngày 15/9/2021", (2021, 8, 1), (2021, 9, 15)),
        ("từ ngày 01 đến ngày 15/8/2021", (2021, 8, 1), (2021, 8, 15)),
        ("từ ngày 20/12 đến ngày 15/01/2022", (2021, 12, 20), (2022, 1, 15)),
        ("từ 01/8 - 15/8/2021", (2021, 8, 1), (2021, 8, 15)),
        ("từ tháng 8/2019 đến ngày 31/12/2019", (2019, 8, 1), (2019, 12, 31)),
        ("từ năm 2021 đến năm 2025", (2021, 1, 1), (2025, 12, 31)),
        ("từ nay đến hết năm 2021", (2021, 8, 9), (2021, 12, 31)),
        ("trong quý III và quý IV năm 2021", (2021, 7, 1), (2021, 12, 31)),
        ("trong tháng 11 - 12/2025", (2025, 11, 1), (2025, 12, 31)),
    ],
)
def test_a_stretch_has_a_first_and_a_last_day(
    wording: str, first_day: tuple[int, int, int], last_day: tuple[int, int, int]
) -> None:
    read = _read(wording)

    assert (read.first_day, read.last_day) == (date(*first_day), date(*last_day))
    assert (read.bound, read.literal, read.is_bare) == (WITHIN, wording, False)


@pytest.mark.parametrize(
    ("wording", "bound", "last_day"),
    [
        ("15/11/2025", BY, (2025, 11, 15)),
        ("ngày 15/8/21", BY, (2021, 8, 15)),
        ("Tháng 12/2025", WITHIN, (2025, 12, 31)),
        ("12/2025", WITHIN, (2025, 12, 31)),
        ("Tháng 11 - 12/2025", WITHIN, (2025, 12, 31)),
        ("ngày 10-15/8/2021", WITHIN, (2021, 8, 15)),
        ("Quí IV-2025", WITHIN, (2025, 12, 31)),
        ("quý 3/2021", WITHIN, (2021, 9, 30)),
        ("6 tháng cuối năm 2021", WITHIN, (2021, 12, 31)),
        ("năm 2021", WITHIN, (2021, 12, 31)),
        ("giai đoạn 2021-2025", WITHIN, (2025, 12, 31)),
        ("Cuối tháng 9/2021", BY, (2021, 9, 30)),
    ],
)
def test_a_date_alone_is_a_deadline_only_where_its_place_says_so(
    wording: str, bound: Bound, last_day: tuple[int, int, int]
) -> None:
    read = _read(wording)

    assert (read.bound, read.last_day, read.is_bare) == (bound, date(*last_day), True)
    assert find_deadlines(wording, reference=PAPER) == []


@pytest.mark.parametrize(
    ("wording", "bound", "offset", "event"),
    [
        (
            "Trong thời gian 03 tháng kể từ sau Lễ mít tinh kỷ niệm, Ban Vận động",
            WITHIN,
            Offset(3, Unit.MONTH),
            "Lễ mít tinh kỷ niệm",
        ),
        (
            "trong vòng 05 (năm) ngày làm việc, kể từ ngày nhận hồ sơ.",
            WITHIN,
            Offset(5, Unit.WORKING_DAY),
            "ngày nhận hồ sơ",
        ),
        (
            "chậm nhất 05 ngày trước khi khai mạc Hội nghị",
            BY,
            Offset(-5, Unit.DAY),
            "khai mạc Hội nghị",
        ),
        ("chậm nhất hai tuần sau khi kết thúc đợt", BY, Offset(2, Unit.WEEK), "kết thúc đợt"),
        ("24 giờ kể từ khi nhận tin", WITHIN, Offset(24, Unit.HOUR), "nhận tin"),
        ("01 năm tính từ ngày công bố", WITHIN, Offset(1, Unit.YEAR), "ngày công bố"),
        ("một quý kể từ ngày công bố", WITHIN, Offset(3, Unit.MONTH), "ngày công bố"),
        ("trong thời hạn 15 ngày", WITHIN, Offset(15, Unit.DAY), ""),
        ("Từ tháng 11/2025 đến khi kết thúc đợt.", WITHIN, Offset(0, Unit.DAY), "kết thúc đợt"),
    ],
)
def test_a_deadline_may_hang_on_an_event(
    wording: str, bound: Bound, offset: Offset, event: str
) -> None:
    read = _read(wording)

    assert (read.bound, read.offset, read.relative_to) == (bound, offset, event)
    assert read.last_day is None


@pytest.mark.parametrize(
    ("wording", "last_day"),
    [
        ("trong 10 ngày kể từ ngày ký", (2021, 8, 19)),
        ("15 ngày kể từ ngày ban hành Kế hoạch này", (2021, 8, 24)),
        ("trong thời hạn 03 tháng kể từ ngày 10/01/2020", (2020, 4, 10)),
    ],
)
def test_an_event_whose_day_is_known_gives_the_day_at_once(
    wording: str, last_day: tuple[int, int, int]
) -> None:
    assert (_read(wording).last_day, _read(wording).is_derived) == (date(*last_day), True)


@pytest.mark.parametrize(
    ("wording", "bound", "every"),
    [
        ("trước ngày 20 hàng tháng", BEFORE, Every(Kind.MONTH, ((1, 20),))),
        ("chậm nhất ngày 05 và 20 hằng tháng", BY, Every(Kind.MONTH, ((1, 5), (1, 20)))),
        ("đúng ngày mồng 3 hằng tháng", AT, Every(Kind.MONTH, ((1, 3),))),
        ("trước ngày 01/6 và 15/11 hằng năm", BEFORE, Every(Kind.YEAR, ((6, 1), (11, 15)))),
        ("trước ngày 10 tháng 01 hàng năm", BEFORE, Every(Kind.YEAR, ((1, 10),))),
        ("trước ngày 15 của tháng cuối quý", BEFORE, Every(Kind.QUARTER, ((3, 15),))),
        ("vào cuối mỗi quý", AT, Every(Kind.QUARTER, ((3, 31),))),
        ("ngày cuối cùng của mỗi tháng", AT, Every(Kind.MONTH, ((1, 31),))),
        ("chiều thứ sáu hằng tuần", AT, Every(Kind.WEEK, ((1, 5),))),
        ("trước thứ 2 hàng tuần", BEFORE, Every(Kind.WEEK, ((1, 1),))),
        ("chủ nhật hằng tuần", AT, Every(Kind.WEEK, ((1, 7),))),
        ("trước 17 giờ hằng ngày", BEFORE, Every(Kind.DAY, ((1, 1),))),
    ],
)
def test_a_deadline_may_return(wording: str, bound: Bound, every: Every) -> None:
    read = _read(wording)

    assert (read.bound, read.every, read.last_day) == (bound, every, None)
    assert read.literal == wording


@pytest.mark.parametrize(
    "wording",
    ["dự kiến diễn ra vào ngày 10/01/2020", "dự kiến ngày 10/01/2020", "ngày 10/01/2020 (dự kiến)"],
)
def test_a_date_that_is_only_planned_is_tentative(wording: str) -> None:
    read = _read(wording)

    assert (read.last_day, read.bound, read.is_tentative) == (date(2020, 1, 10), AT, True)


@pytest.mark.parametrize(
    "wording",
    [
        "trước ngày 31/02/2021",
        "trước ngày 45/13/2021",
        "trước ngày 35 hàng tháng",
        "tính đến ngày 30/6/2021",
        "kể từ ngày 10/8/2021",
        "sau ngày 10/8/2021",
        "Thông báo số 130-TB/TU ngày 02/8/2021",
        "trong 5 năm qua",
        "trong vòng 10 năm qua",
        "tầm nhìn đến năm 2050",
        "số liệu đến ngày 30/6/2021",
        "tại thời điểm 0h00 ngày 01/01/2026",
        "đội 12/8/QĐ",
        "trước hết, các đơn vị",
        "tối ngày 10/8/2021",
        "",
    ],
)
def test_what_only_looks_like_a_deadline_is_none(wording: str) -> None:
    assert [found.literal for found in find_deadlines(wording, reference=PAPER)] == []


CLAUSE = (
    "1. Sở A **hoàn thành\nchậm nhất trước ngày 12/8/2021**; Sở B báo cáo trước ngày 20 hằng tháng,"
    " theo Công văn số 12/UBND-VX ngày 02/8/2021.\n- Hội C xong trong vòng 10 ngày kể từ ngày\n"
    "nhận hồ sơ\n- Hội D theo dõi."
)


def test_deadlines_are_found_in_order_with_the_very_words() -> None:
    found = find_deadlines(CLAUSE, reference=PAPER)

    assert [one.literal for one in found] == [
        "hoàn thành\nchậm nhất trước ngày 12/8/2021",
        "trước ngày 20 hằng tháng",
        "xong trong vòng 10 ngày kể từ ngày\nnhận hồ sơ",
    ]
    assert [CLAUSE[one.start : one.end] for one in found] == [one.literal for one in found]
    assert found[2].relative_to == "ngày nhận hồ sơ"


def test_a_word_of_limit_goes_before_a_bare_date() -> None:
    assert _read("Kế hoạch năm 2021: xong trước ngày 20/8/2021").last_day == date(2021, 8, 19)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_it_does_not_matter_how_the_marks_were_typed(form: Literal["NFC", "NFD"]) -> None:
    wording = unicodedata.normalize(form, "TRƯỚC NGÀY 10/8/2021")

    assert _read(wording).last_day == date(2021, 8, 9)
    assert _read(text.fold(wording)).last_day == date(2021, 8, 9)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_printed_day_is_read_as_itself(day: date) -> None:
    printed = [f"đến ngày {day:%d/%m/%Y}", f"đến {day.day} tháng {day.month} năm {day.year}"]

    assert [_read(wording).last_day for wording in printed] == [day, day]


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)), st.dates(date(2001, 1, 1)))
def test_a_day_without_its_year_is_never_long_past(day: date, reference: date) -> None:
    found = parse_deadline(f"đến ngày {day.day}/{day.month}", reference=reference)

    assert found is None or found.last_day is None or (reference - found.last_day).days <= 31


@given(st.lists(st.one_of(st.sampled_from(CLAUSE.split(" ")), anything)), st.booleans())
def test_any_text_gives_spans_of_its_own_words(parts: list[str], bare: bool) -> None:
    written = text.nfc(" ".join(parts))

    found = find_deadlines(written, reference=PAPER, with_bare=bare)

    assert [written[one.start : one.end] for one in found] == [one.literal for one in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_province_before_a_limit_is_no_counting_up_to_it() -> None:
    found = find_deadlines(
        "báo cáo Ủy ban nhân dân tỉnh chậm nhất ngày 31/3/2026", reference=date(2026, 1, 1)
    )

    assert [deadline.last_day for deadline in found] == [date(2026, 3, 31)]
