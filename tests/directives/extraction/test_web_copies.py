"""Papers copied from web pages: lines cut anywhere, other words above, headings gone."""

import pytest

from lalanh.directives.extraction.model import Document
from lalanh.directives.extraction.read import read

ABOVE = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
NUMBERED = (
    "Độc lập - Tự do - Hạnh phúc\n|\nSố: 81/QĐ-UBND\n|\nSông Lam, ngày 4\ntháng 6 năm 2031\n|\n"
)
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nCHỦ TỊCH\nLê Văn Mẫu\n"


def paper(title: str, text: str, above: str = "") -> Document:
    """Return an invented paper with this title and text, as a web page shows it."""
    return read(above + ABOVE + NUMBERED + title + text + FOOT)[0]


def subject(document: Document) -> str | None:
    """Return the subject on one line."""
    span = document.head.subject
    return " ".join(span.literal.split()) if span is not None else None


def test_who_decides_stands_below_the_subject_and_is_no_part_of_it() -> None:
    document = paper(
        "QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH QUY CHẾ\nKHO HÀNG TỈNH SÔNG LAM\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG LAM\n",
        "Căn cứ Luật Kho hàng ngày 19/6/2030;\nĐiều 1. Ban hành Quy chế này.\n",
    )

    assert subject(document) == "VỀ VIỆC BAN HÀNH QUY CHẾ KHO HÀNG TỈNH SÔNG LAM"


@pytest.mark.parametrize(
    "line",
    [
        "Triển khai thực hiện Nghị quyết số 12-NQ/TU về kho hàng dự trữ",
        "Hưởng ứng lời kêu gọi góp gạo cứu trợ vùng lũ",
        "Tiếp tục thực hiện Chỉ thị số 5-CT/TU về phòng lũ",
    ],
)
def test_a_subject_may_begin_as_texts_begin(line: str) -> None:
    document = paper(f"KẾ HOẠCH\n{line}\n\n", "I. NHIỆM VỤ\n1. Sở Nội trợ rà soát các kho.\n")

    assert subject(document) == line


def test_what_a_page_says_above_the_paper_is_passed_over() -> None:
    above = (
        "Quyết định 81/QĐ-UBND năm 2031 về kho hàng dự trữ trên địa bàn tỉnh Sông Lam mới nhất\n"
        "Số hiệu: 81/QĐ-UBND Loại văn bản: Quyết định\nNgày công báo: Đang cập nhật\n\n"
    )
    head = paper("QUYẾT ĐỊNH\nVề kho hàng\n\n", "Điều 1. Lập ba kho.\n", above).head

    assert (head.number_reading, str(head.dated_on)) == ("81/QĐ-UBND", "2031-06-04")
    assert head.issuing_name == "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM"


def test_an_urgent_telegram_says_so_in_its_title() -> None:
    head = paper("CÔNG ĐIỆN KHẨN\nỨNG PHÓ VỚI LŨ\n\nĐIỆN:Sở Công Thương\n\n", "1. Trực ban.\n").head

    assert (head.doc_type, head.urgency) == ("Công điện", "khan")
    assert [span.literal for span in head.addressees] == ["Sở Công Thương"]


def test_recipients_are_found_where_their_heading_is_gone() -> None:
    text = paper("KẾ HOẠCH\nVề kho hàng\n\n", "1. Sở Nội trợ rà soát các kho.\n")
    bare = (ABOVE + NUMBERED + "KẾ HOẠCH\nVề kho\n\n1. Sở A rà soát kho.\n\n" + FOOT).replace(
        "Nơi nhận:\n", ""
    )

    assert [r.span.literal for r in read(bare)[0].recipients] == ["Như trên", "Lưu: VT"]
    assert len(text.recipients) == 2


def test_a_basis_that_the_subject_names_too_is_a_basis() -> None:
    document = paper(
        "KẾ HOẠCH\nTHỰC HIỆN CHỈ THỊ SỐ 37-CT/TU NGÀY 03/9/2030 VỀ KHO HÀNG\n",
        "Căn cứ Chỉ thị số 37-CT/TU ngày 03/9/2030 của Ban Thường vụ Tỉnh ủy;\n"
        "Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:\n1. Sở Nội trợ rà soát các kho.\n",
    )

    assert [(c.number, c.is_basis) for c in document.citations] == [("37-CT/TU", True)]


@pytest.mark.parametrize("printed", ["64/2030/NĐ - CP", "64/2030/NĐ- CP", "64/2030/NĐ-CP"])
def test_blanks_around_the_dash_of_a_number_do_not_cut_it(printed: str) -> None:
    document = paper("KẾ HOẠCH\nVề kho\n\n", f"Căn cứ Nghị định số {printed} ngày 14/5/2030;\n")

    assert [c.number for c in document.citations] == ["64/2030/NĐ-CP"]


def test_the_subject_of_a_decision_goes_on_down_to_who_decides() -> None:
    document = paper(
        "QUYẾT ĐỊNH\n\nVề việc công nhận Ban Vận động\n\nHội Kho hàng tỉnh Sông Lam\n\n"
        "(nhiệm kỳ đầu)\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG LAM\n\n",
        "Căn cứ Luật Hội số 3/2030/QH16 ngày 16/6/2030;\n\nĐiều 1. Công nhận ba người.\n",
    )

    assert subject(document) == (
        "Về việc công nhận Ban Vận động Hội Kho hàng tỉnh Sông Lam (nhiệm kỳ đầu)"
    )
    assert [c.is_basis for c in document.citations] == [True]


def test_what_a_page_says_behind_the_signature_is_no_part_of_the_paper() -> None:
    behind = "\nVăn bản liên quan\nGiúp bạn đọc tra cứu nhanh các kho dữ liệu mới nhất.\n"
    found = read(
        ABOVE + NUMBERED + "KẾ HOẠCH\nVề kho hàng\n\nI. NHIỆM VỤ\n1. Sở Nội trợ rà soát các kho.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nCHỦ TỊCH\nLê Văn Mẫu\n|\n" + behind
    )[0]

    assert [t.span.literal for t in found.tasks] == ["Sở Nội trợ rà soát các kho."]


def test_a_long_page_above_the_letterhead_is_passed_over() -> None:
    above = "\n".join(f"Mục {number} của trang" for number in range(30)) + "\nĐã biết\n|\n"
    head = paper("QUYẾT ĐỊNH\nVề kho hàng\n\n", "Điều 1. Lập ba kho.\n", above).head

    assert head.number_reading == "81/QĐ-UBND"


def test_a_conclusion_carries_its_subject_on_the_line_of_the_title() -> None:
    document = paper("THÔNG BÁO KẾT LUẬN\nCỦA CHỦ TỊCH TẠI BUỔI HỌP VỀ KHO HÀNG\n", "Ngày 3/6.\n")

    assert document.head.doc_type == "Thông báo"
    assert subject(document) == "KẾT LUẬN CỦA CHỦ TỊCH TẠI BUỔI HỌP VỀ KHO HÀNG"


def test_recipients_on_one_line_are_told_apart() -> None:
    foot = "Nơi nhận: - Như trên; - Chủ tịch UBND tỉnh; - Lưu: VT. | CHỦ TỊCH Lê Văn Mẫu\n"
    found = read(ABOVE + NUMBERED + "KẾ HOẠCH\nVề kho\n\nĐiều 1. Lập ba kho.\n" + foot)[0]

    assert [r.span.literal for r in found.recipients] == [
        "Như trên",
        "Chủ tịch UBND tỉnh",
        "Lưu: VT",
    ]
