"""Heads as files really carry them: drafts without number, columns run together, cut lines."""

import pytest

from lalanh.directives.extraction.model import Document
from lalanh.directives.extraction.read import read

TEXT = "Căn cứ tình hình lũ, đề nghị các xã, phường rà soát kho hàng.\n\nNơi nhận:\n- Như trên;\n"

DRAFT = (
    "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n\nSố:             /UBND-NL\n\n"
    "Sông Lam, ngày         tháng 4 năm 2031\n\nV/v triển khai thực hiện\n\nCông văn\n\n"
    "số 815/VPCP-NN\n\ncủa Văn phòng Chính phủ\n\nKính gửi: Sở Nông nghiệp\n\n" + TEXT
)
ONE_BLANK = (
    "BỘ NỘI TRỢ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: /BNT-CT Sông Lam, ngày tháng 7 năm 2031\nV/v góp ý dự thảo\n"
    "Kính gửi: Sở Nội vụ.\nSở Nội vụ nhận được dự thảo của các xã và kính báo cáo như sau.\n" + TEXT
)
IN_CELLS = (
    "| ỦY BAN NHÂN DÂN TỈNH SÔNG LAM Số: 12/UBND-NL | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "
    "Độc lập - Tự do - Hạnh phúc Sông Lam, ngày 05 tháng 10 năm 2031 |\n\n"
    "Kính gửi:\n- Công an tỉnh;\n- Sở Y tế.\n\n" + TEXT
)


@pytest.mark.parametrize(
    ("text", "issuer", "place"),
    [
        (DRAFT, "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "Sông Lam"),
        (ONE_BLANK, "BỘ NỘI TRỢ", "Sông Lam"),
        (IN_CELLS, "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "Sông Lam"),
    ],
)
def test_issuer_and_place_are_told_apart_where_columns_ran_together(
    text: str, issuer: str, place: str
) -> None:
    head = read(text)[0].head

    assert (head.issuing_name, head.place, head.doc_type) == (issuer, place, "Công văn")


def test_a_draft_has_no_number_and_its_subject_goes_on_below_empty_lines() -> None:
    head = read(DRAFT)[0].head

    assert head.number is None
    assert head.subject is not None
    assert " ".join(head.subject.literal.split()) == (
        "V/v triển khai thực hiện Công văn số 815/VPCP-NN của Văn phòng Chính phủ"
    )


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        (DRAFT, ["Sở Nông nghiệp"]),
        (ONE_BLANK, ["Sở Nội vụ"]),
        (IN_CELLS, ["Công an tỉnh", "Sở Y tế"]),
    ],
)
def test_the_addressees_end_before_somebody_speaks(text: str, addressees: list[str]) -> None:
    assert [span.literal for span in read(text)[0].head.addressees] == addressees


def test_a_number_wrapped_to_the_beginning_of_a_line_begins_no_document() -> None:
    text = IN_CELLS + "- Lưu: VT.\nCHỦ TỊCH\nLê Văn Mẫu\n\nPhụ lục\nHoàn thiện dữ liệu theo Chỉ thị"

    assert len(read(text + "\nsố 05/CT-TTg ngày 13/02/2031 của Thủ tướng\nChính phủ\n")) == 1


def two_letters() -> list[Document]:
    """Return two letters that stand in one file, the second one a draft."""
    foot = "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Văn Mẫu\n"
    first = ONE_BLANK.replace("Số: /", "Số: 7/") + "- Lưu: VT.\n" + foot
    return read(first + ONE_BLANK + "- Lưu: VT.\n" + foot)


def test_a_second_letter_begins_at_its_letterhead_though_its_number_is_blank() -> None:
    heads = [document.head for document in two_letters()]

    assert [(h.number_reading, h.issuing_name) for h in heads] == [
        ("7/BNT-CT", "BỘ NỘI TRỢ"),
        (None, "BỘ NỘI TRỢ"),
    ]


def test_the_letterhead_of_the_next_letter_is_no_line_of_the_signature() -> None:
    signer = two_letters()[0].signer

    assert signer is not None
    assert [line.literal for line in signer.capacity] == ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]


def test_post_and_name_beside_the_recipients_are_the_signature() -> None:
    foot = "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT, KH. Trần Thị Mẫu\n"
    document = read(ONE_BLANK.split("Nơi nhận")[0] + foot)[0]

    assert document.signer is not None
    assert document.signer.name is not None
    assert document.signer.name.literal == "Trần Thị Mẫu"
    assert [r.span.literal for r in document.recipients] == ["Như trên", "Lưu: VT, KH"]


def test_a_whole_sentence_under_the_title_is_where_the_text_begins() -> None:
    text = "GIẤY MỜI\n\nThực hiện chương trình tháng, Ủy ban nhân dân tỉnh tổ chức họp.\n\n" + TEXT

    assert read(text)[0].head.subject is None
