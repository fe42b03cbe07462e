"""Heads: number, date, issuer, kind, subject, urgency, stamp, addressees."""

from datetime import date

import pytest

from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.shape import document_json
from tests.directives.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("paper", "place", "number", "day"),
    [
        ("thu-hoa-toc-ke-hoach", 0, "815/STTTT-BCXB", date(2022, 9, 20)),
        ("thu-hoa-toc-ke-hoach", 1, "846/STTTT-BCXB", date(2022, 10, 2)),
        ("thu-hoa-toc-ke-hoach", 2, "97/KH-BCĐ", date(2022, 10, 1)),
        ("thu-dan-van", 0, "118-CV/BDVTU", date(2022, 10, 5)),
        ("ke-hoach-phong-trao", 0, "2210/KH-BCĐ", date(2023, 8, 15)),
        ("ke-hoach-thi-dua", 0, None, None),
        ("ke-hoach-van-dong-quy", 0, None, None),
        ("quyet-dinh-ke-hoach-bang", 0, "1904/QĐ-UBND", date(2025, 11, 22)),
        ("cong-dien", 0, "09/CĐ-UBND", date(2024, 9, 24)),
    ],
)
def test_number_and_date_are_read_in_the_states_and_the_partys_way(
    documents: Reader, paper: str, place: int, number: str | None, day: date | None
) -> None:
    head = documents(paper)[place].head

    assert (head.number_reading, head.dated_on) == (number, day)


@pytest.mark.parametrize(
    ("paper", "place", "said"),
    [
        ("thu-hoa-toc-ke-hoach", 0, ("Sở Thông tin và Truyền thông", None, True)),
        (
            "thu-hoa-toc-ke-hoach",
            2,
            ("Ban Chỉ đạo cứu trợ người dân vùng ngập lụt tỉnh Sông Lam", None, True),
        ),
        ("thu-dan-van", 0, ("BAN DÂN VẬN", "TỈNH ỦY SÔNG LAM", False)),
        ("ke-hoach-van-dong-quy", 0, ("Ban Thường vụ Tỉnh ủy", None, True)),
        ("quyet-dinh-ke-hoach-bang", 0, ("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", None, False)),
    ],
)
def test_the_issuer_comes_from_the_letterhead_or_marked_from_the_text(
    documents: Reader, paper: str, place: int, said: tuple[str, str | None, bool]
) -> None:
    head = documents(paper)[place].head

    assert (head.issuing_name, head.parent_name, head.issuer_derived) == said


@pytest.mark.parametrize(
    ("paper", "place", "doc_type", "subject_begins"),
    [
        ("thu-hoa-toc-ke-hoach", 0, "Công văn", "V/v tuyên truyền mùa tựu trường"),
        ("thu-hoa-toc-ke-hoach", 2, "Kế hoạch", "Cứu trợ người dân vùng ngập lụt"),
        ("thu-dan-van", 0, "Công văn", "Về việc vận động nhân dân"),
        ("ke-hoach-thi-dua", 0, "Kế hoạch", "Tổ chức phong trào thi đua đặc biệt"),
        ("ke-hoach-van-dong-quy", 0, "Kế hoạch", "Thực hiện cuộc vận động quỹ"),
        ("quyet-dinh-ke-hoach-bang", 0, "Quyết định", "Về việc ban hành Kế hoạch"),
        ("cong-dien", 0, "Công điện", "Về việc tập trung ứng phó"),
    ],
)
def test_kind_and_subject_are_read_with_and_without_a_title(
    documents: Reader, paper: str, place: int, doc_type: str, subject_begins: str
) -> None:
    head = documents(paper)[place].head

    assert head.doc_type == doc_type
    assert head.subject is not None
    assert head.subject.literal.startswith(subject_begins)


@pytest.mark.parametrize(
    ("paper", "urgencies"),
    [
        ("thu-hoa-toc-ke-hoach", ["thuong", "hoa_toc", "thuong"]),
        ("thu-dan-van", ["thuong"]),
        ("cong-dien", ["thuong_khan"]),
    ],
)
def test_urgency_is_a_mark_of_its_own_and_no_word_of_the_subject(
    documents: Reader, paper: str, urgencies: list[str]
) -> None:
    assert [document.head.urgency for document in documents(paper)] == urgencies


def test_the_stamp_of_the_receiver_never_becomes_number_date_or_issuer(documents: Reader) -> None:
    document = documents("ke-hoach-van-dong-quy")[0]

    assert document.head.stamp is not None
    assert document.head.stamp.office == "BAN TỔ CHỨC TỈNH ỦY"
    assert document.head.stamp.number == "742"
    assert document.head.number_reading is None
    assert document.not_after == date(2024, 6, 28)


def test_a_paper_without_date_is_no_older_than_what_it_cites(documents: Reader) -> None:
    assert documents("ke-hoach-thi-dua")[0].not_before == date(2022, 10, 12)


@pytest.mark.parametrize(
    ("paper", "place", "addressees"),
    [
        ("cong-dien", 0, 2),
        ("thu-dan-van", 0, 3),
        ("thu-hoa-toc-ke-hoach", 1, 4),
        ("ke-hoach-phong-trao", 0, 0),
    ],
)
def test_addressees_are_listed_one_by_one(
    documents: Reader, paper: str, place: int, addressees: int
) -> None:
    assert len(documents(paper)[place].head.addressees) == addressees


def test_a_wrapped_addressee_stays_one(documents: Reader) -> None:
    second = documents("thu-dan-van")[0].head.addressees[1].literal

    assert second.endswith("trực thuộc Tỉnh ủy")
    assert "\n" in second


@pytest.mark.parametrize("text", ["", "   \n\n", "Chào bà con.", "12345", "Điều 1."])
def test_a_text_that_says_nothing_yields_nothing(text: str) -> None:
    shaped = [document_json(document) for document in read(text)]

    assert all(head["number"] is None and head["date"] is None for head in shaped)
    assert all(head["tasks"] == [] and head["recipients"] == [] for head in shaped)
