"""Items: what makes one duty, what several, and what is none."""

import pytest

from lalanh.directives.extraction.read import read
from tests.directives.extraction.invented import duties


def test_items_counted_within_a_sentence_are_duties_of_the_body_before_them() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Giao Sở Công Thương: (i) Lập danh sách kho bị hư hỏng trong tỉnh;"
        " (ii) Chọn nơi cất gạo tạm cho từng xã bị cô lập.\n"
    )

    assert [t.span.literal[:8] for t in found] == ["Lập danh", "Chọn nơi"]
    assert {a.name for t in found for a in t.assignees} == {"Sở Công Thương"}


def test_what_is_counted_within_a_duty_only_details_it() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Sở Công Thương rà soát các kho theo ba nhóm: (1) Kho còn dùng được"
        " sau khi dọn bùn; (2) Kho phải sửa mái và tường trước mùa mưa.\n"
    )

    assert len(found) == 1


def test_slots_below_an_item_speak_of_all_its_sentences() -> None:
    found = duties(
        "I. NHIỆM VỤ\n\n(1) Thường xuyên kiểm tra các kho tạm. Lập sổ ghi lượng gạo của từng kho"
        " trong tỉnh.\n\n- Đơn vị chủ trì thực hiện: Sở Công Thương.\n\n"
        "- Thời gian hoàn thành: Trong tháng 4/2026.\n"
    )

    assert [(t.assignees[0].name, str(t.deadline and t.deadline.due_on)) for t in found] == [
        ("Sở Công Thương", "2026-04-30")
    ]


def test_a_slot_may_name_who_leads_and_with_whom() -> None:
    (found,) = duties(
        "I. NHIỆM VỤ\n\n1. Kiểm tra các kho tạm trong tỉnh trước mùa mưa bão.\n\n"
        "- Đơn vị thực hiện: Sở Công Thương chủ trì, phối hợp với Công an tỉnh.\n"
    )

    assert {a.name: a.role for a in found.assignees} == {
        "Sở Công Thương": "lead",
        "Công an tỉnh": "coordinate",
    }


@pytest.mark.parametrize(
    "line",
    [
        "Ông Lê Văn Mẫu - Phó Giám đốc Sở Công Thương;",
        "Chánh Văn phòng Ủy ban nhân dân tỉnh;",
        "Ban Chỉ đạo gồm các thành viên do các sở cử ra.",
        "Ban Chỉ đạo làm việc theo chế độ kiêm nhiệm và theo quy chế này.",
        "Trưởng Ban Chỉ đạo sử dụng con dấu của Ủy ban nhân dân tỉnh.",
        "Đơn vị nào có nhiều kho được sửa xong trước thì xếp hạng cao hơn.",
        "Nếu hai xã có số điểm bằng nhau thì xếp hạng theo số hộ được giúp.",
        "Việc sửa kho thực hiện theo khoản 2 Mục II Hướng dẫn của Sở Xây dựng.",
    ],
)
def test_rosters_statutes_and_rules_are_no_duties(line: str) -> None:
    text = f"I. BAN CHỈ ĐẠO\n\n1. Sở Công Thương\n\n- Lập danh sách kho cần sửa.\n\n- {line}\n"

    assert len(duties(text)) == 1


def test_content_that_names_nobody_is_left_out_where_the_work_is_shared_out() -> None:
    found = duties(
        "I. NỘI DUNG\n\n1. Việc chung\n\n- Sửa mái kho bị tốc.\n\n- Dọn bùn trong các kho.\n\n"
        "2. Sở Công Thương\n\n- Lập danh sách kho cần sửa trong tỉnh.\n"
    )

    assert [t.assignees[0].name for t in found] == ["Sở Công Thương"]


def test_a_purpose_before_who_asks_hides_nobody() -> None:
    found = duties(
        "Để sớm có nơi cất gạo cứu trợ, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Sở Công Thương chọn"
        " ba kho tạm trước ngày 20/3/2026.\n"
    )

    assert [(t.assignees[0].name, t.assignees[0].role) for t in found] == [
        ("Sở Công Thương", "responsible")
    ]


def test_who_only_announces_a_list_gets_no_duty() -> None:
    found = duties(
        "Chủ tịch Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau:\n\n"
        "1. Giao Sở Công Thương chọn ba kho tạm.\n"
    )

    assert [t.assignees[0].name for t in found] == ["Sở Công Thương"]


def test_one_line_may_hold_several_slots() -> None:
    (found,) = duties(
        "I. NHIỆM VỤ\n\n1. Kiểm tra kho\n\n- Kiểm tra các kho tạm trong tỉnh.\n\n"
        "- Chủ trì: Sở Công Thương; phối hợp: Công an tỉnh.\n\n- Hoàn thành: trước 30/4/2026.\n"
    )

    assert {a.name: a.role for a in found.assignees} == {
        "Sở Công Thương": "lead",
        "Công an tỉnh": "coordinate",
    }
    assert str(found.deadline and found.deadline.due_on) == "2026-04-29"


def test_who_leads_may_stand_in_brackets() -> None:
    (found,) = duties(
        "I. NHIỆM VỤ\n\n1. Kiểm tra các kho tạm (Sở Công Thương chủ trì, phối hợp với Công an"
        " tỉnh; xong trước ngày 30/4/2026).\n"
    )

    assert next((a.name, a.role) for a in found.assignees) == ("Sở Công Thương", "lead")


def test_a_letter_that_names_nobody_binds_its_addressees() -> None:
    letter = (
        "SỞ CÔNG THƯƠNG\n\nSố: 15/SCT-KH\n\nSông Lam, ngày 09 tháng 01 năm 2026\n\n"
        "Kính gửi:\n- Các phòng, ban chuyên môn xã;\n- Trưởng các thôn.\n\n"
        "Để sớm có nơi cất gạo, đề nghị thực hiện một số nội dung sau:\n\n1. Dọn các kho tạm.\n"
    )

    (found,) = (task for task in read(letter)[0].tasks if task.kind == "task")

    assert [a.name for a in found.assignees] == ["Các phòng, ban chuyên môn xã", "Trưởng các thôn"]
    assert all(a.inherited for a in found.assignees)


@pytest.mark.parametrize(
    "heading",
    ["1. VĂN PHÒNG HĐND VÀ UBND XÃ", "*Văn phòng HĐND và UBND xã*", "- Văn phòng HĐND và UBND xã:"],
)
def test_a_heading_of_names_hands_its_duties_down_however_it_is_marked(heading: str) -> None:
    found = duties(f"I. PHÂN CÔNG\n\n{heading}\n\n+ Theo dõi các kho tạm trong xã.\n").pop()

    assert [a.name.casefold() for a in found.assignees] == ["văn phòng hđnd và ubnd xã"]


@pytest.mark.parametrize(
    "told",
    [
        "Bên cạnh những kết quả đạt được, vẫn còn tồn tại một số hạn chế.",
        "Một số xã còn chậm triển khai việc sửa kho.",
        "Năm 2025, các xã tổ chức 15 đợt cứu trợ cho 300 hộ.",
        "Phấn đấu đến năm 2030 có 100% xã có kho.",
        "Nghiêm cấm việc lợi dụng cứu trợ để trục lợi.",
        "Mỗi xã được đề nghị khen một tập thể.",
    ],
)
def test_what_was_how_far_and_what_is_forbidden_are_no_duties(told: str) -> None:
    text = f"I. PHÂN CÔNG\n\n1. Sở Công Thương\n\n- Lập sổ theo dõi các kho.\n\n- {told}\n"

    assert len(duties(text)) == 1


@pytest.mark.parametrize(
    ("lead_in", "bearers"),
    [
        ("Các xã tập trung thực hiện các nhiệm vụ sau:", ["Các xã"]),
        (
            "Các xã căn cứ chức năng, nhiệm vụ được giao chủ động triển khai các nội dung:",
            ["Các xã"],
        ),
        ("Để sớm có kho, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các xã:", ["các xã"]),
        ("Đối với các xã:", ["các xã"]),
    ],
)
@pytest.mark.parametrize("mark", ["- ", "a) ", "1. "])
def test_a_lead_in_hands_its_bodies_down(lead_in: str, bearers: list[str], mark: str) -> None:
    found = duties(f"II. NHIỆM VỤ\n\n{lead_in}\n\n{mark}Dọn các kho tạm.\n")

    assert [[a.name for a in task.assignees] for task in found] == [bearers]


def test_a_report_with_a_day_of_its_own_is_a_second_duty() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Các xã, phường rà soát kho xong trước ngày 30/6/2026 và báo cáo kết"
        " quả về Sở Công Thương trước ngày 10/7/2026.\n"
    )

    assert [str(t.deadline and t.deadline.due_on) for t in found] == ["2026-06-29", "2026-07-09"]
    assert {t.assignees[0].name for t in found} == {"Các xã, phường"}


def test_a_sentence_that_only_sets_the_day_belongs_to_the_duty_before_it() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Sở Công Thương\n\nVận động các hộ cho mượn nhà làm kho. Hoàn thành,"
        " báo cáo kết quả về Ban Chỉ đạo trong tháng 4/2026.\n"
    )

    assert [str(t.deadline and t.deadline.due_on) for t in found] == ["2026-04-30"]


def test_figures_to_report_are_no_noun() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Sở Công Thương\n\n- Báo cáo số liệu trước 16 giờ hằng ngày.\n"
    )

    assert [t.recurrence[0].kind for t in found] == ["daily"]
