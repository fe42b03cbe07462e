import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lalanh.base.permissions import Role
from lalanh.organisations import actions, office_actions, office_queries
from lalanh.organisations.models import Body, Holding, Office, Official
from tests import make
from tests.make_organisations import province_of_two_districts, refused

ON = dt.date(2021, 8, 14)
LATER = dt.date(2022, 3, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    return make.lan()


def office(body: Body, title: str = "Chủ tịch", **facts: bool) -> Office:
    return office_actions.set_up_office(
        body=body, title=title, by=make.system(), at=make.AT, **facts
    )


def official(name: str) -> Official:
    return office_actions.enter_official(full_name=name, by=make.system(), at=make.AT)


def hand_over(post: Office, to: Official, on: dt.date) -> Holding:
    return office_actions.hand_over(office=post, to=to, on=on, by=make.system(), at=make.AT)


def test_the_office_shows_who_headed_the_body_on_the_day(lan: make.Person) -> None:
    with make.eyes_of(lan):
        post = office(lan.body, is_head=True)
        hand_over(post, official("Nguyễn Văn Một"), make.LONG_AGO)
        hand_over(post, official("Trần Thị Hai"), LATER)

        then = office_queries.head_of(body=lan.body, on=ON)
        now = office_queries.head_of(body=lan.body, on=LATER)
        history = [one.official.full_name for one in office_queries.holding_history(body=lan.body)]

    assert then is not None
    assert now is not None
    assert then.official.full_name == "Nguyễn Văn Một"
    assert now.official.full_name == "Trần Thị Hai"
    assert history == ["Trần Thị Hai", "Nguyễn Văn Một"]


def test_two_cannot_hold_a_single_office_at_a_time(lan: make.Person) -> None:
    with make.eyes_of(lan):
        post = office(lan.body)
        hand_over(post, official("Trần Thị Hai"), LATER)

        with refused(office_actions.HeldByAnother, match="đã có người giữ"):
            hand_over(post, official("Nguyễn Văn Một"), ON)


def test_several_deputies_hold_their_office_at_once(lan: make.Person) -> None:
    with make.eyes_of(lan):
        post = office(lan.body, "Phó Chủ tịch", is_single=False)
        hand_over(post, official("Nguyễn Văn Một"), make.LONG_AGO)
        hand_over(post, official("Trần Thị Hai"), make.LONG_AGO)

        assert office_queries.holders(office=post, on=ON).count() == 2


def test_a_person_holds_an_office_once_at_a_time(lan: make.Person) -> None:
    with make.eyes_of(lan):
        post, one = office(lan.body, "Phó Chủ tịch", is_single=False), official("Nguyễn Văn Một")
        hand_over(post, one, make.LONG_AGO)

        with refused(office_actions.HeldByAnother, match="đang giữ"):
            hand_over(post, one, ON)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(days=st.lists(st.dates(dt.date(2016, 1, 1), dt.date(2025, 1, 1)), max_size=8))
def test_no_day_ever_has_two_holders(lan: make.Person, days: list[dt.date]) -> None:
    with make.eyes_of(lan):
        post = office(lan.body, f"Chức vụ {Office.objects.count()}")
        for n, day in enumerate(days):
            try:
                with transaction.atomic():
                    hand_over(post, official(f"Người {n}"), day)
            except office_actions.HeldByAnother:
                assert post.holdings.filter(valid_from__gte=day).exists()

        held = [office_queries.holders(office=post, on=day).count() for day in days]

    assert set(held) <= {0, 1}
    assert not days or held[days.index(max(days))] == 1


def test_an_ended_office_has_no_holder(lan: make.Person) -> None:
    with make.eyes_of(lan):
        post = office(lan.body, is_head=True)
        holding = hand_over(post, official("Nguyễn Văn Một"), make.LONG_AGO)

        with refused(office_actions.WrongPeriod, match="01/01/2015"):
            office_actions.end_holding(
                holding=holding, on=make.LONG_AGO, by=make.system(), at=make.AT
            )
        office_actions.end_holding(holding=holding, on=ON, by=make.system(), at=make.AT)

        assert office_queries.head_of(body=lan.body, on=ON) is None
        assert office_queries.offices_on(body=lan.body, on=ON) == [
            office_queries.OfficeOn(post, ())
        ]


def test_a_body_has_one_head_and_each_title_once(lan: make.Person) -> None:
    with make.eyes_of(lan):
        office(lan.body, is_head=True)

        with refused(office_actions.OfficeTaken, match="đứng đầu"):
            office(lan.body, "Giám đốc", is_head=True)
        with refused(office_actions.OfficeTaken, match="chủ tịch"):
            office(lan.body, "chủ tịch")


def test_a_counterpart_outside_does_not_see_who_holds_what(lan: make.Person) -> None:
    guest = make.person("khach", "Mai Văn Khách", body=make.body("Sở tỉnh bạn"), role=lan.seat.role)
    Body.objects.filter(pk=guest.body.pk).update(kind=Body.Kind.EXTERNAL)
    with make.eyes_of(lan):
        official("Nguyễn Văn Một")

    with make.eyes_of(guest):
        assert not Official.objects.exists()


def test_an_account_belongs_to_one_official(lan: make.Person) -> None:
    with make.eyes_of(lan):
        facts = {"user": lan.user, "by": make.system(), "at": make.AT}
        one = office_actions.enter_official(full_name="Trần Thị Lan", **facts)  # type: ignore[arg-type]
        kept = office_actions.keep_contact(
            official=one, work_phone="0900 000 001", work_email="LAN@x.example",
            by=make.system(), at=make.AT,
        )  # fmt: skip

        assert kept.work_email == "lan@x.example"
        with refused(office_actions.AccountTaken):
            office_actions.enter_official(full_name="Người khác", **facts)  # type: ignore[arg-type]


def test_reports_of_an_area_reach_the_substitute_while_the_officer_is_away(
    lan: make.Person,
) -> None:
    world = province_of_two_districts()
    with make.eyes_of(lan):
        one, two = official("Nguyễn Văn Một"), official("Trần Thị Hai")
        office_actions.put_in_charge(
            official=one, substitute=two, unit=world.units["huyện Kim Bảng"],
            valid_from=make.LONG_AGO, by=make.system(), at=make.AT,
        )  # fmt: skip
        office_actions.note_absence(
            official=one, valid_from=ON, valid_to=dt.date(2021, 8, 20),
            by=make.system(), at=make.AT,
        )  # fmt: skip
        commune = world.people_of["xã Đồng Tâm, huyện Kim Bảng"]

        (before,) = office_queries.in_charge_of_body(body=commune, on=dt.date(2021, 8, 13))
        (away,) = office_queries.in_charge_of_body(body=commune, on=ON)
        (back,) = office_queries.in_charge_of_body(body=commune, on=dt.date(2021, 8, 20))

    assert (before.official, away.official, back.official) == (one, two, one)
    assert away.is_substitute


def test_a_charge_has_an_end_and_one_area(lan: make.Person) -> None:
    world = province_of_two_districts()
    with make.eyes_of(lan):
        one = official("Nguyễn Văn Một")
        facts = {"official": one, "valid_from": make.LONG_AGO, "by": make.system(), "at": make.AT}
        charge = office_actions.put_in_charge(body=world.front, **facts)  # type: ignore[arg-type]
        office_actions.end_charge(charge=charge, on=ON, by=make.system(), at=make.AT)

        assert office_queries.in_charge_of_body(body=world.front, on=ON) == []
        with refused(office_actions.WrongCharge, match="địa bàn"):
            office_actions.put_in_charge(**facts)  # type: ignore[arg-type]
        with refused(office_actions.WrongCharge, match="người khác"):
            office_actions.put_in_charge(body=world.front, substitute=one, **facts)  # type: ignore[arg-type]


def test_an_external_body_stands_below_nobody() -> None:
    with pytest.raises(IntegrityError, match="external_has_no_parent"):
        actions.found_body(
            name="Sở tỉnh bạn", system="government", level=1, kind=Body.Kind.EXTERNAL,
            parent=make.province(), valid_from=ON, by=make.system(), at=make.AT,
        )  # fmt: skip


@pytest.mark.parametrize("way", ["contact", "absence", "area"])
def test_a_keeper_of_a_district_changes_nothing_of_another(way: str) -> None:
    world = province_of_two_districts()
    district = world.people_of["huyện Kim Bảng"]
    keeper = make.person("khoa", "Lý Văn Khoa", body=district, role=Role.KEEPER)
    with make.eyes_of(make.lan()):
        chair = official("Tạ Văn Nam")
        hand_over(head := office(world.people_of["huyện Thanh Giang"]), chair, make.LONG_AGO)
    by, at = keeper.user, make.AT
    calls: dict[str, Callable[[], object]] = {
        "contact": lambda: office_actions.keep_contact(
            official=chair, work_phone="0", work_email="", by=by, at=at
        ),
        "absence": lambda: office_actions.note_absence(
            official=chair, valid_from=ON, valid_to=LATER, by=by, at=at
        ),
        "area": lambda: office_actions.put_in_charge(
            official=chair, body=head.body, valid_from=ON, by=by, at=at
        ),
    }

    with make.eyes_of(keeper), refused(actions.OutOfReach):
        calls[way]()
