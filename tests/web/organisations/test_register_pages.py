"""The pages of the register: who may look, who may change, what stands there."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.organisations import committee_actions, office_actions, setup_actions
from lalanh.organisations.models import Body, Group
from tests import make
from tests.make_organisations import Province, province_of_two_districts
from tests.web.reading import parsed, part, text_of

ON = dt.date(2021, 8, 14)
LISTS = [
    "/to-chuc/", "/to-chuc/ban-chi-dao/", "/to-chuc/nhom/", "/to-chuc/phu-trach/",
    "/to-chuc/don-vi/", "/to-chuc/?q=ubnd", "/to-chuc/goi-y/co-quan/?parent=ubnd",
    "/to-chuc/goi-y/don-vi/?unit=an", "/to-chuc/goi-y/can-bo/?official=an",
]  # fmt: skip
FORMS = [
    "/to-chuc/co-quan/them/", "/to-chuc/ban-chi-dao/lap/", "/to-chuc/nhom/them/",
    "/to-chuc/phu-trach/giao/", "/to-chuc/phu-trach/vang-mat/", "/to-chuc/don-vi/loai/",
    "/to-chuc/nhap/", "/to-chuc/nhap/mau/bodies.xlsx",
]  # fmt: skip
pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture
def world() -> Province:
    return province_of_two_districts()


@pytest.fixture
def keeper(client: Client) -> make.Person:
    """Lan keeps the register, and is signed in."""
    lan = make.lan(Role.KEEPER)
    client.force_login(lan.user)
    return lan


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("somebody", [make.lan, make.binh, make.cuong])
def test_everybody_with_a_seat_looks_at_the_register(
    client: Client, address: str, somebody: Callable[[], make.Person]
) -> None:
    client.force_login(somebody().user)

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", [*LISTS, *FORMS])
def test_a_stranger_is_sent_to_sign_in(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize("somebody", [make.binh, make.cuong])
def test_only_a_keeper_changes_the_register(
    client: Client, address: str, somebody: Callable[[], make.Person]
) -> None:
    client.force_login(somebody().user)

    assert client.get(address).status_code == 403


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize("address", FORMS)
def test_a_keeper_opens_every_form(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize(
    "last",
    ["", "doi-ten/", "chuyen/", "ket-thuc/", "ten-khac/", "dac-diem/", "ket-nghia/", "chuc-vu/",
     "vai-tro/"],
)  # fmt: skip
def test_a_keeper_opens_all_pages_of_a_body(client: Client, world: Province, last: str) -> None:
    assert client.get(f"/to-chuc/co-quan/{world.front.pk}/{last}").status_code == 200


def test_the_search_forgives_accents_and_abbreviations(client: Client, world: Province) -> None:
    client.force_login(make.binh().user)

    found = part(client.get("/to-chuc/", {"q": "ubnd an hoa"}), "found")

    assert f"/to-chuc/co-quan/{world.people_of['xã An Hòa, huyện Thanh Giang'].pk}/" in found
    assert f"/to-chuc/co-quan/{world.people_of['huyện Kim Bảng'].pk}/" not in found


def test_a_search_as_one_types_is_the_page_reloaded(client: Client, world: Province) -> None:
    client.force_login(make.binh().user)

    swapped = client.get("/to-chuc/", {"q": "kim bang"}, headers={"HX-Request": "true"})

    assert "<html" not in swapped.content.decode()
    assert part(swapped, "found") == part(client.get("/to-chuc/", {"q": "kim bang"}), "found")


def test_the_tree_opens_branch_by_branch(client: Client, world: Province) -> None:
    client.force_login(make.binh().user)

    tree = client.get("/to-chuc/").content.decode()
    address = f"/to-chuc/nhanh/{world.committee.pk}/"
    lines = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert address in tree
    assert "huyện Kim Bảng" in lines
    assert "<html" not in lines
    assert "huyện Kim Bảng" in client.get(address).content.decode()


def test_the_page_of_a_body_shows_who_held_the_office_that_day(
    client: Client, keeper: make.Person, world: Province
) -> None:
    with make.eyes_of(keeper):
        post = office_actions.set_up_office(
            body=world.front, title="Chủ tịch", is_head=True, by=keeper.user, at=make.AT
        )
        for name, day in (("Nguyễn Văn Một", make.LONG_AGO), ("Trần Thị Hai", ON)):
            person = office_actions.enter_official(full_name=name, by=keeper.user, at=make.AT)
            office_actions.hand_over(office=post, to=person, on=day, by=keeper.user, at=make.AT)

    address = f"/to-chuc/co-quan/{world.front.pk}/"
    before = parsed(client.get(address, {"ngay": "2021-08-13"})).get_element_by_id("chuc-vu")
    after = parsed(client.get(address, {"ngay": "14/08/2021"})).get_element_by_id("chuc-vu")

    assert "Nguyễn Văn Một" in text_of(before.find(".//tbody"))
    assert "Trần Thị Hai" in text_of(after.find(".//tbody"))
    assert "Trần Thị Hai" not in text_of(before.find(".//tbody"))


@pytest.mark.usefixtures("keeper")
def test_a_body_is_entered_with_its_parent_by_name(client: Client, world: Province) -> None:
    answer = client.post("/to-chuc/co-quan/them/", {
        "name": "Sở Y tế", "system": "government", "level": "1", "kind": "ordinary",
        "parent": "UBND tỉnh Sông Lam", "unit": "tỉnh Sông Lam", "valid_from": "2015-01-01",
    })  # fmt: skip

    assert answer.status_code == 302
    body = Body.objects.get(name="Sở Y tế")
    assert (body.parent, body.unit) == (world.committee, world.units["tỉnh Sông Lam"])


@pytest.mark.usefixtures("keeper")
def test_a_name_that_fits_two_asks_for_the_number(client: Client, world: Province) -> None:
    form = {
        "name": "Trạm Y tế", "system": "hospital", "level": "3", "kind": "ordinary",
        "parent": "UBND xã Đồng Tâm", "valid_from": "2015-01-01",
    }  # fmt: skip
    wanted = world.people_of["xã Đồng Tâm, huyện Kim Bảng"]

    refused = text_of(parsed(client.post("/to-chuc/co-quan/them/", form)))
    form["parent"] = f"#{wanted.pk}"
    client.post("/to-chuc/co-quan/them/", form)

    assert f"#{wanted.pk}" in refused
    assert Body.objects.get(name="Trạm Y tế").parent == wanted


@pytest.mark.usefixtures("keeper")
def test_a_refusal_stands_beside_its_field(client: Client, world: Province) -> None:
    answer = client.post(
        f"/to-chuc/co-quan/{world.committee.pk}/chuyen/",
        {"parent": f"#{world.people_of['huyện Kim Bảng'].pk}"},
    )

    assert answer.status_code == 200
    assert answer.context["form"].errors["parent"] == [
        f"{world.committee.name} không thể trực thuộc chính mình hay cơ quan cấp dưới của mình."
    ]


def test_a_keeper_of_another_district_is_told_no(client: Client, world: Province) -> None:
    client.force_login(make.cuong(Role.KEEPER).user)

    answer = client.post(
        f"/to-chuc/co-quan/{world.front.pk}/doi-ten/", {"name": "Tên lạ", "on": "2021-08-14"}
    )

    assert "chỉ được sửa cơ quan mình" in text_of(parsed(answer))
    assert Body.objects.get(pk=world.front.pk).name != "Tên lạ"


@pytest.mark.usefixtures("keeper")
def test_a_group_shows_its_members_of_a_day(client: Client, world: Province) -> None:
    setup_actions.set_up_province(
        province=world.units["tỉnh Sông Lam"], on=ON, by=make.system(), at=make.AT
    )
    group = Group.objects.get(name="UBND các huyện, thị xã, thành phố")

    page = parsed(client.get(f"/to-chuc/nhom/{group.pk}/", {"ngay": "2021-08-14"}))

    assert "2 cơ quan" in text_of(page.get_element_by_id("thanh-vien"))


@pytest.mark.usefixtures("keeper")
def test_a_group_is_made_by_ticking(client: Client, world: Province) -> None:
    client.post("/to-chuc/nhom/them/", {"name": "Mặt trận", "is_drawn": "on", "system": ["front"]})
    nothing = client.post("/to-chuc/nhom/them/", {"name": "Trống", "is_drawn": "on"})

    assert Group.objects.get().rule == {"system": ["front"]}
    assert "ít nhất một điều kiện" in text_of(parsed(nothing))


@pytest.mark.usefixtures("keeper")
def test_a_committee_page_lists_districts_without_decision(client: Client, world: Province) -> None:
    body = committee_actions.found_committee(
        name="Ban Chỉ đạo", decision_number="279-QĐ/TU", valid_from=ON, parent=world.committee,
        standing_agency=world.front, by=make.system(), at=make.AT,
    )  # fmt: skip

    page = parsed(client.get(f"/to-chuc/co-quan/{body.pk}/", {"ngay": "2021-08-14"}))

    assert "0/2 nơi đã có quyết định" in text_of(page.get_element_by_id("cap-duoi"))


@pytest.mark.usefixtures("keeper")
def test_a_member_is_appointed_in_two_steps(client: Client, world: Province) -> None:
    body = committee_actions.found_committee(
        name="Ban Chỉ đạo", decision_number="279-QĐ/TU", valid_from=ON, parent=world.committee,
        standing_agency=world.front, by=make.system(), at=make.AT,
    )  # fmt: skip
    post = office_actions.set_up_office(
        body=world.front, title="Chủ tịch", by=make.system(), at=make.AT
    )
    first = f"/to-chuc/ban-chi-dao/{body.pk}/thanh-vien/"

    second = client.get(first, {"body": f"#{world.front.pk}"})
    client.post(second["Location"], {"office": post.pk, "role": "head", "valid_from": "2021-08-14"})

    assert [member.office for member in body.members.all()] == [post]


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize("last", ["", "them/", "ke-thua/"])
def test_the_page_of_a_unit_opens_for_any_day(client: Client, world: Province, last: str) -> None:
    address = f"/to-chuc/don-vi/{world.units['huyện Kim Bảng'].pk}/{last}"

    assert client.get(address, {"ngay": "2010-01-01"}).status_code == 200
    assert client.get(address, {"ngay": "nonsense"}).status_code == 200


@pytest.mark.usefixtures("keeper")
def test_a_handed_over_office_ends_the_former_holder(client: Client, world: Province) -> None:
    post = office_actions.set_up_office(
        body=world.front, title="Chủ tịch", by=make.system(), at=make.AT
    )
    address = f"/to-chuc/chuc-vu/{post.pk}/ban-giao/"

    client.post(address, {"full_name": "Nguyễn Văn Một", "on": "2020-01-01"})
    client.post(address, {"full_name": "Trần Thị Hai", "on": "2021-08-14"})
    both = client.post(address, {"on": "2022-01-01"})

    assert list(post.holdings.order_by("pk").values_list("valid_to", flat=True)) == [ON, None]
    assert "Hãy chọn một người" in text_of(parsed(both))


def test_a_seat_is_given_and_taken_back(client: Client, keeper: make.Person) -> None:
    address = f"/to-chuc/co-quan/{keeper.body.pk}/vai-tro/"
    make.binh()

    client.post(address, {"username": "binh", "role": "clerk", "valid_from": "2021-08-14"})
    nobody = client.post(address, {"username": "ai", "role": "clerk", "valid_from": "2021-08-14"})
    with make.eyes_of(keeper):
        seat = keeper.body.seats.get(role="clerk")
    client.post(f"/to-chuc/vai-tro/{seat.pk}/thu-lai/", {"on": "2021-09-01"})

    assert "Không có tài khoản" in text_of(parsed(nobody))
    with make.eyes_of(keeper):
        assert keeper.body.seats.get(role="clerk").valid_to == dt.date(2021, 9, 1)
