"""Members of a committee: who answers for which body, and all of one's own field."""

import datetime as dt

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.organisations import committee_actions, committee_queries, office_actions
from lalanh.organisations.models import Body, CommitteeMember
from lalanh.tasks.models import Assignment, Report, Task
from lalanh.tasks.queries import answering
from lalanh.tasks.queries import task as tasks
from tests import make, make_tasks
from tests.make_organisations import Province, province_of_two_districts

pytestmark = pytest.mark.django_db
GIANG, KIM = "huyện Thanh Giang", "huyện Kim Bảng"


class World:
    """A committee, its secretary, and a member who answers for one district."""

    def __init__(self) -> None:
        self.place: Province = province_of_two_districts()
        by, at = make.system(), make.AT
        self.committee: Body = committee_actions.found_committee(
            name="Ban Chỉ đạo cứu trợ", decision_number="279-QĐ/TU", valid_from=make.LONG_AGO,
            parent=self.place.committee, standing_agency=self.place.front, by=by, at=at,
        )  # fmt: skip
        self.secretary = make.person("thu", "Vũ Anh Thư", body=self.committee, role=Role.LEADER)
        self.member = make.person("son", "Lê Hồng Sơn", body=self.place.front, role=Role.LEADER)
        office = office_actions.set_up_office(
            body=self.place.front, title="Phó Chủ tịch", by=by, at=at
        )
        with make.eyes_of(self.member):
            official = office_actions.enter_official(
                full_name="Lê Hồng Sơn", user=self.member.user, by=by, at=at
            )
            office_actions.hand_over(office=office, to=official, on=make.LONG_AGO, by=by, at=at)
        self.seat: CommitteeMember = committee_actions.appoint_member(
            committee=self.committee, office=office, role="member",
            valid_from=make.LONG_AGO, by=by, at=at,
        )  # fmt: skip
        committee_actions.assign_field(
            member=self.seat, field="Cứu trợ", units=[self.place.units[GIANG]], by=by, at=at
        )

    def given(self) -> Task:
        """A task of the committee for a commune of the member's district and for another one."""
        people = self.place.people_of
        return make_tasks.given(
            self.secretary, people[f"xã An Hòa, {GIANG}"], people[f"xã Đồng Tâm, {KIM}"]
        )


@pytest.fixture
def world() -> World:
    """The committee at work."""
    return World()


def test_a_member_sees_all_of_the_field_and_only_that(world: World) -> None:
    task = world.given()

    with make.eyes_of(world.member):
        seen = [part.body.name for part in Assignment.objects.filter(task=task)]
        listed = list(answering.parts_of_field(at=make.AT))

    assert seen == [world.place.people_of[f"xã An Hòa, {GIANG}"].name]
    assert [part.body.name for part in listed] == seen


def test_whoever_answers_for_nothing_sees_nothing_of_it(world: World) -> None:
    world.given()
    other = make.person("oanh", "Hồ Kim Oanh", body=world.place.front, role=Role.LEADER)

    with make.eyes_of(other):
        assert not Assignment.objects.exists()
        assert not answering.parts_of_field(at=make.AT, show="tat-ca").exists()


def test_the_member_reads_the_reports_of_the_field(world: World) -> None:
    task = world.given()
    body = world.place.people_of[f"xã An Hòa, {GIANG}"]
    make_tasks.reported(make.person("hoa", "Lý Thị Hoa", body=body, role=Role.LEADER), task)

    with make.eyes_of(world.member):
        assert Report.objects.get().body == body


def test_a_member_who_is_dismissed_sees_no_more(world: World) -> None:
    world.given()
    with make.eyes_of(world.secretary):
        committee_actions.dismiss_member(
            member=world.seat, on=dt.date(2022, 1, 1), by=world.secretary.user, at=make.AT
        )

    with make.eyes_of(world.member):
        assert not Assignment.objects.exists()


@pytest.mark.parametrize(("place", "count"), [(f"xã An Hòa, {GIANG}", 1), (KIM, 0)])
def test_each_part_names_the_member_answerable(world: World, place: str, count: int) -> None:
    body = world.place.people_of[place]
    asked = {"committee": world.committee, "on": make.AT.date()}

    many = answering.answerable_by_body(bodies=[body], **asked)  # type: ignore[arg-type]  # one of each
    one = committee_queries.answerable(body=body, **asked)  # type: ignore[arg-type]  # the same

    assert many == {body.pk: one}
    assert len(one) == count


def test_the_task_of_a_committee_shows_who_answers(world: World) -> None:
    task = world.given()
    site = Client()
    site.force_login(world.secretary.user)

    page = site.get(f"/nhiem-vu/{task.pk}/").content.decode()

    assert page.count("phụ trách: Phó Chủ tịch") == 1


def test_the_field_has_a_page_and_the_desk_leads_there(world: World) -> None:
    world.given()
    site = Client()
    site.force_login(world.member.user)

    field = site.get("/nhiem-vu/linh-vuc/?xem=qua-han").content.decode()

    assert "Cứu trợ" in field
    assert "xã An Hòa" in field
    assert "xã Đồng Tâm" not in field
    assert "Lĩnh vực tôi phụ trách" in site.get("/nhiem-vu/").content.decode()


def test_the_share_done_is_told_day_by_day() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body, make.district(KIM))
    make_tasks.judged(lan, make_tasks.reported(giang, task))

    with make.eyes_of(lan):
        days = tasks.done_by_day(task=task)

    assert [(d.day, d.done, d.done_by_then, d.total, d.percent) for d in days] == [
        (dt.date(2021, 8, 14), 1, 1, 2, 50)
    ]


@pytest.mark.parametrize(
    ("show", "count"), [("", 2), ("chua-xong", 1), ("qua-han", 1), ("xong", 1), ("cho-duyet", 0)]
)
def test_those_not_done_are_listed_apart(show: str, count: int) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body, make.district(KIM))
    make_tasks.judged(lan, make_tasks.reported(giang, task))

    with make.eyes_of(lan):
        later = make.AT + dt.timedelta(days=30)
        assert tasks.parts(task=task, at=later, show=show).count() == count
