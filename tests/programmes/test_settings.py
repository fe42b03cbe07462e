"""What is set for a plan: by its owner, each change kept and never altered."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.programmes.actions import programmes, setting
from lalanh.programmes.models import Programme, ReportRhythm, SettingChange
from lalanh.programmes.queries.setting import changes_of, rhythm_in_words, rhythm_of
from tests import make, make_programmes
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db

FOUR = make_programmes.FOUR


@pytest.fixture
def lan() -> make.Person:
    """The owner."""
    return make.lan()


@pytest.fixture
def plan(lan: make.Person) -> Programme:
    """A plan without any setting."""
    return make_programmes.opened(lan)


def test_a_new_route_is_kept_with_what_it_was_before_and_who_set_it(
    lan: make.Person, plan: Programme
) -> None:
    with make.eyes_of(lan):
        setting.set_route(
            programme=plan, consolidator=make_programmes.department(), by=lan.user, at=make.AT
        )
        change = changes_of(programme=plan).get()

    assert (change.what, change.old, change.new) == (
        "route", "chưa định", "Sở Văn hóa và Thể thao tỉnh Sông Lam",
    )  # fmt: skip
    assert (change.set_by, change.set_at) == (lan.user, make.AT)


def test_what_is_set_to_the_same_is_no_change(lan: make.Person, plan: Programme) -> None:
    with make.eyes_of(lan):
        setting.set_route(programme=plan, consolidator=None, by=lan.user, at=make.AT)
        assert not changes_of(programme=plan).exists()


def test_without_a_committee_the_owner_decides(lan: make.Person, plan: Programme) -> None:
    assert plan.decider == lan.body


def test_the_committee_decides_once_it_is_named(lan: make.Person, plan: Programme) -> None:
    committee = make_programmes.committee(lan.body)
    with make.eyes_of(lan):
        row = setting.set_committee(programme=plan, committee=committee, by=lan.user, at=make.AT)

    assert row.decider == committee


def test_only_a_steering_committee_or_the_owner_may_decide(
    lan: make.Person, plan: Programme
) -> None:
    with make.eyes_of(lan), refused(setting.NotACommittee, match="không phải ban chỉ đạo"):
        setting.set_committee(programme=plan, committee=make.district(), by=lan.user, at=make.AT)


def test_a_rhythm_nobody_set_is_open(lan: make.Person, plan: Programme) -> None:
    with make.eyes_of(lan):
        assert rhythm_in_words(rhythm_of(programme=plan, on=make.AT.date())) == "chưa định"


def test_a_rhythm_holds_from_the_day_it_is_set(lan: make.Person, plan: Programme) -> None:
    later = make.AT + dt.timedelta(days=10)
    with make.eyes_of(lan):
        for at, kind in ((make.AT, "daily"), (later, "weekly")):
            setting.set_rhythm(
                programme=plan, kind=kind, hour=FOUR, days_after=0, by=lan.user, at=at
            )
        said = [rhythm_in_words(rhythm_of(programme=plan, on=at.date())) for at in (make.AT, later)]

    assert said == ["hằng ngày, trước 16:00", "hằng tuần, trước 16:00"]


def test_a_rhythm_set_twice_on_a_day_is_the_later_one(lan: make.Person, plan: Programme) -> None:
    with make.eyes_of(lan):
        for kind in ("daily", "monthly"):
            setting.set_rhythm(
                programme=plan, kind=kind, hour=FOUR, days_after=5, by=lan.user, at=make.AT
            )
        row = ReportRhythm.objects.get()

    assert rhythm_in_words(row) == "hằng tháng, trước 16:00, 5 ngày sau khi hết kỳ"


def test_the_period_may_be_moved_but_not_turned_round(lan: make.Person, plan: Programme) -> None:
    first, last = dt.date(2021, 8, 1), dt.date(2021, 12, 31)
    with make.eyes_of(lan):
        setting.set_period(programme=plan, starts_on=first, ends_on=last, by=lan.user, at=make.AT)
        with refused(programmes.WrongPeriod):
            setting.set_period(
                programme=plan, starts_on=last, ends_on=first, by=lan.user, at=make.AT
            )
        assert changes_of(programme=plan).get().new == "từ 01/8/2021 đến hết 31/12/2021"


def test_only_the_owner_sets_anything(lan: make.Person) -> None:
    hung = make_programmes.hung()
    plan = make_programmes.opened(lan, consolidator=hung.body)

    with make.eyes_of(hung), refused(setting.NotTheOwner), transaction.atomic():
        setting.set_route(programme=plan, consolidator=None, by=hung.user, at=make.AT)


def test_nothing_is_set_for_a_closed_plan(lan: make.Person, plan: Programme) -> None:
    with make.eyes_of(lan):
        programmes.close_programme(
            programme=plan, reason="Ghép vào kế hoạch khác.", by=lan.user, at=make.AT
        )
        with refused(setting.AlreadyClosed):
            setting.set_route(programme=plan, consolidator=None, by=lan.user, at=make.AT)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE programmes_settingchange SET old = 'khác'",
        "DELETE FROM programmes_settingchange",
    ],
)
def test_the_history_of_settings_is_never_altered(
    lan: make.Person, plan: Programme, sql: str
) -> None:
    refusal = pytest.raises(DatabaseError, match=r"history|denied")

    with make.eyes_of(lan), refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("model", [SettingChange, ReportRhythm])
def test_another_district_sees_no_setting(
    lan: make.Person, plan: Programme, model: type[SettingChange] | type[ReportRhythm]
) -> None:
    with make.eyes_of(lan):
        setting.set_rhythm(
            programme=plan, kind="daily", hour=FOUR, days_after=0, by=lan.user, at=make.AT
        )
        assert model.objects.exists()

    with make.eyes_of(make.cuong()), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
        assert cursor.fetchone() == (0,)
