import datetime as dt

import pytest

from lalanh.organisations import committee_actions, committee_queries, office_actions
from lalanh.organisations.models import Body, CommitteeMember, Office
from tests import make
from tests.make_organisations import Province, province_of_two_districts, refused

ON = dt.date(2021, 8, 14)
Role = CommitteeMember.Role
pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Province:
    return province_of_two_districts()


def committee(world: Province, number: str = "279-QĐ/TU") -> Body:
    return committee_actions.found_committee(
        name="Ban Chỉ đạo hỗ trợ người dân", decision_number=number, valid_from=ON,
        parent=world.committee, standing_agency=world.front, by=make.system(), at=make.AT,
    )  # fmt: skip


def office(body: Body, title: str = "Chủ tịch") -> Office:
    return office_actions.set_up_office(body=body, title=title, by=make.system(), at=make.AT)


def appoint(body: Body, post: Office, role: str = Role.MEMBER) -> CommitteeMember:
    return committee_actions.appoint_member(
        committee=body, office=post, role=role, valid_from=ON, by=make.system(), at=make.AT
    )


def test_a_committee_is_set_up_by_a_numbered_decision(world: Province) -> None:
    with refused(committee_actions.NoDecision, match="số quyết định"):
        committee(world, number="  ")


def test_members_are_listed_by_rank_with_who_held_the_office(world: Province) -> None:
    body, lan = committee(world), make.lan()
    head, other = office(world.committee), office(world.front)
    with make.eyes_of(lan):
        person = office_actions.enter_official(full_name="Nguyễn Văn Một", by=lan.user, at=make.AT)
        office_actions.hand_over(office=head, to=person, on=make.LONG_AGO, by=lan.user, at=make.AT)
        appoint(body, other, Role.STANDING_DEPUTY)
        appoint(body, head, Role.HEAD)

        members = committee_queries.members_on(committee=body, on=ON)

    assert [one.member.role for one in members] == ["head", "standing_deputy"]
    assert members[0].holding is not None
    assert members[0].holding.official == person
    assert members[1].holding is None


def test_a_committee_has_one_head_and_each_office_once(world: Province) -> None:
    body, post = committee(world), office(world.committee)
    appoint(body, post, Role.HEAD)

    with refused(committee_actions.MemberTaken, match="trưởng ban"):
        appoint(body, office(world.front), Role.HEAD)
    with refused(committee_actions.MemberTaken, match="đã là thành viên"):
        appoint(body, post)


def test_a_dismissed_member_stays_in_the_days_before(world: Province) -> None:
    body = committee(world)
    member = appoint(body, office(world.front))
    with refused(committee_actions.WrongPeriod):
        committee_actions.dismiss_member(member=member, on=ON, by=make.system(), at=make.AT)

    committee_actions.dismiss_member(
        member=member, on=dt.date(2021, 9, 1), by=make.system(), at=make.AT
    )

    assert len(committee_queries.members_on(committee=body, on=dt.date(2021, 8, 31))) == 1
    assert committee_queries.members_on(committee=body, on=dt.date(2021, 9, 1)) == []


def test_only_the_receiving_section_posts_receipts(world: Province) -> None:
    body = committee(world)
    assert committee_queries.may_post_receipts(body=world.front, committee=body)
    talk, take = (
        committee_actions.found_section(
            committee=body, name=name, valid_from=ON, takes_receipts=takes,
            by=make.system(), at=make.AT,
        )
        for name, takes in (("Tiểu ban Tuyên truyền", False), ("Tiểu ban Tiếp nhận", True))
    )  # fmt: skip

    assert committee_queries.may_post_receipts(body=take, committee=body)
    assert not committee_queries.may_post_receipts(body=talk, committee=body)
    assert not committee_queries.may_post_receipts(body=world.front, committee=body)
    assert set(committee_queries.sections(committee=body)) == {talk, take}


def test_sections_belong_to_committees_only(world: Province) -> None:
    with refused(committee_actions.NotACommittee):
        committee_actions.found_section(
            committee=world.front, name="Tiểu ban", valid_from=ON, by=make.system(), at=make.AT
        )


def test_the_standing_agency_is_replaced(world: Province) -> None:
    body = committee_actions.name_standing_agency(
        committee=committee(world), agency=world.committee, by=make.system(), at=make.AT
    )

    assert Body.objects.get(pk=body.pk).standing_agency == world.committee


def test_the_assignment_table_says_who_answers_for_a_district(world: Province) -> None:
    body = committee(world)
    one, two = appoint(body, office(world.front)), appoint(body, office(world.committee))
    committee_actions.assign_field(
        member=one, field="Phụ trách huyện Kim Bảng", units=[world.units["huyện Kim Bảng"]],
        by=make.system(), at=make.AT,
    )  # fmt: skip
    committee_actions.assign_field(member=two, field="Truyền thông", by=make.system(), at=make.AT)
    commune = world.people_of["xã Đồng Tâm, huyện Kim Bảng"]
    other = world.people_of["huyện Thanh Giang"]

    assert committee_queries.answerable(committee=body, body=commune, on=ON) == [one, two]
    assert committee_queries.answerable(committee=body, body=other, on=ON) == [two]
    assert commune in committee_queries.covered_by(member=one)
    assert other not in committee_queries.covered_by(member=one)


def test_the_list_shows_districts_with_and_without_a_decision(world: Province) -> None:
    body = committee(world)
    lower = committee_actions.found_committee(
        name="Ban Chỉ đạo huyện Kim Bảng", decision_number="15/QĐ-UBND", valid_from=ON,
        parent=body, unit=world.units["huyện Kim Bảng"],
        standing_agency=world.people_of["huyện Kim Bảng"], by=make.system(), at=make.AT,
    )  # fmt: skip

    found = committee_queries.district_committees(committee=body, on=ON)

    assert [(one.unit.name, one.committee) for one in found] == [
        ("Kim Bảng", lower),
        ("Thanh Giang", None),
    ]
    assert list(committee_queries.committees(on=ON)) == [body, lower]
    assert list(committee_queries.committees(on=dt.date(2021, 8, 13))) == []
