"""Deadlines of papers whose day of issue is left blank."""

import pytest

from lalanh.directives.extraction.read import read

HEAD = "Sông Lam, ngày      tháng 4 năm 2031\n\nKẾ HOẠCH\nKiểm kê kho hàng\n\n"


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trước ngày 20/5", "2031-05-19"),
        ("chậm nhất ngày 15 tháng 6", "2031-06-15"),
        ("trong 15 ngày kể từ ngày ban hành Kế hoạch", None),
        ("hoàn thành trong 10 ngày kể từ ngày ký", None),
    ],
)
def test_a_blank_day_gives_the_year_but_nothing_to_count_from(words: str, due: str | None) -> None:
    tasks = read(HEAD + f"I. NHIỆM VỤ\n\n1. Sở Nội trợ rà soát các kho hàng {words}.\n")[0].tasks

    assert tasks[0].deadline is not None
    assert (str(tasks[0].deadline.due_on) if tasks[0].deadline.due_on else None) == due


def test_a_title_in_verbs_over_the_parts_of_bodies_is_no_duty() -> None:
    text = (
        "I. NHIỆM VỤ\n\n1. Nâng cao hiệu quả công tác quản lý kho hàng dự trữ, việc vận chuyển, "
        "phân phối hàng cứu trợ đến các xã, phường vùng ngập lụt\n\n"
        "a) Sở Nội trợ\n\n- Rà soát các kho hàng trong tỉnh.\n\n- Kiểm tra chất lượng gạo.\n"
    )

    assert [task.span.literal.split()[0] for task in read(HEAD + text)[0].tasks] == ["Rà", "Kiểm"]
