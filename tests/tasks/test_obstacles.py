"""An obstacle goes up the route of its plan, and the decision comes back to who raised it."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base import files
from lalanh.base.models import Notice
from lalanh.base.permissions import Role
from lalanh.kernel.states import NotOnTheMap
from lalanh.programmes.actions import programmes, setting
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import matters, obstacles
from lalanh.tasks.actions.obstacle_steps import NamedFile, NotYourTurn, WordsMissing
from lalanh.tasks.models import Matter, Obstacle, ObstacleFile, ObstacleStep, Task
from tests import make, make_directives, make_flows, make_programmes
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

TABLES = ["tasks_obstacle", "tasks_obstaclestep", "tasks_obstaclefile", "tasks_matter"]


@pytest.fixture
def lan() -> make.Person:
    """The owner of the plan, who decides."""
    return make.lan()


@pytest.fixture
def hung() -> make.Person:
    """The department that consolidates."""
    return make_programmes.hung()


@pytest.fixture
def hoai() -> make.Person:
    """The commune that meets obstacles."""
    return make_flows.hoai()


@pytest.fixture
def plan(lan: make.Person, hung: make.Person) -> Programme:
    """A plan whose obstacles go through the department."""
    return make_flows.plan(lan, through=hung)


def _steps(person: make.Person, obstacle: Obstacle) -> list[tuple[str, str]]:
    with make.eyes_of(person):
        rows = ObstacleStep.objects.filter(obstacle=obstacle).order_by("pk")
        return [(row.to, row.taken_by.username) for row in rows]


def test_an_obstacle_travels_up_and_its_decision_comes_back(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    obstacle = make_flows.raised(hoai, plan)
    make_flows.decided(lan, make_flows.put(hung, [obstacle]))
    with make.eyes_of(hoai):
        obstacles.close_obstacle(
            obstacle=make_flows.seen(hoai, obstacle), words="Đã chuyển hàng vào kho.",
            by=hoai.user, at=make.AT,
        )  # fmt: skip

    assert _steps(hoai, obstacle) == [
        ("raised", "hoai"), ("consolidated", "hung"), ("put", "hung"), ("decided", "lan"),
        ("closed", "hoai"),
    ]  # fmt: skip


def test_the_decision_is_read_by_every_body_that_raised_one_of_the_obstacles(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    kim_bang = make.person(
        "kim", "Đào Thị Kim", body=make.district("huyện Kim Bảng"), role=Role.LEADER
    )
    both = [make_flows.raised(hoai, plan), make_flows.raised(kim_bang, plan)]
    make_flows.decided(lan, make_flows.put(hung, both))

    said = []
    for person, obstacle in zip((hoai, kim_bang), both, strict=True):
        with make.eyes_of(person):
            step = ObstacleStep.objects.get(obstacle=obstacle, to="decided")
            said.append((step.text, Notice.objects.filter(to=person.user).last().url))  # type: ignore[union-attr]  # there is one

    assert [text for text, _ in said] == [
        "Đồng ý mượn kho của công ty lương thực đến hết tháng 9."
    ] * 2
    assert [url for _, url in said] == [f"/vuong-mac/{one.pk}/" for one in both]


def test_a_department_and_a_commune_of_another_branch_tell_each_other(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    obstacle = make_flows.raised(hoai, plan)
    with make.eyes_of(hung):
        told_above = Notice.objects.get(to=hung.user, kind="tasks.obstacle").text
        matters.send_back_obstacle(
            obstacle=obstacle, reason="Ghi rõ số xã.", by=hung.user, at=make.AT
        )
    with make.eyes_of(hoai):
        told_below = Notice.objects.get(to=hoai.user, kind="tasks.obstacle").text

    assert "nêu vướng mắc: Thiếu kho chứa hàng cứu trợ" in told_above
    assert "trả lại vướng mắc: Thiếu kho chứa hàng cứu trợ" in told_below


def test_a_decision_may_give_a_task_of_the_plan_and_copies_its_document(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    matter = make_flows.put(hung, [make_flows.raised(hoai, plan)])
    document = make_directives.registered(lan)
    new = matters.NewTask("Cho mượn kho", "", (make.district(),), dt.date(2021, 8, 25))
    with make.eyes_of(lan):
        row = matters.decide_matter(
            matter=matter, decision="Đồng ý.", document=document, new_task=new,
            by=lan.user, at=make.AT,
        )  # fmt: skip
        task = Task.objects.get(matters=row)

    assert (task.programme_id, task.owner) == (plan.pk, lan.body)
    with make.eyes_of(hoai):
        assert document.copies.filter(body=hoai.body).exists()


def test_two_plans_of_one_owner_have_two_routes(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    front = make.person("cuc", "Bùi Thị Cúc", body=make.district(), role=Role.LEADER)
    other = make_flows.plan(lan, through=front, name="Phong trào")

    routes = [make_flows.raised(hoai, one).consolidator for one in (plan, other)]

    assert routes == [hung.body, front.body]


def test_without_a_consolidating_body_it_goes_straight_to_who_decides(
    lan: make.Person, hoai: make.Person
) -> None:
    obstacle = make_flows.raised(hoai, make_flows.plan(lan, name="Không qua tổng hợp"))

    assert obstacle.state == "put"
    with make.eyes_of(lan):
        matter = Matter.objects.get(obstacles=obstacle)
    make_flows.decided(lan, matter)
    assert make_flows.seen(hoai, obstacle).state == "decided"


def test_the_committee_of_the_plan_decides_where_it_has_one(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    committee = make_programmes.committee(make_programmes.department())
    with make.eyes_of(lan):
        row = setting.set_committee(programme=plan, committee=committee, by=lan.user, at=make.AT)
    matter = make_flows.put(hung, [make_flows.raised(hoai, row)])

    with make.eyes_of(lan), refused(NotYourTurn, match="có thẩm quyền"):
        matters.decide_matter(
            matter=matter, decision="Được.", document=None, new_task=None, by=lan.user, at=make.AT
        )
    dung = make.person("dung", "Hoàng Văn Dũng", body=committee, role=Role.LEADER)
    assert make_flows.decided(dung, matter).state == "decided"


def test_a_new_route_leaves_what_is_under_way_on_its_old_one(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    before = make_flows.raised(hoai, plan)
    with make.eyes_of(lan):
        row = setting.set_route(programme=plan, consolidator=None, by=lan.user, at=make.AT)
    after = make_flows.raised(hoai, row)

    assert (before.consolidator, after.consolidator) == (hung.body, None)
    assert make_flows.put(hung, [before]).state == "put"


def test_what_is_sent_back_is_raised_again_with_what_was_missing(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    obstacle = make_flows.raised(hoai, plan)
    with make.eyes_of(hung):
        matters.send_back_obstacle(
            obstacle=obstacle, reason="Chưa rõ cần bao nhiêu kho.", by=hung.user, at=make.AT
        )
    with make.eyes_of(hoai):
        photo = files.keep(content=b"\x89PNG", media_type="image/png", at=make.AT)
        obstacles.raise_again(
            obstacle=obstacle, words="Cần một kho 200 m2.", files=[NamedFile("kho.png", photo)],
            by=hoai.user, at=make.AT,
        )  # fmt: skip
        assert ObstacleFile.objects.get(obstacle=obstacle).title == "kho.png"

    assert [to for to, _ in _steps(hung, obstacle)] == ["raised", "returned", "raised"]


def test_what_the_committee_sends_back_waits_with_the_consolidating_body_and_is_put_again(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    obstacle = make_flows.raised(hoai, plan)
    matter = make_flows.put(hung, [obstacle])
    with make.eyes_of(lan):
        matters.send_back_matter(
            matter=matter, reason="Thiếu ý kiến ngành.", by=lan.user, at=make.AT
        )
    assert make_flows.seen(hoai, obstacle).state == "consolidated"

    with make.eyes_of(hung):
        matters.correct_matter(
            matter=matter, title="Kho chứa hàng", words="Đã có ý kiến.", by=hung.user, at=make.AT
        )
        row = matters.put_matter(matter=matter, by=hung.user, at=make.AT)
    assert (row.state, row.return_reason) == ("put", "")


def test_what_came_straight_goes_straight_back(lan: make.Person, hoai: make.Person) -> None:
    obstacle = make_flows.raised(hoai, make_flows.plan(lan, name="Không qua tổng hợp"))
    with make.eyes_of(lan):
        matter = Matter.objects.get(obstacles=obstacle)
        matters.send_back_matter(matter=matter, reason="Nêu rõ hơn.", by=lan.user, at=make.AT)

    assert make_flows.seen(hoai, obstacle).state == "returned"


def test_an_obstacle_is_taken_back_with_a_reason_until_it_is_put(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    first, second = make_flows.raised(hoai, plan), make_flows.raised(hoai, plan)
    make_flows.put(hung, [second])
    with make.eyes_of(hoai):
        with refused(WordsMissing, match="lý do"):
            obstacles.take_back_obstacle(obstacle=first, reason=" ", by=hoai.user, at=make.AT)
        row = obstacles.take_back_obstacle(
            obstacle=first, reason="Đã mượn được kho.", by=hoai.user, at=make.AT
        )
        with refused(NotOnTheMap):
            obstacles.take_back_obstacle(obstacle=second, reason="Thôi.", by=hoai.user, at=make.AT)

    assert row.state == "taken_back"
    with make.eyes_of(hung):
        told = Notice.objects.filter(to=hung.user, url=f"/vuong-mac/{first.pk}/").latest("pk")
    assert "rút vướng mắc" in told.text


def test_what_is_dropped_from_a_matter_waits_as_before(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    first, second = make_flows.raised(hoai, plan), make_flows.raised(hoai, plan)
    matter = make_flows.consolidated(hung, [first, second])
    with make.eyes_of(hung):
        dropped = matters.drop_from_matter(
            obstacle=Obstacle.objects.get(pk=first.pk), by=hung.user, at=make.AT
        )
        matters.dissolve_matter(matter=matter, by=hung.user, at=make.AT)

    assert (dropped.state, make_flows.seen(hung, second).state) == ("raised", "raised")


def test_an_empty_matter_is_not_put(hung: make.Person, hoai: make.Person, plan: Programme) -> None:
    obstacle = make_flows.raised(hoai, plan)
    matter = make_flows.consolidated(hung, [obstacle])
    with make.eyes_of(hung):
        matters.drop_from_matter(
            obstacle=Obstacle.objects.get(pk=obstacle.pk), by=hung.user, at=make.AT
        )
        with refused(matters.NothingChosen):
            matters.put_matter(matter=matter, by=hung.user, at=make.AT)


def test_obstacles_of_two_plans_are_not_one_matter(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    other = make_flows.plan(lan, through=hung, name="Phong trào")
    found = [make_flows.raised(hoai, one) for one in (plan, other)]

    with make.eyes_of(hung), refused(matters.TwoRoutes):
        matters.consolidate(obstacles=found, title="x", words="x", by=hung.user, at=make.AT)


def test_nobody_decides_what_they_put(hoai: make.Person) -> None:
    lan = make.lan()
    obstacle = make_flows.raised(lan, make_flows.plan(lan, name="Không qua tổng hợp"))
    with make.eyes_of(lan):
        matter = Matter.objects.get(obstacles=obstacle)
        with refused(matters.OwnMatter):
            matters.decide_matter(
                matter=matter, decision="Tự cho phép.", document=None, new_task=None,
                by=lan.user, at=make.AT,
            )  # fmt: skip


def test_nothing_is_raised_in_a_closed_plan_or_from_tomorrow(
    lan: make.Person, hoai: make.Person, plan: Programme
) -> None:
    tomorrow = obstacles.ObstacleFacts("x", "x", dt.date(2021, 8, 15), "x", "x", "x")
    with make.eyes_of(hoai), refused(obstacles.NotYetMet):
        make_flows.raised(hoai, plan, facts=tomorrow)
    with make.eyes_of(lan):
        closed = programmes.close_programme(programme=plan, reason="Ghép.", by=lan.user, at=make.AT)
    with refused(obstacles.NotUnderWay):
        make_flows.raised(hoai, closed)


def test_nobody_raises_for_another_body(lan: make.Person, plan: Programme) -> None:
    with make.eyes_of(lan), refused(NotYourTurn):
        obstacles.raise_obstacle(
            programme=plan, body=make.commune(), facts=make_flows.FACTS, files=[],
            by=lan.user, at=make.AT,
        )  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_another_district_sees_nothing_of_it_by_raw_sql(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme, table: str
) -> None:
    obstacle = make_flows.raised(hoai, plan)
    with make.eyes_of(hung):
        matters.send_back_obstacle(obstacle=obstacle, reason="Ảnh?", by=hung.user, at=make.AT)
    with make.eyes_of(hoai):
        photo = files.keep(content=b"\x89PNG", media_type="image/png", at=make.AT)
        obstacles.raise_again(
            obstacle=obstacle, words="Có ảnh.", files=[NamedFile("a.png", photo)],
            by=hoai.user, at=make.AT,
        )  # fmt: skip
    make_flows.put(hung, [obstacle])

    assert _count(lan, table) > 0
    assert _count(make.cuong(), table) == 0


def test_who_raised_reads_the_decision_and_not_what_was_said_of_others(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    make_flows.decided(lan, make_flows.put(hung, [make_flows.raised(hoai, plan)]))

    assert _count(hoai, "tasks_matter") == 0
    assert _count(hung, "tasks_matter") == 1


def _count(person: make.Person, table: str) -> int:
    with make.eyes_of(person), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tasks_obstacle SET what = 'khác'",
        "DELETE FROM tasks_obstacle",
        "UPDATE tasks_obstaclestep SET text = 'khác'",
        "DELETE FROM tasks_obstaclestep",
        "DELETE FROM tasks_matter",
    ],
)
def test_what_was_raised_and_each_step_stay_as_they_were(
    hoai: make.Person, plan: Programme, sql: str
) -> None:
    make_flows.raised(hoai, plan)
    refusal = pytest.raises(DatabaseError, match=r"history|denied")

    with make.eyes_of(hoai), refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
