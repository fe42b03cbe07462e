"""Papers converted from pages and forms: names cut at a line's end, marks and tags left over."""

import pytest

from lalanh.directives.extraction.model import Document
from lalanh.directives.extraction.read import read

PAPER = """{above}
-------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
{number}
|
*{place}, ngày
05 tháng 11 năm 2031*
|
|
Kính gửi:
|
- Sở Xây dựng.
|
Sở Xây dựng khẩn trương rà soát các kho.

{foot}
"""
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Mẫu"


def paper(
    *, above: str = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", number: str = "Số: 81/UBND-KT",
    place: str = "Sông Lam", foot: str = FOOT,
) -> Document:  # fmt: skip
    """Return an invented letter in the layout of a page, with one part of it changed."""
    return read(PAPER.format(above=above, number=number, place=place, foot=foot))[0]


@pytest.mark.parametrize(
    ("place", "read_as"),
    [
        ("Sông\nLam", "Sông Lam"),
        ("Thành phố Sông\nLam", "Thành phố Sông Lam"),
        ("Thành\nphố Sông Lam", "Thành phố Sông Lam"),
        ("TP. Sông\nLam", "TP. Sông Lam"),
    ],
)
def test_a_place_cut_at_the_end_of_a_line_is_read_whole(place: str, read_as: str) -> None:
    head = paper(place=place).head

    assert (head.place, str(head.dated_on), head.doc_type) == (read_as, "2031-11-05", "Công văn")


def test_a_number_below_its_label_is_read() -> None:
    assert paper(number="Số:\n81/UBND-KT").head.number_reading == "81/UBND-KT"


@pytest.mark.parametrize(
    ("above", "issuer", "parent"),
    [
        ("ỦY\nBAN NHÂN DÂN\nTỈNH SÔNG LAM", "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", None),
        ("UBND TỈNH SÔNG LAM SỞ NỘI VỤ", "SỞ NỘI VỤ", "UBND TỈNH SÔNG LAM"),
    ],
)
def test_a_letterhead_cut_or_run_together_is_read(
    above: str, issuer: str, parent: str | None
) -> None:
    head = paper(above=above).head

    assert (head.issuing_name, head.parent_name) == (issuer, parent)


@pytest.mark.parametrize(
    "foot",
    [
        "Nơi nhận: - Như trên; - Lưu: VT. | CHỦ TỊCH Lê Văn Mẫu",
        "**Nơi nhận:** - Như trên; - Lưu: VT. **CHỦ TỊCH** **Lê Văn Mẫu**",
        "<u>Nơi nhận</u>:\n\\- Như trên;\n\\- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Mẫu",
        "| **Nơi nhận:** <br>- Như trên;<br>- Lưu: VT. | **CHỦ TỊCH** <br>**Lê Văn Mẫu** |",
        "Nơi nhận:| CHỦ TỊCH\n- Như trên;|\n- Lưu: VT.| Lê Văn Mẫu",
    ],
)
def test_a_foot_is_read_however_its_columns_came_out(foot: str) -> None:
    document = paper(foot=foot)

    assert [r.span.literal for r in document.recipients] == ["Như trên", "Lưu: VT"]
    assert document.signer is not None
    assert document.signer.name is not None
    assert document.signer.name.literal == "Lê Văn Mẫu"


def test_signs_of_headings_and_strokes_hide_no_item() -> None:
    text = "## I. NHIỆM VỤ\n\n1\\. Sở Y tế\n\n\\- Lập danh sách các trạm cần thuốc.\n"
    document = paper(foot=text + FOOT)

    assert "Sở Y tế" in {a.name for task in document.tasks for a in task.assignees}


def test_who_sends_a_wire_is_no_part_of_its_subject() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\n\nSố: 5/CĐ-UBND\n\nSông Lam, ngày 10 tháng 9 năm 2031\n\n"
        "CÔNG ĐIỆN\nVỀ VIỆC ỨNG PHÓ VỚI LŨ LỚN TRÊN SÔNG LAM\nCHỦ TỊCH TỈNH SÔNG LAM điện:\n\n"
        "- Giám đốc các sở;\n- Chủ tịch các xã.\n\n1. Các xã kiểm tra đê bao.\n"
    )

    head = read(text)[0].head

    assert head.subject is not None
    assert head.subject.literal == "VỀ VIỆC ỨNG PHÓ VỚI LŨ LỚN TRÊN SÔNG LAM"
    assert [a.literal for a in head.addressees] == ["Giám đốc các sở", "Chủ tịch các xã"]
