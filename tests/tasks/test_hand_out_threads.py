"""Twenty people press at once: everybody gets everything once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from lalanh.directives.models import Document
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment, Task
from tests import make, make_directives
from tests.conftest import Scratch

pytestmark = pytest.mark.processes

PRESSES = 20


def test_twenty_presses_hand_out_once(scratch: Scratch) -> None:
    lan = make.lan()
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    document = make_directives.registered(lan)

    def press(_: int) -> None:
        try:
            with make.eyes_of(lan):
                mine = Document.objects.get(pk=document.pk)
                giving.hand_out(document=mine, by=lan.user, at=make.AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(PRESSES) as people:
        list(people.map(press, range(PRESSES)))

    with make.eyes_of(lan):
        assert (Task.objects.count(), Assignment.objects.count()) == (2, 3)
