"""Who bears a duty: names with verbs in them, partners, lead-ins, members, rules for everybody."""

import pytest

from tests.directives.extraction.invented import duties, plan


def bearers(text: str) -> list[tuple[str, str]]:
    """Return the bodies of the one duty of an invented plan with their roles."""
    (found,) = duties(text)
    return [(a.name, a.role) for a in found.assignees]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Các cơ quan truyền thông tiếp tục đưa tin về các bến đò.", "Các cơ quan truyền thông"),
        (
            "Định kỳ hằng năm, trước ngày 31/12, Văn phòng Ban Vận động tổng hợp sổ quỹ.",
            "Văn phòng Ban Vận động",
        ),
        ("Ủy ban nhân dân xã phân công cán bộ trực bến đò.", "Ủy ban nhân dân xã"),
        ("Tài liệu họp do Hội Chữ thập đỏ chuẩn bị và được gửi tới các xã.", "Hội Chữ thập đỏ"),
        (
            "Quán triệt ý kiến của Tỉnh ủy; căn cứ kế hoạch này, Hội Nông dân lập tổ chèo thuyền.",
            "Hội Nông dân",
        ),
        (
            (
                "Để bà con yên lòng, sửa được nhà; các xã, phường (sau đây viết tắt là đơn vị)"
                " và mọi người dân triển khai dọn bùn."
            ),
            "các xã, phường",
        ),
    ],
)
def test_the_subject_is_found_wherever_it_stands(words: str, name: str) -> None:
    assert bearers(f"I. VIỆC CẦN LÀM\n\n1. {words}\n")[0][0].startswith(name)


def test_those_named_below_phoi_hop_voi_are_partners() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Công an tỉnh\n\na) Chủ trì, phối hợp với:\n\n"
        "- Sở Xây dựng rà soát các cầu tạm.\n\n- Sở Tài chính lập dự toán sửa cầu.\n"
    )

    assert [[(a.name, a.role) for a in t.assignees] for t in found] == [
        [("Công an tỉnh", "lead"), ("Sở Xây dựng", "coordinate")],
        [("Công an tỉnh", "lead"), ("Sở Tài chính", "coordinate")],
    ]


def test_a_collective_named_in_a_basis_bears_nothing() -> None:
    found = bearers(
        "I. PHÂN CÔNG\n\n1. Các hội\n\nCăn cứ chức năng và văn bản của Chính phủ, Bộ, ngành và"
        " tỉnh, phối hợp với các xã để dọn bùn ở trường học.\n"
    )

    assert found[0][0] == "Các hội"


def test_a_rule_for_everybody_hands_nothing_on_to_the_sentences_after_it() -> None:
    found = duties(
        "I. VIỆC CHUNG\n\n1. Làm sạch giếng nước ở mọi thôn. Mỗi cán bộ phải gương mẫu dọn nhà"
        " mình trước. Tăng cường kiểm tra việc khử khuẩn giếng nước tại các thôn bị ngập sâu nhất"
        " và những nơi nước rút chậm trong toàn tỉnh, kể cả các bản ở đầu nguồn.\n\n"
        "II. PHÂN CÔNG\n\n1. Sở Y tế phát thuốc khử khuẩn.\n"
    )

    assert not any(
        a.name.startswith("Mỗi cán bộ")
        for t in found
        if t.span.literal.startswith("Tăng cường")
        for a in t.assignees
    )


def test_a_member_of_a_board_is_named_by_what_he_sees_to() -> None:
    found = duties(
        "I. THÀNH VIÊN\n\n1. Giám đốc Sở Tài chính;\n\n2. Giám đốc Sở Y tế;\n\n"
        "3. Chánh Văn phòng Ủy ban nhân dân tỉnh;\n\n4. Phó Giám đốc Công an tỉnh phụ trách giao"
        " thông;\n\n5. Mời đại diện Hội Chữ thập đỏ.\n"
    )

    assert found == []


def test_work_that_names_only_partners_is_nobodys_beside_that_of_others() -> None:
    found = duties(
        "I. VIỆC CẦN LÀM\n\n- Hướng dẫn các xã chọn chỗ chôn rác.\n\n"
        "- Phối hợp với trường học dọn lớp.\n\n- Sở Y tế phát thuốc.\n\n"
        "- Sở Xây dựng sửa đường.\n"
    )

    assert [t.assignees[0].name for t in found] == ["Sở Y tế", "Sở Xây dựng"]


def test_a_plan_meant_for_all_gives_work_by_name_where_it_does() -> None:
    found = duties(
        "I. ĐỐI TƯỢNG THỰC HIỆN\n\n1. Đối tượng thực hiện: Các cơ quan, đơn vị trong tỉnh.\n\n"
        "II. NỘI DUNG\n\n1. Kiểm tra sổ gạo của các kho.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Sở Công Thương\n\n- Lập lịch đi các kho.\n\n2. Sở Tài chính\n\n- Chi tiền xăng xe.\n"
    )

    assert [t.assignees[0].name for t in found] == ["Sở Công Thương", "Sở Tài chính"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "Đây là việc gấp, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các xã dọn bùn ở chợ.",
            "các xã",
        ),
        (
            "Để bảo đảm tiến độ, xong trước mùa mưa, đề nghị Sở Xây dựng tiếp tục sửa cầu.",
            "Sở Xây dựng",
        ),
        (
            "Để chọn chỗ dựng cầu tạm, Sở Xây dựng phối hợp với các xã đo lòng suối.",
            "Sở Xây dựng",
        ),
        (
            "Chủ tịch Ủy ban nhân dân các xã ven biển: Mây, Gió, Lam chủ động dời lán trại.",
            "Chủ tịch Ủy ban nhân dân các xã ven biển: Mây, Gió, Lam",
        ),
        (
            "Các xã được phân công chủ trì việc dựng kho có trách nhiệm chọn đất cao ráo.",
            "Các xã được phân công chủ trì việc dựng kho",
        ),
        (
            "Kết thúc đợt quyên góp, chậm nhất sau 30 ngày, Ban Vận động công khai sổ quỹ.",
            "Ban Vận động",
        ),
        (
            "Các lực lượng chức năng phải liên tục tuần tra bến đò.",
            "Các lực lượng chức năng",
        ),
        (
            "Về kiến nghị của tỉnh về kho gạo; đề nghị về cầu: giao Sở Tài chính lập dự toán.",
            "Sở Tài chính",
        ),
        (
            "Trên cơ sở đề nghị của các sở, ngành, địa phương, Sở Tài chính lập dự toán sửa kho.",
            "Sở Tài chính",
        ),
    ],
)
def test_who_is_asked_is_found_after_what_is_told_first(words: str, name: str) -> None:
    assert bearers(f"I. VIỆC CẦN LÀM\n\n1. {words}\n")[0][0] == name


def test_a_list_of_those_led_goes_on_after_a_semicolon() -> None:
    (found,) = duties(
        "I. PHÂN CÔNG\n\n1. Sở Nội vụ theo dõi, hướng dẫn các sở, Hội Nông dân tỉnh; các xã,"
        " phường tổ chức trao quà cho những hộ mất nhà.\n"
    )

    assert (found.assignees[0].name, found.assignees[0].role) == ("Sở Nội vụ", "responsible")


def test_a_heading_that_directs_units_heads_their_work() -> None:
    found = bearers(
        "I. PHÂN CÔNG\n\n1. Giao Ban Quản lý bến cảng chỉ đạo các đơn vị vận tải có trách nhiệm:"
        "\n\n- Chở gạo đến các đảo.\n"
    )

    assert found == [("các đơn vị vận tải", "responsible")]


def test_what_was_done_is_told_and_thanks_are_given() -> None:
    found = duties(
        "I. KẾT LUẬN\n\n1. Sau khi có chỉ đạo của tỉnh, việc dọn bùn khá hơn, các lực lượng ở xã"
        " đã thu dọn, xử lý nhiều điểm ngập.\n\n2. Sở Y tế rà soát số thuốc.\n\n"
        "Văn phòng trân trọng thông báo đến các sở, ngành liên quan./.\n"
    )

    assert [t.assignees[0].name for t in found] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Ban cán sự đảng tỉnh lãnh đạo, chỉ đạo:", "Ban cán sự đảng tỉnh"),
        ("Cấp huyện:", "Cấp huyện"),
    ],
)
def test_a_heading_names_the_body_and_no_more(label: str, name: str) -> None:
    assert bearers(f"I. PHÂN CÔNG\n\n1. {label}\n\n- Mở kho gạo.\n")[0][0] == name


def test_those_who_are_helped_bear_nothing() -> None:
    found = bearers(
        "I. PHÂN CÔNG\n\n1. Các xã:\n\n- Đối với các hộ có nhà bị sập: dựng lán tạm trong vườn.\n"
    )

    assert found[0][0] == "Các xã"


def test_a_rhythm_and_a_day_are_two_reports() -> None:
    found = duties(
        "I. PHÂN CÔNG\n\n1. Các xã\n\n- Báo cáo tiến độ hằng tuần và báo cáo tổng kết trước ngày"
        " 25/11/2026.\n"
    )

    assert [[r.kind for r in t.recurrence] for t in found] == [["weekly"], []]
    assert str(found[1].deadline and found[1].deadline.due_on) == "2026-11-24"


def test_all_who_are_asked_to_carry_on_are_asked_for_nothing_of_their_own() -> None:
    found = plan("1. Sở Y tế phát thuốc.\n\nYêu cầu các đơn vị nghiêm túc triển khai thực hiện.\n")

    assert [t.kind for t in found.tasks][-1] == "closing"


def test_a_topic_before_a_sentence_in_small_letters_is_a_label() -> None:
    found = plan(
        "1. Về thống kê số lán trại: các xã gửi danh sách đến Sở Xây dựng trước ngày 12/11/2026.\n"
    )

    assert [t.assignees[0].name for t in found.tasks] == ["các xã"]
