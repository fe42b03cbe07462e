"""What looks like a duty and is none: names of members, fields of forms, grids of figures."""

import io

import docx
import pytest

from lalanh.directives.extraction.model import Task
from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.sources import text_of

HEAD = "QUYẾT ĐỊNH\nThành lập Ban Chỉ đạo kho hàng\n\n"


def duties(text: str) -> list[Task]:
    """Return the duties of an invented decision with this text."""
    return [task for task in read(HEAD + text)[0].tasks if task.kind == "task"]


def test_the_members_of_a_board_are_no_duties() -> None:
    text = (
        "Điều 1. Thành lập Ban Chỉ đạo gồm:\n\n1. Các thành viên Ban Chỉ đạo:\n\n"
        "- Phó Chủ nhiệm Văn phòng kho hàng Nguyễn Văn Mẫu;\n\n"
        "- Phó Chủ tịch - Tổng Thư ký Hội Chữ thập đỏ Trần Thị Mẫu;\n\n"
        "- Quyền Giám đốc Sở Nội trợ Lê Văn Mẫu.\n"
    )

    assert duties(text) == []


def test_the_title_of_an_article_is_no_duty() -> None:
    text = (
        "Điều 5. Cơ quan thường trực, Tổ giúp việc của Ban Chỉ đạo\n\n"
        "1. Sở Nội trợ chuẩn bị tài liệu các cuộc họp của Ban Chỉ đạo.\n"
    )

    assert [task.span.literal.split()[0] for task in duties(text)] == ["Sở"]


@pytest.mark.parametrize("field", ["Đơn vị thực hiện", "Cơ quan chủ trì, phối hợp"])
def test_the_name_of_a_column_is_no_duty(field: str) -> None:
    assert duties(f"I. KẾ HOẠCH\n\nCông việc\n\n{field}\n\nSố ngày\n") == []


def test_a_grid_of_figures_holds_no_duties() -> None:
    text = (
        "I. SỐ LIỆU\n\n| STT | Chỉ số | Đơn vị |\n| 1 | Hoàn thành kiểm kê kho | Sở Nội trợ |\n"
        "| 2 | Báo cáo đúng hạn | Sở Y tế |\n"
    )

    assert duties(text) == []


def test_a_row_that_only_names_a_part_does_not_end_the_table() -> None:
    text = (
        "PHỤ LỤC\n\n| STT | Nhiệm vụ | Thời gian | Chủ trì |\n| I | Về kho |  |\n"
        "| 1 | Rà soát các kho hàng dự trữ | Thường xuyên | Sở Nội trợ |\n| II | Về xe |  |\n"
        "| 2 | Bố trí xe tải chở hàng | Trong năm 2031 | Sở Giao thông |\n"
    )

    assert [task.assignees[0].name for task in duties(text)] == ["Sở Nội trợ", "Sở Giao thông"]


def test_two_cells_of_a_docx_that_say_the_same_are_still_two() -> None:
    paper = docx.Document()
    table = paper.add_table(rows=1, cols=4)
    for cell, words in zip(table.rows[0].cells, ("1", "Sở A", "Sở A", "Quý I"), strict=True):
        cell.text = words
    table.add_row().cells[0].merge(table.rows[1].cells[3]).text = "Phần hai"
    file = io.BytesIO()
    paper.save(file)

    text = text_of(file.getvalue(), name="bang.docx")

    assert text.splitlines() == ["| 1 | Sở A | Sở A | Quý I |", "| Phần hai |"]


def test_a_heading_on_time_with_text_below_is_no_slot_of_the_duties_before_it() -> None:
    text = (
        "1. Các xã kiểm kê kho hàng của mình.\n\n2. Thời hạn thực hiện:\n\n"
        "Đối với đợt kiểm kê năm nay, các xã hoàn thành việc kiểm kê và gửi kết quả về Sở Nội trợ "
        "chậm nhất là ngày 23 tháng 01 năm 2032.\n"
    )

    assert duties(text)[0].deadline is None


@pytest.mark.parametrize(
    "told",
    [
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch số 96/KH-UBND ngày 21/01/2031 về kho hàng.",
        "Cải cách kho hàng",
        "Cải cách kho hàng: 12 tiêu chí và 13 tiêu chí thành phần;",
    ],
)
def test_what_was_issued_and_what_is_only_named_are_no_duties(told: str) -> None:
    assert duties(f"I. TÌNH HÌNH CHUNG\n\n1. Về kho\n\n{told}\n\n2. Về xe\n\nXe còn tốt.\n") == []
