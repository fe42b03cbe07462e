import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.organisations.names import (
    Named,
    Register,
    collective_form,
    is_collective,
    is_sure,
    without_place,
    written_out,
)

BODIES = [
    "Ủy ban nhân dân tỉnh",
    "Ủy ban nhân dân huyện Tam Giang",
    "Ủy ban nhân dân huyện Tam Sơn",
    "Sở Y tế",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Thông tin và Truyền thông",
    "Ban Dân vận Tỉnh ủy",
    "Ban Tuyên giáo Tỉnh ủy",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Hội Chữ thập đỏ tỉnh",
    "Bộ Chỉ huy Quân sự tỉnh",
]


@pytest.fixture
def register() -> Register:
    return Register([Named(("b", n), name) for n, name in enumerate(BODIES)], collective=False)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Uỷ ban nhân dân huyện Tam Giang", "Ủy ban nhân dân huyện Tam Giang"),
        ("ubnd huyen tam son", "Ủy ban nhân dân huyện Tam Sơn"),
        ("UBND huyện Tam Giamg", "Ủy ban nhân dân huyện Tam Giang"),
        ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Lao động - TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Lao dộng - Thưong binh và Xã hôi", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("Sở Yté", "Sở Y tế"),
        ("Ban Dân vận TU", "Ban Dân vận Tỉnh ủy"),
        ("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Ủy ban MTTQ VN tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Hội chữ thập đò tỉnh", "Hội Chữ thập đỏ tỉnh"),
        ("Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
    ],
)
def test_a_name_as_papers_write_it_is_found(register: Register, written: str, meant: str) -> None:
    found = register.likest(written)

    assert found[0].name == meant
    assert is_sure([one.score for one in found])


@pytest.mark.parametrize(
    "written", ["Sở Tư pháp", "UBND huyện Tam", "UBND huyện", "Ban Nội chính Tỉnh ủy", "", "???"]
)
def test_a_name_that_is_not_there_is_never_sure(register: Register, written: str) -> None:
    assert not is_sure([one.score for one in register.likest(written)])


def test_only_the_same_spelling_scores_a_hundred(register: Register) -> None:
    assert register.likest("Sở Y tế")[0].score == 100
    assert register.likest("So Y te")[0].score == 99


def test_two_bodies_of_one_name_are_never_sure() -> None:
    twins = Register(
        [Named(("b", 1), "UBND xã Đồng Tâm"), Named(("b", 2), "UBND xã Đồng Tâm")],
        collective=False,
    )

    scores = [one.score for one in twins.likest("UBND xã Đồng Tâm")]
    assert scores == [100, 100]
    assert not is_sure(scores)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND các huyện, thị xã, thành phố", "Ủy ban nhân dân các huyện, thành phố"),
        ("UBND các xã, phường, thị trấn", "UBND các xã, thị trấn"),
        ("Các huyện ủy, thị ủy, thành ủy", "các huyện, thành ủy trực thuộc"),
        ("Ban Dân vận các huyện ủy, thành ủy", "Ban Dân vận huyện ủy, thị ủy, thành ủy"),
    ],
)
def test_two_wordings_of_one_group_have_one_form(one: str, other: str) -> None:
    assert collective_form(one) == collective_form(other)


def test_groups_of_two_levels_have_two_forms() -> None:
    assert collective_form("UBND các huyện") != collective_form("UBND các xã")


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("UBND các huyện, thành phố", True),
        ("UBND xã, phường, thị trấn", True),
        ("UBND thành phố Sông Lam", False),
        ("Sở Y tế", False),
    ],
)
def test_a_collective_name_is_known(name: str, several: bool) -> None:
    assert is_collective(name) is several


def test_a_paper_of_the_place_leaves_the_place_out() -> None:
    assert without_place("Ủy ban nhân dân tỉnh Sông Lam", "tỉnh Sông Lam") == [
        "uy ban nhan dan tinh",
        "uy ban nhan dan",
    ]


def test_a_party_committee_is_named_without_the_place_too() -> None:
    assert without_place("Huyện ủy Thanh Giang", "huyện Thanh Giang") == ["huyen uy"]
    assert without_place("Huyện ủy Thanh Giang", "tỉnh Sông Lam") == []


@given(st.text(max_size=60))
def test_writing_out_twice_changes_nothing(name: str) -> None:
    assert written_out(written_out(name)) == written_out(name)


@given(st.sampled_from(BODIES))
def test_every_body_is_found_by_its_own_name(name: str) -> None:
    register = Register([Named(("b", n), b) for n, b in enumerate(BODIES)], collective=False)

    assert register.likest(name)[0].name == name
