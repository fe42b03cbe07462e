import datetime as dt
from typing import Any

import pytest

from lalanh.base import jobs
from lalanh.base.models import Job
from lalanh.base.permissions import Role
from lalanh.organisations import import_actions, office_queries, sheet
from lalanh.organisations.models import Body, Holding, Official
from tests import make
from tests.make_organisations import province_of_two_districts
from tests.organisations.test_sheet import workbook

BODY_HEADS: list[object] = [column.heading for column in sheet.BODIES]
PEOPLE_HEADS: list[object] = [column.heading for column in sheet.OFFICIALS]
pytestmark = pytest.mark.django_db


def row(name: str, *, unit: str = "", parent: str = "", kind: str = "") -> list[object]:
    return [name, "", "chính quyền", "tỉnh", kind, unit, parent, "01/01/2015"]


def person(name: str, *, body: str = "UBND tỉnh Sông Lam", on: str = "01/07/2020") -> list[object]:
    return [body, "Chủ tịch", name, "x", "", "", "", on]


def send_in(lan: make.Person, form: str, *rows: list[object]) -> dict[str, Any]:
    """Send a sheet in and run its job to the end."""
    heads = BODY_HEADS if form == "bodies" else PEOPLE_HEADS
    with make.eyes_of(lan):
        job = import_actions.send_in_sheet(
            content=workbook(heads, *rows), form=form, by=lan.user, at=make.AT
        )
        import_actions.take_in(jobs.Work(job=job, by=lan.user))
        return dict(Job.objects.get(pk=job.pk).result)


@pytest.fixture
def lan() -> make.Person:
    province_of_two_districts()
    return make.lan(Role.KEEPER)


def test_good_rows_are_kept_and_bad_ones_named(lan: make.Person) -> None:
    result = send_in(
        lan, "bodies", row("Sở Y tế", unit="tỉnh Sông Lam", parent="UBND tỉnh Sông Lam"),
        row("Sở Lạ", parent="UBND tỉnh Đâu Đó"), row("Sở Tư pháp", unit="huyện Không Có"),
        row("Văn phòng Sở", parent="so y te"),
    )  # fmt: skip

    assert (result["new"], result["same"], result["faulty"]) == (2, 0, 2)
    assert [(f["row"], f["column"], f["value"]) for f in result["faults"]] == [
        (3, "Trực thuộc", "UBND tỉnh Đâu Đó"),
        (4, "Địa bàn", "huyện Không Có"),
    ]
    assert Body.objects.get(name="Văn phòng Sở").parent == Body.objects.get(name="Sở Y tế")


def test_the_same_sheet_again_changes_nothing(lan: make.Person) -> None:
    first = send_in(lan, "bodies", row("Sở Y tế"), row("Sở Tư pháp"))
    again = send_in(lan, "bodies", row("Sở Y tế"), row("Sở Tư pháp"))

    assert (first["new"], first["same"]) == (2, 0)
    assert (again["new"], again["same"]) == (0, 2)


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        (row("Sở bạn", kind="ngoài tỉnh", parent="UBND tỉnh Sông Lam"), "Trực thuộc"),
        (row("Ban xã", parent="UBND xã Đồng Tâm"), "Trực thuộc"),
        (row("Trạm xã", unit="xã Đồng Tâm"), "Địa bàn"),
    ],
)
def test_a_row_that_could_mean_two_things_is_not_guessed(
    lan: make.Person, bad: list[object], column: str
) -> None:
    result = send_in(lan, "bodies", bad)

    assert [fault["column"] for fault in result["faults"]] == [column]
    assert result["new"] == 0


def test_a_unit_is_known_by_the_one_above(lan: make.Person) -> None:
    result = send_in(lan, "bodies", row("Trạm Y tế", unit="Xã Đồng Tâm, huyện Kim Bảng"))

    assert result["faults"] == []
    unit = Body.objects.get(name="Trạm Y tế").unit
    assert unit is not None
    assert unit.parent is not None
    assert unit.parent.name == "Kim Bảng"


def test_people_in_office_follow_one_another(lan: make.Person) -> None:
    result = send_in(
        lan, "officials", person("Nguyễn Văn Một", on="01/07/2018"),
        person("Trần Thị Hai", on=""), person("Trần Thị Hai"), person("Lê Ba", body="Sở Lạ"),
    )  # fmt: skip

    body = Body.objects.get(name="Ủy ban nhân dân tỉnh Sông Lam")
    with make.eyes_of(lan):
        then = office_queries.head_of(body=body, on=dt.date(2019, 1, 1))
        now = office_queries.head_of(body=body, on=dt.date(2021, 1, 1))
        assert then is not None
        assert now is not None
        assert [one.official.full_name for one in (then, now)] == ["Nguyễn Văn Một", "Trần Thị Hai"]
    assert [(f["row"], f["column"]) for f in result["faults"]] == [(3, "Từ ngày"), (5, "Cơ quan")]


def test_a_person_sent_in_twice_is_one(lan: make.Person) -> None:
    send_in(lan, "officials", person("Nguyễn Văn Một"))
    again = send_in(lan, "officials", person("NGUYỄN VĂN MỘT"))

    with make.eyes_of(lan):
        assert (again["same"], again["new"]) == (1, 0)
        assert Official.objects.count() == Holding.objects.count() == 1


def test_a_second_holder_before_the_present_one_is_refused_with_its_row(lan: make.Person) -> None:
    result = send_in(
        lan, "officials", person("Trần Thị Hai"), person("Nguyễn Văn Một", on="01/01/2020")
    )

    (fault,) = result["faults"]
    assert (fault["row"], fault["column"]) == (3, "Từ ngày") or "đã có người giữ" in fault[
        "sentence"
    ]
    assert result["new"] == 1


def test_a_killed_job_goes_on_after_its_last_step(
    lan: make.Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_actions, "_ROWS_A_STEP", 1)
    with make.eyes_of(lan):
        job = import_actions.send_in_sheet(
            content=workbook(BODY_HEADS, row("Sở Một"), row("Sở Hai")), form="bodies",
            by=lan.user, at=make.AT,
        )  # fmt: skip
        Job.objects.filter(pk=job.pk).update(cursor={"done": 1})
        job.refresh_from_db()
        import_actions.take_in(jobs.Work(job=job, by=lan.user))

    assert [body.name for body in Body.objects.filter(name__startswith="Sở")] == ["Sở Hai"]


def test_a_keeper_of_a_district_takes_in_below_it_only(lan: make.Person) -> None:
    below = make.person("an", "Võ Thị An", body=make.district(), role=Role.KEEPER)

    result = send_in(below, "bodies", row("Phòng một", parent=make.district().name), row("Sở hai"))

    assert result["new"] == 1
    assert "cấp tỉnh" in result["faults"][0]["sentence"]
