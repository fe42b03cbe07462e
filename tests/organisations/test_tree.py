import datetime as dt

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lalanh.base import scope
from lalanh.base.permissions import Role
from lalanh.organisations import actions, body_queries, queries
from lalanh.organisations.models import Body, Seat
from lalanh.organisations.models.unit import Level
from tests import make
from tests.make_organisations import province_of_two_districts, refused

ON = dt.date(2021, 8, 14)
pytestmark = pytest.mark.django_db


def path_by_walking(body: Body) -> str:
    """The path as the parents say it."""
    above = path_by_walking(Body.objects.get(pk=body.parent_id)) if body.parent_id else ""
    return f"{above}{body.pk}."


def try_to_move(body: Body, parent: Body | None) -> None:
    """Move the body, unless that is refused."""
    try:
        with transaction.atomic():
            actions.move_body(body=body, parent=parent, by=make.system(), at=make.AT)
    except actions.BelowItself:
        assert parent is not None
        assert path_by_walking(parent).startswith(path_by_walking(body))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    parents=st.lists(st.integers(0, 100), min_size=4, max_size=12),
    moves=st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=10),
)
def test_paths_stay_right_whatever_is_moved(
    parents: list[int], moves: list[tuple[int, int]]
) -> None:
    found: list[Body] = []
    for n, parent in enumerate(parents):
        above = found[parent % len(found)] if found and parent % 3 else None
        found.append(make.body(f"Cơ quan {n} / {len(Body.objects.all())}", parent=above))
    for which, where in moves:
        body = Body.objects.get(pk=found[which % len(found)].pk)
        try_to_move(body, Body.objects.get(pk=found[where % len(found)].pk) if where % 4 else None)

    tree = list(Body.objects.filter(pk__in=[body.pk for body in found]))
    assert [body.path for body in tree] == [path_by_walking(body) for body in tree]


def test_a_body_cannot_be_put_below_its_own_branch() -> None:
    world = province_of_two_districts()

    with refused(actions.BelowItself, match="cấp dưới của mình"):
        actions.move_body(
            body=world.committee, parent=world.people_of["huyện Kim Bảng"],
            by=make.system(), at=make.AT,
        )  # fmt: skip


def test_a_moved_district_takes_its_communes_along() -> None:
    world = province_of_two_districts()
    commune = world.people_of["xã An Hòa, huyện Thanh Giang"]

    actions.move_body(
        body=world.people_of["huyện Thanh Giang"], parent=world.people_of["huyện Kim Bảng"],
        by=make.system(), at=make.AT,
    )  # fmt: skip

    below = queries.bodies_below(body=world.people_of["huyện Kim Bảng"])
    assert commune in below
    assert [body.pk for body in body_queries.ancestors(body=below.get(pk=commune.pk))] == [
        world.committee.pk,
        world.people_of["huyện Kim Bảng"].pk,
        world.people_of["huyện Thanh Giang"].pk,
    ]


def seats_seen(person: make.Person) -> set[int]:
    """What raw SQL, as the application's role, gives this person."""
    with make.eyes_of(person), connection.cursor() as cursor:
        cursor.execute("SELECT current_user, id FROM organisations_seat")
        rows = cursor.fetchall()
    assert {user for user, _ in rows} <= {"lalanh_app"}
    return {pk for _, pk in rows}


def test_a_district_sees_its_own_and_lower_records_never_its_siblings() -> None:
    here = make.person("an", "Võ Thị An", body=make.district(), role=Role.LEADER)
    below = make.person("ba", "Đỗ Văn Ba", body=make.commune(), role=Role.OFFICER)
    sibling = make.person(
        "chi", "Hồ Thị Chi", body=make.district("huyện Kim Bảng"), role=Role.CLERK
    )
    lan = make.lan()

    assert seats_seen(here) == {here.seat.id, below.seat.id}
    assert seats_seen(sibling) == {sibling.seat.id}
    assert seats_seen(lan) == {seat.id for seat in (here.seat, below.seat, sibling.seat, lan.seat)}


def test_without_a_seat_nothing_is_seen() -> None:
    make.lan()

    with scope.looking_as(scope.NOBODY):
        assert not Seat.objects.exists()


def test_a_keeper_of_a_district_does_not_change_a_sibling() -> None:
    here = make.person("an", "Võ Thị An", body=make.district(), role=Role.KEEPER)
    sibling = make.district("huyện Kim Bảng")

    with make.eyes_of(here), refused(actions.OutOfReach, match="cấp tỉnh"):
        actions.rename_body(body=sibling, name="Tên khác", on=ON, by=here.user, at=make.AT)


def test_a_keeper_of_a_district_changes_what_is_below() -> None:
    here = make.person("an", "Võ Thị An", body=make.district(), role=Role.KEEPER)
    commune = make.commune()

    with make.eyes_of(here):
        actions.name_body_also(body=commune, name="Mặt trận An Hòa", by=here.user, at=make.AT)

    assert commune.names.get().name == "Mặt trận An Hòa"


def test_a_body_keeps_the_name_of_each_day() -> None:
    office = make.body("Sở Thông tin và Truyền thông")
    actions.rename_body(
        body=office, name="Sở Khoa học và Công nghệ", on=ON, by=make.system(), at=make.AT
    )

    assert (
        body_queries.name_on(body=office, on=dt.date(2021, 8, 13)) == "Sở Thông tin và Truyền thông"
    )
    assert body_queries.name_on(body=office, on=ON) == "Sở Khoa học và Công nghệ"


def test_a_name_cannot_change_before_the_body_began() -> None:
    with refused(actions.WrongPeriod, match="01/01/2015"):
        actions.rename_body(
            body=make.province(), name="Khác", on=make.LONG_AGO, by=make.system(), at=make.AT
        )


def test_a_closed_body_leaves_its_groups_and_names_its_successor() -> None:
    old, new = make.body("Phòng A"), make.body("Phòng B")
    group = actions.found_group(name="Các phòng", by=make.system(), at=make.AT)
    actions.put_in_group(
        group=group, body=old, valid_from=make.LONG_AGO, by=make.system(), at=make.AT
    )

    actions.close_body(body=old, on=ON, successors=[new], by=make.system(), at=make.AT)

    assert [link.new for link in old.successions.all()] == [new]
    assert not queries.members(group=group, on=ON).exists()
    assert queries.members(group=group, on=dt.date(2021, 8, 13)).get() == old


def test_a_body_does_not_carry_on_itself() -> None:
    body = make.body("Phòng A")

    with refused(actions.NotAnother, match="chính mình"):
        actions.close_body(body=body, on=ON, successors=[body], by=make.system(), at=make.AT)


def test_two_bodies_are_paired_once() -> None:
    post, commune = make.body("Đồn Biên phòng Cửa Sót"), make.commune()
    pair = actions.pair_bodies(
        one=commune, other=post, purpose="tuần tra", valid_from=make.LONG_AGO,
        by=make.system(), at=make.AT,
    )  # fmt: skip

    with refused(actions.AlreadyThere):
        actions.pair_bodies(
            one=post, other=commune, purpose="x", valid_from=ON, by=make.system(), at=make.AT
        )
    assert list(body_queries.pairs_of(body=post, on=ON)) == [pair]
    actions.end_pair(pair=pair, on=ON, by=make.system(), at=make.AT)
    assert list(body_queries.pairs_of(body=post, on=ON)) == []


def test_a_seat_taken_back_is_open_no_more() -> None:
    lan = make.lan()

    with make.eyes_of(lan):
        seat = Seat.objects.get(pk=lan.seat.id)
        actions.take_seat_back(seat=seat, on=ON, by=lan.user, at=make.AT)
        assert queries.seat_of(user=lan.user, chosen=None) is None


def test_bodies_are_found_by_words_without_accents_and_by_abbreviation() -> None:
    world = province_of_two_districts()

    assert list(queries.bodies_like(words="ubnd an hoa")) == [
        world.people_of["xã An Hòa, huyện Thanh Giang"]
    ]


def test_a_name_that_begins_as_the_words_do_comes_first() -> None:
    council = make.body("Hội đồng nhân dân huyện Kim Bảng", level=Level.DISTRICT)
    people = make.body("Ủy ban nhân dân huyện Kim Bảng", level=Level.DISTRICT)

    assert list(queries.bodies_like(words="ubnd huyen kim bang")) == [people, council]


def test_a_group_name_is_taken_whatever_its_tones() -> None:
    actions.found_group(name="Các sở", by=make.system(), at=make.AT)

    with refused(actions.NameTaken):
        actions.found_group(name="CAC SO", by=make.system(), at=make.AT)


def test_a_drawn_group_is_redrawn_not_filled_by_hand() -> None:
    world = province_of_two_districts()
    group = actions.found_group(name="Cấp huyện", rule={"level": 2}, by=make.system(), at=make.AT)

    with refused(actions.WrongRule):
        actions.put_in_group(
            group=group, body=world.front, valid_from=ON, by=make.system(), at=make.AT
        )
    actions.redraw_group(group=group, rule={"system": "front"}, by=make.system(), at=make.AT)
    assert list(queries.members(group=group, on=ON)) == [world.front]
    assert body_queries.groups_of(body=world.front, on=ON) == [group]


def test_a_bloc_of_a_commune_is_its_own_group_of_parts() -> None:
    commune = make.commune()
    parts = [make.body(f"Chi hội {n}", parent=commune) for n in ("Phụ nữ", "Nông dân")]
    bloc = actions.found_group(name="Khối dân vận", owner=commune, by=make.system(), at=make.AT)
    for part in parts:
        actions.put_in_group(
            group=bloc, body=part, valid_from=make.LONG_AGO, by=make.system(), at=make.AT
        )

    found = queries.resolve_name(name="Khối dân vận", owner=commune, on=ON)

    assert found.best is not None
    assert found.best.group == bloc
    assert set(queries.members(group=bloc, on=ON)) == set(parts)
    assert queries.resolve_name(name="Khối dân vận", owner=make.district(), on=ON).best is None
