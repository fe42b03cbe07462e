"""What else a duty says: responsibility, plans demanded, events, what it lasts with."""

from datetime import date

import pytest

from lalanh.directives.extraction.model import InForce, Relative, Task
from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.shape import document_json

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM

Số: 41/KH-UBND

Sông Lam, ngày 05 tháng 8 năm 2021

KẾ HOẠCH
Hỗ trợ người dân vùng lũ

III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

"""


def only(sentence: str) -> Task:
    """Return the one duty of a plan that lays this sentence on one body."""
    return next(t for d in read(f"{HEAD}- {sentence}") for t in d.tasks if t.kind == "task")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Chịu trách nhiệm cao nhất về kết quả cứu trợ tại địa bàn.", "highest"),
        ("Chịu trách nhiệm toàn diện về việc cấp phát gạo.", "overall"),
        ("Chịu trách nhiệm quản lý nhà nước về quỹ cứu trợ.", "state_management"),
        ("Cùng chịu trách nhiệm liên đới khi để xảy ra thất thoát.", "shared"),
        ("Triển khai việc cấp phát với tinh thần trách nhiệm cao nhất.", None),
        ("Chịu trách nhiệm lập danh sách hộ được nhận gạo.", None),
    ],
)
def test_the_kind_of_responsibility_is_read(sentence: str, kind: str | None) -> None:
    assert only(sentence).responsibility == kind


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Khẩn trương xây dựng kế hoạch cứu trợ của địa phương.", "plan"),
        ("Xây dựng và ban hành các phương án sơ tán dân.", "plan"),
        ("Tham mưu ban hành hướng dẫn quản lý quỹ cứu trợ.", "guidance"),
        ("Xây dựng kế hoạch số 12/KH-SNV thành các bước nhỏ.", None),
        ("Phổ biến Nghị quyết số 40/NQ-CP của Chính phủ ban hành Chương trình hành động.", None),
        ("Cấp phát gạo cho các hộ trong danh sách.", None),
    ],
)
def test_a_plan_or_guidance_that_is_demanded_is_marked(sentence: str, wanted: str | None) -> None:
    assert only(sentence).demands == wanted


@pytest.mark.parametrize(
    ("sentence", "is_general"),
    [
        ("Thực hiện các nội dung khác thuộc lĩnh vực quản lý của ngành.", True),
        ("Tổ chức thực hiện tốt các nhiệm vụ theo chức năng được giao.", True),
        ("Đẩy mạnh cải cách hành chính tại các xã.", True),
        ("Thực hiện các nhiệm vụ khác được giao xong trước ngày 20/8/2021.", False),
        ("Thực hiện các đợt cấp phát gạo cho người dân.", False),
    ],
)
def test_a_duty_that_sweeps_up_the_rest_is_general(sentence: str, *, is_general: bool) -> None:
    assert only(sentence).is_general is is_general


def test_an_event_has_name_time_form_and_sites() -> None:
    event = only(
        "Tổ chức Hội nghị phát động bằng hình thức trực tuyến vào lúc 8h30 ngày 12/8/2021"
        " (các điểm cầu tại Hội trường tỉnh và tại trụ sở các huyện)."
    ).occasion

    assert event is not None
    assert event.name.literal == "Hội nghị phát động"
    assert (event.on, event.time, event.form) == (date(2021, 8, 12), "08:30", "online")
    assert [s.literal for s in event.sites] == ["Hội trường tỉnh", "trụ sở các huyện"]


def test_an_event_says_where_it_is_held() -> None:
    event = only("Tổ chức Lễ ra quân vào ngày 15/8/2021 tại Quảng trường tỉnh.").occasion

    assert event is not None
    assert event.place is not None
    assert event.place.literal == "Quảng trường tỉnh"
    assert event.sites == ()


def test_a_duty_with_a_limit_is_no_event() -> None:
    assert only("Tổ chức hội nghị tổng kết trước ngày 20/8/2021.").occasion is None


def test_a_deadline_keeps_the_event_it_hangs_on() -> None:
    deadline = only(
        "Trong thời gian 02 tháng kể từ sau Hội chợ gây quỹ, hoàn thành việc quyết toán."
    ).deadline

    assert deadline is not None
    assert deadline.due_on is None
    assert deadline.relative == Relative(2, "month", "Hội chợ gây quỹ")


def test_a_duty_lasts_while_another_document_is_in_force() -> None:
    task = only("Cấp gạo trong suốt thời gian thực hiện Chỉ thị số 27/CT-UBND của tỉnh.")

    assert isinstance(task.in_force, InForce)
    assert task.in_force.document == "Chỉ thị số 27/CT-UBND"


def test_the_published_form_carries_all_of_it() -> None:
    shaped = document_json(read(f"{HEAD}- Xây dựng kế hoạch, hoàn thành trước 15/8/2021.")[0])
    first = shaped["tasks"][0]  # type: ignore[index]  # plain JSON has no shape

    keys = {"responsibility", "is_general", "demands", "event", "in_force"}
    assert keys <= set(first)  # type: ignore[arg-type]  # plain JSON has no shape


def test_an_event_takes_time_and_place_from_the_slots_below_it() -> None:
    task = only(
        "Tổ chức Hội nghị phát động quyên góp.\n\n"
        "+ Thời gian: 8 giờ 30 phút ngày 12/8/2021.\n\n+ Địa điểm: Hội trường tỉnh.\n"
    )

    assert task.occasion is not None
    assert (task.occasion.on, task.occasion.time) == (date(2021, 8, 12), "08:30")
    assert task.occasion.place is not None
    assert task.occasion.place.literal == "Hội trường tỉnh"
