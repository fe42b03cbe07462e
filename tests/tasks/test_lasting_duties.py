"""A duty that lasts with a directive is over where the directive has ended."""

import datetime as dt

import pytest
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.directives.actions import enforcing
from lalanh.directives.models import Document
from lalanh.directives.queries import force
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import desk
from lalanh.tasks.queries import task as tasks
from tests import make, make_directives
from tests.make_organisations import Province, province_of_two_districts

pytestmark = pytest.mark.django_db

HEAD = """\
ỦY BAN MTTQ VIỆT NAM TỈNH SÔNG LAM

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sông Lam, ngày {day} tháng 8 năm 2021

{title}

"""
DIRECTIVE = HEAD.format(number="45/CT-MTTQ", day="01", title="CHỈ THỊ\nVề phòng, chống lũ") + (
    "1. Ủy ban nhân dân huyện Kim Bảng chuẩn bị thuyền cứu hộ.\n"
)
PLAN = HEAD.format(number="46/KH-MTTQ", day="02", title="KẾ HOẠCH\nGiúp đồng bào vùng lũ") + (
    "Thực hiện Chỉ thị số 45/CT-MTTQ ngày 01/8/2021, kế hoạch như sau:\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n\n"
    "1. Ủy ban nhân dân huyện Thanh Giang định kỳ hàng tuần báo cáo số hộ được giúp trong suốt "
    "thời gian thực hiện Chỉ thị số 45/CT-MTTQ.\n"
)
ENDS = dt.date(2021, 9, 1)
BEFORE = dt.datetime(2021, 8, 31, 3, 0, tzinfo=dt.UTC)
AFTER = dt.datetime(2021, 9, 2, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def world() -> Province:
    return province_of_two_districts()


@pytest.fixture
def lan(world: Province) -> make.Person:
    """She gives the weekly duty; the directive ends in one district in September."""
    lan = make.lan(body=world.front)
    directive = make_directives.registered(lan, words=DIRECTIVE)
    plan = make_directives.registered(lan, words=PLAN)
    with make.eyes_of(lan):
        giving.hand_out(document=plan, by=lan.user, at=make.AT)
        begun = enforcing.begin_force(
            document=directive, unit=world.units["huyện Thanh Giang"],
            starts_on=dt.date(2021, 8, 1), by=lan.user, at=make.AT,
        )  # fmt: skip
        enforcing.end_force(force=begun, ends_on=ENDS, ended_by=None, by=lan.user, at=make.AT)
    return lan


def _part() -> Assignment:
    return Assignment.objects.select_related("task__clause", "body__unit").get()


def test_a_duty_is_over_the_day_after_its_directive_ended(lan: make.Person) -> None:
    with make.eyes_of(lan):
        part = _part()
        days = (ENDS, ENDS + dt.timedelta(days=1))
        found = [force.lasting(clause=part.task.clause, body=part.body, on=day) for day in days]
        directive = Document.objects.get(number="45/CT-MTTQ")

    assert [one and (one.directive, one.is_over) for one in found] == [
        (directive, False), (directive, True),
    ]  # fmt: skip


def test_nobody_is_silent_about_a_duty_that_is_over(lan: make.Person) -> None:
    with make.eyes_of(lan):
        part = _part()
        assert tasks.silent_among(parts=[part], at=BEFORE) == {part.pk}
        assert tasks.silent_among(parts=[part], at=AFTER) == frozenset()


def test_where_the_directive_goes_on_so_does_the_duty(lan: make.Person, world: Province) -> None:
    with make.eyes_of(lan):
        elsewhere = world.people_of["huyện Kim Bảng"]
        found = force.lasting(clause=_part().task.clause, body=elsewhere, on=AFTER.date())
    assert found is not None
    assert not found.is_over


def test_the_page_of_the_task_says_with_what_it_lasts(lan: make.Person) -> None:
    site = Client()
    site.force_login(lan.user)
    with make.eyes_of(lan):
        address = f"/nhiem-vu/{_part().task_id}/"
    assert "Kéo dài theo" in site.get(address).content.decode()


def test_a_commune_that_sees_no_directive_is_not_silent_once_it_has_ended(
    lan: make.Person, world: Province
) -> None:
    thanh_giang = world.people_of["huyện Thanh Giang"]
    giang = make.person("giang", "Đỗ Thu Giang", body=thanh_giang, role=Role.LEADER)
    commune = world.people_of["xã An Hòa, huyện Thanh Giang"]
    with make.eyes_of(giang):
        task = giving.cascade(
            assignment=_part(), bodies=[commune], words="", last_day=None,
            by=giang.user, at=make.AT,
        )  # fmt: skip

    with make.eyes_of(make.person("mien", "Lê Miên", body=commune, role=Role.LEADER)):
        assert not Document.objects.filter(number="45/CT-MTTQ").exists()
        (part,) = Assignment.objects.filter(task=task)
        over = [desk.parts_over([part.pk], at=at) for at in (BEFORE, AFTER)]
    assert over == [frozenset(), {part.pk}]


def test_what_was_handed_on_before_joins_the_plan_with_the_task_above(
    lan: make.Person, world: Province
) -> None:
    thanh_giang = world.people_of["huyện Thanh Giang"]
    giang = make.person("giang", "Đỗ Thu Giang", body=thanh_giang, role=Role.LEADER)
    with make.eyes_of(giang):
        below = giving.cascade(
            assignment=_part(), bodies=[world.people_of["xã An Hòa, huyện Thanh Giang"]],
            words="", last_day=None, by=giang.user, at=make.AT,
        )  # fmt: skip
    with make.eyes_of(lan):
        plan = giving.carry_out(
            document=Document.objects.get(number="46/KH-MTTQ"), name="Giúp đồng bào",
            short_name="Giúp", starts_on=dt.date(2021, 8, 2), ends_on=None, consolidator=None,
            by=lan.user, at=make.AT,
        )  # fmt: skip

    with make.eyes_of(giang):
        assert Task.objects.get(pk=below.pk).programme == plan
