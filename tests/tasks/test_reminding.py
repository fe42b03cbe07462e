"""Reminders by hand: to whom, in which words, once a day, and who has opened them."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from lalanh.base.models import Notice
from lalanh.base.permissions import Role
from lalanh.tasks.actions import doing, reminding
from lalanh.tasks.models import Assignment, Reminder
from lalanh.tasks.queries import reminders
from lalanh.tasks.queries.reminders import Wanted, Words
from tests import make, make_directives, make_reminders, make_tasks

pytestmark = pytest.mark.django_db
LATE = make_reminders.LATE


def _reminded(person: make.Person) -> list[Reminder]:
    with make.eyes_of(person):
        return list(Reminder.objects.order_by("pk"))


def test_a_reminder_is_kept_with_sender_time_and_words() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)

    make_reminders.remind(lan, task, words=Words(to_ordered="Báo cáo trước 16 giờ."))

    (row,) = _reminded(giang)
    assert (row.sender, row.sent_by, row.sent_at, row.kind) == (lan.body, lan.user, LATE, "by_hand")
    assert row.text.endswith("quá hạn 4 ngày. Báo cáo trước 16 giờ.")


def test_those_who_sit_in_the_body_find_it_on_their_desk() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)

    (row,) = make_reminders.remind(lan, task)

    with make.eyes_of(giang):
        notice = Notice.objects.get(kind="tasks.reminded")
    assert (notice.to, notice.url, row.told) == (giang.user, f"/nhiem-vu/{task.pk}/", 1)


def test_one_notice_stands_for_many_tasks() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    tasks = [make_tasks.given(lan, giang.body) for _ in range(3)]

    with make.eyes_of(lan):
        parts = Assignment.objects.filter(task__in=tasks)
        reminding.remind(parts=parts, words=Words(), by=lan.user, at=LATE)

    with make.eyes_of(giang):
        assert "nhắc 3 nhiệm vụ" in Notice.objects.get(kind="tasks.reminded").text


def test_once_a_day_is_enough() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    make_reminders.remind(lan, task)

    with pytest.raises(reminding.RemindedToday):
        make_reminders.remind(lan, task)
    make_reminders.remind(lan, task, at=LATE + dt.timedelta(days=1))

    assert len(_reminded(giang)) == 2


def test_who_has_reported_is_left_in_peace() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body, make.commune())
    make_tasks.reported(giang, task)

    sent = make_reminders.remind(lan, task)

    assert [row.body for row in sent] == [make.commune()]


def test_what_is_done_is_not_reminded_of() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    hoa = make.person("hoa", "Ngô Thị Hoa", body=lan.body, role=Role.LEADER)
    make_tasks.judged(hoa, make_tasks.reported(giang, task))

    with pytest.raises(reminding.NobodyToRemind):
        make_reminders.remind(lan, task)


def test_who_was_freed_is_not_reminded() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    part = make_tasks.part(lan, task, of=giang.body)
    with make.eyes_of(lan):
        doing.except_assignment(assignment=part, reason="Đã sáp nhập.", by=lan.user, at=make.AT)

    with pytest.raises(reminding.NobodyToRemind):
        make_reminders.remind(lan, task)


def test_a_request_is_not_reminded_of_in_words_of_command() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body, modality="request")

    with pytest.raises(reminding.SoundsLikeAnOrder, match="yêu cầu"):
        make_reminders.remind(lan, task, words=Words(to_requested="Tôi yêu cầu trả lời."))
    (row,) = make_reminders.remind(lan, task, words=Words(to_ordered="Nộp ngay."))

    assert (row.is_request, "Kính đề nghị" in row.text, "Nộp" in row.text) == (True, True, False)


def test_a_body_outside_the_province_is_written_to_on_paper() -> None:
    lan = make.lan()
    task = make_tasks.given(lan, make_tasks.outsider(), modality="request")

    with pytest.raises(reminding.NobodyToRemind):
        make_reminders.remind(lan, task)


def test_only_the_giver_and_who_directs_may_remind() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body, make.commune())

    with pytest.raises(reminding.NobodyToRemind):
        make_reminders.remind(giang, task)


def test_the_directing_body_sees_the_parts_and_reminds() -> None:
    lan, giang, dung = make.lan(), make_tasks.giang(), make_reminders.standing_committee()
    task = make_tasks.given(lan, giang.body)
    make_reminders.directed(lan, task, dung.body)

    (row,) = make_reminders.remind(dung, task)

    assert (row.body, row.sender, row.owner, row.told) == (giang.body, dung.body, lan.body, 1)
    with make.eyes_of(giang):
        assert Notice.objects.filter(to=giang.user, kind="tasks.reminded").exists()
    assert [one.pk for one in _reminded(lan)] == [row.pk]


def test_the_directing_body_changes_nothing_of_the_parts() -> None:
    lan, giang, dung = make.lan(), make_tasks.giang(), make_reminders.standing_committee()
    task = make_tasks.given(lan, giang.body)
    make_reminders.directed(lan, task, dung.body)

    with make.eyes_of(dung):
        changed = Assignment.objects.filter(task=task, body=giang.body).update(state="done")

    assert changed == 0


def test_the_first_opening_is_kept() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    (row,) = make_reminders.remind(lan, make_tasks.given(lan, giang.body))
    later = LATE + dt.timedelta(hours=1)

    with make.eyes_of(giang):
        first = reminding.open_reminders(ids=[row.pk], by=giang.user, at=LATE)
        again = reminding.open_reminders(ids=[row.pk], by=giang.user, at=later)

    with make.eyes_of(lan):
        (seen,) = reminders.sent(sender=lan.body)
        opened = [(one.opened_by, one.opened_at) for one in seen.openings.all()]
    assert (first, again, opened) == (1, 0, [(giang.user, LATE)])


def test_nobody_opens_what_another_body_received() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    (row,) = make_reminders.remind(lan, make_tasks.given(lan, giang.body))

    with make.eyes_of(lan):
        assert reminding.open_reminders(ids=[row.pk], by=lan.user, at=LATE) == 0


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(which="late"), 1), (Wanted(which="soon"), 1), (Wanted(), 3),
        (Wanted(words="thanh giang"), 3), (Wanted(words="kim bang"), 0),
    ],
)  # fmt: skip
def test_parts_are_chosen_by_deadline_and_name(wanted: Wanted, count: int) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    for day in (dt.date(2021, 8, 20), dt.date(2021, 8, 28), dt.date(2021, 12, 1)):
        make_tasks.given(lan, giang.body, last_day=day)

    with make.eyes_of(lan):
        assert reminders.chosen(sender=lan.body, wanted=wanted, at=LATE).count() == count


def test_what_a_flash_document_gave_stands_on_top() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body, last_day=dt.date(2021, 8, 1))
    document = make_directives.handed_out(lan)
    with make.eyes_of(lan):
        type(document).objects.filter(pk=document.pk).update(urgency="hoa_toc")

        first = reminders.remindable(sender=lan.body).first()

    assert first is not None
    assert first.task.document_id == document.pk


def test_another_district_sees_no_reminder_and_no_opening() -> None:
    lan, giang, cuong = make.lan(), make_tasks.giang(), make.cuong()
    (row,) = make_reminders.remind(lan, make_tasks.given(lan, giang.body))
    with make.eyes_of(giang):
        reminding.open_reminders(ids=[row.pk], by=giang.user, at=LATE)

    with make.eyes_of(cuong), connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM tasks_reminder), "
            "(SELECT count(*) FROM tasks_reminderopened), (SELECT count(*) FROM tasks_reminderrule)"
        )
        assert cursor.fetchone() == (0, 0, 0)
        cursor.execute("SELECT count(*) FROM tasks_accounts_of(%s)", [[giang.body.pk]])
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("table", ["tasks_reminder", "tasks_reminderopened", "tasks_reminderrule"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_sent_stays(table: str, sql: str) -> None:
    with (
        make.eyes_of(make.lan()),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))
