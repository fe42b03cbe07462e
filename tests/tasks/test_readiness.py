"""Contingency plans by version, who has none, and digital solutions in use."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base.permissions import Role
from lalanh.organisations import actions as organisations
from lalanh.organisations.models import Body
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from lalanh.tasks.actions import readiness
from lalanh.tasks.actions.obstacle_steps import NotYourTurn
from lalanh.tasks.models import ContingencyPlan
from lalanh.tasks.queries import readiness as queries
from tests import make, make_flows, make_organisations
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def hoai() -> make.Person:
    """A commune."""
    return make_flows.hoai()


def test_a_new_version_stands_beside_the_one_before(hoai: make.Person) -> None:
    for _ in range(2):
        make_flows.ready(hoai)

    with make.eyes_of(hoai):
        assert [one.version for one in queries.versions()] == [2, 1]
        assert queries.contingency_plans(body=hoai.body).get().version == 2


def test_versions_are_counted_for_each_kind(hoai: make.Person) -> None:
    make_flows.ready(hoai)

    assert make_flows.ready(hoai, hazard="epidemic").version == 1


def test_a_plan_is_kept_by_its_own_body_and_never_approved_tomorrow(hoai: make.Person) -> None:
    with refused(readiness.InTheFuture):
        make_flows.ready(hoai, dated_on=dt.date(2021, 8, 20))
    lan = make.lan()
    with make.eyes_of(lan), refused(NotYourTurn):
        readiness.keep_contingency_plan(
            body=hoai.body, facts=make_flows.four_heads(hoai), file=None, by=lan.user, at=make.AT
        )


@pytest.mark.parametrize(
    "sql", ["UPDATE tasks_contingencyplan SET means = 'x'", "DELETE FROM tasks_contingencyplan"]
)
def test_a_version_stays_as_it_was_approved(hoai: make.Person, sql: str) -> None:
    make_flows.ready(hoai)
    refusal = pytest.raises(DatabaseError, match=r"history|denied")

    with make.eyes_of(hoai), refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def _committee(name: str, *, unit: str, parent: Body | None, level: Level) -> Body:
    province = make_organisations.unit("tỉnh Sông Lam")
    place = province if level == Level.PROVINCE else make_organisations.unit(unit, parent=province)
    return organisations.found_body(
        name=name, system=System.GOVERNMENT, level=level, parent=parent, function="ubnd",
        unit=place, valid_from=make.LONG_AGO, by=make.system(), at=make.AT,
    )  # fmt: skip


def test_localities_without_a_plan_are_listed_by_district() -> None:
    top = _committee("UBND tỉnh", unit="", parent=None, level=Level.PROVINCE)
    one, two = (
        _committee(f"UBND {name}", unit=name, parent=top, level=Level.DISTRICT)
        for name in ("huyện Thanh Giang", "huyện Kim Bảng")
    )
    dung = make.person("dung", "Vũ Tiến Dũng", body=one, role=Role.LEADER)
    make_flows.ready(dung)
    son = make.person("son", "Hoàng Đức Sơn", body=top, role=Role.LEADER)

    with make.eyes_of(son):
        found = queries.missing(body=top, hazard="flood")

    assert [(row.district, row.bodies, row.total) for row in found] == [
        ("huyện Kim Bảng", [two], 1)
    ]


def test_a_digital_solution_is_listed_and_corrected(hoai: make.Person) -> None:
    facts = readiness.SolutionFacts(
        "Sổ tay số", "Theo dõi hộ cần giúp", "cán bộ thôn", dt.date(2021, 1, 1), None, ""
    )
    changed = readiness.SolutionFacts(
        "Sổ tay số", "Theo dõi hộ cần giúp", "cán bộ thôn", dt.date(2021, 1, 1),
        dt.date(2021, 8, 1), "https://so-tay.example",
    )  # fmt: skip
    with make.eyes_of(hoai):
        row = readiness.keep_solution(body=hoai.body, facts=facts, by=hoai.user, at=make.AT)
        with refused(readiness.NameTaken):
            readiness.keep_solution(body=hoai.body, facts=facts, by=hoai.user, at=make.AT)
        readiness.keep_solution(
            body=hoai.body, facts=changed, solution=row, by=hoai.user, at=make.AT
        )
        assert queries.solutions(body=hoai.body).get().until_on == dt.date(2021, 8, 1)


def test_a_solution_does_not_end_before_it_began(hoai: make.Person) -> None:
    facts = readiness.SolutionFacts(
        "Sổ tay số", "x", "x", dt.date(2021, 1, 1), dt.date(2020, 1, 1), ""
    )
    with make.eyes_of(hoai), refused(readiness.WrongPeriod):
        readiness.keep_solution(body=hoai.body, facts=facts, by=hoai.user, at=make.AT)


@pytest.mark.parametrize("table", ["tasks_contingencyplan", "tasks_solution"])
def test_another_district_sees_neither(hoai: make.Person, table: str) -> None:
    make_flows.ready(hoai)
    make_flows.solution(hoai)

    assert make_flows.count(hoai, table) == 1
    assert make_flows.count(make.cuong(), table) == 0
    with make.eyes_of(make.lan()):
        assert ContingencyPlan.objects.count() == 1
