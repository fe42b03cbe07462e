"""Tables whose bars were lost: the header tells the columns, bodies and days tell the cells."""

from lalanh.directives.extraction.model import Task
from lalanh.directives.extraction.read import read

PAPER = """ỦY BAN NHÂN DÂN
XÃ SÔNG LAM

Số: 61/KH-UBND

Sông Lam, ngày 03 tháng 3 năm 2026

KẾ HOẠCH
Phòng lũ năm 2026

II. NHIỆM VỤ

TT Nội dung công việc Đơn vị chủ trì Đơn vị phối hợp Thời gian hoàn thành
1 Rà soát các hộ vùng trũng Phòng Kinh tế Các thôn Tháng 4/2026
2 Sửa đê bao đoạn qua thôn Đông và thôn
Đoài trước mùa mưa
Phòng Kinh tế
Ban Chỉ huy Quân sự xã,
các thôn
30/4/2026
3 Chuẩn bị thuốc men Trạm Y tế xã Thường xuyên
4 Tập huấn cứu hộ Ban Chỉ huy Quân sự xã Công an xã Quý II/2026

III. TỔ CHỨC THỰC HIỆN

1. Văn phòng theo dõi việc thực hiện Kế hoạch.
"""


def rows() -> list[Task]:
    """Return what is proposed from the table."""
    return [task for task in read(PAPER)[0].tasks if "Văn phòng" not in task.span.literal]


def test_each_row_is_one_duty_with_the_words_of_its_first_column() -> None:
    assert [" ".join(t.span.literal.split()) for t in rows()] == [
        "Rà soát các hộ vùng trũng",
        "Sửa đê bao đoạn qua thôn Đông và thôn Đoài trước mùa mưa",
        "Chuẩn bị thuốc men",
        "Tập huấn cứu hộ",
    ]


def test_bodies_side_by_side_are_told_apart_by_where_a_name_begins() -> None:
    assert [{a.name: a.role for a in t.assignees} for t in rows()] == [
        {"Phòng Kinh tế": "lead", "Các thôn": "coordinate"},
        {"Phòng Kinh tế": "lead", "Ban Chỉ huy Quân sự xã": "coordinate", "các thôn": "coordinate"},
        {"Trạm Y tế xã": "lead"},
        {"Ban Chỉ huy Quân sự xã": "lead", "Công an xã": "coordinate"},
    ]


def test_the_last_column_says_by_when_or_how_often() -> None:
    found = [(str(t.deadline.due_on) if t.deadline else None, len(t.recurrence)) for t in rows()]

    assert found == [("2026-04-30", 0), ("2026-04-30", 0), (None, 1), ("2026-06-30", 0)]


def test_what_follows_the_table_is_read_as_text() -> None:
    task = read(PAPER)[0].tasks[-1]

    assert task.assignees[0].name == "Văn phòng"
