"""A letter that says again what a plan said gives nobody the same work twice."""

import pytest

from lalanh.directives.models import Clause
from tests import make, make_directives

pytestmark = pytest.mark.django_db

LETTER = """\
Số: 51/MTTQ-BTT

Sông Lam, ngày 05 tháng 8 năm 2021

V/v đôn đốc thực hiện kế hoạch vận động

Kính gửi: Ủy ban MTTQ Việt Nam huyện Kim Bảng.

Thực hiện Kế hoạch số 45/KH-MTTQ-BTT ngày 02/8/2021, Ban Thường trực đề nghị:

1. {words}

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
SAID = (
    "Ủy ban MTTQ Việt Nam huyện Kim Bảng tổng hợp số tiền, hàng đã tiếp nhận, định kỳ hàng tuần "
    "báo cáo Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh."
)


def _kind(lan: make.Person, words: str) -> tuple[str, bool]:
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    make_directives.registered(lan)
    letter = make_directives.draft(lan, words=LETTER.format(words=words))
    with make.eyes_of(lan):
        clause = letter.clauses.get(section__0="1")
        return clause.kind, clause.restates is not None


@pytest.mark.parametrize(
    "words",
    [
        SAID,
        SAID.replace("số tiền, hàng", "số tiền và hàng"),
        SAID.replace("định kỳ hàng tuần", "hằng tuần").replace("Ủy ban MTTQ", "Uỷ ban MTTQ"),
    ],
)
def test_the_same_words_but_for_a_few_are_a_repetition(words: str) -> None:
    assert _kind(make.lan(), words) == (Clause.Kind.RESTATED, True)


@pytest.mark.parametrize(
    "words",
    [
        SAID.replace("tổng hợp số tiền, hàng đã tiếp nhận", "mở kho, cử người trực ban đêm"),
        "Ủy ban MTTQ Việt Nam huyện Kim Bảng báo cáo trước ngày 10/8/2021.",
    ],
)
def test_other_work_of_the_same_body_is_not(words: str) -> None:
    assert _kind(make.lan(), words) == (Clause.Kind.TASK, False)
