"""Who is asked: by an authority, by a line above a list, by slots, after the last item."""

import pytest

from lalanh.directives.extraction.model import Task
from lalanh.directives.extraction.read import read

HEAD = "THÔNG BÁO\nKết luận về kho hàng cứu trợ\n\n"
FOOT = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Mẫu\n"


def duties(text: str) -> list[Task]:
    """Return the duties of an invented paper with this text."""
    return [task for task in read(HEAD + text + FOOT)[0].tasks if task.kind == "task"]


def borne(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return each duty's first word with those who answer for it."""
    owners = ("lead", "responsible")
    return [
        (
            task.span.literal.split()[0],
            tuple(a.span.literal for a in task.assignees if a.role in owners),
        )
        for task in duties(text)
    ]


def test_what_an_authority_hands_to_a_body_is_that_bodys_duty() -> None:
    text = "Chủ tịch Ủy ban nhân dân tỉnh giao Sở Nội trợ rà soát các kho và báo cáo kết quả."

    assert borne(text) == [("Chủ", ("Sở Nội trợ",))]


@pytest.mark.parametrize(
    "told",
    [
        "Ủy ban nhân dân tỉnh nhận được Công văn số 7/SNT-KH ngày 05/3/2031 về triển khai kho.",
        "Chủ tịch UBND tỉnh thống nhất chủ trương xây dựng ba kho hàng dự trữ mới.",
        "Ban Chỉ đạo kho hàng là tổ chức phối hợp liên ngành, có chức năng tham mưu.",
    ],
)
def test_what_a_body_received_agreed_to_or_is_lays_nothing_down(told: str) -> None:
    assert borne(told) == []


def test_a_line_ending_in_a_colon_bears_the_list_that_begins_below_it() -> None:
    text = (
        "I. NHIỆM VỤ\n\n1. Về kho\n\nGiao Sở Nội trợ:\n\na) Rà soát các kho hàng trong tỉnh.\n\n"
        "b) Kiểm tra chất lượng gạo dự trữ.\n\n2. Về xe\n\nGiao Sở Giao thông:\n\n"
        "a) Bố trí xe tải chở hàng.\n"
    )

    assert borne(text) == [
        ("Rà", ("Sở Nội trợ",)),
        ("Kiểm", ("Sở Nội trợ",)),
        ("Bố", ("Sở Giao thông",)),
    ]


def test_a_title_that_lost_its_number_is_no_duty() -> None:
    text = (
        "I. NHIỆM VỤ\n\n1. Sở Nội trợ rà soát các kho hàng trong tỉnh.\n\nCải cách kho hàng\n\n"
        "a) Sở Giao thông bố trí xe tải.\n\nb) Sở Y tế chuẩn bị thuốc men.\n"
    )

    assert [word for word, _ in borne(text)] == ["Sở", "Sở", "Sở"]


def test_a_paragraph_after_the_last_item_asks_anew() -> None:
    text = (
        "I. NHIỆM VỤ\n\n1. Giao Sở Nội trợ rà soát các kho hàng trong tỉnh.\n\n"
        "2. Giao Sở Giao thông bố trí xe tải chở hàng.\n\n"
        "Yêu cầu các sở, ngành tổ chức trực ban đủ người. Giao Công an tỉnh theo dõi việc đi lại."
    )

    assert borne(text)[2:] == [("Yêu", ("các sở, ngành",)), ("Giao", ("Công an tỉnh",))]


def test_the_slots_of_one_item_stay_with_it() -> None:
    text = (
        "Chủ tịch UBND tỉnh yêu cầu các sở thực hiện các nội dung sau:\n\n1. Về kho\n\n"
        "(1) Phối hợp Hội Chữ thập đỏ rà soát các kho hàng dự trữ của tỉnh.\n\n"
        "- Đơn vị chủ trì: Sở Nội trợ.\n\n- Thời gian hoàn thành: Trong tháng 8/2031.\n\n"
        "(2) Số hóa sổ kho của các xã theo mẫu chung thống nhất toàn tỉnh.\n\n"
        "- Đơn vị chủ trì: Sở Tin học.\n\n- Thời gian hoàn thành: Thường xuyên.\n\n"
        "Yêu cầu các xã, phường kiểm kê kho hàng và thực hiện báo cáo."
    )
    one, two, *_ = duties(text)

    assert borne(text)[:2] == [("Phối", ("Sở Nội trợ",)), ("Số", ("Sở Tin học",))]
    assert (one.recurrence, two.deadline) == ((), None)
    assert one.deadline is not None
    assert one.deadline.due_on is not None


def test_an_item_whose_verb_is_unknown_is_a_duty_by_its_slots() -> None:
    text = (
        "1. Về kho\n\n(1) Rà soát các kho hàng dự trữ của tỉnh.\n\n"
        "- Đơn vị chủ trì: Sở Nội trợ.\n\n"
        "(2) Dỡ bỏ mái tôn cũ của các kho hàng dự trữ.\n\n- Đơn vị chủ trì: Sở Xây dựng.\n"
    )

    assert borne(text) == [("Rà", ("Sở Nội trợ",)), ("Dỡ", ("Sở Xây dựng",))]


def test_a_time_said_in_its_own_sentence_without_colon_binds_the_duty() -> None:
    text = "1. Sở Nội trợ rà soát các kho hàng. Thời gian hoàn thành trước ngày 30/11/2031.\n"
    (task,) = duties(text)

    assert task.deadline is not None
    assert str(task.deadline.due_on) == "2031-11-29"


def test_the_paragraph_that_announces_the_list_ends_the_opening() -> None:
    text = (
        "Sở Nội trợ đã có văn bản đề nghị các bộ, ngành phối hợp, hỗ trợ triển khai kho hàng.\n\n"
        "Vì vậy, Sở Nội trợ đề nghị Sở Tin học phối hợp triển khai các nội dung sau:\n\n"
        "1. Chuẩn bị máy chủ cho sổ kho điện tử.\n"
    )

    assert borne(text) == [("Chuẩn", ("Sở Tin học",))]


def test_a_verb_before_another_verb_is_no_part_of_the_bodys_name() -> None:
    text = "Các sở, ban, ngành tập trung thực hiện việc kiểm kê kho hàng trước mùa lũ."

    assert borne(text) == [("Các", ("Các sở, ban, ngành",))]
