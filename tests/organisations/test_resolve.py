import datetime as dt

import pytest

from lalanh.organisations import actions, queries
from lalanh.organisations.models import Body
from tests import make, make_programmes
from tests.make_organisations import group, province_of_two_districts, refused

ON = dt.date(2021, 8, 14)
pytestmark = pytest.mark.django_db


def test_a_short_name_means_the_issuers_own_province() -> None:
    world = province_of_two_districts()

    found = queries.resolve_name(name="UBND tỉnh", owner=world.front, on=ON)

    assert found.best is not None
    assert found.best.body == world.committee
    assert found.is_sure


def test_a_communes_paper_means_the_commune_of_its_own_district() -> None:
    world = province_of_two_districts()

    found = queries.resolve_name(
        name="UBND xã Đồng Tâm", owner=world.people_of["huyện Kim Bảng"], on=ON
    )

    assert found.best is not None
    assert found.best.body == world.people_of["xã Đồng Tâm, huyện Kim Bảng"]
    assert found.is_sure


def test_one_name_in_two_districts_is_for_a_person_to_decide() -> None:
    world = province_of_two_districts()

    found = queries.resolve_name(name="UBND xã Đồng Tâm", owner=world.front, on=ON)

    assert len([one for one in found.found if one.score == 99]) == 2
    assert not found.is_sure


@pytest.mark.parametrize("words", ["Uỷ ban nhân dân các huyện, thành phố", "UBND cấp huyện"])
def test_a_collective_name_means_the_group(words: str) -> None:
    world = province_of_two_districts()
    districts = group("UBND các huyện, thị xã, thành phố", function="ubnd", level=2)

    found = queries.resolve_name(name=words, owner=world.front, on=ON)

    assert found.best is not None
    assert found.best.group == districts
    assert found.is_sure


def test_a_former_name_is_still_found() -> None:
    world = province_of_two_districts()
    office = make.body("Sở Thông tin và Truyền thông", parent=world.committee)
    actions.rename_body(
        body=office, name="Sở Khoa học và Công nghệ", on=ON, by=make.system(), at=make.AT
    )

    found = queries.resolve_name(name="Sở TTTT", owner=world.front, on=dt.date(2021, 9, 1))

    assert found.best is not None
    assert found.best.body == office


def test_a_body_that_has_ended_is_not_found() -> None:
    world = province_of_two_districts()
    office = make.body("Sở Giao thông vận tải", parent=world.committee)
    actions.close_body(
        body=office, on=ON, successors=[world.committee], by=make.system(), at=make.AT
    )

    assert queries.resolve_name(name="Sở Giao thông vận tải", owner=world.front, on=ON).best is None


def test_a_group_drawn_by_rule_is_narrowed_to_the_writers_district() -> None:
    world = province_of_two_districts()
    communes = group("UBND các xã, phường, thị trấn", function="ubnd", level=3)

    of_all = queries.members(group=communes, on=ON)
    of_one = queries.members(group=communes, on=ON, within=world.units["huyện Kim Bảng"])

    assert {body.name for body in of_all} == {
        "Ủy ban nhân dân xã Đồng Tâm", "Ủy ban nhân dân xã An Hòa",
    }  # fmt: skip
    assert of_all.count() == 3
    assert [body.name for body in of_one] == ["Ủy ban nhân dân xã Đồng Tâm"]


def test_a_listed_group_has_the_members_of_that_day() -> None:
    world = province_of_two_districts()
    saved = actions.found_group(name="Các cơ quan thường trực", by=make.system(), at=make.AT)
    entry = actions.put_in_group(
        group=saved, body=world.front, valid_from=make.LONG_AGO, by=make.system(), at=make.AT
    )
    actions.take_out_of_group(member=entry, on=ON, by=make.system(), at=make.AT)

    assert list(queries.members(group=saved, on=dt.date(2021, 8, 13))) == [world.front]
    assert list(queries.members(group=saved, on=ON)) == []


def test_a_group_by_attribute_is_drawn_anew() -> None:
    world = province_of_two_districts()
    sites = actions.found_group(
        name="Các cơ quan có trang thông tin điện tử", rule={"attribute": "website"},
        by=make.system(), at=make.AT,
    )  # fmt: skip
    actions.set_attribute(
        body=world.front, key="website", is_set=True, by=make.system(), at=make.AT
    )

    assert list(queries.members(group=sites, on=ON)) == [world.front]


def test_a_rule_nobody_reads_is_refused() -> None:
    with refused(actions.WrongRule, match="mau"):
        actions.found_group(name="Nhóm", rule={"mau": "xanh"}, by=make.system(), at=make.AT)


def test_many_names_are_resolved_with_the_register_read_once(
    django_assert_max_num_queries: object,
) -> None:
    world = province_of_two_districts()
    names = ["UBND tỉnh", "UBND huyện Kim Bảng", "UBND xã An Hòa", "Ủy ban MTTQ tỉnh"] * 10

    with django_assert_max_num_queries(8):  # type: ignore[operator]  # the plugin's fixture
        found = queries.resolve_names(names=names, owner=world.front, on=ON)

    assert [one.is_sure for one in found] == [True] * 40


def test_bodies_of_other_provinces_are_not_mistaken_for_ours() -> None:
    world = province_of_two_districts()
    guest = make.body("Sở Thông tin và Truyền thông tỉnh Hải Vân")
    Body.objects.filter(pk=guest.pk).update(kind=Body.Kind.EXTERNAL)

    found = queries.resolve_name(
        name="Sở Thông tin và Truyền thông tỉnh Sông Lam", owner=world.front, on=ON
    )

    assert not found.is_sure


@pytest.mark.parametrize("words", ["Ban Chỉ đạo", "BCĐ tỉnh", "Ban Chỉ đạo phong trào"])
def test_a_committee_s_own_paper_means_that_committee(words: str) -> None:
    agency = make_programmes.department()
    committee = make_programmes.committee(agency)
    make_programmes.committee(agency, name="Ban Chỉ đạo cứu trợ tỉnh Sông Lam")

    found = queries.resolve_name(name=words, owner=committee, on=ON)

    assert found.is_sure
    assert found.best is not None
    assert found.best.body == committee


def test_a_committee_below_is_not_the_one_that_writes() -> None:
    committee = make_programmes.committee(make_programmes.department())

    found = queries.resolve_name(name="Ban Chỉ đạo cấp huyện", owner=committee, on=ON)

    assert not found.is_sure
