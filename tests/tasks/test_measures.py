"""Timeliness and uniformity of a plan: days, shares on time, how far the districts lie apart."""

import datetime as dt

import pytest

from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import doing
from lalanh.tasks.queries.measures import Measure, Spread, Timeliness, timeliness
from tests import make, make_flows, make_organisations, make_programmes, make_tasks

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
# Every task is given on 14 August and due by the end of the 20th.
AFTER = make.AT + 30 * DAY


@pytest.fixture
def lan() -> make.Person:
    """The owner of the plan."""
    return make.lan()


@pytest.fixture
def plan(lan: make.Person) -> Programme:
    """A plan without tasks."""
    return make_programmes.opened(lan)


def _finished(
    lan: make.Person, plan: Programme, who: make.Person, days: int, *, modality: str = "assign"
) -> None:
    """A task of the plan that this body reported so many days after it was given."""
    task = make_tasks.given(lan, who.body, programme=plan, modality=modality)
    part = make_tasks.part(who, task)
    at = make.AT + days * DAY
    with make.eyes_of(who):
        if modality == "request":
            part = doing.answer_request(
                assignment=part, accepts=True, reason="", by=who.user, at=at
            )
        report = doing.report(
            assignment=part, words="Xong.", claims_done=True, shown=[make_tasks.LETTER],
            by=who.user, at=at,
        )  # fmt: skip
    make_tasks.judged(lan, report)


def _measured(lan: make.Person, plan: Programme, at: dt.datetime = AFTER) -> Timeliness:
    with make.eyes_of(lan):
        return timeliness(programme=plan, at=at)


def test_the_median_and_the_share_on_time_of_a_body(lan: make.Person, plan: Programme) -> None:
    giang = make_tasks.giang()
    for days in (2, 4, 10):
        _finished(lan, plan, giang, days)
    make_tasks.given(lan, giang.body, programme=plan)

    body = _measured(lan, plan).bodies[0]

    assert body == Measure(giang.body.name, giang.body.pk, 4, 3, 4, 2, 4.0)
    assert body.share == 50


def test_what_waits_to_be_judged_counts_neither_way(lan: make.Person, plan: Programme) -> None:
    giang = make_tasks.giang()
    make_tasks.reported(giang, make_tasks.given(lan, giang.body, programme=plan))

    orders = _measured(lan, plan).orders

    assert (orders.parts, orders.done, orders.decided, orders.share) == (1, 0, 0, None)


def test_requests_stand_apart_from_orders(lan: make.Person, plan: Programme) -> None:
    giang = make_tasks.giang()
    _finished(lan, plan, giang, 1)
    _finished(lan, plan, giang, 9, modality="request")

    found = _measured(lan, plan)

    assert (found.orders.share, found.requests.share) == (100, 0)
    assert [one.parts for one in found.bodies] == [1]


def test_general_duties_are_left_out(lan: make.Person, plan: Programme) -> None:
    giang = make_tasks.giang()
    task = make_tasks.given(lan, giang.body, programme=plan, last_day=None)
    with make.eyes_of(lan):
        task.is_general = True
        task.save(update_fields=["is_general"])

    assert _measured(lan, plan).orders.parts == 0


def test_the_spread_between_districts_is_the_gap_and_the_quartiles(
    lan: make.Person, plan: Programme
) -> None:
    shares = {"huyện A": (9, 9), "huyện B": (1, 9), "huyện C": (1, 1)}
    for name, days in shares.items():
        who = make.person(
            name[-1].lower() + "nguoi", "Người Huyện", body=_front_in(name), role=lan.seat.role
        )
        _finished(lan, plan, who, days[0])
        _finished(lan, plan, who, days[1])

    found = _measured(lan, plan)

    assert [(one.name, one.share) for one in found.places] == [
        ("huyện A", 0), ("huyện B", 50), ("huyện C", 100),
    ]  # fmt: skip
    assert found.spread == Spread(3, 0, 25, 50, 75, 100)
    assert found.spread.gap == 100


def _front_in(name: str) -> Body:
    """The Front of a district of the province's map."""
    province = make_organisations.unit("tỉnh Sông Lam")
    body = make.district(name)
    body.unit = make_organisations.unit(name, parent=province)
    body.save(update_fields=["unit"])
    return body


def test_a_plan_where_nothing_is_decided_has_no_spread(lan: make.Person, plan: Programme) -> None:
    make_tasks.given(lan, make.district(), programme=plan)

    found = _measured(lan, plan, at=make.AT)

    assert (found.spread, found.orders.share, found.orders.median_days) == (None, None, None)


def test_a_body_of_the_plan_measures_no_more_than_it_sees(lan: make.Person) -> None:
    plan = make_flows.plan(lan)
    hoai = make_flows.hoai()

    with make.eyes_of(hoai):
        found = timeliness(programme=plan, at=AFTER)

    assert [one.pk for one in found.bodies] == [hoai.body.pk]
