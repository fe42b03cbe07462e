"""Citations: numbers as registered, dates, issuers, basis or mention."""

from datetime import date

import pytest

from lalanh.directives.extraction.doctypes import number_of, type_of_symbol
from tests.directives.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("paper", "place", "numbers"),
    [
        (
            "thu-hoa-toc-ke-hoach",
            0,
            {"1207/CBC-TTPC", "64-HD/BTGTU", "1930/HD-SGDĐT"},
        ),
        ("thu-hoa-toc-ke-hoach", 2, {"22/CĐ-CTUBND", "412-QĐ/TU"}),
        ("ke-hoach-phong-trao", 0, {"245-TB/TU", "91-KL/TU", "1675/QĐ-UBND"}),
        ("quyet-dinh-ke-hoach-bang", 0, {"200/2025/NĐ-CP", "5120/TTr-SXD"}),
        ("ke-hoach-van-dong-quy", 0, set()),
    ],
)
def test_every_paper_named_is_found_once_and_the_own_number_never(
    documents: Reader, paper: str, place: int, numbers: set[str]
) -> None:
    cited = [c.number for c in documents(paper)[place].citations if c.number]

    assert set(cited) == numbers
    assert len(cited) == len(numbers)


@pytest.mark.parametrize(
    ("paper", "number", "said"),
    [
        (
            "ke-hoach-thi-dua",
            "15-CT/TU",
            (date(2022, 10, 3), "Ban Thường vụ Tỉnh ủy", True),
        ),
        (
            "ke-hoach-phong-trao",
            "91-KL/TU",
            (date(2023, 7, 25), "Ban Thường vụ Tỉnh ủy", False),
        ),
        ("ke-hoach-thi-dua", "31/2022/QĐ-UBND", (None, "UBND tỉnh", False)),
        (
            "thu-hoa-toc-ke-hoach",
            "64-HD/BTGTU",
            (date(2022, 9, 15), "Ban Tuyên giáo Tỉnh ủy Sông Lam", True),
        ),
    ],
)
def test_a_citation_tells_date_issuer_and_whether_it_is_a_basis(
    documents: Reader, paper: str, number: str, said: tuple[date | None, str, bool]
) -> None:
    cited = {c.number: c for c in documents(paper)[0].citations}[number]

    assert (cited.dated_on, cited.issuer, cited.is_basis) == said


def test_a_letter_without_number_may_be_a_basis(documents: Reader) -> None:
    letter = documents("thu-hoa-toc-ke-hoach")[1].citations[0]

    assert letter.number is None
    assert letter.is_basis
    assert letter.doc_type == "Thư"


@pytest.mark.parametrize(
    ("count", "symbol", "doc_type", "number"),
    [
        ("208 ", "/KH-BCĐ", "kế hoạch", "208/KH-BCĐ"),
        ("46", " - CT/TW", "chỉ thị", "46-CT/TW"),
        ("22", "/CD-UBND", "công điện", "22/CĐ-UBND"),
        ("7", "/QD-UBND", "quyết định", "7/QĐ-UBND"),
        ("7", "/CD-SYT", "công văn", "7/CD-SYT"),
    ],
)
def test_a_number_loses_its_blanks_and_regains_a_lost_letter_where_the_kind_says_so(
    count: str, symbol: str, doc_type: str, number: str
) -> None:
    assert number_of(count, symbol, doc_type) == number


@pytest.mark.parametrize(
    ("symbol", "doc_type"),
    [
        ("/QĐ-TTg", "quyết định"),
        ("-TB/TU", "thông báo"),
        ("/2021/NĐ-CP", "nghị định"),
        ("/UBND-VX", None),
    ],
)
def test_the_symbol_names_the_kind_of_a_paper(symbol: str, doc_type: str | None) -> None:
    assert type_of_symbol(symbol) == doc_type
