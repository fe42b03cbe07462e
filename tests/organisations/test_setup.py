import datetime as dt
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from lalanh.organisations import body_queries, queries, setup_actions, unit_actions, unit_queries
from lalanh.organisations.models import Body, Unit
from tests import make
from tests.once import undone

ON = dt.date(2021, 8, 14)


@pytest.fixture(scope="module")
def _set_up(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Unit]:
    with django_db_blocker.unblock(), undone():
        unit_actions.load_units(provinces=["84"], by=make.system(), at=make.AT)
        found = unit_queries.unit_by_code(scheme="qd124-2021", code="84")
        assert found is not None
        setup_actions.set_up_province(
            province=found, on=ON, without=["bien-phong"], by=make.system(), at=make.AT
        )
        yield found


@pytest.fixture
def tra_vinh(_set_up: Unit) -> Iterator[Unit]:
    """Trà Vinh of 2021, set up."""
    with undone():
        yield _set_up


def of(province: Unit, function: str) -> Body:
    return Body.objects.get(unit=province, function=function)


def test_a_province_gets_its_bodies_at_three_levels(tra_vinh: Unit) -> None:
    counted = {
        level: Body.objects.filter(function="ubnd", level=level).count() for level in (1, 2, 3)
    }

    assert counted == {1: 1, 2: 9, 3: 106}
    assert not Body.objects.filter(function="bien-phong").exists()


def test_the_tree_runs_from_the_commune_to_the_province(tra_vinh: Unit) -> None:
    commune = Body.objects.filter(function="ubnd", level=3).order_by("pk")[0]

    above = body_queries.ancestors(body=commune)

    assert [body.function for body in above] == ["ubnd", "ubnd"]
    assert above[0] == of(tra_vinh, "ubnd")


def test_setting_up_again_adds_nothing(tra_vinh: Unit) -> None:
    again = setup_actions.set_up_province(
        province=tra_vinh, on=ON, without=["bien-phong"], by=make.system(), at=make.AT
    )

    assert again == setup_actions.SetUp(bodies=0, offices=0, groups=0)


@pytest.mark.parametrize(
    ("written", "members"),
    [
        ("Ủy ban nhân dân các huyện, thành phố", 9),
        ("UBND các xã, phường, thị trấn", 106),
        ("Ban Dân vận các huyện ủy, thành ủy", 9),
        ("các huyện, thành ủy", 9),
        ("Các tổ chức chính trị - xã hội tỉnh", 5),
        ("Các Đảng ủy trực thuộc Tỉnh ủy", 3),
        ("Các cơ quan Trung ương đóng trên địa bàn tỉnh", 6),
        ("Phòng Lao động, Thương binh và Xã hội các huyện, thị xã, thành phố", 9),
    ],
)
def test_the_usual_collective_names_mean_their_members(
    tra_vinh: Unit, written: str, members: int
) -> None:
    found = queries.resolve_name(name=written, owner=of(tra_vinh, "ubnd"), on=ON)

    assert found.is_sure
    assert found.best is not None
    assert found.best.group is not None
    drawn = queries.members(group=found.best.group, on=ON, within=tra_vinh)
    assert drawn.count() == members


@pytest.mark.parametrize(
    ("written", "function"),
    [
        ("Sở LĐTBXH", "so-lao-dong"),
        ("Sở Lao động - Thương binh và Xã hội tỉnh Trà Vinh", "so-lao-dong"),
        ("Tỉnh ủy", "cap-uy"),
        ("Ban Thường vụ Tỉnh ủy", "cap-uy"),
        ("Ban Dân vận Tỉnh uỷ", "ban-dan-van"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "mttq"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", "mttq"),
        ("Đài PT-TH tỉnh", "dai-phat-thanh-truyen-hinh"),
        ("Tỉnh đoàn", "doan-thanh-nien"),
        ("Bộ CHQS tỉnh", "quan-su"),
        ("Chủ tịch UBND tỉnh", "ubnd"),
        ("Văn phòng UBND tỉnh", "van-phong-ubnd"),
    ],
)
def test_the_short_names_of_papers_mean_the_provinces_bodies(
    tra_vinh: Unit, written: str, function: str
) -> None:
    found = queries.resolve_name(name=written, owner=of(tra_vinh, "mttq"), on=ON)

    assert found.best is not None
    assert found.best.body == of(tra_vinh, function)
    assert found.is_sure
