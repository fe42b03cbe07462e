"""Filled sheets are taken in whole or not at all, and once."""

import datetime as dt
import subprocess
import sys

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base.permissions import Role
from lalanh.tasks.actions import filing
from lalanh.tasks.models import Assignment, Report, Task
from lalanh.tasks.queries import sheets
from tests import killing, make, make_sheets, make_tasks
from tests.conftest import Scratch
from tests.make_sheets import Cell

FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam "


def _filled(part: Assignment, **cells: Cell) -> dict[str, Cell]:
    return {"part": part.pk, "words": "Đã xong 14 thôn.", **cells}


def _reports(person: make.Person) -> list[tuple[str, bool, int]]:
    """Words, whether the end is claimed, and pieces of evidence."""
    with make.eyes_of(person):
        found = Report.objects.order_by("pk").prefetch_related("evidence")
        return [(one.text, one.claims_done, len(one.evidence.all())) for one in found]


def _faults(person: make.Person, *rows: dict[str, Cell], kind: str = "progress") -> list[str]:
    sheet = make_sheets.sent(person, *rows, kind=kind)
    with make.eyes_of(person):
        return [one.sentence for one in sheets.outcome(sheet=sheet, at=make.AT).faults]


@pytest.mark.django_db
def test_every_row_becomes_a_report() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    first, second = (make_tasks.part(giang, make_tasks.given(lan, giang.body)) for _ in range(2))

    sheet = make_sheets.sent(
        giang, _filled(first), _filled(second, figure=14, unit="thôn", letter="12/BC", done="x")
    )
    make_sheets.taken(giang, sheet)

    assert _reports(lan) == [("Đã xong 14 thôn.", False, 0), ("Đã xong 14 thôn.", True, 2)]


@pytest.mark.django_db
def test_nothing_happens_before_somebody_has_looked() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))

    make_sheets.sent(giang, _filled(part))

    assert _reports(lan) == []


@pytest.mark.django_db
def test_the_same_file_twice_changes_nothing() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))
    first = make_sheets.taken(giang, make_sheets.sent(giang, _filled(part)))

    again = make_sheets.taken(giang, make_sheets.sent(giang, _filled(part)))

    assert (again.pk, len(_reports(lan))) == (first.pk, 1)


@pytest.mark.django_db
def test_the_same_rows_in_another_file_are_known() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))
    done = _filled(part, letter="12/BC", done="x")
    make_sheets.taken(giang, make_sheets.sent(giang, done))

    other = make_sheets.sent(giang, done, {"part": part.pk})
    with make.eyes_of(giang):
        found = sheets.outcome(sheet=other, at=make.AT)

    assert (found.new_count, found.known_count, found.faults) == (0, 1, [])


@pytest.mark.django_db
def test_one_bad_row_holds_back_all() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))
    sheet = make_sheets.sent(giang, _filled(part), {"part": 999_999, "words": "Xong"})

    with pytest.raises(filing.SheetHasFaults, match="trang “Tiến độ”, dòng 6"):
        make_sheets.taken(giang, sheet)

    assert _reports(lan) == []


@pytest.mark.django_db
def test_a_row_that_is_refused_late_undoes_the_rows_before() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    first, second = (make_tasks.part(giang, make_tasks.given(lan, giang.body)) for _ in range(2))
    with make.eyes_of(giang):
        Task.objects.create(
            owner=giang.body, parent=second.task, title="Việc con", text="Việc con",
            modality="assign", given_at=make.AT, given_by=giang.user,
        )  # fmt: skip
    done = {"letter": "12/BC", "done": "x"}
    sheet = make_sheets.sent(giang, _filled(first, **done), _filled(second, **done))

    with pytest.raises(filing.SheetHasFaults, match="dòng 6: Còn 1 nhiệm vụ"):
        make_sheets.taken(giang, sheet)

    assert _reports(lan) == []


@pytest.mark.django_db
def test_nobody_reports_for_another_body() -> None:
    lan, giang, cuong = make.lan(), make_tasks.giang(), make.cuong()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))

    for person in (lan, cuong):
        assert "không có phần việc mang mã này" in _faults(person, _filled(part))[0]


@pytest.mark.django_db
def test_a_part_that_was_reported_takes_no_other_report() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    make_tasks.reported(giang, task)

    assert "không báo cáo thêm được" in _faults(giang, _filled(make_tasks.part(giang, task)))[0]


@pytest.mark.django_db
def test_a_sensitive_task_takes_letters_only() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    with make.eyes_of(lan):
        Task.objects.filter(pk=task.pk).update(is_sensitive=True)
    part = make_tasks.part(giang, task)

    assert "chỉ nhận số văn bản" in _faults(giang, _filled(part))[0]
    make_sheets.taken(giang, make_sheets.sent(giang, {"part": part.pk, "letter": "9/CV"}))
    assert _reports(lan) == [("", False, 1)]


# --- Plans ---------------------------------------------------------------------------------------

ROW: dict[str, Cell] = {
    "text": "Lập danh sách hộ bị thiệt hại.", "lead": FRONT + "huyện Thanh Giang",
    "others": FRONT + "huyện Kim Bảng", "deadline": "trước ngày 20/8/2021",
}  # fmt: skip


@pytest.mark.django_db
def test_the_tasks_of_a_typed_plan_are_given() -> None:
    lan = make.lan()
    make.district(), make.district("huyện Kim Bảng")
    request = ROW | {"text": "Phối hợp tuyên truyền.", "modality": "đề nghị", "deadline": ""}

    make_sheets.taken(lan, make_sheets.sent(lan, ROW, request, kind="plan"))

    with make.eyes_of(lan):
        first, second = Task.objects.order_by("pk")
        roles = list(first.assignments.order_by("pk").values_list("role", flat=True))
        states = set(second.assignments.values_list("state", flat=True))
    assert (first.last_day, first.deadline_literal) == (dt.date(2021, 8, 19), ROW["deadline"])
    assert (sorted(roles), states) == (["coordinate", "lead"], {"asked"})


@pytest.mark.django_db
def test_a_plan_sent_again_in_another_file_gives_nothing_twice() -> None:
    lan = make.lan()
    make.district(), make.district("huyện Kim Bảng")
    make_sheets.taken(lan, make_sheets.sent(lan, ROW, kind="plan"))
    more = ROW | {"text": "Tiếp nhận hàng cứu trợ."}

    again = make_sheets.taken(lan, make_sheets.sent(lan, ROW, more, kind="plan"))

    with make.eyes_of(lan):
        assert (again.taken_count, Task.objects.count()) == (1, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"lead": "Sở Ngoại vụ Vũ trụ"}, "Sở Ngoại vụ Vũ trụ"),
        ({"lead": FRONT + "tỉnh Sông Lam"}, "không tự giao cho mình"),
        ({"deadline": "trong 03 tháng kể từ sau Lễ mít tinh"}, "hãy ghi ngày cụ thể"),
    ],
)
def test_what_a_plan_cannot_mean_is_told(cells: dict[str, Cell], said: str) -> None:
    lan = make.lan()
    make.district(), make.district("huyện Kim Bảng")

    assert any(said in one for one in _faults(lan, ROW | cells, kind="plan"))


@pytest.mark.django_db
def test_a_sheet_that_was_put_aside_comes_back_with_its_file() -> None:
    lan = make.lan()
    make.district(), make.district("huyện Kim Bảng")
    sheet = make_sheets.sent(lan, ROW, kind="plan")
    with make.eyes_of(lan):
        dropped = filing.drop_sheet(sheet=sheet, by=lan.user, at=make.AT)
    with pytest.raises(filing.SheetEnded):
        make_sheets.taken(lan, dropped)

    back = make_sheets.sent(lan, ROW, kind="plan")

    assert (back.pk, back.state) == (sheet.pk, "waiting")


@pytest.mark.django_db
def test_a_body_takes_in_its_own_sheets_only() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))
    sheet = make_sheets.sent(giang, _filled(part))

    with pytest.raises(filing.NotYourSheet):
        make_sheets.taken(lan, sheet)


@pytest.mark.django_db
def test_another_district_sees_no_sheet() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_sheets.sent(giang, _filled(make_tasks.part(giang, make_tasks.given(lan, giang.body))))

    with make.eyes_of(make.cuong(Role.LEADER)), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tasks_filledsheet")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    ["UPDATE tasks_filledsheet SET state = 'waiting', taken_at = NULL, taken_by_id = NULL",
     "DELETE FROM tasks_filledsheet"],
)  # fmt: skip
def test_a_sheet_that_was_taken_in_stays(sql: str) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))
    make_sheets.taken(giang, make_sheets.sent(giang, _filled(part)))

    with (
        make.eyes_of(giang),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


TAKE = """
import django; django.setup()
from tests import make, make_sheets
from lalanh.tasks.models import FilledSheet
giang = make.again("giang")
with make.eyes_of(giang):
    sheet = FilledSheet.objects.get()
make_sheets.taken(giang, sheet)
"""


@pytest.mark.processes
def test_a_taking_in_killed_in_the_middle_leaves_nothing_half(scratch: Scratch) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    parts = [make_tasks.part(giang, make_tasks.given(lan, giang.body)) for _ in range(2)]
    sheet = make_sheets.sent(giang, *(_filled(part, letter="1/BC") for part in parts))

    with killing.stalled(scratch, "LOCK TABLE tasks_evidence IN EXCLUSIVE MODE"):
        taking = subprocess.Popen([sys.executable, "-c", TAKE], env=scratch.environment())
        killing.wait_for(lambda: killing.is_waiting(scratch))
        taking.kill()
        taking.wait(timeout=30)
    kept = _count(scratch)
    make_sheets.taken(giang, sheet)

    assert (kept, _count(scratch)) == (0, 2)


def _count(scratch: Scratch) -> int:
    with psycopg.connect(scratch.url("owner")) as owner:
        row = owner.execute("SELECT count(*) FROM tasks_report").fetchone()
    assert row is not None
    return int(row[0])
