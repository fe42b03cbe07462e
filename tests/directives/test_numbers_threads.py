"""Twelve papers are issued at once: each has its number, none is left out, none comes twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from lalanh.directives.actions import issuing
from lalanh.directives.models import Draft, Issue, NumberRun
from lalanh.kernel.errors import Refused
from tests import make, make_writing
from tests.conftest import Scratch

pytestmark = pytest.mark.processes

PAPERS = 12


def _press(desk: make_writing.Desk, pk: int) -> str:
    """Issue a paper on a connection of its own; say how it went."""
    try:
        with make.eyes_of(desk.thu):
            draft = Draft.objects.get(pk=pk)
            issuing.issue_paper(draft=draft, by=desk.thu.user, at=make.AT)
        return "issued"
    except Refused:
        return "refused"
    finally:
        connection.close()


def test_numbers_have_neither_gaps_nor_doubles(scratch: Scratch) -> None:
    desk = make_writing.desk()
    papers = [make_writing.signed(desk).pk for _ in range(PAPERS)]

    # Each is pressed twice, the first ones before there is a series at all.
    with ThreadPoolExecutor(2 * PAPERS) as people:
        went = list(people.map(lambda pk: _press(desk, pk), papers + papers))

    with make.eyes_of(desk.thu):
        counts = list(Issue.objects.order_by("count").values_list("count", flat=True))
        assert NumberRun.objects.get().last == PAPERS
    assert counts == list(range(1, PAPERS + 1))
    assert (went.count("issued"), went.count("refused")) == (PAPERS, PAPERS)
