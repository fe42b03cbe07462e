"""Duties: who bears them, with whom, in what tone; and what is no duty."""

from collections import Counter
from datetime import date

import pytest

from lalanh.directives.extraction.read import read
from tests.directives.extraction.conftest import Finder, Reader

PLAN = "thu-hoa-toc-ke-hoach"
MOVEMENT = "ke-hoach-phong-trao"
DECISION = "quyet-dinh-ke-hoach-bang"


@pytest.mark.parametrize(
    ("paper", "opening", "bearers"),
    [
        (PLAN, "Thông tin thường xuyên", {"Sở Thông tin và Truyền thông": "lead"}),
        (PLAN, "Báo cáo kết quả với", {"Huyện ủy": "responsible"}),
        (PLAN, "Chịu trách nhiệm quản lý", {"Sở Lao động - Thương binh và Xã hội": "lead"}),
        (PLAN, "Là đầu mối tiếp nhận", {"Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh": "lead"}),
        (PLAN, "Căn cứ nhiệm vụ được phân công", {"mỗi thành viên Ban Chỉ đạo": "responsible"}),
        (MOVEMENT, "Chủ trì, phối hợp với các cơ quan, đơn vị", {
            "Sở Tài nguyên và Môi trường": "lead",
            "các cơ quan, đơn vị liên quan": "coordinate",
        }),
        (MOVEMENT, "Chỉ đạo UBND cấp xã", {
            "UBND các huyện, thị xã": "responsible",
            "UBND cấp xã": "directed",
        }),
        (MOVEMENT, "Phối hợp với Văn phòng", {"các tổ chức thành viên": "coordinate"}),
        ("cong-dien", "Giao Bộ Chỉ huy Quân sự", {
            "Bộ Chỉ huy Quân sự tỉnh": "lead",
            "Công an tỉnh": "coordinate",
        }),
        ("cong-dien", "Rà soát khu dân cư", {
            "Chủ tịch Ủy ban nhân dân các huyện, thị xã": "responsible"
        }),
        (DECISION, "Lập biểu mẫu", {"Sở Xây dựng": "lead", "UBND các xã, phường": "coordinate"}),
        (DECISION, "Mua áo phao", {
            "UBND các xã, phường": "lead",
            "Bộ Chỉ huy Quân sự tỉnh": "coordinate",
        }),
    ],
)  # fmt: skip
def test_bearers_come_from_subject_heading_slot_or_table(
    task: Finder, paper: str, opening: str, bearers: dict[str, str]
) -> None:
    found = {a.name: a.role for a in task(paper, opening).assignees}

    assert bearers.items() <= found.items()


@pytest.mark.parametrize(
    ("paper", "opening"),
    [
        ("thu-dan-van", "Tiếp tục quán triệt"),
        ("thu-dan-van", "Chủ động theo dõi"),
        ("ke-hoach-thi-dua", "Tổ chức vận động, tiếp nhận"),
    ],
)
def test_a_clause_that_names_nobody_inherits_from_opening_or_scope_and_says_so(
    task: Finder, paper: str, opening: str
) -> None:
    inherited = task(paper, opening).assignees

    assert inherited
    assert all(a.inherited for a in inherited if a.role != "coordinate")


ITEM = (
    "KẾ HOẠCH\nThu gom rác sau lũ\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
    "1. Hội Nông dân vận động hội viên góp ngày công dọn bùn. {}\n"
)


def test_a_sentence_goes_on_with_the_subject_of_the_one_before() -> None:
    text = ITEM.format("Hằng tuần báo cáo số ngày công về Sở Xây dựng.")

    assert [t.assignees[0].name for t in read(text)[0].tasks] == ["Hội Nông dân"] * 2


@pytest.mark.parametrize(
    ("more", "duties"),
    [
        ("Hướng dẫn các hộ phân loại rác.", 1),
        ("Hình thức: theo từng xóm.", 1),
        ("Tổng hợp ngày công trước ngày 10/8/2026.", 2),
        ("Thường xuyên kiểm tra các bãi rác.", 2),
        ("Sở Xây dựng bố trí xe chở rác.", 2),
        ("Nắm tình hình dư luận trong nhân dân.", 2),
        ("Hướng dẫn các hộ phân loại rác. " * 14, 15),
    ],
)
def test_a_short_item_is_one_duty_unless_a_sentence_has_body_or_time_of_its_own(
    more: str, duties: int
) -> None:
    assert len(read(ITEM.format(more))[0].tasks) == duties


@pytest.mark.parametrize(
    ("paper", "opening", "modality"),
    [
        ("thu-dan-van", "Tiếp tục quán triệt", "request"),
        (MOVEMENT, "Giới thiệu hội viên", "request"),
        (MOVEMENT, "Hướng dẫn các xã", "assign"),
        ("cong-dien", "Yêu cầu Sở Công Thương", "order"),
        ("cong-dien", "Giao Bộ Chỉ huy", "order"),
    ],
)
def test_a_request_is_told_from_an_order(
    task: Finder, paper: str, opening: str, modality: str
) -> None:
    assert task(paper, opening).modality == modality


@pytest.mark.parametrize(
    ("paper", "opening", "kind"),
    [
        (PLAN, "Giúp các hộ bị cô lập", "purpose"),
        (PLAN, "Việc cứu trợ phải", "requirement"),
        (PLAN, "Người dân đến nhận gạo", "condition"),
        (PLAN, "Cùng nhau giữ gìn", "message"),
        (PLAN, "Trên đây là Kế hoạch", "closing"),
        ("thu-dan-van", "Ban Dân vận Tỉnh ủy đề nghị các địa phương", "closing"),
        ("cong-dien", "Yêu cầu các đơn vị, địa phương nghiêm túc", "closing"),
        ("ke-hoach-van-dong-quy", "Cuộc vận động được tiến hành", "period"),
        (DECISION, "Ban hành kèm theo Quyết định này", "closing"),
    ],
)
def test_what_is_no_duty_is_proposed_as_what_it_is(
    task: Finder, paper: str, opening: str, kind: str
) -> None:
    assert task(paper, opening).kind == kind


@pytest.mark.parametrize(
    ("paper", "place", "tasks"),
    [
        (PLAN, 0, 4),
        (PLAN, 1, 5),
        (PLAN, 2, 18),
        ("thu-dan-van", 0, 12),
        (MOVEMENT, 0, 25),
        ("ke-hoach-thi-dua", 0, 7),
        ("ke-hoach-van-dong-quy", 0, 15),
        (DECISION, 0, 12),
        ("cong-dien", 0, 6),
    ],
)
def test_each_paper_gives_the_duties_a_clerk_counts_in_it(
    documents: Reader, paper: str, place: int, tasks: int
) -> None:
    kinds = Counter(task.kind for task in documents(paper)[place].tasks)

    assert kinds["task"] == tasks


def test_a_part_that_names_nobody_is_content_where_others_assign(documents: Reader) -> None:
    sections = {task.section[0] for task in documents(DECISION)[0].tasks if task.section}

    assert "II" not in sections
    assert {"III", "IV"} <= sections


def test_no_duty_is_what_somebody_already_did() -> None:
    text = (
        "Kính gửi: Sở Y tế\n\nĐề nghị Sở Y tế thực hiện các nội dung sau:\n\n"
        "1. Các xã đã rà soát xong danh sách.\n\n2. Khẩn trương cấp thuốc cho các trạm.\n"
    )

    assert [t.span.literal for t in read(text)[0].tasks] == ["Khẩn trương cấp thuốc cho các trạm."]


def test_clauses_with_a_bearer_of_their_own_are_cut_apart() -> None:
    text = (
        "KẾ HOẠCH\nThu gom rác sau lũ\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Các sở, ngành bố trí xe chở rác; Ủy ban nhân dân các xã, phường huy động nhân lực;"
        " báo cáo kết quả về Sở Xây dựng trước ngày 05 hằng tháng.\n"
    )

    found = [(t.assignees[0].name, bool(t.recurrence)) for t in read(text)[0].tasks]

    assert found == [
        ("Các sở, ngành", False),
        ("Ủy ban nhân dân các xã, phường", False),
        ("Ủy ban nhân dân các xã, phường", True),
    ]


@pytest.mark.parametrize(
    ("paper", "opening", "is_sensitive"),
    [
        ("thu-dan-van", "Tăng cường nắm tình hình nhân dân", True),
        ("thu-dan-van", "Đề nghị cơ quan có thẩm quyền", True),
        (MOVEMENT, "Tăng cường công tác quản lý cư trú", True),
        (PLAN, "Tiếp tục giải thích", True),
        ("ke-hoach-thi-dua", "Rà soát các hộ nghèo", True),
        (PLAN, "Báo cáo kết quả với nhà tài trợ", False),
        (MOVEMENT, "Thành lập Ban Chỉ đạo cấp huyện", False),
    ],
)
def test_clauses_on_opinions_movements_and_denunciation_are_marked(
    task: Finder, paper: str, opening: str, is_sensitive: bool
) -> None:
    assert task(paper, opening).is_sensitive is is_sensitive


def test_clauses_with_a_day_of_their_own_are_cut_apart() -> None:
    text = (
        "KẾ HOẠCH\nThu gom rác sau lũ\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Sở Xây dựng: lập danh mục bãi tập kết trước ngày 10/3/2026;"
        " báo cáo Ủy ban nhân dân tỉnh chậm nhất ngày 31/3/2026.\n"
    )

    days = [t.deadline.due_on for t in read(text)[0].tasks if t.deadline is not None]

    assert days == [date(2026, 3, 9), date(2026, 3, 31)]


def test_a_sentence_that_only_sets_the_day_belongs_to_the_duty_before_it() -> None:
    text = (
        "KẾ HOẠCH\nThu gom rác sau lũ\n\nI. TỔ CHỨC THỰC HIỆN\n\n"
        "1. Sở Xây dựng: Rà soát các bãi tập kết rác. Hoàn thành trước ngày 31/01/2026.\n"
    )

    found = read(text)[0].tasks

    assert len(found) == 1
    assert found[0].deadline is not None
    assert found[0].deadline.due_on == date(2026, 1, 30)


def test_a_letter_of_one_paragraph_is_basis_and_duty_at_once() -> None:
    text = (
        "Số: 15/STC-NS\n\nSông Lam, ngày 09 tháng 01 năm 2026\n\n"
        "Kính gửi: Ủy ban nhân dân các xã, phường.\n\n"
        "Thực hiện Công văn số 7/BTC-NSNN ngày 05/01/2026 của Bộ Tài chính, Sở Tài chính đề nghị"
        " Ủy ban nhân dân các xã, phường gửi báo cáo quyết toán trước ngày 15/01/2026.\n"
    )

    document = read(text)[0]

    assert [c.is_basis for c in document.citations] == [True]
    assert [t.assignees[0].name for t in document.tasks] == ["Ủy ban nhân dân các xã, phường"]
    assert [t.modality for t in document.tasks] == ["request"]
