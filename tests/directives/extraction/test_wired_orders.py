"""Wires, conclusions and copies of web pages: how they name bodies and hand work out."""

from lalanh.directives.extraction.model import Document, Task
from lalanh.directives.extraction.read import read

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM

Số: 52/KH-UBND

Sông Lam, ngày 03 tháng 3 năm 2026

KẾ HOẠCH
Dựng lại kho lương sau lũ

II. NHIỆM VỤ

"""
FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn Mẫu\n"


def plan(text: str) -> Document:
    """Return an invented plan with this text."""
    return read(HEAD + text)[0]


def duties(text: str) -> list[Task]:
    """Return the duties of an invented plan with this text."""
    return [task for task in plan(text).tasks if task.kind == "task"]


def who(text: str) -> list[list[str]]:
    """Return the bodies that bear each duty."""
    return [[a.name for a in t.assignees if a.role != "directed"] for t in duties(text)]


def test_a_colon_may_stand_within_a_collective() -> None:
    found = duties(
        "1. Bộ trưởng các Bộ: Kho tàng, Xây dựng chỉ đạo sửa mái các kho.\n\n"
        "2. Các Bộ: Kho tàng, Nội trợ kịp thời xuất cấp bạt che.\n"
    )

    assert [t.span.literal[:12] for t in found] == ["Bộ trưởng cá", "Các Bộ: Kho "]


def test_a_topic_may_stand_before_who_is_given_the_work() -> None:
    text = "1. Về mở rộng kho giai đoạn 2: giao Sở Nội trợ làm việc cụ thể với các chủ kho.\n"

    assert who(text) == [["Sở Nội trợ"]]


def test_work_is_handed_out_below_a_demand_on_all() -> None:
    text = (
        "1. Yêu cầu các sở, ngành tập trung thực hiện một số nhiệm vụ như sau:\n\n"
        "(1) Giao Sở Nội trợ chủ trì soạn sổ kho mẫu.\n\n(2) Giao Sở Kho rà soát hồ sơ cũ.\n"
    )

    assert who(text) == [["Sở Nội trợ"], ["Sở Kho"]]


def test_words_of_other_words_are_no_verbs_and_no_nouns() -> None:
    text = (
        "1. Sở Nông nghiệp và Môi trường hướng dẫn các thôn phơi lúa.\n\n"
        "2. Bộ Quốc phòng phát huy sức trẻ để dọn kho.\n\n"
        "3. Ủy ban bầu cử tỉnh: Không quá 05 cá nhân.\n"
    )

    assert who(text) == [["Sở Nông nghiệp và Môi trường"], ["Bộ Quốc phòng"]]


def test_a_heading_may_say_in_brackets_or_behind_what_the_body_is_there_for() -> None:
    text = (
        "1. Sở Nội trợ (cơ quan chủ trì)\n\n- Soạn sổ kho mẫu cho các xã.\n\n"
        "2. Chủ tịch UBND các xã theo chức năng, nhiệm vụ, thẩm quyền:\n\na) Chọn nơi cất gạo.\n"
    )

    assert who(text) == [["Sở Nội trợ"], ["Chủ tịch UBND các xã"]]


def test_praise_and_an_announcement_are_no_duties() -> None:
    text = (
        "1. Ban Thường vụ ghi nhận và biểu dương các xã đã dọn kho.\n\n"
        "Văn phòng trân trọng thông báo./.\n"
    )

    assert duties(text) == []


def test_a_line_cut_within_a_name_or_a_reference_goes_on() -> None:
    found = duties(
        "1. Sở Nội trợ thực hiện ý kiến chỉ đạo của Thủ tướng\nChính phủ về kho lương tại khoản 2\n"
        "Điều 7 Luật Kho hàng và báo cáo kết quả.\n"
    )

    assert len(found) == 1
    assert found[0].span.literal.endswith("báo cáo kết quả.")


def test_a_superior_written_to_bears_nothing() -> None:
    text = (
        "Kính gửi: Phó Thủ tướng Chính phủ\n\nSở báo cáo như sau:\n\n- Bổ sung quy định về kho;\n"
    )

    assert all(not task.assignees for task in read(text)[0].tasks)


def test_what_a_page_says_below_the_paper_is_passed_over() -> None:
    text = (
        HEAD + "1. Sở Nội trợ rà soát các kho.\n" + FOOT + "PHỤ LỤC\nCác kho\n\n[1] Gồm 3 kho.\n\n"
        "Kế hoạch 52/KH-UBND năm 2026 về dựng lại kho lương\n## Văn bản liên quan\nBan hành:\n"
        "Tiếp tục sử dụng\n"
    )

    assert [t.span.literal for t in read(text)[0].tasks] == ["Sở Nội trợ rà soát các kho."]


def test_the_sign_of_an_office_makes_no_directive_of_a_letter() -> None:
    text = (
        "CỤC KHO\n\nSố: 5348/CT-CS\nV/v chính sách kho\n\nSông Lam, ngày 03 tháng 3 năm 2026\n\n"
        "Kính gửi: Công ty Kho gạo\n\nCục trả lời như sau.\n"
    )

    assert read(text)[0].head.doc_type == "Công văn"


def test_semicolons_between_bodies_that_are_led_end_no_clause() -> None:
    found = duties(
        "1. Sở Nội trợ: Theo dõi, hướng dẫn sở, ngành; Ủy ban Mặt trận Tổ quốc và các hội; các xã,"
        " phường tổ chức dọn kho.\n"
    )

    assert len(found) == 1


def test_a_report_asked_for_behind_a_formula_is_owed_by_those_asked() -> None:
    text = (
        "1. Sở Kho dọn kho.\n\nUBND tỉnh yêu cầu các sở, các xã nghiêm túc triển khai thực hiện;"
        " định kỳ trước ngày 30 tháng 11 hằng năm báo cáo kết quả về Sở Kho.\n"
    )

    assert who(text)[-1] == ["các sở", "các xã"]


def test_slots_name_years_and_ranges() -> None:
    slot = "\n\n- Cơ quan chủ trì: Sở Kho.\n\n- Thời gian thực hiện: "
    text = f"1. Sửa mái kho.{slot}2025 - 2030\n\n2. Lập sổ kho.{slot}Quý IV/2025- Quý II/2026\n"

    assert [str(t.deadline and t.deadline.due_on) for t in duties(text)] == [
        "2030-12-31",
        "2026-06-30",
    ]


def test_an_announcement_of_a_list_is_no_duty_but_hands_its_subject_down() -> None:
    text = (
        "1. Để giữ lương, Chủ tịch UBND các xã khẩn trương thực hiện một số nhiệm vụ cụ thể"
        " như sau:\n\na) Chọn nơi cất gạo.\n\nb) Lập sổ kho của xã.\n"
    )

    assert who(text) == [["Chủ tịch UBND các xã"]] * 2


def test_a_list_of_what_a_report_holds_leaves_the_report_a_duty() -> None:
    found = duties("1. Sở Kho khẩn trương báo cáo về một số nội dung sau:\n\n- Số gạo còn lại.\n")

    assert [t.span.literal[:14] for t in found] == ["Sở Kho khẩn tr"]


def test_a_bullet_below_a_name_is_an_item() -> None:
    assert who("1. Văn phòng Bộ\n- Phối hợp với Vụ Kho trong việc\nnhập số liệu.\n") == [
        ["Văn phòng Bộ", "Vụ Kho"]
    ]


def test_lists_annexed_name_bodies_and_lay_nothing_upon_them() -> None:
    text = (
        HEAD + "1. Sở Nội trợ rà soát các kho.\n" + FOOT + "PHỤ LỤC\nKèm theo Kế hoạch\n\n"
        "DANH SÁCH ĐƠN VỊ\n\n1. Công ty Đầu tư phát triển kho gạo.\n\n2. Công ty Xây dựng kho.\n"
    )

    assert [t.span.literal for t in read(text)[0].tasks] == ["Sở Nội trợ rà soát các kho."]


def test_a_heading_may_say_by_what_office_before_it_names_partners() -> None:
    text = (
        "1. Sở Kho, Sở Nội trợ theo chức năng, nhiệm vụ, thẩm quyền chủ trì, phối hợp với các sở"
        " liên quan và các địa phương:\n\na) Rà soát các kho gạo.\n\nb) Chở gạo tới các xã.\n"
    )

    assert [t.span.literal[:8] for t in duties(text)] == ["Rà soát ", "Chở gạo "]


def test_the_hour_of_a_wire_stands_before_its_day() -> None:
    wire = (
        "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ\nXÃ MÂY\n\nSố: 02/CĐ-BCH\n\n"
        "Mây, hồi 14 giờ 30 ngày 18 tháng 9 năm 2026\n\nCÔNG ĐIỆN\nỨng phó mưa lớn\n\n"
        "1. Các thôn dọn cống xong trước 20 giờ ngày 19/9.\n"
    )

    found = read(wire)[0]

    assert str(found.head.dated_on) == "2026-09-18"
    assert str(found.tasks[0].deadline and found.tasks[0].deadline.due_on) == "2026-09-19"
