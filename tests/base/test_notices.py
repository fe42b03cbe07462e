"""Notices reach the desk at once and the other channels through a job."""

import pytest
from django.core import mail

from lalanh.base import jobs, notices
from lalanh.base.models import Delivery, Notice
from tests import make

pytestmark = pytest.mark.django_db


def _send(person: make.Person, *, to: make.Person) -> None:
    with make.eyes_of(person):
        notices.send(
            to=[to.user], kind="tests", text="Có việc mới", url="/nhiem-vu/",
            by=person.user, at=make.AT, urgency=Notice.Urgency.FLASH,
        )  # fmt: skip


def test_a_notice_stands_on_the_desk_of_its_reader_and_of_nobody_else() -> None:
    lan, binh, cuong = make.lan(), make.binh(), make.cuong()
    _send(lan, to=cuong)

    with make.eyes_of(cuong):
        assert Notice.objects.get().text == "Có việc mới"
    with make.eyes_of(binh):
        assert not Notice.objects.exists()


def test_a_notice_goes_out_by_letter_once() -> None:
    lan, cuong = make.lan(), make.cuong()
    _send(lan, to=cuong)

    assert jobs.run_next()
    assert not jobs.run_next()

    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["cuong@songlam.example"], "[Lá Lành] hỏa tốc: Có việc mới")
    ]
    assert Delivery.objects.get().state == Delivery.State.SENT


def test_long_words_of_several_lines_go_out_as_one_short_line() -> None:
    lan, cuong = make.lan(), make.cuong()
    words = "Xã rút vướng mắc.\nLý do: " + "đã có kho " * 200
    with make.eyes_of(lan):
        notices.send(to=[cuong.user], kind="tests", text=words, by=lan.user, at=make.AT)

    jobs.run_next()

    assert mail.outbox[0].subject.startswith("[Lá Lành] thường: Xã rút vướng mắc. Lý do: đã có")
    with make.eyes_of(cuong):
        shown = Notice.objects.get().text
    assert (len(shown) <= notices.LONGEST + 2, shown[-2:]) == (True, " …")


def test_a_channel_that_is_down_is_noted_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(notice: Notice) -> None:
        raise ConnectionRefusedError("mail server")

    monkeypatch.setitem(notices.CHANNELS, "email", down)
    lan, cuong = make.lan(), make.cuong()
    _send(lan, to=cuong)

    jobs.run_next()

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.reason) == (Delivery.State.FAILED, "mail server")


def test_a_notice_that_was_read_leaves_the_unread_ones() -> None:
    lan, cuong = make.lan(), make.cuong()
    _send(lan, to=cuong)

    with make.eyes_of(cuong):
        notice = Notice.objects.get()
        notices.mark_read(ids=[notice.pk], by=cuong.user, at=make.AT)
        notice.refresh_from_db()
    assert notice.read_at == make.AT
