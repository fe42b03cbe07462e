"""Recipients and signatures, also interleaved, and where one file holds several documents."""

import pytest

from tests.directives.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("paper", "place", "name", "capacity"),
    [
        ("thu-hoa-toc-ke-hoach", 0, "Trịnh Hải Đường", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (
            "thu-hoa-toc-ke-hoach",
            2,
            "Phan Trọng Nghĩa",
            [
                "TM. BAN CHỈ ĐẠO",
                "KT. TRƯỞNG BAN",
                "PHÓ TRƯỞNG BAN THƯỜNG TRỰC",
                "CHỦ TỊCH UBND TỈNH",
            ],
        ),
        (
            "ke-hoach-phong-trao",
            0,
            "ĐẶNG QUỐC BẢO LÂM",
            ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH"],
        ),
        ("ke-hoach-thi-dua", 0, "Triệu Minh Hoài", ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"]),
        ("ke-hoach-van-dong-quy", 0, "Cao Đức Tường", ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]),
        ("quyet-dinh-ke-hoach-bang", 0, "Võ Thanh Bình", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ],
)
def test_the_signer_is_told_from_posts_and_from_the_typists_mark(
    documents: Reader, paper: str, place: int, name: str, capacity: list[str]
) -> None:
    signer = documents(paper)[place].signer

    assert signer is not None
    assert signer.name is not None
    assert signer.name.literal == name
    assert [line.literal for line in signer.capacity] == capacity


def test_recipients_are_read_out_of_two_columns_that_came_out_as_one(documents: Reader) -> None:
    recipients = [r.span.literal for r in documents("ke-hoach-thi-dua")[0].recipients]

    assert recipients == [
        "Ban Phong trào Ủy ban TWMTTQ Việt Nam",
        "Tỉnh ủy Sông Lam",
        "Ban Dân vận Tỉnh ủy",
        "Ban TĐ-KT tỉnh",
        "UBMTTQ Việt Nam các huyện, TX",
        "Ban TT-MTTQ Việt Nam tỉnh",
        "Lưu VT, PT",
    ]


def test_each_recipient_carries_its_purpose(documents: Reader) -> None:
    recipients = documents("thu-hoa-toc-ke-hoach")[1].recipients

    assert [(r.purpose, r.kind) for r in recipients] == [
        (None, "recipient"),
        ("support", "recipient"),
        ("report", "recipient"),
        (None, "recipient"),
        (None, "internal"),
        ("archive", "archive"),
    ]


def test_one_file_is_cut_into_its_documents_without_gap(documents: Reader) -> None:
    found = documents("thu-hoa-toc-ke-hoach")

    assert len(found) == 3
    assert found[0].start == 0
    assert [one.end for one in found[:-1]] == [other.start for other in found[1:]]


@pytest.mark.parametrize(
    "paper", ["quyet-dinh-ke-hoach-bang", "ke-hoach-phong-trao", "cong-dien", "thu-dan-van"]
)
def test_an_annexed_plan_or_a_single_paper_stays_one_document(
    documents: Reader, paper: str
) -> None:
    assert len(documents(paper)) == 1
