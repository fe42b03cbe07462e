"""Pages of reminders: choosing, looking before sending, what came in, and a plan's rule."""

import datetime as dt

import pytest
from django.test import Client

from lalanh.programmes.models import Programme
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment, Reminder, ReminderRule, Task
from lalanh.tasks.queries import reminders
from lalanh.web.tasks import reminding, views_reminders
from tests import make, make_directives, make_reminders, make_tasks
from tests.web.reading import Answer, parsed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(client: Client) -> Task:
    """A task for two bodies that is long over time; Lan is signed in."""
    lan = make.lan()
    made = make_tasks.given(lan, make_tasks.giang().body, make.commune())
    client.force_login(lan.user)
    return made


def _words(answer: Answer) -> str:
    return text_of(parsed(answer))


def _parts(task: Task) -> list[str]:
    with make.eyes_of(make.again("lan")):
        found = Assignment.objects.filter(task=task).order_by("pk").values_list("pk", flat=True)
        return [str(pk) for pk in found]


def _sent() -> list[Reminder]:
    with make.eyes_of(make.again("lan")):
        return list(Reminder.objects.select_related("body").order_by("pk"))


def test_the_list_of_late_parts_is_ticked_to_begin_with(client: Client, task: Task) -> None:
    tree = parsed(client.get("/don-doc/gui/"))

    assert tree.xpath("//input[@name='part'][@checked]/@value") == _parts(task)


def test_nothing_goes_out_before_it_was_looked_at(client: Client, task: Task) -> None:
    answer = client.post("/don-doc/gui/?which=late", {"part": _parts(task), "to_ordered": "Gấp!"})

    assert "Xem trước: 2 cơ quan sẽ nhận" in _words(answer)
    assert "chưa có tài khoản" in _words(answer)
    assert _sent() == []


def test_the_second_press_sends_to_those_ticked(client: Client, task: Task) -> None:
    first, _ = _parts(task)
    given = {"part": [first], "to_ordered": "Gấp!", "send": "1"}

    answer = client.post("/don-doc/gui/?which=late", given, follow=True)

    assert "Đã đôn đốc 1 phần việc ở 1 cơ quan." in _words(answer)
    assert [row.text.endswith("Gấp!") for row in _sent()] == [True]


def test_without_a_tick_the_page_says_what_to_do(client: Client, task: Task) -> None:
    answer = client.post("/don-doc/gui/?which=late", {"to_ordered": "Gấp!", "send": "1"})

    assert "không" in _words(answer).lower()
    assert _sent() == []


def test_words_of_command_to_a_request_stand_beside_the_field(client: Client) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body, modality="request")
    client.force_login(lan.user)

    given = {"part": _parts(task), "to_requested": "Yêu cầu nộp ngay"}
    answer = client.post("/don-doc/gui/?which=", given)

    assert "không viết như mệnh lệnh" in _words(answer)


def test_the_sender_sees_who_has_not_opened(client: Client, task: Task) -> None:
    make_reminders.remind(make.again("lan"), task)

    answer = client.get("/don-doc/?unopened=on&words=thanh+giang")

    assert "chưa xem" in _words(answer)
    assert len(parsed(answer).xpath("//tbody/tr")) == 1


def test_the_receiver_opens_it_and_the_sender_sees_when(client: Client, task: Task) -> None:
    make_reminders.remind(make.again("lan"), task)
    giang = make.again("giang")
    client.force_login(giang.user)
    page = parsed(client.get(f"/nhiem-vu/{task.pk}/"))
    (form,) = page.xpath("//form[@hx-trigger='load, submit']")

    client.post(form.get("action"), {"id": form.xpath(".//input[@name='id']/@value")})

    with make.eyes_of(make.again("lan")):
        opened = reminders.sent(sender=make.province()).filter(body=giang.body).get().openings
        assert [one.opened_by for one in opened.all()] == [giang.user]


def test_what_came_in_is_listed_and_lies_on_the_first_page(client: Client, task: Task) -> None:
    make_reminders.remind(make.again("lan"), task)
    client.force_login(make.again("giang").user)

    assert "quá hạn 4 ngày" in _words(client.get("/don-doc/nhan-duoc/"))
    assert "Đôn đốc chưa xem" in _words(client.get("/"))


def test_a_task_shows_its_reminders_and_the_way_to_send_one(client: Client, task: Task) -> None:
    make_reminders.remind(make.again("lan"), task)

    tree = parsed(client.get(f"/nhiem-vu/{task.pk}/"))

    assert "Trần Thị Lan" in text_of(tree.get_element_by_id("don-doc"))
    assert f"/don-doc/gui/?task_id={task.pk}" in tree.xpath("//a/@href")


def test_another_district_finds_nothing_to_remind_of_and_nothing_sent(
    client: Client, task: Task
) -> None:
    make_reminders.remind(make.again("lan"), task)
    client.force_login(make.cuong().user)

    for address in ("/don-doc/", "/don-doc/nhan-duoc/", f"/don-doc/gui/?task_id={task.pk}"):
        assert "Rà soát" not in _words(client.get(address))
    client.post("/don-doc/gui/", {"part": _parts(task), "to_ordered": "x", "send": "1"})
    assert len(_sent()) == 2


def _programme(lan: make.Person) -> Programme:
    document = make_directives.registered(lan)
    with make.eyes_of(lan):
        return giving.carry_out(
            document=document, name="Vận động ủng hộ", short_name="Ủng hộ",
            starts_on=dt.date(2021, 8, 2), ends_on=None, consolidator=None, by=lan.user, at=make.AT,
        )  # fmt: skip


def test_the_owner_sets_when_a_plan_reminds(client: Client) -> None:
    lan = make.lan()
    client.force_login(lan.user)
    address = f"/chuong-trinh/{_programme(lan).pk}/nhac-viec/"
    given = {"is_on": "on", "days_before": "7, 2", "every_days_after": "5"}

    answer = client.post(address, given, follow=True)

    assert "trước hạn 7, 2; quá hạn mỗi 5 ngày" in _words(answer)


def test_a_list_of_days_nobody_can_read_is_told(client: Client) -> None:
    lan = make.lan()
    client.force_login(lan.user)
    given = {"is_on": "on", "days_before": "ba ngày", "every_days_after": "5"}

    answer = client.post(f"/chuong-trinh/{_programme(lan).pk}/nhac-viec/", given)

    assert "cách nhau bằng dấu phẩy, ví dụ 3, 1, 0" in _words(answer)


def test_who_only_looks_sets_no_rule(client: Client) -> None:
    programme = _programme(make.lan())
    client.force_login(make.binh().user)
    address = f"/chuong-trinh/{programme.pk}/nhac-viec/"

    answer = client.post(address, {"days_before": "", "every_days_after": "0"})

    assert (client.get(address).status_code, answer.status_code) == (200, 403)
    with make.eyes_of(make.again("lan")):
        assert not ReminderRule.objects.exists()


def test_a_long_list_is_reminded_as_a_whole(
    client: Client, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views_reminders, "LIST_LIMIT", 1)
    page = parsed(client.get("/don-doc/gui/"))
    given = {"whole": "1", "to_ordered": "Gấp!", "send": "1"}

    answer = client.post("/don-doc/gui/?which=late", given, follow=True)

    assert "cả 2 phần việc" in text_of(page)
    assert "Đã đôn đốc 2 phần việc ở 2 cơ quan." in _words(answer)


def test_a_task_shows_its_latest_reminders_and_the_way_to_all(
    client: Client, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "_SHOWN_OF_TASK", 1)
    make_reminders.remind(make.again("lan"), task)

    part = parsed(client.get(f"/nhiem-vu/{task.pk}/")).get_element_by_id("don-doc")

    assert len(part.xpath(".//tbody/tr")) == 1
    assert f"/don-doc/?task_id={task.pk}" in part.xpath(".//a/@href")
    assert len(parsed(client.get(f"/don-doc/?task_id={task.pk}")).xpath("//tbody/tr")) == 2
