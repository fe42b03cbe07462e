"""Many people press at once: one reminder, one taking in, one open calendar address."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from lalanh.kernel.errors import Refused
from lalanh.tasks.models import CalendarFeed, FilledSheet, Reminder, Report
from tests import make, make_feeds, make_reminders, make_sheets, make_tasks
from tests.conftest import Scratch

pytestmark = pytest.mark.processes

PRESSES = 8


def _at_once(press: Callable[[], object]) -> list[str]:
    """Press from as many threads; return the names of the refusals."""

    def one(_: int) -> str:
        try:
            press()
            return ""
        except Refused as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(PRESSES) as people:
        return sorted(people.map(one, range(PRESSES)))


def test_one_reminder_goes_out_however_many_clerks_press(scratch: Scratch) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)

    refused = _at_once(lambda: make_reminders.remind(lan, task))

    assert refused == ["", *["RemindedToday"] * (PRESSES - 1)]
    with make.eyes_of(lan):
        assert Reminder.objects.count() == 1


def test_a_sheet_is_taken_in_once_however_many_press(scratch: Scratch) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))
    sheet = make_sheets.sent(giang, {"part": part.pk, "words": "Đã xong 14 thôn."})

    refused = _at_once(lambda: make_sheets.taken(giang, sheet))

    assert refused == [""] * PRESSES
    with make.eyes_of(lan):
        assert Report.objects.count() == 1


def test_one_file_sent_by_many_is_one_sheet(scratch: Scratch) -> None:
    lan, giang = make.lan(), make_tasks.giang()
    part = make_tasks.part(giang, make_tasks.given(lan, giang.body))

    refused = _at_once(lambda: make_sheets.sent(giang, {"part": part.pk, "words": "Xong."}))

    assert refused == [""] * PRESSES
    with make.eyes_of(giang):
        assert FilledSheet.objects.count() == 1


def test_one_address_is_open_however_often_it_is_asked_for(scratch: Scratch) -> None:
    lan = make.lan()

    refused = _at_once(lambda: make_feeds.feed(lan))

    assert refused == [""] * PRESSES
    with make.eyes_of(lan):
        assert CalendarFeed.objects.filter(revoked_at__isnull=True).count() == 1
