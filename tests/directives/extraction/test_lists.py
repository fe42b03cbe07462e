"""Lists: what stands over them, what in them is a duty and what its content."""

from tests.directives.extraction.invented import duties, plan


def openings(text: str) -> list[str]:
    """Return the first words of the duties of an invented plan."""
    return [" ".join(t.span.literal.split()[:3]) for t in duties(text)]


def test_a_duty_that_ends_by_announcing_a_list_is_one_as_well() -> None:
    found = openings(
        "I. PHÂN CÔNG\n\n1. Sở Nội vụ chọn người cho các đội cứu hộ, cử cán bộ xuống từng thôn, nắm"
        " chắc số hộ phải dời đi trước mùa lũ, trong đó tập trung một số việc sau:\n\n"
        "(1) Lập danh sách đội cứu hộ.\n\n(2) Mua áo phao cho các đội.\n"
    )

    assert found == ["Sở Nội vụ", "Lập danh sách", "Mua áo phao"]


def test_things_listed_below_a_duty_are_what_it_is_about() -> None:
    found = openings(
        "I. PHÂN CÔNG\n\n1. Sở Tài chính\n\na) Tham mưu Ủy ban nhân dân tỉnh quyết định:\n\n"
        "- Mức tiền cho mỗi nhà bị sập.\n\n- Phương án chia gạo cho các xã.\n"
    )

    assert found == ["Tham mưu Ủy"]


def test_the_title_of_a_project_is_no_duty() -> None:
    found = openings(
        "I. PHÂN CÔNG\n\n1. Công an tỉnh\n\na) Triển khai các dự án do Bộ Công an giao:\n\n"
        "- Dự án 1: “Phòng ngừa cháy rừng”.\n\n- Tiểu dự án 2 (Dự án 7): “Nâng cao ý thức giữ"
        " rừng”.\n"
    )

    assert found == ["Triển khai các"]


def test_criteria_of_an_emulation_are_no_duties() -> None:
    found = openings(
        "I. TIÊU CHÍ THI ĐUA\n\na) Đối với các xã\n\n- Hoàn thành việc dọn bùn.\n\n"
        "II. PHÂN CÔNG\n\n1. Sở Nội vụ chấm điểm các xã.\n"
    )

    assert found == ["Sở Nội vụ"]


def test_below_criteria_stands_no_duty_but_below_a_procedure_one() -> None:
    said = "I. KHEN THƯỞNG\n\n1. {}\n\nHoàn thiện hồ sơ theo mẫu của tỉnh.\n"

    assert openings(said.format("Tiêu chuẩn")) == []
    assert openings(said.format("Tiêu chuẩn, thủ tục")) == ["Hoàn thiện hồ"]


def test_activities_announced_in_a_part_on_aims_are_duties() -> None:
    found = duties(
        "I. MỤC TIÊU\n\n1. Tuần lễ sạch làng\n\nCăn cứ tình hình thực tế, các xã, phường phối hợp"
        " thực hiện các hoạt động sau:\n\n- Thi đua dọn bùn ở chợ.\n\n- Trồng lại hàng cây.\n"
    )

    assert [t.assignees[0].name for t in found] == ["các xã, phường"] * 2


def test_a_heading_that_says_what_bodies_do_heads_the_items_below() -> None:
    found = openings(
        "I. PHÂN CÔNG\n\n1. Các sở tham gia thực hiện các dự án thành phần\n\n"
        "- Báo cáo tiến độ từng dự án.\n"
    )

    assert found == ["Báo cáo tiến"]


def test_a_time_for_reports_leaves_the_days_of_other_duties_alone() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Sở Y tế phát thuốc trước ngày 15/4/2026.\n\n2. Sở Tài chính gửi báo"
        " cáo chi tiền về Ban Chỉ đạo.\n\n3. Sở Xây dựng sửa cầu.\n\n"
        "4. Thời gian báo cáo: trước ngày 20/6/2026.\n"
    )

    assert [t.deadline and str(t.deadline.due_on) for t in found] == [
        "2026-04-14",
        "2026-06-19",
        None,
    ]


def test_a_result_to_be_sent_by_a_day_is_a_duty_of_its_own() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Sở Y tế\n\n- Khám cho người già ở các thôn. Kết quả gửi về Sở Nội vụ"
        " chậm nhất ngày 16/4/2026.\n"
    )

    assert [t.deadline and str(t.deadline.due_on) for t in found] == [None, "2026-04-16"]


def test_who_may_be_a_member_is_a_rule() -> None:
    found = plan(
        "I. TỔ CHỨC\n\n1. Thành viên đội cứu hộ tham gia tập huấn phải có đủ sức khỏe.\n"
    ).tasks

    assert [t.kind for t in found] == ["principle"]


def test_a_short_first_line_opens_a_paragraph_below_a_full_one() -> None:
    found = duties(
        "I. PHÂN CÔNG\n1. Sở Y tế phát thuốc khử khuẩn cho các thôn bị ngập, nhất là các\n"
        "thôn ở ven sông, lấy từ kho thuốc dự phòng của tỉnh đã chuẩn bị sẵn.\n"
        "Ủy ban nhân dân các xã: Mây, Gió, Lam\n"
        "Sơn và Hạ báo số hộ cần thuốc về Sở Y tế trước 17 giờ ngày 12/3/2026 để\n"
        "kịp chở thuốc đi. Các xã ghi rõ số trẻ em và số người già của từng thôn.\n"
    )

    assert str(found[-1].deadline and found[-1].deadline.due_on) == "2026-03-12"
    assert found[-1].span.literal.startswith("Ủy ban nhân dân các xã")


def test_names_of_projects_below_gom_are_no_duties() -> None:
    found = openings(
        "I. PHÂN CÔNG\n\n1. Công an tỉnh\n\na) Chủ trì thực hiện các dự án được giao, bao gồm:\n\n"
        "- Nâng cao năng lực cứu hộ.\n\n- Quản lý bến đò.\n"
    )

    assert found == ["Chủ trì thực"]


def test_the_time_of_a_campaign_makes_nobody_bear_what_it_lists() -> None:
    found = openings(
        "I. PHONG TRÀO\n\n1. Nội dung\n\na) Thi đua dọn bùn.\n\nb) Thi đua sửa nhà.\n\n"
        "c) Hội Nông dân làm tốt việc cho mượn trâu cày.\n\n"
        "2. Thời gian thực hiện: từ ngày 05/3/2026 đến ngày 30/4/2026.\n\n"
        "II. PHÂN CÔNG\n\n1. Sở Nội vụ chấm điểm các xã.\n\n2. Sở Tài chính chi tiền thưởng.\n"
    )

    assert found == ["Hội Nông dân", "Sở Nội vụ", "Sở Tài chính"]


def test_how_many_each_may_send_is_a_rule() -> None:
    assert openings("I. CHỈ TIÊU\n\n1. Mỗi huyện ủy chọn cử tối đa 05 người.\n") == []


def test_praise_is_no_duty() -> None:
    found = openings(
        "I. KẾT LUẬN\n\n1. Ghi nhận, biểu dương nỗ lực của các xã trong những ngày lũ.\n\n"
        "2. Sở Y tế phát thuốc.\n"
    )

    assert found == ["Sở Y tế"]


def test_a_list_annexed_below_its_title_gives_no_duties() -> None:
    found = openings(
        "1. Sở Y tế phát thuốc.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nPhạm Văn Mây"
        "\n\nPHỤ LỤC\n\nDANH SÁCH ĐƠN VỊ CHỞ GẠO\n\n(kèm theo Kế hoạch số 52/KH-UBND)\n\n"
        "1. Công ty cổ phần Đầu tư phát triển vận tải Sông Lam\n\n2. Hợp tác xã Mây\n"
    )

    assert found == ["Sở Y tế"]


def test_a_part_below_a_table_is_no_row_of_it() -> None:
    found = duties(
        "I. VIỆC\n\n| TT | Nội dung công việc | Đơn vị chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Rà soát nhà ven suối | Phòng Kinh tế | Tháng 4/2026 |\n"
        "| 2 | Mua áo phao | Công an xã | Tháng 5/2026 |\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế theo dõi việc mua áo phao.\n"
    )

    assert found[-1].section == ("II", "1")


def test_parts_counted_in_words_are_parts() -> None:
    found = duties(
        "Phần thứ nhất\nTIẾP NHẬN\n\n1. Ban Vận động mở sổ quỹ.\n\nPhần thứ hai\nBÁO CÁO\n\n"
        "1. Ban Vận động báo cáo theo tuần, tháng.\n"
    )

    assert [t.section[0] for t in found] == ["Phần thứ nhất", "Phần thứ hai"]
    assert [r.kind for r in found[1].recurrence] == ["weekly", "monthly"]
