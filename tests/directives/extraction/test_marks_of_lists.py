"""Marks of lists as recognition gives them: a full stop read as a line, a blank lost."""

import pytest

from lalanh.directives.extraction.read import read

PLAN = """\
UBND TỈNH HÀ NAM
KẾ HOẠCH
Hỗ trợ gạo cho các hộ bị ngập lụt

Để giúp các hộ bị ngập lụt ổn định đời sống, Ban Chỉ đạo xây dựng kế hoạch như sau:
{purposes}
1. Bảo đảm mọi hộ được hỗ trợ kịp thời.
II. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương lập danh sách các điểm bán gạo.
{second} Sở Tài chính bố trí kinh phí vận chuyển gạo.
"""


@pytest.mark.parametrize("second", ["2.", "2_", "2)"])
@pytest.mark.parametrize("purposes", ["I. MỤC ĐÍCH", "I.MỤC ĐÍCH"])
def test_a_misread_mark_still_begins_an_item(purposes: str, second: str) -> None:
    found = read(PLAN.format(purposes=purposes, second=second))
    duties = [task for document in found for task in document.tasks if task.kind == "task"]
    assert [task.assignees[0].name for task in duties] == ["Sở Công Thương", "Sở Tài chính"]
